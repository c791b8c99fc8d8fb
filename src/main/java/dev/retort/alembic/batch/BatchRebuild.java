package dev.retort.alembic.batch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.ddl.ColumnValue;
import dev.retort.alembic.ddl.ColumnWriter;
import dev.retort.alembic.ddl.ConstraintValue;
import dev.retort.alembic.ddl.ConstraintWriter;
import dev.retort.alembic.ddl.IndexValue;
import dev.retort.alembic.ddl.IndexWriter;
import dev.retort.alembic.ddl.Options;
import dev.retort.alembic.ddl.SchemaClasses;
import dev.retort.alembic.ddl.ServerDefault;
import dev.retort.alembic.ddl.TableValue;
import dev.retort.alembic.step.AlembicStep;
import dev.retort.alembic.type.SqlName;
import dev.retort.alembic.type.SqlaType;
import dev.retort.alembic.type.TypeMethods;
import dev.retort.dialect.sqlite.SketchColumn;
import dev.retort.dialect.sqlite.TableRebuild;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** Carries the operations of a block over to a table that SQLite makes anew, and sends its statements. */
final class BatchRebuild {

    private final BatchOptions options;
    private final AlembicStep step;
    private final Interpreter in;
    private final BatchSource source;
    private final TableRebuild table;

    BatchRebuild(BatchOptions options, AlembicStep step, Interpreter in) {
        this.options = options;
        this.step = step;
        this.in = in;
        this.source = new BatchSource(options, step, in);
        this.table = source.table();
    }

    void run(List<QueuedOperation> queue) {
        queue.forEach(this::carryOver);
        for (Value argument : options.tableArguments()) {
            if (BatchOptions.plain(argument) instanceof ConstraintValue constraint) {
                table.addTableArgument(text(source.onTable(constraint, table.columnNames())));
            } else if (BatchOptions.plain(argument) instanceof ColumnValue column) {
                add(column, null, null);
            }
        }
        if (options.tableOptions().getOrDefault("sqlite_autoincrement", BoolValue.FALSE) == BoolValue.TRUE) {
            table.setAutoincrement();
        }
        table.statements().forEach(sql -> step.send(sql, in));
    }

    private void carryOver(QueuedOperation operation) {
        BoundArguments bound = operation.bound(in);
        switch (operation.name()) {
            case "add_column" -> add(column(bound.get("column"), in), bound.string("insert_before").orElse(null),
                    bound.string("insert_after").orElse(null));
            case "drop_column" -> table.dropColumn(text(bound, "column_name"));
            case "alter_column" -> alter(bound);
            case "create_index" -> createIndex(bound);
            case "drop_index" -> {
                String name = text(bound, "index_name");
                if (!table.dropIndex(name)) {
                    throw in.raise("ValueError", "No such index: '" + name + "'");
                }
            }
            case "drop_constraint" -> dropConstraint(text(bound, "constraint_name"));
            case "create_primary_key" -> ofColumns(SchemaClasses.PRIMARY_KEY, bound);
            case "create_unique_constraint" -> ofColumns(SchemaClasses.UNIQUE, bound);
            case "create_check_constraint" -> constraint(SchemaClasses.CHECK,
                    List.of(Objects.requireNonNull(bound.get("condition"))), List.of(), keywords(bound));
            case "create_foreign_key" -> foreignKey(bound);
            case "create_exclude_constraint" -> throw in.refuse("SQLite has no EXCLUDE constraints.");
            default -> {
                // SQLite keeps no comments.
            }
        }
    }

    static ColumnValue column(@Nullable Value value, Interpreter in) {
        if (BatchOptions.plain(value) instanceof ColumnValue column) {
            return column;
        }
        throw in.raise("TypeError", "add_column() needs a Column");
    }

    private void add(ColumnValue given, @Nullable String before, @Nullable String after) {
        TableValue owner = TableValue.plain(options.table(), null, step.metadata());
        owner.append(given.table() == null ? given : given.copy(), in);
        ColumnValue column = owner.columns().getFirst();
        table.addColumn(new ColumnWriter(DialectName.SQLITE, in).full(column), before, after);
        for (ConstraintValue constraint : owner.constraints()) {
            if (constraint.appliesTo(DialectName.SQLITE)) {
                table.addConstraint(text(constraint));
            }
        }
        owner.indexes().forEach(
                index -> table.createIndex(new IndexWriter(DialectName.SQLITE, in).create(index, false)));
    }

    private void alter(BoundArguments bound) {
        String name = text(bound, "column_name");
        SketchColumn column = table.column(name);
        SqlaType type = TypeMethods.readOrNull(bound.get("type_"), in);
        if (type != null) {
            SqlaType existing = TypeMethods.readOrNull(bound.get("existing_type"), in);
            if (existing != null) {
                checks(name, existing).stream().map(ConstraintValue::name).filter(Objects::nonNull)
                        .forEach(check -> table.dropConstraint(check.text()));
            }
            table.dropTypeChecks(name);
            String spelled = type.sql(DialectName.SQLITE);
            if (source.needsCast(column.type(), type)) {
                table.cast(name, spelled);
            }
            column.setType(spelled);
            checks(name, type).forEach(check -> table.addConstraint(text(check)));
        }
        bound.value("nullable").ifPresent(given -> column.setNullable(in.truth(given)));
        Value standard = bound.get("server_default");
        if (standard != null && standard != BoolValue.FALSE) {
            String text = new ColumnWriter(DialectName.SQLITE, in).standard(ServerDefault.read(standard, in));
            column.setDefault(text == null ? "" : text);
        }
        bound.value("new_column_name").map(in::str).filter(to -> !to.equals(name))
                .ifPresent(to -> table.renameColumn(name, to));
    }

    /** The checks a type brings with it. */
    private List<ConstraintValue> checks(String column, SqlaType type) {
        TableValue owner = TableValue.plain(options.table(), null, step.metadata());
        owner.append(ColumnValue.plain(column, type), in);
        return owner.constraints().stream().filter(one -> one.appliesTo(DialectName.SQLITE)).toList();
    }

    private void createIndex(BoundArguments bound) {
        Value columns = Objects.requireNonNull(bound.get("columns"));
        Map<String, Value> others = new LinkedHashMap<>(bound.others());
        Value unique = others.remove("unique");
        others.keySet().removeAll(List.of("schema", "quote", "info"));
        boolean ifNotExists = others.remove("if_not_exists") == BoolValue.TRUE;
        TableValue owner = TableValue.plain(options.table(), null, step.metadata());
        IndexValue index = IndexValue.of(SqlName.readOptional(bound.get("index_name"), in), owner, in.list(columns),
                unique != null && in.truth(unique), Options.of(others, in), in);
        table.createIndex(new IndexWriter(DialectName.SQLITE, in).create(index, ifNotExists));
    }

    private void dropConstraint(String name) {
        if (!table.dropConstraint(name)) {
            throw in.raise("ValueError", "No such constraint: '" + name + "'");
        }
    }

    private void ofColumns(ClassValue type, BoundArguments bound) {
        List<String> columns = names(bound.get("columns"));
        constraint(type, columns.stream().<Value>map(StringValue::new).toList(), columns, keywords(bound));
    }

    private void foreignKey(BoundArguments bound) {
        List<String> local = names(bound.get("local_cols"));
        String schema = bound.string("referent_schema").map(text -> text + ".").orElse("");
        String stem = schema + SqlName.read(bound.get("referent_table"), in).text() + ".";
        List<Value> remote = names(bound.get("remote_cols")).stream()
                .<Value>map(name -> new StringValue(stem + name)).toList();
        Map<String, Value> keywords = keywords(bound);
        for (String word : List.of("onupdate", "ondelete", "deferrable", "initially", "match")) {
            bound.value(word).ifPresent(value -> keywords.put(word, value));
        }
        constraint(SchemaClasses.FOREIGN_KEY_CONSTRAINT,
                List.of(new ListValue(local.stream().<Value>map(StringValue::new).toList()), new ListValue(remote)),
                local, keywords);
    }

    private void constraint(ClassValue type, List<Value> arguments, List<String> columns, Map<String, Value> keywords) {
        ConstraintValue constraint = (ConstraintValue) in.call(type, new Arguments(arguments, keywords));
        table.addConstraint(text(source.onTable(constraint, columns)));
    }

    private Map<String, Value> keywords(BoundArguments bound) {
        Map<String, Value> keywords = new LinkedHashMap<>(bound.others());
        keywords.keySet().removeAll(List.of("schema", "source_schema", "info"));
        bound.value("constraint_name").ifPresent(name -> keywords.put("name", name));
        return keywords;
    }

    private String text(ConstraintValue constraint) {
        String text = new ConstraintWriter(DialectName.SQLITE, in).write(constraint);
        return Objects.requireNonNull(text, "SQLite writes keys, references and checks");
    }

    private String text(BoundArguments bound, String argument) {
        return SqlName.read(bound.get(argument), in).text();
    }

    private List<String> names(@Nullable Value given) {
        List<String> names = new ArrayList<>();
        if (given instanceof StringValue(String one)) {
            names.add(one);
        } else if (given != null) {
            in.list(given).forEach(one -> names.add(SqlName.read(one, in).text()));
        }
        return names;
    }
}
