package dev.retort.dialect.postgresql;

import java.util.List;

import dev.retort.operation.SchemaChange;
import dev.retort.schema.Constraint;
import dev.retort.schema.Constraint.Check;
import dev.retort.schema.Constraint.Exclusion;
import dev.retort.schema.Constraint.ForeignKey;
import dev.retort.schema.Constraint.PrimaryKey;
import dev.retort.schema.Constraint.Unique;
import dev.retort.schema.Index;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.Table;
import dev.retort.schema.TableKind;

/** Constraints and indexes of tables that are there, on a live one in the forms that do not keep its writers out. */
final class ConstraintStatements {

    private static final String CONCURRENTLY = "CONCURRENTLY ";

    private final Writing writing;
    private final SqlNames names;

    ConstraintStatements(Writing writing) {
        this.writing = writing;
        names = writing.names();
    }

    void add(SchemaChange change, ObjectName table, Constraint constraint) {
        String alter = "ALTER TABLE " + names.of(table) + " ";
        boolean whole = isPartitioned(table) || constraint.name().isEmpty() || !writing.isLive(table)
                || KeyRule.of(PartText.rule(constraint)).withoutOverlaps();
        switch (constraint) {
            case PrimaryKey key when !whole -> addByIndex(change, table, "PRIMARY KEY", key.name(), key.columns(),
                    key.rule());
            case Unique key when !whole -> addByIndex(change, table, "UNIQUE", key.name(), key.columns(), key.rule());
            case ForeignKey _,Check _ when !whole && !PartText.isNotValid(constraint) -> {
                writing.add(change, alter + "ADD " + writing.parts().constraint(constraint) + " NOT VALID");
                writing.addAlone(change, alter + "VALIDATE CONSTRAINT " + names.of(constraint.name()), "");
            }
            case PrimaryKey _,Unique _,ForeignKey _,Check _,Exclusion _ -> writing.add(change,
                    alter + "ADD " + writing.parts().constraint(constraint));
        }
    }

    private void addByIndex(SchemaChange change, ObjectName table, String words, String name, List<String> columns,
            String rule) {
        boolean nulls = KeyRule.of(rule).nullsNotDistinct();
        String rest = KeyRule.of(rule).rest();
        int deferrable = rest.indexOf("DEFERRABLE");
        String include = (deferrable < 0 ? rest : rest.substring(0, deferrable)).strip();
        writing.addAlone(change, "CREATE UNIQUE INDEX " + CONCURRENTLY + names.of(name) + " ON " + names.of(table) + " "
                + names.list(columns) + PartText.behind(include) + (nulls ? " NULLS NOT DISTINCT" : ""), "");
        writing.add(change, "ALTER TABLE " + names.of(table) + " ADD CONSTRAINT " + names.of(name) + " " + words
                + " USING INDEX " + names.of(name) + (deferrable < 0 ? "" : " " + rest.substring(deferrable)));
    }

    void drop(SchemaChange change, ObjectName table, Constraint constraint) {
        writing.add(change, "ALTER TABLE " + names.of(table) + " DROP CONSTRAINT " + names.of(constraint.name()));
    }

    void createIndex(SchemaChange change, ObjectName table, Index index) {
        if (writing.isLive(table) && !isPartitioned(table)) {
            writing.addAlone(change, index(table, index, CONCURRENTLY), "");
        } else {
            writing.add(change, index(table, index, ""));
        }
    }

    /** The statement that makes an index, from what of its definition names neither it nor its table. */
    String index(ObjectName table, Index index, String concurrently) {
        String body = index.body().isEmpty()
                ? index.definition().substring(Math.max(0, index.definition().indexOf("USING ")))
                : index.body().substring(index.unique() ? "UNIQUE ".length() : 0);
        return "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX " + concurrently + names.of(index.name()) + " ON "
                + names.of(table) + " " + body;
    }

    void dropIndex(SchemaChange change, ObjectName table, Index index) {
        String name = names.of(table.schema(), index.name());
        if (writing.isLive(table) && !isPartitioned(table)) {
            writing.addAlone(change, "DROP INDEX " + CONCURRENTLY + name, "");
        } else {
            writing.add(change, "DROP INDEX " + name);
        }
    }

    /** Of partitioned tables neither an index can be made concurrently nor a foreign key be left to be validated. */
    private boolean isPartitioned(ObjectName name) {
        Table table = writing.soFar().table(name);
        return table == null && name.kind() == ObjectKind.TABLE
                || table != null && table.kind() == TableKind.PARTITIONED_TABLE;
    }
}
