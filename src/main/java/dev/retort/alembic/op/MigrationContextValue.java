package dev.retort.alembic.op;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.step.AlembicStep;
import dev.retort.alembic.type.DialectValue;
import dev.retort.operation.TransactionMode;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.PythonRaise;
import dev.retort.python.value.Signature;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** {@code op.get_context()}. */
final class MigrationContextValue implements HostValue {

    static final ClassValue CLASS = new ClassValue("MigrationContext", "alembic.runtime.migration", List.of(),
            Map.of(), null);
    private static final ClassValue IMPL = new ClassValue("DefaultImpl", "alembic.ddl.impl", List.of(), Map.of(),
            null);
    private static final ClassValue BLOCK = new ClassValue("_GeneratorContextManager", "contextlib", List.of(),
            Map.of(), null);

    private final AlembicStep step;
    private final Function<String, @Nullable Value> directives;

    /** @param directives the functions of {@code op} */
    MigrationContextValue(AlembicStep step, Function<String, @Nullable Value> directives) {
        this.step = step;
        this.directives = directives;
    }

    @Override
    public ClassValue type() {
        return CLASS;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "dialect" -> DialectValue.of(step.dialect());
            case "impl" -> new ImplValue();
            case "opts" -> options();
            case "as_sql" -> BoolValue.of(step.offline());
            case "config" -> new ContextNames.ConfigValue(step);
            case "bind", "connection" -> ask("get_bind", in);
            case "execute" -> directives.apply("execute");
            case "version_table" -> new StringValue(step.options().versionTable());
            case "version_table_schema" -> schema();
            case "autocommit_block" -> NativeFunction.of(Signature.of(name), name,
                    (_, _) -> new Block(TransactionMode.AUTOCOMMIT));
            case "begin_transaction" -> NativeFunction.of(Signature.of(name, "_per_migration?"), name,
                    (_, _) -> new Block(step.mode()));
            default -> null;
        };
    }

    private @Nullable Value ask(String directive, Interpreter in) {
        Value function = directives.apply(directive);
        return function == null ? null : in.call(function, Arguments.NONE);
    }

    private Value schema() {
        String schema = step.options().versionTableSchema();
        return schema == null ? NoneValue.NONE : new StringValue(schema);
    }

    private DictValue options() {
        DictValue options = new DictValue();
        options.put("render_as_batch", BoolValue.of(step.options().renderAsBatch()));
        options.put("transaction_per_migration", BoolValue.of(step.options().transactionPerMigration()));
        options.put("include_schemas", BoolValue.of(step.options().includeSchemas()));
        options.put("version_table", new StringValue(step.options().versionTable()));
        options.put("version_table_schema", schema());
        options.put("target_metadata", step.metadata());
        options.put("as_sql", BoolValue.of(step.offline()));
        return options;
    }

    /** A {@code with} block whose statements run in a mode. */
    private final class Block implements HostValue {

        private final TransactionMode inside;
        private TransactionMode before = TransactionMode.TRANSACTIONAL;

        Block(TransactionMode inside) {
            this.inside = inside;
        }

        @Override
        public ClassValue type() {
            return BLOCK;
        }

        @Override
        public Value enter(Interpreter in) {
            before = step.mode();
            step.setMode(inside);
            return NoneValue.NONE;
        }

        @Override
        public void exit(@Nullable PythonRaise raised, Interpreter in) {
            step.setMode(before);
        }
    }

    /** {@code op.get_context().impl}. */
    private final class ImplValue implements HostValue {

        @Override
        public ClassValue type() {
            return IMPL;
        }

        @Override
        public @Nullable Value attribute(String name, Interpreter in) {
            return switch (name) {
                case "dialect" -> DialectValue.of(step.dialect());
                case "__dialect__" -> new StringValue(step.dialect().text());
                case "as_sql" -> BoolValue.of(step.offline());
                case "transactional_ddl" -> BoolValue.of(step.dialect() == DialectName.POSTGRESQL);
                case "execute", "_exec" -> directives.apply("execute");
                case "connection", "bind" -> ask("get_bind", in);
                case "bulk_insert" -> directives.apply("bulk_insert");
                default -> null;
            };
        }
    }
}
