package dev.retort.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.retort.operation.SchemaChange;
import dev.retort.schema.Column;
import dev.retort.schema.Constraint;
import dev.retort.schema.Index;
import dev.retort.schema.Table;
import dev.retort.schema.TableKind;
import dev.retort.schema.TableTraits;

/** Tables as wholes: with all they hold, and what of them is no column, constraint or index. */
final class TableStatements {

    private final Writing writing;
    private final SqlNames names;
    private final ConstraintStatements constraints;
    private final SequenceStatements sequences;

    TableStatements(Writing writing, ConstraintStatements constraints, SequenceStatements sequences) {
        this.writing = writing;
        this.constraints = constraints;
        this.sequences = sequences;
        names = writing.names();
    }

    void create(SchemaChange change, Table table) {
        String name = names.of(table.id());
        List<Constraint> later = table.constraints().stream()
                .filter(one -> PartText.isNotValid(one) || isOneMore(one, table.constraints())).toList();
        List<Constraint> inline = table.constraints().stream().filter(one -> !later.contains(one)).toList();
        writing.add(change, "CREATE " + (table.traits().unlogged() ? "UNLOGGED " : "")
                + (table.kind() == TableKind.FOREIGN_TABLE ? "FOREIGN " : "") + "TABLE " + name
                + body(table, inline));
        for (Constraint constraint : later) {
            writing.add(change, "ALTER TABLE " + name + " ADD " + writing.parts().constraint(constraint));
        }
        for (Index index : table.indexes()) {
            writing.add(change, constraints.index(table.id(), index, ""));
        }
        rowSecurity(change, name, TableTraits.PLAIN, table.traits());
        comment(change, table, table.comment());
        for (Column column : table.columns()) {
            if (!column.comment().isEmpty()) {
                writing.add(change, "COMMENT ON COLUMN " + name + "." + names.of(column.name()) + " IS "
                        + SqlNames.literal(column.comment()));
            }
        }
    }

    /** CREATE TABLE leaves out a UNIQUE over the columns of another key. */
    private static boolean isOneMore(Constraint constraint, List<Constraint> all) {
        return constraint instanceof Constraint.Unique unique && all.stream().takeWhile(one -> one != constraint)
                .anyMatch(one -> one instanceof Constraint.PrimaryKey key && key.columns().equals(unique.columns())
                        || one instanceof Constraint.Unique other && other.columns().equals(unique.columns()));
    }

    private String body(Table table, List<Constraint> inline) {
        TableTraits traits = table.traits();
        boolean partition = !traits.partitionOf().isEmpty();
        List<String> lines = new ArrayList<>();
        for (Column column : table.columns()) {
            String serial = sequences.serial(table.id(), column);
            if (partition) {
                lines.add(names.of(column.name()) + PartText.rules(column));
            } else if (serial != null) {
                lines.add(names.of(column.name()) + " " + serial);
            } else {
                lines.add(writing.parts().column(column));
            }
        }
        inline.forEach(constraint -> lines.add(writing.parts().constraint(constraint)));
        String list = lines.stream().map(line -> "    " + line).collect(Collectors.joining(",\n", " (\n", "\n)"));
        String text = lines.isEmpty() ? partition ? "" : " ()" : list;
        if (partition) {
            text = " PARTITION OF " + traits.partitionOf() + text + " " + traits.partitionBound();
        }
        if (!traits.inherits().isEmpty()) {
            text += " INHERITS (" + String.join(", ", traits.inherits()) + ")";
        }
        if (!traits.partitionBy().isEmpty()) {
            text += " PARTITION BY " + traits.partitionBy();
        }
        if (table.kind() == TableKind.FOREIGN_TABLE) {
            text += " " + table.definition();
        }
        return text + (traits.options().isEmpty() ? "" : " WITH (" + options(traits.options()) + ")");
    }

    /** {@code fillfactor=70} as SQL writes it, the value quoted where it is no plain word or number. */
    static String options(List<String> options) {
        return options.stream().map(option -> {
            int at = option.indexOf('=');
            String value = option.substring(at + 1);
            return option.substring(0, at + 1)
                    + (value.matches("[\\w.+-]+") ? value : SqlNames.literal(value));
        }).collect(Collectors.joining(", "));
    }

    void drop(SchemaChange change, Table table) {
        if (isReferredTo(table.traits().partitionOf())) {
            // A foreign key to the whole is held by each of its parts.
            writing.add(change, "ALTER TABLE " + table.traits().partitionOf() + " DETACH PARTITION "
                    + names.of(table.id()));
        }
        String words = table.kind() == TableKind.FOREIGN_TABLE ? "DROP FOREIGN TABLE " : "DROP TABLE ";
        writing.add(change, words + names.of(table.id()), "drops the table " + table.name() + " with all its rows");
    }

    private boolean isReferredTo(String partitioned) {
        return !partitioned.isEmpty() && writing.soFar().tables().flatMap(table -> table.constraints().stream())
                .anyMatch(constraint -> constraint instanceof Constraint.ForeignKey key
                        && names.of(key.targetSchema(), key.targetTable()).equals(partitioned));
    }

    void replace(SchemaChange change, Table before, Table after) {
        String name = names.of(before.id());
        TableTraits old = before.traits();
        TableTraits now = after.traits();
        if (!before.kind().equals(after.kind()) || !old.partitionBy().equals(now.partitionBy())
                || !before.definition().equals(after.definition())) {
            drop(change, before);
            create(change, after);
            return;
        }
        if (old.unlogged() != now.unlogged()) {
            writing.add(change, "ALTER TABLE " + name + (now.unlogged() ? " SET UNLOGGED" : " SET LOGGED"));
        }
        options(change, "ALTER TABLE " + name, old.options(), now.options());
        rowSecurity(change, name, old, now);
        old.inherits().stream().filter(parent -> !now.inherits().contains(parent))
                .forEach(parent -> writing.add(change, "ALTER TABLE " + name + " NO INHERIT " + parent));
        now.inherits().stream().filter(parent -> !old.inherits().contains(parent))
                .forEach(parent -> writing.add(change, "ALTER TABLE " + name + " INHERIT " + parent));
        if (!old.partitionOf().equals(now.partitionOf()) || !old.partitionBound().equals(now.partitionBound())) {
            if (!old.partitionOf().isEmpty()) {
                writing.add(change, "ALTER TABLE " + old.partitionOf() + " DETACH PARTITION " + name);
            }
            if (!now.partitionOf().isEmpty()) {
                writing.add(change, "ALTER TABLE " + now.partitionOf() + " ATTACH PARTITION " + name + " "
                        + now.partitionBound());
            }
        }
        if (!before.comment().equals(after.comment())) {
            comment(change, before, after.comment().isEmpty() ? null : after.comment());
        }
    }

    private void options(SchemaChange change, String alter, List<String> before, List<String> after) {
        List<String> gone = before.stream().map(option -> option.substring(0, option.indexOf('=')))
                .filter(key -> after.stream().noneMatch(option -> option.startsWith(key + "="))).toList();
        List<String> set = after.stream().filter(option -> !before.contains(option)).toList();
        if (!set.isEmpty()) {
            writing.add(change, alter + " SET (" + options(set) + ")");
        }
        if (!gone.isEmpty()) {
            writing.add(change, alter + " RESET (" + String.join(", ", gone) + ")");
        }
    }

    private void rowSecurity(SchemaChange change, String name, TableTraits before, TableTraits after) {
        if (before.rowSecurity() != after.rowSecurity()) {
            writing.add(change, "ALTER TABLE " + name + (after.rowSecurity() ? " ENABLE" : " DISABLE")
                    + " ROW LEVEL SECURITY");
        }
        if (before.forcedRowSecurity() != after.forcedRowSecurity()) {
            writing.add(change, "ALTER TABLE " + name + (after.forcedRowSecurity() ? " FORCE" : " NO FORCE")
                    + " ROW LEVEL SECURITY");
        }
    }

    private void comment(SchemaChange change, Table table, @Nullable String text) {
        if (text == null || !text.isEmpty()) {
            writing.add(change, "COMMENT ON " + (table.kind() == TableKind.FOREIGN_TABLE ? "FOREIGN TABLE " : "TABLE ")
                    + names.of(table.id()) + " IS " + (text == null ? "NULL" : SqlNames.literal(text)));
        }
    }
}
