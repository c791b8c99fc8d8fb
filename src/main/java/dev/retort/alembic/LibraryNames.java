package dev.retort.alembic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.step.AlembicStep;
import dev.retort.alembic.step.NameSource;
import dev.retort.python.library.type.BuiltinTypes;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.Value;

/** {@code sqlalchemy.exc}, {@code sqlalchemy.util} and small things of other modules. */
final class LibraryNames implements NameSource {

    private static final Map<String, Value> ERRORS = new LinkedHashMap<>();

    static {
        ClassValue root = error("SQLAlchemyError", null);
        for (String name : List.of("ArgumentError", "InvalidRequestError", "CompileError", "NoReferenceError",
                "UnboundExecutionError", "IdentifierError", "TimeoutError", "SAWarning", "NoSuchModuleError",
                "DisconnectionError", "CircularDependencyError")) {
            error(name, root);
        }
        ClassValue invalid = (ClassValue) java.util.Objects.requireNonNull(ERRORS.get("InvalidRequestError"));
        for (String name : List.of("NoSuchTableError", "NoSuchColumnError", "NoResultFound", "MultipleResultsFound",
                "ResourceClosedError", "PendingRollbackError", "NoReferencedTableError")) {
            error(name, invalid);
        }
        ClassValue statement = error("StatementError", root);
        ClassValue database = error("DBAPIError", statement);
        ClassValue failed = error("DatabaseError", database);
        error("InterfaceError", database);
        for (String name : List.of("ProgrammingError", "OperationalError", "IntegrityError", "InternalError",
                "DataError", "NotSupportedError")) {
            error(name, failed);
        }
    }

    @Override
    public Map<String, Value> names(String module, AlembicStep step) {
        return switch (module) {
            case "sqlalchemy.exc" -> ERRORS;
            case "sqlalchemy.orm.exc" -> ERRORS;
            case "alembic.util", "alembic.util.exc" -> Map.of("CommandError", ALEMBIC_ERROR);
            // What it stands for is wanted by whoever asks for it, and nothing here asks in vain.
            case "lazy_object_proxy" -> Map.of("Proxy", new NativeFunction("Proxy",
                    (arguments, in) -> in.call(arguments.positional().getFirst(), Arguments.NONE)));
            default -> Map.of();
        };
    }

    private static final ClassValue ALEMBIC_ERROR = new ClassValue("CommandError", "alembic.util.exc",
            List.of(BuiltinTypes.exception("Exception")), Map.of(), null);

    private static ClassValue error(String name, @Nullable ClassValue base) {
        ClassValue type = new ClassValue(name, "sqlalchemy.exc",
                List.of(base == null ? BuiltinTypes.exception("Exception") : base), Map.of(), null);
        ERRORS.put(name, type);
        return type;
    }
}
