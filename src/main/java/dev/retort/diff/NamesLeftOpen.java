package dev.retort.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.retort.operation.SchemaChange.Rename;
import dev.retort.schema.Constraint;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.Index;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.Sequence;
import dev.retort.schema.Table;
import dev.retort.sql.DialectName;

/**
 * Names a target leaves to the database: of a constraint without {@code CONSTRAINT}, of an index without a name, of a serial
 * column's sequence. Where the database has the same thing under a name of its own, that name is as good.
 */
public final class NamesLeftOpen {

    private final Map<ObjectName, Table> tables = new HashMap<>();
    private final Map<ObjectName, Sequence> sequences = new HashMap<>();
    private final Set<List<String>> taken = new HashSet<>();
    private final Predicate<String> written;
    private final List<Rename> renames = new ArrayList<>();

    private NamesLeftOpen(DatabaseSchema before, Predicate<String> written) {
        before.tables().filter(table -> !table.isView()).forEach(table -> tables.put(table.id(), table));
        before.all(Sequence.class).forEach(one -> {
            if (one.ownedBy() != null) {
                sequences.put(one.ownedBy(), one);
            }
        });
        this.written = written;
    }

    /**
     * The target with the database's names for what it does not name itself.
     *
     * @param before what the database holds
     * @param after the target as a database read it
     * @param written whether the target's text has a name
     */
    public static DatabaseSchema settled(DatabaseSchema before, DatabaseSchema after, Predicate<String> written,
            DialectName dialect) {
        NamesLeftOpen names = new NamesLeftOpen(before, written);
        after.tables().forEach(table -> {
            names.taken.add(List.of(table.schema(), table.name()));
            table.constraints().forEach(one -> names.taken.add(List.of(table.schema(), one.name())));
            table.indexes().forEach(one -> names.taken.add(List.of(table.schema(), one.name())));
        });
        after.all(Sequence.class).forEach(one -> names.taken.add(List.of(one.schema(), one.name())));
        after.tables().filter(table -> !table.isView()).forEach(names::ofTable);
        after.all(Sequence.class).forEach(names::ofSequence);
        return new Renaming(dialect, names.renames).apply(after);
    }

    private void ofTable(Table table) {
        Table now = tables.get(table.id());
        if (now != null) {
            parts(table, ObjectKind.CONSTRAINT, now.constraints(), table.constraints(), Constraint::name,
                    (one, other) -> TableComparison.named(one, "").equals(TableComparison.named(other, "")));
            parts(table, ObjectKind.INDEX, now.indexes(), table.indexes(), Index::name, TableComparison::sameIndex);
        }
    }

    private <P> void parts(Table table, ObjectKind kind, List<P> now, List<P> wanted, Function<P, String> name,
            BiPredicate<P, P> same) {
        Set<String> kept = new HashSet<>();
        wanted.forEach(one -> kept.add(name.apply(one)));
        for (P one : wanted) {
            String chosen = name.apply(one);
            if (!chosen.isEmpty() && !written.test(chosen) && now.stream().noneMatch(
                    other -> name.apply(other).equals(chosen) && same.test(other, one))) {
                now.stream().filter(other -> !name.apply(other).isEmpty() && !kept.contains(name.apply(other))
                        && same.test(other, one)).map(name).findFirst()
                        .filter(other -> taken.add(List.of(table.schema(), other)))
                        .ifPresent(other -> renames.add(new Rename(table.id().part(kind, chosen), other)));
            }
        }
    }

    private void ofSequence(Sequence sequence) {
        Sequence now = sequence.ownedBy() == null ? null : sequences.get(sequence.ownedBy());
        if (now != null && !now.name().equals(sequence.name()) && now.schema().equals(sequence.schema())
                && !written.test(sequence.name()) && taken.add(List.of(now.schema(), now.name()))) {
            renames.add(new Rename(sequence.id(), now.name()));
        }
    }
}
