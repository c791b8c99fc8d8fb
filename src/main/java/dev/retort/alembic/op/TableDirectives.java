package dev.retort.alembic.op;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.ddl.CommentWriter;
import dev.retort.alembic.ddl.TableConstructors;
import dev.retort.alembic.ddl.TableDdl;
import dev.retort.alembic.ddl.TableValue;
import dev.retort.alembic.ddl.TableWriter;
import dev.retort.alembic.step.AlembicStep;
import dev.retort.alembic.type.IdentifierQuoting;
import dev.retort.alembic.type.SqlName;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.Signature;
import dev.retort.python.value.Value;

/** {@code create_table}, {@code drop_table}, {@code rename_table} and comments on tables. */
final class TableDirectives {

    private TableDirectives() {}

    static Map<String, Value> names(AlembicStep step) {
        Map<String, Value> names = new LinkedHashMap<>();
        Signature create = Signature.of("create_table", "table_name", "*columns", "schema?", "if_not_exists?",
                "comment?", "info?", "prefixes?", "_constraints_included?", "_namespace_metadata?", "listeners?",
                "keep_existing?", "extend_existing?", "quote?", "quote_schema?", "implicit_returning?", "**options");
        names.put("create_table", NativeFunction.of(create, "create_table", (bound, in) -> Directive.placed(
                () -> create(bound, step, in), in)));
        Directive.put(names, step, TableDirectives::drop, "drop_table", "table_name", "schema?", "*", "if_exists?",
                "comment?", "info?", "prefixes?", "**options");
        Directive.put(names, step, TableDirectives::rename, "rename_table", "old_table_name", "new_table_name",
                "schema?");
        Directive.put(names, step, TableDirectives::comment, "create_table_comment", "table_name", "comment",
                "existing_comment?", "schema?");
        Directive.put(names, step, TableDirectives::dropComment, "drop_table_comment", "table_name", "schema?",
                "existing_comment?");
        return names;
    }

    private static Value create(BoundArguments bound, AlembicStep step, Interpreter in) {
        TableValue table = new SchemaObjects(step, in).table(
                quoted(SqlName.read(bound.get("table_name"), in), "quote", bound), schema(bound, in), bound.rest(),
                TableConstructors.settings(bound, in));
        new TableDdl(step.dialect(), in, type -> step.makesFirst(type, in))
                .create(table, bound.flag("if_not_exists", false))
                .forEach(sql -> step.send(sql, in));
        return table;
    }

    private static void drop(BoundArguments bound, AlembicStep step, Interpreter in) {
        TableValue table = table(bound, "table_name", step, in);
        step.send(new TableWriter(step.dialect(), in).drop(table, bound.flag("if_exists", false)), in);
    }

    private static void rename(BoundArguments bound, AlembicStep step, Interpreter in) {
        step.send(alter(SqlName.read(bound.get("old_table_name"), in), schema(bound, in), step) + " RENAME TO "
                + IdentifierQuoting.quote(SqlName.read(bound.get("new_table_name"), in), step.dialect()), in);
    }

    private static void comment(BoundArguments bound, AlembicStep step, Interpreter in) {
        step.send(new CommentWriter(step.dialect()).onTable(table(bound, "table_name", step, in),
                bound.string("comment").orElse(null)), in);
    }

    private static void dropComment(BoundArguments bound, AlembicStep step, Interpreter in) {
        step.send(new CommentWriter(step.dialect()).onTable(table(bound, "table_name", step, in), null), in);
    }

    static TableValue table(BoundArguments bound, String word, AlembicStep step, Interpreter in) {
        return new SchemaObjects(step, in).table(SqlName.read(bound.get(word), in), schema(bound, in), List.of());
    }

    static @Nullable SqlName schema(BoundArguments bound, Interpreter in) {
        return SqlName.readOptional(bound.get("schema"), in);
    }

    /** {@code ALTER TABLE} and the table's name; a dotted schema is quoted part by part. */
    static String alter(SqlName table, @Nullable SqlName schema, AlembicStep step) {
        String own = IdentifierQuoting.quote(table, step.dialect());
        if (schema == null || schema.text().isEmpty()) {
            return "ALTER TABLE " + own;
        }
        String before = schema.quoted() != null
                ? IdentifierQuoting.quote(schema, step.dialect())
                : String.join(".", List.of(schema.text().split("\\.", -1)).stream()
                        .map(part -> IdentifierQuoting.quote(part, step.dialect())).toList());
        return "ALTER TABLE " + before + "." + own;
    }

    private static SqlName quoted(SqlName name, String word, BoundArguments bound) {
        return bound.value(word).isEmpty() ? name : name.quoted(bound.flag(word, false));
    }
}
