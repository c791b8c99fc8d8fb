package dev.retort.script.generated;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.retort.dialect.SchemaWriter;
import dev.retort.dialect.WrittenStatement;
import dev.retort.operation.SchemaChange;
import dev.retort.operation.TransactionMode;
import dev.retort.schema.Column;
import dev.retort.schema.Constraint;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.Index;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.Table;
import dev.retort.schema.TableKind;
import dev.retort.schema.TableTraits;
import dev.retort.script.PythonText;
import dev.retort.script.generated.ConstraintExpression.Owner;
import dev.retort.sql.DialectName;

/**
 * Changes as directives of Alembic. What Alembic has a directive for, with all that the change says, becomes one; any
 * other change is written as the statements of the dialect in {@code op.execute}.
 */
public final class AlembicDirectives {

    private final DialectName dialect;
    private final SchemaWriter writer;
    private final SchemaWriter.Style style;

    public AlembicDirectives(DialectName dialect, SchemaWriter writer, SchemaWriter.Style style) {
        this.dialect = dialect;
        this.writer = writer;
        this.style = style;
    }

    /**
     * Both directions of a revision.
     *
     * @param upgrade changes in an order that runs, from {@code before} to {@code after}
     * @param downgrade changes in an order that runs, the way back
     */
    public RevisionBody of(List<SchemaChange> upgrade, List<SchemaChange> downgrade, DatabaseSchema before,
            DatabaseSchema after) {
        String up = new Direction(before, after).text(upgrade);
        String down = new Direction(after, before).text(downgrade);
        boolean postgresql = up.contains("postgresql.") || down.contains("postgresql.");
        return new RevisionBody(up, down, postgresql ? "from sqlalchemy.dialects import postgresql" : "");
    }

    /** One direction while it is written. */
    private final class Direction {

        private final DatabaseSchema before;
        private final DatabaseSchema after;
        private final ColumnExpression columns;
        private final TypeExpression types;
        private final ConstraintExpression constraints;
        private final Map<SchemaChange, List<WrittenStatement>> statements = new IdentityHashMap<>();

        Direction(DatabaseSchema before, DatabaseSchema after) {
            this.before = before;
            this.after = after;
            types = new TypeExpression(dialect, List.of(before, after));
            columns = new ColumnExpression(types);
            constraints = new ConstraintExpression(before.defaultSchema());
        }

        String text(List<SchemaChange> changes) {
            List<String> lines = new ArrayList<>();
            if (dialect == DialectName.POSTGRESQL) {
                // Written as a whole: how a change is written depends on those before it.
                writer.write(changes, before, after, style).forEach(statement -> statement.changes().forEach(
                        change -> statements.computeIfAbsent(change, _ -> new ArrayList<>()).add(statement)));
            }
            List<OwnedSequences.Group> groups = OwnedSequences.group(changes);
            for (int i = 0; i < groups.size();) {
                int end = i + 1;
                ObjectName table = batchTable(groups.get(i).main());
                while (table != null && end < groups.size() && table.equals(batchTable(groups.get(end).main()))) {
                    end++;
                }
                lines.addAll(table == null
                        ? plain(groups.get(i))
                        : batch(table, groups.subList(i, end).stream().map(OwnedSequences.Group::main).toList()));
                i = end;
            }
            return String.join("\n", lines);
        }

        /** The table of SQLite a change alters in a way that wants it made anew; null for any other change. */
        private @Nullable ObjectName batchTable(SchemaChange change) {
            if (dialect != DialectName.SQLITE) {
                return null;
            }
            return switch (change) {
                case SchemaChange.AddColumn add -> add.table();
                case SchemaChange.DropColumn drop -> drop.table();
                case SchemaChange.AlterColumn alter -> alter.table();
                case SchemaChange.AddConstraint add -> add.table();
                case SchemaChange.DropConstraint drop -> drop.table();
                default -> null;
            };
        }

        private List<String> batch(ObjectName table, List<SchemaChange> changes) {
            List<String> lines = new ArrayList<>();
            lines.add("with op.batch_alter_table(" + PythonText.repr(table.name()) + ") as batch_op:");
            for (SchemaChange change : changes) {
                Optional<String> line = directive(change, "batch_op", null);
                if (line.isEmpty()) {
                    return execute(changes);
                }
                lines.add("    " + line.get());
            }
            return lines;
        }

        private List<String> plain(OwnedSequences.Group group) {
            SchemaChange change = group.main();
            Optional<String> directive = switch (change) {
                case SchemaChange.Create(Table made) ->
                    group.allSerial() ? created(made, group.columns()) : Optional.empty();
                case SchemaChange.AddColumn _ when !group.sequences().isEmpty() -> Optional.empty();
                default -> directive(change, "op", owner(change));
            };
            return directive.map(List::of).orElseGet(() -> execute(group.all()));
        }

        private @Nullable Owner owner(SchemaChange change) {
            ObjectName name = change.subject();
            String table = name.kind().isPart() ? name.within() : name.name();
            return new Owner(table, constraints.isDefault(name.schema()) ? "" : name.schema());
        }

        /** The directive, where one says all of the change. */
        private Optional<String> directive(SchemaChange change, String on, @Nullable Owner table) {
            return switch (change) {
                case SchemaChange.Drop(Table gone) when !gone.isView() && gone.kind() != TableKind.FOREIGN_TABLE
                        && table != null ->
                    Optional.of(on + ".drop_table(" + PythonText.repr(table.name()) + table.schemaArgument() + ")");
                case SchemaChange.Rename(ObjectName object, String to) when object.kind() == ObjectKind.TABLE
                        && table != null ->
                    Optional.of(on + ".rename_table(" + PythonText.repr(object.name()) + ", "
                            + PythonText.repr(to) + table.schemaArgument() + ")");
                case SchemaChange.Rename(ObjectName object, String to) when object.kind() == ObjectKind.COLUMN ->
                    Optional.of(alter(on, table, object.name()) + ", new_column_name=" + PythonText.repr(to)
                            + (table == null ? "" : table.schemaArgument()) + ")");
                case SchemaChange.AddColumn(_, Column column) -> columns.of(column)
                        .map(text -> on + ".add_column(" + first(table) + text
                                + (table == null ? "" : table.schemaArgument()) + ")");
                case SchemaChange.DropColumn(_, Column column) -> Optional.of(on + ".drop_column(" + first(table)
                        + PythonText.repr(column.name()) + (table == null ? "" : table.schemaArgument()) + ")");
                case SchemaChange.AlterColumn(_, Column was, Column now) -> altered(was, now, on, table, change);
                case SchemaChange.AddConstraint(_, Constraint one) -> constraints.added(one, on, table);
                case SchemaChange.DropConstraint(_, Constraint one) -> constraints.dropped(one, on, table);
                case SchemaChange.CreateIndex(_, Index index) when inTransaction(change) ->
                    IndexExpression.created(index, on, table);
                case SchemaChange.DropIndex(_, Index index) when inTransaction(change) ->
                    Optional.of(IndexExpression.dropped(index, on, table));
                default -> Optional.empty();
            };
        }

        /** @param serial columns that take their numbers from a sequence of their own, as Alembic makes one unasked */
        private Optional<String> created(Table table, List<String> serial) {
            if (table.kind() != TableKind.TABLE || !table.traits().equals(TableTraits.PLAIN)
                    || table.columns().isEmpty() || hasOptions(table)) {
                return Optional.empty();
            }
            Owner owner = new Owner(table.name(), constraints.isDefault(table.schema()) ? "" : table.schema());
            List<String> parts = new ArrayList<>();
            List<Optional<String>> expressions = new ArrayList<>();
            table.columns().forEach(column -> expressions.add(serial.contains(column.name())
                    ? columns.serial(column)
                    : columns.of(column)));
            table.constraints().forEach(constraint -> expressions.add(constraints.inTable(constraint)));
            List<Optional<String>> indexes = table.indexes().stream()
                    .map(index -> IndexExpression.created(index, "op", owner)).toList();
            if (expressions.stream().anyMatch(Optional::isEmpty) || indexes.stream().anyMatch(Optional::isEmpty)) {
                return Optional.empty();
            }
            expressions.forEach(one -> parts.add("    " + one.orElseThrow()));
            if (!owner.schema().isEmpty()) {
                parts.add("    schema=" + PythonText.repr(owner.schema()));
            }
            if (!table.comment().isEmpty()) {
                parts.add("    comment=" + PythonText.repr(table.comment()));
            }
            StringBuilder text = new StringBuilder("op.create_table(\n    " + PythonText.repr(table.name()) + ",\n"
                    + String.join(",\n", parts) + ",\n)");
            indexes.forEach(index -> text.append('\n').append(index.orElseThrow()));
            return Optional.of(text.toString());
        }

        /** {@code STRICT}, {@code WITHOUT ROWID} and {@code AUTOINCREMENT} of SQLite are for SQL to say. */
        private static boolean hasOptions(Table table) {
            String upper = table.definition().toUpperCase(Locale.ROOT);
            return upper.contains("AUTOINCREMENT") || upper.matches("(?s).*\\)\\s*(STRICT|WITHOUT).*");
        }

        private Optional<String> altered(Column was, Column now, String on, @Nullable Owner table,
                SchemaChange change) {
            boolean plain = was.generated().equals(now.generated()) && was.collation().equals(now.collation())
                    && was.rule().equals(now.rule());
            Optional<String> oldType = types.of(was.type());
            Optional<String> newType = types.of(now.type());
            if (!plain || oldType.isEmpty() || newType.isEmpty() || !isOnlyAltering(change)) {
                return Optional.empty();
            }
            StringBuilder text = new StringBuilder(alter(on, table, now.name())).append(", existing_type=")
                    .append(oldType.get());
            if (!was.type().equals(now.type())) {
                text.append(", type_=").append(newType.get());
            }
            if (!was.defaultExpression().equals(now.defaultExpression())) {
                text.append(", server_default=").append(now.defaultExpression().isEmpty()
                        ? "None"
                        : ColumnExpression.text(now.defaultExpression()));
            }
            if (was.nullable() != now.nullable()) {
                text.append(", nullable=").append(now.nullable() ? "True" : "False");
            } else if (!now.nullable()) {
                text.append(", existing_nullable=False");
            }
            if (!was.comment().equals(now.comment())) {
                text.append(", comment=").append(now.comment().isEmpty() ? "None" : PythonText.repr(now.comment()))
                        .append(", existing_comment=")
                        .append(was.comment().isEmpty() ? "None" : PythonText.repr(was.comment()));
            }
            return Optional.of(text.append(table == null ? "" : table.schemaArgument()).append(')').toString());
        }

        /** Whether the dialect, too, needs nothing but plain ALTERs for it: no conversion, no helping constraint. */
        private boolean isOnlyAltering(SchemaChange change) {
            return dialect == DialectName.SQLITE || written(List.of(change)).stream().map(WrittenStatement::sql)
                    .noneMatch(sql -> sql.contains(" USING ") || sql.contains(" CONSTRAINT "));
        }

        private boolean inTransaction(SchemaChange change) {
            return written(List.of(change)).stream().allMatch(one -> one.mode() == TransactionMode.TRANSACTIONAL);
        }

        private List<WrittenStatement> written(List<SchemaChange> changes) {
            return dialect == DialectName.POSTGRESQL
                    ? changes.stream().flatMap(change -> statements.getOrDefault(change, List.of()).stream()).distinct()
                            .toList()
                    : writer.write(changes, before, after, style);
        }

        private List<String> execute(List<SchemaChange> changes) {
            List<String> lines = new ArrayList<>();
            for (WrittenStatement statement : written(changes)) {
                statement.warning().lines().forEach(line -> lines.add("# " + line));
                String call = "op.execute(" + sql(statement.sql()) + ")";
                lines.add(statement.mode() == TransactionMode.AUTOCOMMIT
                        ? "with op.get_context().autocommit_block():\n" + call.indent(4).stripTrailing()
                        : call);
            }
            return lines;
        }

        /**
         * A text of SQL: {@code op.execute} takes a colon before a word for a parameter, so it is escaped. Several lines
         * are literals of their own: those of one literal would be indented with the function, and text is text.
         */
        private static String sql(String statement) {
            String escaped = statement.replaceAll("(?<![:\\w\\\\]):(?=\\w)", "\\\\:");
            if (escaped.indexOf('\n') < 0) {
                return PythonText.repr(escaped);
            }
            List<String> literals = new ArrayList<>();
            for (String line : escaped.split("(?<=\n)")) {
                literals.add("    " + PythonText.repr(line));
            }
            return "\n" + String.join("\n", literals) + "\n";
        }

        private static String first(@Nullable Owner table) {
            return table == null ? "" : PythonText.repr(table.name()) + ", ";
        }

        private static String alter(String on, @Nullable Owner table, String column) {
            return on + ".alter_column(" + first(table) + PythonText.repr(column);
        }
    }
}
