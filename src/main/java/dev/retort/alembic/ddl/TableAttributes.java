package dev.retort.alembic.ddl;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.Bind;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Signature;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** What programs may ask a table, beside what every table of expressions answers. */
final class TableAttributes {

    private TableAttributes() {}

    static @Nullable Value get(TableValue table, String attribute, Interpreter in) {
        return switch (attribute) {
            case "name", "description" -> table.givenName().value();
            case "schema" -> table.schema() == null ? NoneValue.NONE : new StringValue(table.schema());
            case "fullname", "key" -> new StringValue(
                    table.schema() == null ? table.name() : table.schema() + "." + table.name());
            case "metadata" -> table.metadata();
            case "comment" -> table.settings().comment() == null
                    ? NoneValue.NONE
                    : new StringValue(table.settings().comment());
            case "primary_key" -> table.primaryKeyConstraint();
            case "constraints" -> new ListValue(allConstraints(table));
            case "indexes" -> new ListValue(table.indexes());
            case "foreign_key_constraints" -> new ListValue(
                    table.constraints().stream().filter(ForeignKeyValue.class::isInstance).toList());
            case "foreign_keys" -> new ListValue(foreignKeys(table, in));
            case "info" -> table.info();
            case "kwargs", "dialect_kwargs" -> table.settings().options().dict();
            case "append_column", "append_constraint" -> NativeFunction.of(
                    Signature.of(attribute, "item", "replace_existing?"), attribute, (bound, run) -> {
                        TableConstructors.appendAll(table, List.of(required(bound, "item", run)), run);
                        return NoneValue.NONE;
                    });
            case "create" -> statements(attribute, table);
            case "drop" -> statements(attribute, table);
            default -> null;
        };
    }

    private static Value statements(String name, TableValue table) {
        return NativeFunction.of(Signature.of(name, "bind", "checkfirst?"), name, (bound, in) -> {
            Value bind = required(bound, "bind", in);
            boolean first = bound.flag("checkfirst", false) && !(bind instanceof Bind known && known.offline());
            TableDdl ddl = new TableDdl(DdlMethods.dialect(bind, in), in);
            table.metadata().dispatch("before_" + name, table, List.of(table), bind, in);
            (name.equals("create") ? ddl.create(table, first) : ddl.drop(table, first))
                    .forEach(sql -> DdlMethods.send(bind, sql, in));
            table.metadata().dispatch("after_" + name, table, List.of(table), bind, in);
            return NoneValue.NONE;
        });
    }

    private static Value required(BoundArguments bound, String name, Interpreter in) {
        return bound.value(name).orElseThrow(() -> in.raise("TypeError", name + " is missing"));
    }

    private static List<ConstraintValue> allConstraints(TableValue table) {
        List<ConstraintValue> all = new ArrayList<>();
        all.add(table.primaryKeyConstraint());
        all.addAll(table.constraints());
        return all;
    }

    private static List<Value> foreignKeys(TableValue table, Interpreter in) {
        List<Value> all = new ArrayList<>();
        for (ConstraintValue constraint : table.constraints()) {
            if (constraint instanceof ForeignKeyValue key) {
                all.addAll(in.list(in.attribute(key, "elements")));
            }
        }
        return all;
    }
}
