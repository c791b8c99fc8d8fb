package dev.retort.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.retort.operation.SchemaChange;
import dev.retort.operation.SchemaChange.Naming;
import dev.retort.operation.SchemaChange.Rename;
import dev.retort.operation.SchemaChange.RenameLabel;
import dev.retort.schema.Column;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.EnumType;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.Policy;
import dev.retort.schema.Privileges;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.Sequence;
import dev.retort.schema.Table;
import dev.retort.schema.Trigger;

/** Walks both sides by name, once, and finds what differs. */
final class DifferenceFinder {

    private final Matching matching;
    private final ComparisonSettings settings;
    private final Map<RenameQuestion, Boolean> answers = new HashMap<>();
    private final Map<ObjectName, SchemaObject> now;
    private final Map<ObjectName, SchemaObject> before;
    private final Map<ObjectName, SchemaObject> after;
    private final DatabaseSchema target;
    private final List<Difference> found = new ArrayList<>();
    private final Set<ObjectKind> mentioned = new HashSet<>();

    DifferenceFinder(DatabaseSchema now, DatabaseSchema target, Matching matching, ComparisonSettings settings,
            Map<SchemaChange, Boolean> answers) {
        this.matching = matching;
        this.settings = settings;
        this.now = now.byName();
        this.before = matching.before().byName();
        this.after = target.byName();
        this.target = target;
        answers.forEach((rename, yes) -> {
            if (rename instanceof RenameLabel) {
                this.answers.put(new RenameQuestion(rename, 1, List.of()), yes);
            }
        });
        target.objects().forEach(object -> mentioned.add(object.id().kind()));
    }

    List<Difference> find() {
        renames();
        Map<ObjectName, List<SchemaObject>> withNewTable = new LinkedHashMap<>();
        Map<ObjectName, List<SchemaObject>> withOldTable = new LinkedHashMap<>();
        after.forEach((name, object) -> {
            if (!before.containsKey(name)) {
                goesWith(object, before, after).ifPresent(
                        table -> withNewTable.computeIfAbsent(table, _ -> new ArrayList<>()).add(object));
            }
        });
        before.forEach((name, object) -> {
            if (!after.containsKey(name)) {
                goesWith(object, after, before).ifPresent(
                        table -> withOldTable.computeIfAbsent(table, _ -> new ArrayList<>()).add(nowOf(name)));
            }
        });
        before.forEach((name, object) -> {
            SchemaObject other = after.get(name);
            if (other != null) {
                both(name, object, other);
            } else if (goesWith(object, after, before).isEmpty()) {
                found.add(Differences.drop(nowOf(name), withOldTable.getOrDefault(name, List.of()), standing(object)));
            }
        });
        after.forEach((name, object) -> {
            if (!before.containsKey(name) && goesWith(object, before, after).isEmpty()) {
                found.add(created(object, withNewTable.getOrDefault(name, List.of())));
            }
        });
        comments();
        privileges();
        found.removeIf(settings.leftAlone()::covers);
        found.replaceAll(DifferenceFinder::sparePlatforms);
        return sorted(asked());
    }

    private SchemaObject nowOf(ObjectName name) {
        SchemaObject object = now.get(matching.nameNow(name));
        if (object != null) {
            return object;
        }
        // A trigger or policy of a table that got another name.
        return now.values().stream().filter(one -> one.id().kind() == name.kind()
                && one.id().name().equals(name.name())
                && matching.nameNow(Renaming.tableOf(name)).equals(Renaming.tableOf(one.id()))).findFirst()
                .orElseThrow();
    }

    /** The table or view on one side only that a trigger, policy or owned sequence comes and goes with. */
    private static java.util.Optional<ObjectName> goesWith(SchemaObject object, Map<ObjectName, SchemaObject> there,
            Map<ObjectName, SchemaObject> here) {
        ObjectName table = switch (object) {
            case Trigger one -> ObjectName.of(ObjectKind.TABLE, one.schema(), one.table());
            case Policy one -> ObjectName.of(ObjectKind.TABLE, one.schema(), one.table());
            case Sequence one when one.ownedBy() != null -> Renaming.tableOf(one.ownedBy());
            default -> null;
        };
        if (table == null) {
            return java.util.Optional.empty();
        }
        ObjectName view = ObjectName.of(ObjectKind.VIEW, table.schema(), table.name());
        ObjectName owner = here.containsKey(table) ? table : view;
        return here.containsKey(owner) && !there.containsKey(owner)
                ? java.util.Optional.of(owner)
                : java.util.Optional.empty();
    }

    private void both(ObjectName name, SchemaObject one, SchemaObject other) {
        if (one.equals(other)) {
            return;
        }
        if (one instanceof Table table && other instanceof Table wanted && !table.isView()) {
            Table tableNow = (Table) nowOf(name);
            if (isAnotherKind(table, wanted)) {
                found.add(Differences.alter(wanted,
                        Described.noun(table) + " → " + Described.noun(wanted) + ", made anew",
                        List.of(new SchemaChange.Drop(tableNow), new SchemaChange.Create(wanted)), Loss.ROWS,
                        List.of()));
                return;
            }
            new TableComparison(tableNow, table, wanted, settings.writtenDefaults(), found::add).compare();
        } else if (one instanceof EnumType type && other instanceof EnumType wanted) {
            LabelComparison labels = new LabelComparison(type, wanted);
            labels.compare(answers, matching.labels(type, wanted), found::add);
        } else {
            new ObjectComparison(found::add).compare(nowOf(name), one, other);
        }
    }

    /** Whether one cannot become the other while it keeps its rows: a partition that stands alone, another partitioning. */
    private static boolean isAnotherKind(Table one, Table other) {
        return one.kind() != other.kind() || !one.traits().partitionBy().equals(other.traits().partitionBy())
                || !one.traits().partitionOf().equals(other.traits().partitionOf());
    }

    private Difference created(SchemaObject object, List<SchemaObject> within) {
        if (!(object instanceof Table table) || settings.writtenDefaults().isEmpty()) {
            return Differences.add(object, within);
        }
        List<String> frozen = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        table.columns().forEach(column -> {
            ObjectName name = table.id().part(ObjectKind.COLUMN, column.name());
            String written = settings.writtenDefaults().getOrDefault(name, "");
            columns.add(written.isEmpty() ? column : ColumnComparison.withDefault(column, written));
            if (!written.isEmpty()) {
                frozen.add(ColumnComparison.frozen(name, written));
            }
        });
        Difference added = Differences.add(new Table(table.schema(), table.name(), table.kind(), columns,
                table.constraints(), table.indexes(), table.comment(), table.definition(), table.traits()), within);
        for (String warning : frozen) {
            added = added.warning(warning);
        }
        return added;
    }

    private void renames() {
        for (Naming rename : matching.renames()) {
            SchemaObject object = now.get(rename.object());
            found.add(Differences.rename(rename,
                    object == null
                            ? rename.object().kind().name().toLowerCase(java.util.Locale.ROOT)
                            : Described.noun(object)));
        }
    }

    /** Whole things may be another program's; what stands in a table the target mentions is the target's. */
    private Preselection standing(SchemaObject object) {
        boolean owned = object instanceof Sequence one && one.ownedBy() != null;
        boolean part = object.id().kind().isPart() && mentioned.contains(object.id().kind());
        return owned || part ? Preselection.WANTED : Preselection.NOT_IN_TARGET;
    }

    private void comments() {
        Map<ObjectName, String> commentsBefore = new HashMap<>(matching.before().comments());
        Set<ObjectName> renamed = new HashSet<>();
        for (Difference difference : found) {
            for (SchemaChange change : difference.changes()) {
                // Of the parts of tables only columns have their new names by now.
                if (change instanceof Rename part && part.object().kind().isPart()
                        && part.object().kind() != ObjectKind.COLUMN) {
                    String comment = commentsBefore.remove(part.object());
                    renamed.add(difference.object());
                    if (comment != null) {
                        commentsBefore.put(difference.object(), comment);
                    }
                }
            }
        }
        Set<ObjectName> names = new HashSet<>(commentsBefore.keySet());
        names.addAll(target.comments().keySet());
        for (ObjectName name : names) {
            String from = commentsBefore.getOrDefault(name, "");
            String to = target.comments().getOrDefault(name, "");
            if (!from.equals(to) && (renamed.contains(name) || has(before, name)) && has(after, name)) {
                found.add(Differences.of(DifferenceKind.ALTER, name,
                        new SchemaChange.ChangeComment(name, from, to),
                        Differences.words("changes", "comment", name.name(),
                                "“" + Described.shortened(from) + "” → “" + Described.shortened(to) + "”"),
                        Loss.NONE, List.of()));
            }
        }
    }

    private void privileges() {
        Map<ObjectName, Privileges> privilegesBefore = matching.before().privileges();
        target.privileges().forEach((name, wanted) -> {
            Privileges from = privilegesBefore.get(name);
            if (from == null || !has(before, name) || !has(after, name)) {
                return;
            }
            Privileges to = wanted.orOwnedBy(from.owner());
            if (!from.equals(to)) {
                found.add(Differences.of(DifferenceKind.ALTER, name,
                        new SchemaChange.ChangePrivileges(name, from, to),
                        Differences.words("changes", "owner and grants", name.name(), words(from, to)), Loss.NONE,
                        List.of()));
            }
        });
    }

    private static String words(Privileges from, Privileges to) {
        String owner = from.owner().equals(to.owner()) ? "" : "owner " + from.owner() + " → " + to.owner() + " ";
        return (owner + (from.grants().equals(to.grants())
                ? ""
                : String.join("; ", from.grants()) + " → " + String.join("; ", to.grants()))).strip();
    }

    /** Whether a thing is there: a whole object, or the part of a table. */
    private static boolean has(Map<ObjectName, SchemaObject> objects, ObjectName name) {
        return !name.kind().isPart() || objects.containsKey(name)
                ? objects.containsKey(name)
                : DependencyGraph.tableWith(objects, name) != null;
    }

    /** A target that mentions a platform's table, so as to refer to it, need not know all of it. */
    private static Difference sparePlatforms(Difference difference) {
        return difference.kind() == DifferenceKind.DROP && PlatformSchemas.isOne(difference.under().schema())
                ? difference.with(Preselection.NOT_IN_TARGET)
                : difference;
    }

    private List<Difference> asked() {
        Set<ObjectName> from = new HashSet<>();
        Set<ObjectName> to = new HashSet<>();
        for (RenameQuestion question : matching.questions()) {
            if (question.rename() instanceof Naming naming && !matching.isAnswered(question)) {
                from.add(nameNow(question.object()));
                to.add(naming.then());
            }
        }
        return from.isEmpty()
                ? found
                : found.stream().map(difference -> difference.preselected()
                        && (difference.kind() == DifferenceKind.ADD && to.contains(difference.object())
                                || difference.kind() == DifferenceKind.DROP && from.contains(difference.object()))
                                        ? difference.with(Preselection.ASKED)
                                        : difference)
                        .toList();
    }

    private ObjectName nameNow(ObjectName renamed) {
        return nameNow(renamed, matching);
    }

    private static ObjectName nameNow(ObjectName renamed, Matching matching) {
        return renamed.kind().isPart()
                ? matching.nameNow(Renaming.tableOf(renamed)).part(renamed.kind(), renamed.name())
                : renamed;
    }

    /** Whether a difference is the drop or the addition that a rename would be instead. */
    static boolean isSideOf(Difference difference, RenameQuestion question, Matching matching) {
        if (question.rename() instanceof RenameLabel label) {
            return difference.object().equals(label.type());
        }
        ObjectName from = question.object();
        return difference.kind() == DifferenceKind.ADD && question.rename() instanceof Naming naming
                && difference.object().equals(naming.then())
                || difference.kind() == DifferenceKind.DROP && difference.object().equals(nameNow(from, matching));
    }

    private static List<Difference> sorted(List<Difference> differences) {
        Comparator<Difference> order = Comparator.comparing((Difference one) -> one.under().schema())
                .thenComparing(one -> one.under().name()).thenComparing(one -> one.under().kind())
                .thenComparing(one -> one.object().kind().isPart())
                .thenComparing(one -> one.object().kind()).thenComparing(Difference::kind);
        return differences.stream().sorted(order).toList();
    }
}
