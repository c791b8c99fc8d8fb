package dev.retort.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import dev.retort.operation.SchemaChange;
import dev.retort.operation.SchemaChange.Move;
import dev.retort.operation.SchemaChange.Naming;
import dev.retort.operation.SchemaChange.Rename;
import dev.retort.operation.SchemaChange.RenameLabel;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.EnumType;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.Sequence;
import dev.retort.schema.Table;

/**
 * What of the database is what of the target. Renames that were answered with yes, and those that are certain, are done
 * here, in three steps that build upon each other: tables and types, then columns, then the sequences that go with
 * columns.
 */
final class Matching {

    private final ComparisonSettings settings;
    private final Map<SchemaChange, Boolean> answers;
    private final Map<ObjectName, ObjectName> namesNow = new HashMap<>();
    private final List<Naming> renames = new ArrayList<>();
    private final List<RenameQuestion> questions = new ArrayList<>();
    private final Map<ObjectName, SchemaObject> after;
    private DatabaseSchema before;

    Matching(DatabaseSchema now, DatabaseSchema target, ComparisonSettings settings,
            Map<SchemaChange, Boolean> answers) {
        this.settings = settings;
        this.answers = answers;
        this.before = now;
        this.after = target.byName();
        wholes();
        columns();
        sequences();
        labels();
    }

    /** The database's schema with the names that hold once the renames are done. */
    DatabaseSchema before() {
        return before;
    }

    /** Those that are done, in an order that builds upon each other. */
    List<Naming> renames() {
        return renames;
    }

    /** All questions, the answered ones among them. */
    List<RenameQuestion> questions() {
        return questions;
    }

    /** What the database calls a whole object now. */
    ObjectName nameNow(ObjectName renamed) {
        return namesNow.getOrDefault(renamed, renamed);
    }

    boolean isAnswered(RenameQuestion question) {
        return answers.containsKey(question.rename());
    }

    private void wholes() {
        Map<ObjectName, SchemaObject> names = before.byName();
        List<SchemaObject> gone = only(names, name -> !after.containsKey(name) && !isLeftAlone(name));
        List<SchemaObject> added = only(after, name -> !names.containsKey(name) && !isLeftAlone(name));
        if (gone.isEmpty() || added.isEmpty()) {
            return;
        }
        Set<ObjectName> free = new HashSet<>();
        added.forEach(one -> free.add(one.id()));
        Set<ObjectName> left = new HashSet<>();
        List<RenameQuestion> asked = WholeRenames.questions(gone, added);
        accept(asked, rename -> names.containsKey(rename.object()) && !after.containsKey(rename.object())
                && !rename.object().kind().isPart() && free.contains(rename.then()) && left.add(rename.object())
                && free.remove(rename.then()));
    }

    private void columns() {
        List<RenameQuestion> asked = new ArrayList<>();
        Map<ObjectName, Table> tables = new LinkedHashMap<>();
        before.tables().filter(table -> !table.isView()).forEach(table -> {
            if (!isLeftAlone(table.id()) && after.get(table.id()) instanceof Table other
                    && !table.columns().equals(other.columns())) {
                tables.put(table.id(), table);
                new ColumnRenames(table, other).questions().stream()
                        .filter(one -> !isLeftAlone(one.object()) && !isLeftAlone(one.object().renamed(one.to())))
                        .forEach(asked::add);
            }
        });
        Set<ObjectName> taken = new HashSet<>();
        accept(asked, rename -> rename.object().kind() == ObjectKind.COLUMN
                && tables.get(Renaming.tableOf(rename.object())) instanceof Table table
                && has(table, rename.object().name()) && !has(table, rename.then().name())
                && after.get(table.id()) instanceof Table other && has(other, rename.then().name())
                && !has(other, rename.object().name()) && taken.add(rename.then()));
    }

    private boolean isLeftAlone(ObjectName name) {
        return settings.leftAlone().covers(name);
    }

    private static boolean has(Table table, String column) {
        return table.columns().stream().anyMatch(one -> one.name().equals(column));
    }

    /** A sequence goes with its column, so another name of it is no question. */
    private void sequences() {
        Map<ObjectName, SchemaObject> names = before.byName();
        Map<ObjectName, Sequence> added = new HashMap<>();
        for (SchemaObject object : after.values()) {
            if (object instanceof Sequence one && one.ownedBy() != null && !names.containsKey(one.id())) {
                added.put(one.ownedBy(), one);
            }
        }
        List<Rename> certain = new ArrayList<>();
        if (!added.isEmpty()) {
            before.all(Sequence.class).filter(one -> one.ownedBy() != null && !after.containsKey(one.id()))
                    .forEach(one -> {
                        Sequence other = added.remove(one.ownedBy());
                        if (other != null && other.schema().equals(one.schema())) {
                            certain.add(new Rename(one.id(), other.name()));
                        }
                    });
        }
        rename(certain);
    }

    /** A label keeps its place in the type; what names it, such as a default, follows it by itself. */
    private void labels() {
        List<RenameLabel> accepted = new ArrayList<>();
        answers.forEach((rename, yes) -> {
            if (yes && rename instanceof RenameLabel one && after.get(one.type()) instanceof EnumType) {
                accepted.add(one);
            }
        });
        before = new Renaming(settings.dialect(), List.of(), accepted).apply(before);
    }

    private void accept(List<RenameQuestion> asked, Predicate<Naming> possible) {
        questions.addAll(asked);
        List<Naming> accepted = new ArrayList<>();
        answers.forEach((rename, yes) -> {
            if (yes && rename instanceof Naming one && possible.test(one)) {
                accepted.add(one);
            }
        });
        rename(accepted);
    }

    private void rename(List<? extends Naming> accepted) {
        if (accepted.isEmpty()) {
            return;
        }
        renames.addAll(accepted);
        List<Rename> names = new ArrayList<>();
        for (Naming one : accepted) {
            switch (one) {
                case Move move -> move(move);
                case Rename rename -> names.add(rename);
            }
            if (!one.object().kind().isPart()) {
                namesNow.put(one.then(), one.object());
            }
        }
        before = new Renaming(settings.dialect(), names).apply(before);
    }

    private void move(Move move) {
        NewNames moving = NewNames.of(settings.dialect(), move, before);
        before.all(Sequence.class).filter(one -> !moving.apply(one.id()).equals(one.id()))
                .forEach(one -> namesNow.put(moving.apply(one.id()), one.id()));
        before = moving.apply(before);
    }

    /** Adds the questions about labels, which change no names of others. */
    List<RenameQuestion> labels(EnumType one, EnumType other) {
        List<RenameQuestion> asked = new LabelComparison(one, other).questions();
        questions.addAll(asked);
        return asked;
    }

    private static List<SchemaObject> only(Map<ObjectName, SchemaObject> objects, Predicate<ObjectName> wanted) {
        List<SchemaObject> only = new ArrayList<>();
        objects.forEach((name, object) -> {
            if (wanted.test(name)) {
                only.add(object);
            }
        });
        return only;
    }
}
