package dev.retort.alembic;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.batch.BatchNames;
import dev.retort.alembic.connection.Connection;
import dev.retort.alembic.connection.ConnectionNames;
import dev.retort.alembic.connection.EngineNames;
import dev.retort.alembic.connection.OrderedContext;
import dev.retort.alembic.ddl.statement.SchemaNames;
import dev.retort.alembic.inspection.InspectionNames;
import dev.retort.alembic.op.OpModule;
import dev.retort.alembic.op.OpNames;
import dev.retort.alembic.op.OperationsValue;
import dev.retort.alembic.orm.OrmNames;
import dev.retort.alembic.step.AlembicStep;
import dev.retort.alembic.step.NameSource;
import dev.retort.alembic.type.TypeNames;
import dev.retort.operation.StepContext;
import dev.retort.python.value.Host;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.Value;

/** Gives one driven step the modules of Alembic, SQLAlchemy and the libraries revision files use beside them. */
public final class AlembicHost implements Host {

    /** Who gives names, first come first served; a package that has names of its own adds its source here. */
    private static final List<NameSource> SOURCES = List.of(new OpNames(), new BatchNames(), new InspectionNames(),
            new SchemaNames(), new TypeNames(),
            new ConnectionNames(), new EngineNames(), new OrmNames(),
            new LibraryNames());

    private static final Set<String> PACKAGES = Set.of("alembic_utils", "alembic", "alembic.operations", "alembic.ddl",
            "alembic.runtime", "alembic.util", "alembic.autogenerate", "alembic.config", "alembic.script",
            "alembic.environment", "sqlalchemy", "sqlalchemy.sql", "sqlalchemy.sql.expression",
            "sqlalchemy.sql.functions", "sqlalchemy.sql.elements", "sqlalchemy.sql.selectable", "sqlalchemy.sql.dml",
            "sqlalchemy.sql.operators", "sqlalchemy.dialects", "sqlalchemy.ext", "sqlalchemy.ext.declarative",
            "sqlalchemy.ext.mutable", "sqlalchemy.ext.hybrid", "sqlalchemy.ext.associationproxy",
            "sqlalchemy.ext.asyncio", "sqlalchemy.engine", "sqlalchemy.engine.reflection", "sqlalchemy.orm",
            "sqlalchemy.orm.session", "sqlmodel.sql", "sqlalchemy.event", "sqlalchemy.inspection");

    private final AlembicStep step;
    private final Function<String, @Nullable ModuleSource> sources;
    private final Map<String, ModuleValue> modules = new HashMap<>();
    private @Nullable OperationsValue operations;
    private @Nullable Map<String, Value> directives;

    /** @param sources the modules of the project's own, by dotted name */
    public AlembicHost(StepContext step, AlembicOptions options, Function<String, @Nullable ModuleSource> sources) {
        this.step = new AlembicStep(new OrderedContext(step), options);
        this.sources = sources;
    }

    /** The step its names are given for. */
    public AlembicStep step() {
        return step;
    }

    /** To be called when the revision's function has come to its end: sends what a connection still kept back. */
    public void finish() {
        Connection.of(step).finish();
    }

    @Override
    public @Nullable ModuleValue module(String name) {
        ModuleValue known = modules.get(name);
        if (known != null) {
            return known;
        }
        ModuleValue made = make(name);
        if (made != null) {
            modules.put(name, made);
        }
        return made;
    }

    private @Nullable ModuleValue make(String name) {
        if (name.equals("alembic.op")) {
            return new OpModule(operations());
        }
        Map<String, Value> names = names(name);
        if (name.equals("alembic.context")) {
            names.putAll(OpNames.context(step, directives()));
        } else if (name.equals("alembic.operations") || name.equals("alembic.operations.base")) {
            names.put("Operations", operations().type());
            names.put("BatchOperations", operations().type());
        }
        if (names.isEmpty() && !PACKAGES.contains(name)) {
            return null;
        }
        ModuleValue module = new ModuleValue(name);
        names.forEach(module::put);
        return module;
    }

    private Map<String, Value> names(String module) {
        Map<String, Value> names = new LinkedHashMap<>();
        for (NameSource source : SOURCES) {
            source.names(module, step).forEach(names::putIfAbsent);
        }
        if (module.equals("sqlmodel")) {
            // It gives SQLAlchemy's names on as its own.
            names("sqlalchemy").forEach(names::putIfAbsent);
            names("sqlalchemy.orm").forEach(names::putIfAbsent);
        }
        return names;
    }

    private Map<String, Value> directives() {
        if (directives == null) {
            directives = names("alembic.op");
        }
        return directives;
    }

    private OperationsValue operations() {
        if (operations == null) {
            operations = OpNames.operations(step, directives());
        }
        return operations;
    }

    @Override
    public @Nullable ModuleSource source(String name) {
        ModuleSource own = sources.apply(name);
        return own == null ? KnownLibraries.source(name) : own;
    }
}
