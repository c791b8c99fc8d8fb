package dev.retort.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.retort.dialect.postgresql.PostgresqlDialect;
import dev.retort.operation.SchemaChange;
import dev.retort.schema.Column;
import dev.retort.schema.Constraint;
import dev.retort.schema.Index;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.Table;
import dev.retort.schema.TableKind;
import dev.retort.sql.DialectName;
import dev.retort.sql.SqlLexeme;

/** Two tables of one name, side by side: columns, constraints, indexes, and what the table itself is like. */
final class TableComparison {

    private final Table now;
    private final Table before;
    private final Table after;
    private final Map<ObjectName, String> writtenDefaults;
    private final Consumer<Difference> found;

    /**
     * @param now the table as the database has it
     * @param before the same with the names that hold once the renames are done; its parts in the same order
     */
    TableComparison(Table now, Table before, Table after, Map<ObjectName, String> writtenDefaults,
            Consumer<Difference> found) {
        this.now = now;
        this.before = before;
        this.after = after;
        this.writtenDefaults = writtenDefaults;
        this.found = found;
    }

    void compare() {
        if (before.equals(after)) {
            return;
        }
        itself();
        if (!before.columns().equals(after.columns())) {
            columns();
        }
        if (!before.constraints().equals(after.constraints())) {
            new Parts<>(ObjectKind.CONSTRAINT, now.constraints(), before.constraints(), after.constraints(),
                    Constraint::name, TableComparison::sameConstraint).compare();
        }
        indexes();
    }

    /** Indexes of a table or of a materialized view that stays. */
    void indexes() {
        if (!before.indexes().equals(after.indexes())) {
            new Parts<>(ObjectKind.INDEX, now.indexes(), before.indexes(), after.indexes(), Index::name,
                    TableComparison::sameIndex).compare();
        }
    }

    private void itself() {
        List<String> parts = new ArrayList<>();
        if (!before.comment().equals(after.comment())) {
            parts.add("comment “" + Described.shortened(before.comment()) + "” → “"
                    + Described.shortened(after.comment()) + "”");
        }
        if (!before.traits().equals(after.traits())) {
            parts.add(new TraitWords(before.traits(), after.traits()).detail());
        }
        boolean definition = after.kind() != TableKind.TABLE && !before.definition().equals(after.definition());
        if (definition) {
            parts.add(Described.shortened(before.definition()) + " → " + Described.shortened(after.definition()));
        }
        if (!parts.isEmpty()) {
            found.accept(Differences.alter(after, String.join(", ", parts),
                    List.of(new SchemaChange.Replace(before, after)), Loss.NONE, List.of()));
        }
    }

    private void columns() {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < before.columns().size(); i++) {
            places.put(before.columns().get(i).name(), i);
        }
        ObjectName table = after.id();
        for (Column column : after.columns()) {
            Integer place = places.remove(column.name());
            ObjectName name = table.part(ObjectKind.COLUMN, column.name());
            if (place == null) {
                added(name, column);
                continue;
            }
            ColumnComparison both = ColumnComparison.of(name, before.columns().get(place), column, writtenDefaults);
            if (both.differs()) {
                Difference altered = Differences.alter(table, both);
                boolean refused = !both.before().type().equals(both.after().type()) && spreadsRows(column.name());
                found.accept(refused
                        ? altered.warning("The rows of " + after.name() + " are spread over its parts by "
                                + column.name() + ", and the server gives no such column another type: make a table"
                                + " that has it beside this one, and copy the rows.")
                        : altered);
            }
        }
        places.values().stream().sorted()
                .forEach(place -> found.accept(Differences.drop(now.id(), now.columns().get(place))));
    }

    /** Whether the table is partitioned by a column. */
    private boolean spreadsRows(String column) {
        return before.kind() == TableKind.PARTITIONED_TABLE
                && SqlLexeme.of(before.traits().partitionBy(), DialectName.POSTGRESQL).stream()
                        .anyMatch(one -> one.text().equals(PostgresqlDialect.NAMES.quoteIfNeeded(column)));
    }

    private void added(ObjectName name, Column column) {
        String written = writtenDefaults.getOrDefault(name, "");
        Difference added = Differences.add(after.id(),
                written.isEmpty() ? column : ColumnComparison.withDefault(column, written));
        found.accept(written.isEmpty() ? added : added.warning(ColumnComparison.frozen(name, written)));
    }

    private static boolean sameConstraint(Constraint one, Constraint other) {
        return named(one, "").equals(named(other, ""));
    }

    static boolean sameIndex(Index one, Index other) {
        return one.unique() == other.unique() && one.valid() == other.valid() && one.body().equals(other.body())
                && (!one.body().isEmpty() || one.definition().equals(other.definition()));
    }

    static Constraint named(Constraint constraint, String name) {
        return switch (constraint) {
            case Constraint.PrimaryKey one -> new Constraint.PrimaryKey(name, one.columns(), one.rule());
            case Constraint.Unique one -> new Constraint.Unique(name, one.columns(), one.rule());
            case Constraint.ForeignKey one -> new Constraint.ForeignKey(name, one.columns(), one.targetSchema(),
                    one.targetTable(), one.targetColumns(), one.rule());
            case Constraint.Check one -> new Constraint.Check(name, one.expression(), one.rule());
            case Constraint.Exclusion one -> new Constraint.Exclusion(name, one.definition());
        };
    }

    /** Constraints or indexes: the same, the same under another name, other under the same name, gone, new. */
    private final class Parts<P> {

        private final ObjectKind kind;
        private final List<P> partsNow;
        private final Map<Integer, P> gone = new LinkedHashMap<>();
        private final List<P> added = new ArrayList<>();
        private final Function<P, String> name;
        private final BiPredicate<P, P> same;

        Parts(ObjectKind kind, List<P> partsNow, List<P> partsBefore, List<P> partsAfter, Function<P, String> name,
                BiPredicate<P, P> same) {
            this.kind = kind;
            this.partsNow = partsNow;
            this.name = name;
            this.same = same;
            for (int i = 0; i < partsBefore.size(); i++) {
                gone.put(i, partsBefore.get(i));
            }
            added.addAll(partsAfter);
        }

        void compare() {
            pair((one, other) -> name.apply(one).equals(name.apply(other)) && same.test(one, other), (_, _) -> {});
            // A constraint without a name is as good as one with: nothing could be said against it but its name.
            pair((one, other) -> (name.apply(one).isEmpty() || name.apply(other).isEmpty()) && same.test(one, other),
                    (_, _) -> {});
            pair(same, this::renamed);
            pair((one, other) -> !name.apply(one).isEmpty() && name.apply(one).equals(name.apply(other)),
                    this::altered);
            gone.keySet().forEach(this::dropped);
            added.forEach(this::added);
        }

        private void pair(BiPredicate<P, P> match, java.util.function.BiConsumer<Integer, P> met) {
            gone.entrySet().removeIf(entry -> {
                for (P candidate : added) {
                    if (match.test(entry.getValue(), candidate)) {
                        added.remove(candidate);
                        met.accept(entry.getKey(), candidate);
                        return true;
                    }
                }
                return false;
            });
        }

        private void renamed(int place, P other) {
            ObjectName part = after.id().part(kind, name.apply(partsNow.get(place)));
            String noun = other instanceof Constraint constraint
                    ? Described.noun(constraint)
                    : Described.noun((Index) other);
            found.accept(Differences.rename(new SchemaChange.Rename(part, name.apply(other)), noun));
        }

        private void altered(int place, P other) {
            if (other instanceof Constraint constraint) {
                found.accept(Differences.alter(now.id(), (Constraint) partsNow.get(place), after.id(), constraint,
                        Described.detail(before.constraints().get(place))));
            } else {
                found.accept(Differences.alter(now.id(), (Index) partsNow.get(place), after.id(), (Index) other,
                        Described.detail(before.indexes().get(place))));
            }
        }

        private void dropped(int place) {
            if (partsNow.get(place) instanceof Constraint constraint) {
                found.accept(Differences.drop(now.id(), constraint));
            } else {
                found.accept(Differences.drop(now.id(), (Index) partsNow.get(place)));
            }
        }

        private void added(P part) {
            if (part instanceof Constraint constraint) {
                found.accept(Differences.add(after.id(), constraint));
            } else {
                found.accept(Differences.add(after.id(), (Index) part));
            }
        }
    }
}
