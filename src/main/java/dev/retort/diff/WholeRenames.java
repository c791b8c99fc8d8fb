package dev.retort.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.retort.operation.SchemaChange.Move;
import dev.retort.operation.SchemaChange.Naming;
import dev.retort.operation.SchemaChange.Rename;
import dev.retort.schema.Column;
import dev.retort.schema.CompositeType;
import dev.retort.schema.Constraint;
import dev.retort.schema.Domain;
import dev.retort.schema.EnumType;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.Sequence;
import dev.retort.schema.Table;
import dev.retort.schema.TableKind;

/** Which tables, types and sequences may have got another name. */
final class WholeRenames {

    /** Columns of a table that is like many others. */
    private static final int SMALL = 2;

    private WholeRenames() {}

    /** @param gone those of the database that the target has not, {@code added} the reverse; of any kind */
    static List<RenameQuestion> questions(List<SchemaObject> gone, List<SchemaObject> added) {
        RenameCandidates<SchemaObject> candidates = new RenameCandidates<>();
        Map<Object, List<SchemaObject>> byPlace = added.stream().collect(Collectors.groupingBy(WholeRenames::group));
        Map<String, List<SchemaObject>> byName = added.stream().filter(WholeRenames::canMove)
                .collect(Collectors.groupingBy(one -> one.id().name()));
        Map<Object, LikelyTables> tables = new HashMap<>();
        for (SchemaObject from : gone) {
            List<SchemaObject> others = byPlace.getOrDefault(group(from), List.of());
            List<? extends SchemaObject> likely = from instanceof Table table
                    ? tables.computeIfAbsent(group(from), _ -> new LikelyTables(others)).to(table)
                    : others;
            likely.forEach(to -> weigh(from, to, candidates));
            if (canMove(from)) {
                byName.getOrDefault(from.id().name(), List.of()).stream()
                        .filter(to -> !to.id().schema().equals(from.id().schema()))
                        .forEach(to -> weigh(from, to, candidates));
            }
        }
        return candidates.best().stream().map(pair -> new RenameQuestion(
                naming(pair.gone().id(), pair.added().id()), pair.score(), pair.evidence())).toList();
    }

    private static Naming naming(ObjectName from, ObjectName to) {
        return from.schema().equals(to.schema()) ? new Rename(from, to.name()) : new Move(from, to.schema());
    }

    /** Whether it may be the same table in another schema; what is a part of another or its child goes with that. */
    private static boolean canMove(SchemaObject object) {
        return object instanceof Table table && table.kind() == TableKind.TABLE
                && table.traits().partitionOf().isEmpty() && table.traits().inherits().isEmpty();
    }

    /** A rename stays within a schema and a kind. */
    private static Object group(SchemaObject object) {
        return List.of(object.id().kind(), object.id().schema());
    }

    private static void weigh(SchemaObject from, SchemaObject to, RenameCandidates<SchemaObject> candidates) {
        List<String> evidence = new ArrayList<>();
        double alike = NameLikeness.of(from.id().name(), to.id().name());
        double score = switch (from) {
            case Table one when to instanceof Table other && !one.isView() && one.kind() == other.kind() ->
                tables(one, other, evidence);
            case EnumType one when to instanceof EnumType other -> same(overlap(one.labels(), other.labels()),
                    "same labels", evidence);
            case Domain one when to instanceof Domain other && one.type().equals(other.type()) ->
                same(one.checks().size() == other.checks().size() ? 0.8 : 0.4, "same type", evidence);
            case CompositeType one when to instanceof CompositeType other ->
                same(overlap(one.columns(), other.columns()), "same attributes", evidence);
            case Sequence one when to instanceof Sequence other && one.ownedBy() == null
                    && other.ownedBy() == null && one.start() == other.start()
                    && one.increment() == other.increment() && one.type().equals(other.type()) ->
                same(0.5, "same range", evidence);
            default -> 0;
        };
        if (alike >= 0.5) {
            evidence.add(alike == 1 ? "same name" : "similar name");
        }
        double certain = Math.min(1, score);
        candidates.add(from, to, from instanceof Table
                ? certain + 0.25 * alike * (1 - certain)
                : 0.75 * certain + 0.25 * alike, evidence);
    }

    private static double same(double score, String words, List<String> evidence) {
        if (score >= 0.8) {
            evidence.add(words);
        }
        return score;
    }

    private static double overlap(List<?> one, List<?> other) {
        Set<Object> all = new HashSet<>(one);
        all.addAll(other);
        Set<Object> common = new HashSet<>(one);
        common.retainAll(new HashSet<>(other));
        return all.isEmpty() ? 0 : (double) common.size() / all.size();
    }

    private static double tables(Table from, Table to, List<String> evidence) {
        double columns = overlap(from.columns().stream().map(WholeRenames::shape).toList(),
                to.columns().stream().map(WholeRenames::shape).toList());
        double score = 0.65 * columns + 0.35 * sameTypes(from.columns(), to.columns());
        if (columns == 1) {
            evidence.add("same columns");
        } else if (columns >= 0.5) {
            evidence.add(Math.round(columns * 100) + " % of the columns in common");
        }
        Set<String> parts = partNames(from);
        parts.retainAll(partNames(to));
        if (!parts.isEmpty()) {
            score += 0.3;
            evidence.add("constraints or indexes in common");
        }
        if (Math.max(from.columns().size(), to.columns().size()) <= SMALL) {
            // Many a table has an id and a name.
            score *= 0.85;
        }
        if (!from.comment().isEmpty() && from.comment().equals(to.comment())) {
            score += 0.3;
            evidence.add("same comment");
        }
        Set<ObjectName> targetsBefore = targets(from);
        Set<ObjectName> targetsAfter = targets(to);
        if (!targetsBefore.isEmpty() && targetsBefore.equals(targetsAfter)) {
            score += 0.15;
            evidence.add("same foreign keys");
        }
        return Math.min(1, score);
    }

    /** How much of the columns' types is the same in the same order: the longest common subsequence's part. */
    private static double sameTypes(List<Column> one, List<Column> other) {
        int[] previous = new int[other.size() + 1];
        for (Column column : one) {
            int[] row = new int[other.size() + 1];
            for (int j = 1; j <= other.size(); j++) {
                row[j] = column.type().equals(other.get(j - 1).type())
                        ? previous[j - 1] + 1
                        : Math.max(previous[j], row[j - 1]);
            }
            previous = row;
        }
        int longest = Math.max(one.size(), other.size());
        return longest == 0 ? 0 : (double) previous[other.size()] / longest;
    }

    private static Set<String> partNames(Table table) {
        Set<String> names = new HashSet<>();
        table.constraints().forEach(one -> names.add(one.name()));
        table.indexes().forEach(one -> names.add(one.name()));
        names.remove("");
        return names;
    }

    static String shape(Column column) {
        return column.name() + " " + column.type();
    }

    private static Set<ObjectName> targets(Table table) {
        return table.constraints().stream().filter(Constraint.ForeignKey.class::isInstance)
                .map(Constraint.ForeignKey.class::cast)
                .filter(key -> !key.targetTable().equals(table.name()))
                .map(key -> ObjectName.of(ObjectKind.TABLE, key.targetSchema(), key.targetTable()))
                .collect(Collectors.toSet());
    }
}
