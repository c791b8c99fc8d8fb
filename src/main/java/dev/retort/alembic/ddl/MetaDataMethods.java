package dev.retort.alembic.ddl;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Signature;
import dev.retort.python.value.Value;

/** What a metadata does with all its tables. */
final class MetaDataMethods {

    private MetaDataMethods() {}

    static @Nullable Value get(MetaDataValue metadata, String name) {
        return switch (name) {
            case "create_all" -> all(metadata, name, "create");
            case "drop_all" -> all(metadata, name, "drop");
            case "remove" -> NativeFunction.of(Signature.of(name, "table"), name, (bound, _) -> {
                if (bound.get("table") instanceof TableValue table) {
                    metadata.remove(table);
                }
                return NoneValue.NONE;
            });
            case "clear" -> NativeFunction.of(Signature.of(name), name, (_, _) -> {
                List.copyOf(metadata.tables()).forEach(metadata::remove);
                return NoneValue.NONE;
            });
            case "reflect" -> NativeFunction.of(Signature.of(name, "bind", "schema?", "views?", "only?", "**others"),
                    name, (bound, in) -> {
                        Reflecting.required(required(bound, in), in).reflectAll(metadata, bound, in);
                        return NoneValue.NONE;
                    });
            default -> null;
        };
    }

    /** @param what {@code create} or {@code drop} */
    private static Value all(MetaDataValue metadata, String name, String what) {
        return NativeFunction.of(Signature.of(name, "bind", "tables?", "checkfirst?"), name, (bound, in) -> {
            Value bind = required(bound, in);
            TableDdl ddl = new TableDdl(DdlMethods.dialect(bind, in), in);
            boolean first = TableDdl.looksFirst(bind, bound.flag("checkfirst", true));
            boolean create = what.equals("create");
            List<TableValue> wanted = chosen(metadata, bound, in);
            List<TableValue> tables = create ? wanted : wanted.reversed();
            metadata.dispatch("before_" + what, metadata, tables, bind, in);
            for (TableValue table : tables) {
                metadata.dispatch("before_" + what, table, tables, bind, in);
                (create ? ddl.create(table, first) : ddl.drop(table, first))
                        .forEach(sql -> DdlMethods.send(bind, sql, in));
                metadata.dispatch("after_" + what, table, tables, bind, in);
            }
            metadata.dispatch("after_" + what, metadata, tables, bind, in);
            return NoneValue.NONE;
        });
    }

    private static Value required(BoundArguments bound, Interpreter in) {
        return bound.value("bind").orElseThrow(() -> in.raise("RuntimeError",
                "this needs a connection: give it op.get_bind()"));
    }

    private static List<TableValue> chosen(MetaDataValue metadata, BoundArguments bound, Interpreter in) {
        List<TableValue> all = TableOrder.byDependence(metadata.tables());
        return bound.value("tables").map(given -> {
            List<Value> wanted = new ArrayList<>(in.list(given));
            return all.stream().filter(wanted::contains).toList();
        }).orElse(all);
    }
}
