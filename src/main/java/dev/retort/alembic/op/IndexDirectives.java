package dev.retort.alembic.op;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.retort.alembic.ddl.IndexValue;
import dev.retort.alembic.ddl.IndexWriter;
import dev.retort.alembic.ddl.Options;
import dev.retort.alembic.ddl.TableValue;
import dev.retort.alembic.step.AlembicStep;
import dev.retort.alembic.type.SqlName;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** {@code create_index} and {@code drop_index}. */
final class IndexDirectives {

    private IndexDirectives() {}

    static Map<String, Value> names(AlembicStep step) {
        Map<String, Value> names = new LinkedHashMap<>();
        Directive.put(names, step, IndexDirectives::create, "create_index", "index_name", "table_name", "columns",
                "schema?", "unique?", "*", "if_not_exists?", "quote?", "info?", "**options");
        Directive.put(names, step, IndexDirectives::drop, "drop_index", "index_name", "table_name?", "schema?", "*",
                "if_exists?", "unique?", "**options");
        return names;
    }

    private static void create(BoundArguments bound, AlembicStep step, Interpreter in) {
        TableValue table = TableDirectives.table(bound, "table_name", step, in);
        Value columns = bound.get("columns");
        if (columns == null) {
            throw in.raise("TypeError", "create_index() needs a list of columns");
        }
        List<Value> parts = columns instanceof StringValue(String text)
                ? text.codePoints().<Value>mapToObj(letter -> new StringValue(Character.toString(letter))).toList()
                : in.list(columns);
        IndexValue index = IndexValue.of(name(bound, in), table, parts, bound.flag("unique", false),
                Options.of(bound.others(), in), in);
        step.send(new IndexWriter(step.dialect(), in).create(index, bound.flag("if_not_exists", false)), in);
    }

    private static void drop(BoundArguments bound, AlembicStep step, Interpreter in) {
        SqlName name = SqlName.readOptional(bound.get("table_name"), in);
        TableValue table = new SchemaObjects(step, in).table(name == null ? SqlName.of("no_table") : name,
                TableDirectives.schema(bound, in), List.of());
        IndexValue index = IndexValue.of(SqlName.readOptional(bound.get("index_name"), in), table,
                List.of(new StringValue("x")), false, Options.of(bound.others(), in), in);
        step.send(new IndexWriter(step.dialect(), in).drop(index, bound.flag("if_exists", false)), in);
    }

    private static @org.jspecify.annotations.Nullable SqlName name(BoundArguments bound, Interpreter in) {
        SqlName name = SqlName.readOptional(bound.get("index_name"), in);
        return name == null || bound.value("quote").isEmpty() ? name : name.quoted(bound.flag("quote", false));
    }
}
