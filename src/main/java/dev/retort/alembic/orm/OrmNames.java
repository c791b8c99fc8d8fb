package dev.retort.alembic.orm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.retort.alembic.connection.Connection;
import dev.retort.alembic.ddl.SchemaClasses;
import dev.retort.alembic.expression.Native;
import dev.retort.alembic.step.AlembicStep;
import dev.retort.alembic.step.NameSource;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Value;

/** The names of {@code sqlalchemy.orm} and of the modules beside it. */
public final class OrmNames implements NameSource {

    /** What {@code mapped_column} takes beside a column's own arguments; of no meaning for rows. */
    private static final Set<String> OF_THE_MAPPING = Set.of("init", "repr", "compare", "kw_only", "hash",
            "default_factory", "insert_default", "deferred", "deferred_group", "deferred_raiseload", "active_history",
            "use_existing_column", "sort_order");

    @Override
    public Map<String, Value> names(String module, AlembicStep step) {
        return switch (module) {
            case "sqlalchemy.orm" -> orm(step);
            case "sqlalchemy.orm.session" -> sessions(step);
            case "sqlalchemy.ext.declarative", "sqlalchemy.orm.decl_api" -> declarative(step);
            case "sqlalchemy.ext.associationproxy" -> Map.of("association_proxy", Native.of(
                    "association_proxy target_collection attr **others",
                    (given, _) -> new AssociationProxy(given.string("target_collection").orElse(""),
                            given.string("attr").orElse(""))));
            case "sqlalchemy.ext.hybrid" -> Map.of("hybrid_property", new NativeFunction("hybrid_property",
                    (given, _) -> new HybridProperty(given.positional().getFirst(), null, null)), "hybrid_method",
                    new NativeFunction("hybrid_method", (given, _) -> given.positional().getFirst()));
            case "sqlalchemy.ext.orderinglist" -> Map.of("ordering_list", new NativeFunction("ordering_list",
                    (_, _) -> NoneValue.NONE));
            case "sqlalchemy.ext.automap" -> Map.of("automap_base", new NativeFunction("automap_base", (_, in) -> {
                throw in.refuse("it maps classes to tables it reads from the database (automap_base)");
            }));
            default -> Map.of();
        };
    }

    private static Map<String, Value> orm(AlembicStep step) {
        Map<String, Value> names = new LinkedHashMap<>(sessions(step));
        names.putAll(declarative(step));
        NativeFunction relationship = Native.of(Relationship.WORDS, (given, _) -> new Relationship(given, step));
        names.put("relationship", relationship);
        names.put("relation", relationship);
        names.put("backref", relationship);
        for (String name : List.of("joinedload", "selectinload", "subqueryload", "immediateload", "lazyload", "noload",
                "raiseload", "load_only", "contains_eager", "defer", "undefer", "defaultload", "Load")) {
            names.put(name, LoaderOption.function(name));
        }
        names.put("synonym", Native.of("synonym name **others", (given, _) -> new Synonym(given.string("name")
                .orElse(""))));
        for (String name : List.of("column_property", "deferred")) {
            names.put(name, new NativeFunction(name, (given, _) -> given.positional().getFirst()));
        }
        names.put("validates", new NativeFunction("validates", (given, in) -> {
            List<String> attributes = given.positional().stream().map(in::str).toList();
            return new NativeFunction("validates",
                    (decorated, _) -> new Validator(attributes, decorated.positional().getFirst()));
        }));
        names.put("declared_attr", new DeclaredAttribute.Decorator());
        names.put("registry", Native.of("registry *others metadata? **rest", (given, _) -> new Registry(step,
                given.value("metadata").orElse(step.metadata()))));
        names.put("mapped_column", new NativeFunction("mapped_column", (given, in) -> {
            Map<String, Value> words = new LinkedHashMap<>(given.keywords());
            words.keySet().removeAll(OF_THE_MAPPING);
            return in.call(SchemaClasses.COLUMN, new Arguments(given.positional(), words));
        }));
        for (String name : List.of("aliased", "mapper")) {
            names.put(name, new NativeFunction(name, (_, in) -> {
                throw in.refuse("it uses sqlalchemy.orm." + name + "(), which Retort does not do");
            }));
        }
        return names;
    }

    private static Map<String, Value> declarative(AlembicStep step) {
        Map<String, Value> names = new LinkedHashMap<>();
        names.put("declarative_base", Native.of("declarative_base bind? metadata? mapper? cls? name? **others",
                (given, in) -> Declarative.base(step, given, in)));
        names.put("DeclarativeBase", Declarative.modern(step));
        names.put("declared_attr", new DeclaredAttribute.Decorator());
        return names;
    }

    private static Map<String, Value> sessions(AlembicStep step) {
        ClassValue session = new ClassValue("Session", "sqlalchemy.orm.session", List.of(), Map.of(),
                (_, _, _) -> new SessionValue(Connection.of(step)));
        NativeFunction maker = new NativeFunction("sessionmaker", (_, _) -> new NativeFunction("Session",
                (_, _) -> new SessionValue(Connection.of(step))));
        Map<String, Value> names = new LinkedHashMap<>();
        names.put("Session", session);
        names.put("sessionmaker", maker);
        names.put("scoped_session", new NativeFunction("scoped_session",
                (given, in) -> in.call(given.positional().getFirst(), Arguments.NONE)));
        names.put("object_session", new NativeFunction("object_session", (_, _) -> NoneValue.NONE));
        return names;
    }
}
