package dev.retort.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;

import dev.retort.dialect.Identifiers;
import dev.retort.schema.Column;
import dev.retort.schema.Index;
import dev.retort.schema.Table;
import dev.retort.schema.TableKind;

/** Writes the statements that make a table, composed from its catalog entry: PostgreSQL keeps no text of its own. */
final class PostgresqlTableDdl {

    private final Identifiers identifiers;
    private final PartText parts;

    PostgresqlTableDdl(Identifiers identifiers) {
        this.identifiers = identifiers;
        parts = new PartText(new SqlNames(identifiers, ""));
    }

    String of(Table table) {
        String name = name(table.schema(), table.name());
        List<String> statements = new ArrayList<>();
        statements.add(switch (table.kind()) {
            case VIEW -> "CREATE VIEW " + name + " AS\n" + table.definition();
            case MATERIALIZED_VIEW -> "CREATE MATERIALIZED VIEW " + name + " AS\n" + table.definition();
            case TABLE, PARTITIONED_TABLE, FOREIGN_TABLE, VIRTUAL_TABLE -> create(table, name);
        });
        for (Index index : table.indexes()) {
            statements
                    .add((index.valid() ? "" : "-- not valid: its build was interrupted\n") + index.definition() + ";");
        }
        if (!table.comment().isEmpty()) {
            statements.add(
                    "COMMENT ON " + word(table.kind()) + " " + name + " IS " + SqlNames.literal(table.comment()) + ";");
        }
        for (Column column : table.columns()) {
            if (!column.comment().isEmpty()) {
                statements.add("COMMENT ON COLUMN " + name + "." + identifiers.quoteIfNeeded(column.name()) + " IS "
                        + SqlNames.literal(column.comment()) + ";");
            }
        }
        return String.join("\n\n", statements) + "\n";
    }

    private String create(Table table, String name) {
        String head = "CREATE " + (table.kind() == TableKind.FOREIGN_TABLE ? "FOREIGN " : "") + "TABLE " + name;
        if (table.definition().startsWith("PARTITION OF ")) {
            return head + " " + table.definition() + ";";
        }
        return head + " " + parts.body(table.columns(), table.constraints())
                + (table.definition().isEmpty() ? "" : "\n" + table.definition()) + ";";
    }

    private String name(String schema, String table) {
        return identifiers.quoteIfNeeded(schema) + "." + identifiers.quoteIfNeeded(table);
    }

    private static String word(TableKind kind) {
        return switch (kind) {
            case VIEW -> "VIEW";
            case MATERIALIZED_VIEW -> "MATERIALIZED VIEW";
            case FOREIGN_TABLE -> "FOREIGN TABLE";
            case TABLE, PARTITIONED_TABLE, VIRTUAL_TABLE -> "TABLE";
        };
    }
}
