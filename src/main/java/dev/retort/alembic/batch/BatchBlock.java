package dev.retort.alembic.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.ddl.ColumnValue;
import dev.retort.alembic.ddl.ServerDefault;
import dev.retort.alembic.ddl.TableValue;
import dev.retort.alembic.step.AlembicStep;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.PythonRaise;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** The block {@code with op.batch_alter_table(…) as batch_op}: the context manager, and the {@code batch_op} in one. */
final class BatchBlock implements HostValue {

    private static final ClassValue CLASS = new ClassValue("BatchOperations", "alembic.operations.base", List.of(),
            Map.of(), null);

    private final BatchOptions options;
    private final AlembicStep step;
    private final List<QueuedOperation> queue = new ArrayList<>();

    BatchBlock(BatchOptions options, AlembicStep step) {
        this.options = options;
        this.step = step;
    }

    @Override
    public ClassValue type() {
        return CLASS;
    }

    @Override
    public Value enter(Interpreter in) {
        return this;
    }

    @Override
    public void exit(@Nullable PythonRaise raised, Interpreter in) {
        if (raised == null) {
            flush(in);
        }
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        if (QueuedOperation.isOne(name)) {
            return new NativeFunction(name, (arguments, run) -> {
                QueuedOperation operation = new QueuedOperation(name, arguments);
                operation.bound(run);
                queue.add(operation);
                return NoneValue.NONE;
            });
        }
        return switch (name) {
            case "rename_table", "create_table", "drop_table" -> new NativeFunction(name, (_, run) -> {
                throw run.raise("NotImplementedError", "Can't " + name.replace('_', ' ') + " in batch mode");
            });
            case "table_name" -> new StringValue(options.table().text());
            // All else acts at once, as it does outside a block.
            default -> in.attributeOrNull(in.module("alembic.op"), name);
        };
    }

    private void flush(Interpreter in) {
        boolean anew = recreates(in);
        if (!anew && step.dialect() == DialectName.SQLITE && queue.stream().anyMatch(QueuedOperation::placesColumn)) {
            throw new RetortException(ProblemCode.INVALID_REVISION_FILE,
                    "Can't specify insert_before or insert_after when using ALTER; please specify recreate='always'")
                    .hint("Write op.batch_alter_table(…, recreate='always').").at(in.here());
        }
        if (anew) {
            new BatchRebuild(options, step, in).run(queue);
        } else {
            Value op = in.module("alembic.op");
            if (options.recreate() == BatchOptions.Recreate.ALWAYS && !options.tableArguments().isEmpty()) {
                // Alembic makes the table anew here too, which loses what refers to it.
                throw in.refuse(
                        "Retort changes a table of PostgreSQL in place: it does not make it anew by table_args");
            }
            queue.forEach(one -> in.call(in.attribute(op, one.name()),
                    one.withTable(options.table(), options.schema())));
        }
        queue.clear();
    }

    /** Alembic's {@code requires_recreate_in_batch}; only SQLite needs it at all. */
    private boolean recreates(Interpreter in) {
        boolean sqlite = step.dialect() == DialectName.SQLITE;
        return switch (options.recreate()) {
            case NEVER -> false;
            case ALWAYS -> sqlite;
            case AUTO -> sqlite && queue.stream().anyMatch(one -> needsTable(one, in));
        };
    }

    private boolean needsTable(QueuedOperation one, Interpreter in) {
        if (List.of("create_index", "drop_index").contains(one.name())) {
            return false;
        }
        if (!one.name().equals("add_column")) {
            return true;
        }
        ColumnValue column = BatchRebuild.column(one.bound(in).get("column"), in).copy();
        boolean expression = column.serverDefault() instanceof ServerDefault.Expression;
        boolean stored = column.computed() != null && Boolean.TRUE.equals(column.computed().persisted());
        TableValue table = TableValue.plain(options.table(), null, step.metadata());
        table.append(column, in);
        boolean constraints = table.constraints().stream().anyMatch(constraint -> !constraint.comesWithType());
        return expression || stored || constraints;
    }
}
