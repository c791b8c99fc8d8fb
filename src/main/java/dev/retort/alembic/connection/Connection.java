package dev.retort.alembic.connection;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.ddl.MetaDataValue;
import dev.retort.alembic.ddl.Reflecting;
import dev.retort.alembic.ddl.TableValue;
import dev.retort.alembic.expression.Clause;
import dev.retort.alembic.expression.ExpressionNames;
import dev.retort.alembic.expression.Raised;
import dev.retort.alembic.inspection.Reflection;
import dev.retort.alembic.step.AlembicStep;
import dev.retort.operation.Operation;
import dev.retort.operation.TransactionMode;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.PythonRaise;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** {@code op.get_bind()}: the connection of the step as a program sees it. */
public final class Connection implements HostValue, Reflecting {

    private static final ClassValue TYPE = new ClassValue("Connection", "sqlalchemy.engine.base", List.of(), Map.of(),
            null);

    private final AlembicStep step;
    private final OrderedContext context;
    private int savepoints;

    /** @param context the step's; the one all of the step's statements go through */
    public Connection(AlembicStep step, OrderedContext context) {
        this.step = step;
        this.context = context;
    }

    /** The step's one connection. */
    public static Connection of(AlembicStep step) {
        return step.part(Connection.class, () -> new Connection(step, ordered(step)));
    }

    private static OrderedContext ordered(AlembicStep step) {
        return step.context() instanceof OrderedContext ordered ? ordered : new OrderedContext(step.context());
    }

    @Override
    public DialectName dialect() {
        return context.dialect();
    }

    @Override
    public boolean offline() {
        return context.offline();
    }

    @Override
    public void send(String sql, Interpreter in) {
        context.perform(new Operation.ExecuteSql(sql), step.mode(), in.here());
    }

    @Override
    public void reflect(TableValue into, Interpreter in) {
        reflection(in).into(into);
    }

    @Override
    public void reflectAll(MetaDataValue into, BoundArguments chosen, Interpreter in) {
        reflection(in).all(into, chosen);
    }

    private Reflection reflection(Interpreter in) {
        return new Reflection(context.catalog(in.here()), dialect(), in);
    }

    AlembicStep step() {
        return step;
    }

    /** What the end of the step must do: send what still waits. */
    public void finish() {
        context.settle();
    }

    /** The name of the next savepoint. */
    String nextSavepoint() {
        savepoints++;
        return "sa_savepoint_" + savepoints;
    }

    /**
     * Executes a statement.
     *
     * @param statement text, or anything of the expression language or DDL
     * @param parameters the sets of values it is executed with; none for one execution without
     */
    public Value execute(Value statement, List<Map<String, Value>> parameters, Interpreter in) {
        Clause clause = clause(statement, in);
        Executions.Execution execution = Executions.of(clause, parameters, dialect());
        return send(execution.sql(), execution, in);
    }

    private Value send(List<String> sql, Executions.Execution execution, Interpreter in) {
        for (int i = 0; i < sql.size() - 1; i++) {
            send(sql.get(i), in);
        }
        if (sql.isEmpty()) {
            return dev.retort.python.value.NoneValue.NONE;
        }
        SentStatement sent = SentStatement.send(context, sql.getLast(), mode(), in.here());
        return Result.of(sent, execution.columns(), execution.keys(), in);
    }

    /** Executes SQL in the driver's own form. */
    Value driver(String sql, List<Value> parameters, Interpreter in) {
        List<String> all = DriverSql.of(sql, parameters, dialect(), in);
        return send(all, new Executions.Execution(all, List.of(), List.of()), in);
    }

    private TransactionMode mode() {
        return step.mode();
    }

    /** What is executed: a clause; a function stands for a select of it. */
    static Clause clause(Value statement, Interpreter in) {
        Value plain = statement instanceof InstanceValue instance && instance.payload() != null
                ? instance.payload()
                : statement;
        Clause clause = ExpressionNames.executable(plain);
        if (clause == null) {
            throw Raised.error("ArgumentError", "Not an executable object: " + in.repr(statement), in);
        }
        return clause;
    }

    /** {@code execute(statement, parameters)} as a program calls it. */
    Value execute(Arguments given, Interpreter in) {
        List<Value> positional = given.positional();
        if (positional.isEmpty()) {
            throw in.raise("TypeError", "execute() missing 1 required positional argument: 'statement'");
        }
        Value statement = positional.getFirst();
        List<Value> rest = positional.subList(1, positional.size());
        if (statement instanceof StringValue(String sql)) {
            return driver(sql, given.keywords().isEmpty() ? rest : List.of(dict(given.keywords())), in);
        }
        Map<String, Value> keywords = new java.util.LinkedHashMap<>(given.keywords());
        keywords.remove("execution_options");
        keywords.remove("bind_arguments");
        Value parameters = keywords.remove("parameters");
        Value params = keywords.remove("params");
        List<Value> sets = parameters != null ? List.of(parameters) : params != null ? List.of(params) : rest;
        return execute(statement, Executions.parameters(sets, keywords, in), in);
    }

    private static Value dict(Map<String, Value> keywords) {
        dev.retort.python.value.DictValue dict = new dev.retort.python.value.DictValue();
        keywords.forEach(dict::put);
        return dict;
    }

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return ConnectionMethods.attribute(this, name, in);
    }

    @Override
    public Value enter(Interpreter in) {
        return this;
    }

    @Override
    public void exit(@Nullable PythonRaise raised, Interpreter in) {}

    @Override
    public boolean truth(Interpreter in) {
        return true;
    }
}
