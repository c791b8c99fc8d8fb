package dev.retort.alembic.op;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.retort.alembic.step.AlembicStep;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Signature;
import dev.retort.python.value.Value;

/**
 * An object of the library alembic_utils: an extension, function, trigger, view or policy of PostgreSQL, which
 * {@code op.create_entity}, {@code op.drop_entity} and {@code op.replace_entity} make, drop and make anew.
 */
final class EntityValue implements HostValue {

    private static final String[] WORDS = {"schema", "signature", "definition?", "on_entity?", "is_constraint?",
            "with_data?"};

    private static final Pattern TRIGGER = Pattern.compile("(?is)(.*?)\\s+ON\\s+\\S+\\s+(.*)");

    /** The default of a parameter, which a DROP does not name. */
    private static final Pattern DEFAULT = Pattern.compile("(?i)\\s+(DEFAULT\\s|:?=)(?:[^,()]|\\([^()]*\\))*");

    /** What kinds of objects there are. */
    private enum Kind {
        EXTENSION("pg_extension", "PGExtension"), FUNCTION("pg_function", "PGFunction"), PROCEDURE("pg_procedure",
                "PGProcedure"), TRIGGER("pg_trigger", "PGTrigger"), VIEW("pg_view", "PGView"), MATERIALIZED_VIEW(
                        "pg_materialized_view", "PGMaterializedView"), POLICY("pg_policy", "PGPolicy");

        private final String module;
        private final ClassValue type;

        Kind(String module, String name) {
            this.module = "alembic_utils." + module;
            this.type = ClassValue.ofHost(name, this.module, List.of(), (_, arguments, in) -> new EntityValue(this,
                    arguments.bind(Signature.of(name, WORDS), in)));
        }

        String sql() {
            return name().replace('_', ' ');
        }
    }

    private final Kind kind;
    private final String schema;
    private final String signature;
    private final String definition;
    private final String table;
    private final boolean constraint;
    private final boolean withData;

    private EntityValue(Kind kind, BoundArguments bound) {
        this.kind = kind;
        this.schema = "\"" + bound.string("schema").orElse("public").replace("\"", "\"\"") + "\"";
        this.signature = unescaped(bound.string("signature").orElse("").strip());
        this.definition = unescaped(bound.string("definition").orElse("").strip()).replaceFirst("\\s*;\\s*$", "");
        this.table = bound.string("on_entity").orElse("");
        this.constraint = bound.flag("is_constraint", false);
        this.withData = bound.flag("with_data", true);
    }

    /** The names of a module of alembic_utils. */
    static Map<String, Value> names(String module) {
        for (Kind kind : Kind.values()) {
            if (kind.module.equals(module)) {
                return Map.of(kind.type.name(), kind.type);
            }
        }
        return Map.of();
    }

    /** The directives that take one. */
    static Map<String, Value> directives(AlembicStep step) {
        return Map.of("create_entity", directive("create_entity", (entity, _, in) -> step.send(entity.create(), in)),
                "drop_entity",
                directive("drop_entity", (entity, cascade, in) -> step.send(entity.drop() + cascade, in)),
                "replace_entity", directive("replace_entity", (entity, _, in) -> entity.replace(step, in)));
    }

    private interface Effect {

        void on(EntityValue entity, String cascade, Interpreter in);
    }

    private static Value directive(String name, Effect effect) {
        return NativeFunction.of(Signature.of(name, "target", "cascade?"), name, (bound, in) -> {
            if (!(bound.get("target") instanceof EntityValue entity)) {
                throw in.refuse("op." + name + "() is given something else than an entity of alembic_utils");
            }
            effect.on(entity, bound.flag("cascade", false) ? " CASCADE" : "", in);
            return NoneValue.NONE;
        });
    }

    private String create() {
        return switch (kind) {
            case EXTENSION -> "CREATE EXTENSION \"" + signature + "\" WITH SCHEMA " + schema;
            case FUNCTION, PROCEDURE -> "CREATE " + kind.sql() + " " + called() + " " + definition;
            case TRIGGER -> "CREATE" + (constraint ? " CONSTRAINT" : "") + " TRIGGER \"" + signature + "\" "
                    + onTable();
            case VIEW -> "CREATE VIEW " + schema + ".\"" + signature + "\" AS " + definition;
            case MATERIALIZED_VIEW -> "CREATE MATERIALIZED VIEW " + schema + ".\"" + signature + "\" AS " + definition
                    + (withData ? " WITH DATA" : " WITH NO DATA");
            case POLICY -> "CREATE POLICY " + signature + " on " + table + " " + definition;
        };
    }

    private String drop() {
        return switch (kind) {
            case EXTENSION -> "DROP EXTENSION \"" + signature + "\"";
            case FUNCTION, PROCEDURE -> "DROP " + kind.sql() + " " + DEFAULT.matcher(called()).replaceAll("");
            case TRIGGER -> "DROP TRIGGER \"" + signature + "\" ON " + table;
            case VIEW, MATERIALIZED_VIEW -> "DROP " + kind.sql() + " " + schema + ".\"" + signature + "\"";
            case POLICY -> "DROP POLICY " + signature + " on " + table;
        };
    }

    private void replace(AlembicStep step, Interpreter in) {
        switch (kind) {
            case FUNCTION, PROCEDURE, VIEW -> step.send(create().replaceFirst("CREATE", "CREATE OR REPLACE"), in);
            default -> {
                step.send(drop(), in);
                step.send(create(), in);
            }
        }
    }

    /** The function's name, quoted and with its schema, and its parameters. */
    private String called() {
        int parameters = signature.indexOf('(');
        return parameters < 0
                ? schema + ".\"" + signature + "\"()"
                : schema + ".\"" + signature.substring(0, parameters).strip() + "\"" + signature.substring(parameters);
    }

    /** The definition with the table it is meant for. */
    private String onTable() {
        Matcher parts = TRIGGER.matcher(definition);
        return parts.matches() ? parts.group(1) + " ON " + table + " " + parts.group(2) : definition;
    }

    /** The library hands its SQL to {@code text()}, where a colon is written with a backslash. */
    private static String unescaped(String text) {
        return text.replace("\\:", ":");
    }

    @Override
    public ClassValue type() {
        return kind.type;
    }
}
