package dev.retort.alembic.op;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.ddl.ColumnValue;
import dev.retort.alembic.ddl.ConstraintValue;
import dev.retort.alembic.ddl.ConstraintWriter;
import dev.retort.alembic.ddl.NamedConstraint;
import dev.retort.alembic.ddl.SchemaClasses;
import dev.retort.alembic.ddl.TableValue;
import dev.retort.alembic.step.AlembicStep;
import dev.retort.alembic.type.SqlName;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** Directives that add and drop constraints. */
final class ConstraintDirectives {

    private ConstraintDirectives() {}

    static Map<String, Value> names(AlembicStep step) {
        Map<String, Value> names = new LinkedHashMap<>();
        Directive.put(names, step, (bound, _, in) -> ofColumns(SchemaClasses.PRIMARY_KEY, "table_name", bound, step,
                in), "create_primary_key", "constraint_name", "table_name", "columns", "schema?", "**options");
        Directive.put(names, step, (bound, _, in) -> ofColumns(SchemaClasses.UNIQUE, "table_name", bound, step, in),
                "create_unique_constraint", "constraint_name", "table_name", "columns", "schema?", "**options");
        Directive.put(names, step, ConstraintDirectives::check, "create_check_constraint", "constraint_name",
                "table_name", "condition", "schema?", "**options");
        Directive.put(names, step, ConstraintDirectives::foreignKey, "create_foreign_key", "constraint_name",
                "source_table", "referent_table", "local_cols", "remote_cols", "onupdate?", "ondelete?",
                "deferrable?", "initially?", "match?", "source_schema?", "referent_schema?", "**options");
        Directive.put(names, step, ConstraintDirectives::exclude, "create_exclude_constraint", "constraint_name",
                "table_name", "*elements", "schema?", "**options");
        Directive.put(names, step, ConstraintDirectives::dropNamed, "drop_constraint", "constraint_name", "table_name",
                "type_?", "schema?", "if_exists?");
        return names;
    }

    /** Adds a constraint to the table it belongs to; one that came with a type only where the dialect writes it. */
    static void add(ConstraintValue constraint, AlembicStep step, Interpreter in) {
        if (step.dialect() == DialectName.SQLITE) {
            if (!constraint.comesWithType()) {
                throw Problems.noAlter(in);
            }
            return;
        }
        if (constraint.appliesTo(step.dialect())) {
            step.send(new ConstraintWriter(step.dialect(), in).add(constraint), in);
        }
    }

    static void drop(ConstraintValue constraint, boolean ifExists, AlembicStep step, Interpreter in) {
        if (step.dialect() == DialectName.SQLITE) {
            if (!constraint.comesWithType()) {
                throw Problems.noAlter(in);
            }
            return;
        }
        step.send(new ConstraintWriter(step.dialect(), in).drop(constraint, ifExists), in);
    }

    private static void ofColumns(ClassValue type, String table, BoundArguments bound, AlembicStep step,
            Interpreter in) {
        SchemaObjects objects = new SchemaObjects(step, in);
        List<String> columns = objects.names(bound.get("columns"));
        TableValue owner = objects.table(SqlName.read(bound.get(table), in), TableDirectives.schema(bound, in),
                columns);
        add(objects.constraint(type, owner, SchemaObjects.values(columns), keywords(bound)), step, in);
    }

    private static void check(BoundArguments bound, AlembicStep step, Interpreter in) {
        TableValue owner = TableDirectives.table(bound, "table_name", step, in);
        add(new SchemaObjects(step, in).constraint(SchemaClasses.CHECK, owner, List.of(given(bound, "condition")),
                keywords(bound)), step, in);
    }

    private static void foreignKey(BoundArguments bound, AlembicStep step, Interpreter in) {
        SchemaObjects objects = new SchemaObjects(step, in);
        List<String> local = objects.names(bound.get("local_cols"));
        SqlName referent = SqlName.read(bound.get("referent_table"), in);
        SqlName referentSchema = SqlName.readOptional(bound.get("referent_schema"), in);
        String stem = (referentSchema == null ? "" : referentSchema.text() + ".") + referent.text() + ".";
        List<String> remote = objects.names(bound.get("remote_cols")).stream().map(name -> stem + name).toList();
        TableValue owner = objects.table(SqlName.read(bound.get("source_table"), in),
                SqlName.readOptional(bound.get("source_schema"), in), local);
        Map<String, Value> keywords = keywords(bound);
        for (String word : List.of("onupdate", "ondelete", "deferrable", "initially", "match")) {
            bound.value(word).ifPresent(value -> keywords.put(word, value));
        }
        add(objects.constraint(SchemaClasses.FOREIGN_KEY_CONSTRAINT, owner,
                List.of(new ListValue(SchemaObjects.values(local)), new ListValue(SchemaObjects.values(remote))),
                keywords), step, in);
    }

    private static void exclude(BoundArguments bound, AlembicStep step, Interpreter in) {
        SchemaObjects objects = new SchemaObjects(step, in);
        List<String> columns = new ArrayList<>();
        for (Value element : bound.rest()) {
            Value first = in.list(element).getFirst();
            if (first instanceof StringValue(String name)) {
                columns.add(name);
            } else if (first instanceof ColumnValue column) {
                columns.add(column.name());
            }
        }
        TableValue owner = objects.table(SqlName.read(bound.get("table_name"), in), TableDirectives.schema(bound, in),
                columns);
        add(objects.constraint(SchemaClasses.EXCLUDE, owner, bound.rest(), keywords(bound)), step, in);
    }

    private static void dropNamed(BoundArguments bound, AlembicStep step, Interpreter in) {
        TableValue owner = TableDirectives.table(bound, "table_name", step, in);
        SchemaObjects objects = new SchemaObjects(step, in);
        String kind = bound.string("type_").orElse(null);
        ConstraintValue constraint = switch (kind) {
            case "primary" -> objects.constraint(SchemaClasses.PRIMARY_KEY, owner, List.of(), keywords(bound));
            case "unique" -> objects.constraint(SchemaClasses.UNIQUE, owner, List.of(), keywords(bound));
            case "check" -> objects.constraint(SchemaClasses.CHECK, owner, List.of(new StringValue("")),
                    keywords(bound));
            case "foreignkey" -> objects.constraint(SchemaClasses.FOREIGN_KEY_CONSTRAINT, owner,
                    List.of(new ListValue(List.of()), new ListValue(List.of())), keywords(bound));
            case null -> untyped(bound, owner, in);
            default -> throw in.raise("TypeError",
                    "'type' can be one of 'check', 'foreignkey', 'primary', 'unique', None");
        };
        drop(constraint, bound.flag("if_exists", false), step, in);
    }

    private static ConstraintValue untyped(BoundArguments bound, TableValue owner, Interpreter in) {
        NamedConstraint constraint = new NamedConstraint(SchemaClasses.CONSTRAINT,
                ConstraintValue.Common.named(SqlName.readOptional(bound.get("constraint_name"), in)));
        owner.append(constraint, in);
        return constraint;
    }

    private static Map<String, Value> keywords(BoundArguments bound) {
        Map<String, Value> keywords = new LinkedHashMap<>(bound.others());
        keywords.put("name", given(bound, "constraint_name"));
        return keywords;
    }

    private static Value given(BoundArguments bound, String word) {
        @Nullable
        Value value = bound.get(word);
        return value == null ? NoneValue.NONE : value;
    }
}
