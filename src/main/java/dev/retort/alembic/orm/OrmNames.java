package dev.retort.alembic.orm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.retort.alembic.connection.Connection;
import dev.retort.alembic.step.AlembicStep;
import dev.retort.alembic.step.NameSource;
import dev.retort.alembic.type.TypeMethods;
import dev.retort.python.library.type.BuiltinTypes;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Value;

/** The names of {@code sqlalchemy.orm} and of the modules beside it. */
public final class OrmNames implements NameSource {

    /** {@code AbstractConcreteBase}: a class that derives from it directly has no table. */
    static final ClassValue ABSTRACT_CONCRETE = ClassValue.ofHost("AbstractConcreteBase", "sqlalchemy.ext.declarative",
            List.of(), null);

    private static final ClassValue ASYNC_ATTRS = ClassValue.ofHost("AsyncAttrs", "sqlalchemy.ext.asyncio", List.of(),
            null);
    private static final Map<String, Value> MUTABLES = mutables();

    /** Types whose values tell when they change: the same types to a database. */
    private static Map<String, Value> mutables() {
        Map<String, Value> names = new LinkedHashMap<>();
        for (String name : List.of("Mutable", "MutableDict", "MutableList", "MutableSet", "MutableComposite")) {
            ClassValue base = switch (name) {
                case "MutableDict" -> BuiltinTypes.DICT;
                case "MutableList" -> BuiltinTypes.LIST;
                case "MutableSet" -> BuiltinTypes.SET;
                default -> BuiltinTypes.OBJECT;
            };
            ClassValue type = ClassValue.ofHost(name, "sqlalchemy.ext.mutable", List.of(base), null);
            type.namespace().put("as_mutable", new NativeFunction("as_mutable", (given, in) -> TypeMethods
                    .read(given.positional().getLast(), in).value()));
            for (String quiet : List.of("associate_with", "associate_with_attribute", "coerce", "changed")) {
                type.namespace().put(quiet, new NativeFunction(quiet, (_, _) -> NoneValue.NONE));
            }
            names.put(name, type);
        }
        return Map.copyOf(names);
    }

    @Override
    public Map<String, Value> names(String module, AlembicStep step) {
        return switch (module) {
            case "sqlalchemy.orm" -> orm(step);
            case "sqlmodel", "sqlmodel.main" -> SqlModel.names(step);
            case "sqlalchemy.orm.session" -> sessions(step);
            case "sqlalchemy.ext.declarative", "sqlalchemy.orm.decl_api" -> declarative(step);
            case "sqlalchemy.ext.associationproxy" -> Map.of("association_proxy", NativeFunction.of(
                    "association_proxy target_collection attr **others",
                    (given, _) -> new AssociationProxy(given.string("target_collection").orElse(""),
                            given.string("attr").orElse(""))));
            case "sqlalchemy.ext.hybrid" -> Map.of("hybrid_property", new NativeFunction("hybrid_property",
                    (given, _) -> new HybridProperty(given.positional().getFirst(), null, null)), "hybrid_method",
                    new NativeFunction("hybrid_method", (given, _) -> given.positional().getFirst()));
            case "sqlalchemy.ext.orderinglist" -> Map.of("ordering_list", new NativeFunction("ordering_list",
                    (_, _) -> NoneValue.NONE));
            case "sqlalchemy.ext.mutable" -> MUTABLES;
            case "sqlalchemy.ext.asyncio" -> Map.of("AsyncAttrs", ASYNC_ATTRS);
            case "sqlalchemy.ext.automap" -> Map.of("automap_base", new NativeFunction("automap_base", (_, in) -> {
                throw in.refuse("it maps classes to tables it reads from the database (automap_base)");
            }));
            default -> Map.of();
        };
    }

    private static Map<String, Value> orm(AlembicStep step) {
        Map<String, Value> names = new LinkedHashMap<>(sessions(step));
        names.putAll(declarative(step));
        NativeFunction relationship = NativeFunction.of(Relationship.WORDS,
                (given, _) -> new Relationship(given, step));
        names.put("relationship", relationship);
        names.put("relation", relationship);
        names.put("backref", relationship);
        for (String name : List.of("joinedload", "selectinload", "subqueryload", "immediateload", "lazyload", "noload",
                "raiseload", "load_only", "contains_eager", "defer", "undefer", "defaultload", "Load")) {
            names.put(name, LoaderOption.function(name));
        }
        names.put("synonym", NativeFunction.of("synonym name **others", (given, _) -> new Synonym(given.string("name")
                .orElse(""))));
        names.put("composite", new NativeFunction("composite", (given, _) -> new Composite(given.positional().stream()
                .map(ClassScan::column).filter(java.util.Objects::nonNull).toList())));
        for (String name : List.of("query_expression", "dynamic_loader", "attribute_keyed_dict", "column_keyed_dict",
                "keyfunc_mapping", "attribute_mapped_collection", "column_mapped_collection", "mapped_collection")) {
            names.putIfAbsent(name, new NativeFunction(name, (_, _) -> NoneValue.NONE));
        }
        for (String name : List.of("column_property", "deferred")) {
            names.put(name, new NativeFunction(name, (given, _) -> given.positional().getFirst()));
        }
        names.put("validates", new NativeFunction("validates", (given, in) -> {
            List<String> attributes = given.positional().stream().map(in::str).toList();
            return new NativeFunction("validates",
                    (decorated, _) -> new Validator(attributes, decorated.positional().getFirst()));
        }));
        names.put("mapped_column", new NativeFunction("mapped_column",
                (given, in) -> step.part(MappedColumns.class, MappedColumns::new).make(given, in)));
        names.putAll(MappedAnnotations.names());
        for (String name : List.of("aliased")) {
            names.put(name, new NativeFunction(name, (_, in) -> {
                throw in.refuse("it uses sqlalchemy.orm." + name + "(), which Retort does not do");
            }));
        }
        return names;
    }

    private static Map<String, Value> declarative(AlembicStep step) {
        Map<String, Value> names = new LinkedHashMap<>();
        names.put("declarative_base",
                NativeFunction.of("declarative_base bind? metadata? mapper? cls? name? constructor? "
                        + "class_registry? metaclass? type_annotation_map? **others",
                        (given, in) -> Declarative.base(step, given)));
        for (String name : List.of("DeclarativeBase", "DeclarativeBaseNoMeta")) {
            names.put(name, Declarative.modern(name, step));
        }
        names.put("DeclarativeMeta", Declarative.meta(step));
        names.put("registry", RegistryValue.type(step));
        names.put("as_declarative", RegistryValue.asDeclarative(step));
        names.put("declared_attr", DeclaredAttribute.decorator());
        names.put("has_inherited_table", NativeFunction.of("has_inherited_table cls", (given, _) -> BoolValue.of(
                given.get("cls") instanceof ClassValue type && type.resolutionOrder().stream().skip(1)
                        .anyMatch(base -> base.namespace().containsKey(Mapping.NAME)))));
        names.put("AbstractConcreteBase", ABSTRACT_CONCRETE);
        for (String name : List.of("MappedAsDataclass", "ConcreteBase")) {
            names.put(name, ClassValue.ofHost(name, "sqlalchemy.orm.decl_api", List.of(), null));
        }
        names.put("mapper", new NativeFunction("mapper", (_, _) -> NoneValue.NONE));
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
