package dev.retort.alembic.step;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import dev.retort.alembic.AlembicOptions;
import dev.retort.alembic.ddl.MetaDataValue;
import dev.retort.alembic.type.Bind;
import dev.retort.alembic.type.SqlaEnumType;
import dev.retort.operation.Operation;
import dev.retort.operation.StepContext;
import dev.retort.operation.TransactionMode;
import dev.retort.python.value.Interpreter;
import dev.retort.schema.CatalogView;
import dev.retort.sql.DialectName;

/** The step being driven: its statements go to a {@link StepContext}, in a transaction or outside any. */
public final class AlembicStep implements Bind {

    /** What a program sends is kept too, though not as long as what it makes: an eighth of it counts. */
    private static final int STATEMENT_SHARE = 8;

    private final StepContext context;
    private final AlembicOptions options;
    private final Set<String> enums = new HashSet<>();
    private final Map<Class<?>, Object> parts = new HashMap<>();
    private TransactionMode mode = TransactionMode.TRANSACTIONAL;

    public AlembicStep(StepContext context, AlembicOptions options) {
        this.context = context;
        this.options = options;
    }

    public StepContext context() {
        return context;
    }

    public AlembicOptions options() {
        return options;
    }

    @Override
    public DialectName dialect() {
        return context.dialect();
    }

    @Override
    public boolean offline() {
        return context.offline();
    }

    /** Whether statements go into the step's transaction or run on their own. */
    public TransactionMode mode() {
        return mode;
    }

    public void setMode(TransactionMode next) {
        mode = next;
    }

    @Override
    public void send(String sql, Interpreter in) {
        in.allocate(sql.length() / STATEMENT_SHARE);
        context.perform(new Operation.ExecuteSql(sql), mode, in.here());
    }

    /** A metadata with the naming conventions of the project's own. */
    public MetaDataValue metadata() {
        return MetaDataValue.of(options.namingConvention().get());
    }

    /**
     * Whether a table has to make an enum type of PostgreSQL first: not where it was made in this step or is there from
     * another. Alembic makes each once in a run of its own, however many tables have it.
     */
    public boolean makesFirst(SqlaEnumType type, Interpreter in) {
        if (!enums.add(type.schema() + "." + type.name())) {
            return false;
        }
        // Alembic does not look: only where the type seems to be there must it be known for certain.
        return !isThere(type, context.likely(in.here())) || !isThere(type, context.catalog(in.here()));
    }

    private static boolean isThere(SqlaEnumType type, CatalogView catalog) {
        String schema = type.schema() == null ? catalog.defaultSchema() : type.schema();
        return catalog.enums(schema).stream().anyMatch(there -> there.name().equals(type.name()));
    }

    /** The step's one object of a class, made when first asked for: what a package keeps for the whole step. */
    public <T> T part(Class<T> type, Supplier<T> make) {
        return type.cast(parts.computeIfAbsent(type, _ -> make.get()));
    }
}
