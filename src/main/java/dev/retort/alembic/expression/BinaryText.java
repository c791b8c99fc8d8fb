package dev.retort.alembic.expression;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.TypeFamily;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** How a binary expression is written, operator by operator. */
final class BinaryText {

    private BinaryText() {}

    static void write(BinaryClause binary, SqlText out) {
        switch (binary.operator().name()) {
            case "like_op", "not_like_op", "contains_op", "not_contains_op" ->
                like(binary, binary.operator().sql(), out);
            case "ilike_op", "not_ilike_op" -> ilike(binary, out);
            case "not_in_op" -> out.add("(").add(generic(binary, " NOT IN ", false, out)).add(")");
            case "between_op", "not_between_op" -> {
                String symmetric = binary.modifier("symmetric") == null ? "" : "SYMMETRIC ";
                out.add(generic(binary, binary.operator().sql() + symmetric, false, out));
            }
            case "is_distinct_from", "is_not_distinct_from" -> {
                boolean not = binary.operator() == Op.IS_NOT_DISTINCT;
                out.add(out.postgresql()
                        ? generic(binary, binary.operator().sql(), false, out)
                        : out.text(binary.left(), Scope::outsideBinary) + (not ? " IS " : " IS NOT ")
                                + out.text(binary.right(), Scope::outsideBinary));
            }
            case "match_op", "not_match_op" -> match(binary, out);
            case "regexp_match_op", "not_regexp_match_op" -> regexp(binary, out);
            case "regexp_replace_op" -> replace(binary, out);
            case "getitem" -> out.add(binary.left()).add("[").add(binary.right()).add("]");
            case "json_getitem_op" -> json(binary, " -> ", " ->> ", out);
            case "json_path_getitem_op" -> json(binary, " #> ", " #>> ", out);
            default -> out.add(generic(binary, binary.operator().sql(), binary.operator().eager(), out));
        }
    }

    private static String generic(BinaryClause binary, String operator, boolean eager, SqlText out) {
        boolean nested = out.scope().nested();
        String text = out.text(binary.left(), scope -> scope.inBinary(eager)) + operator
                + out.text(binary.right(), scope -> scope.inBinary(eager));
        return nested && eager ? "(" + text + ")" : text;
    }

    private static void like(BinaryClause binary, String operator, SqlText out) {
        out.add(binary.left()).add(operator).add(binary.right()).add(escape(binary, out));
    }

    private static String escape(BinaryClause binary, SqlText out) {
        Clause escape = binary.modifier("escape");
        return escape == null ? "" : " ESCAPE " + out.text(escape);
    }

    private static void ilike(BinaryClause binary, SqlText out) {
        if (out.postgresql()) {
            like(binary, binary.operator().sql(), out);
            return;
        }
        String operator = binary.operator() == Op.NOT_ILIKE ? " NOT LIKE " : " LIKE ";
        out.add("lower(").add(binary.left()).add(")").add(operator).add("lower(").add(binary.right()).add(")")
                .add(escape(binary, out));
    }

    private static void match(BinaryClause binary, SqlText out) {
        if (binary.operator() == Op.NOT_MATCH) {
            out.add("NOT ");
        }
        if (!out.postgresql()) {
            out.add(binary.left()).add(" MATCH ").add(binary.right());
            return;
        }
        Clause config = binary.modifier("postgresql_regconfig");
        out.add(binary.left()).add(" @@ to_tsquery(").add(config == null ? "" : out.text(config) + ", ")
                .add(binary.right()).add(")");
    }

    private static void regexp(BinaryClause binary, SqlText out) {
        boolean not = binary.operator() == Op.NOT_REGEXP;
        if (!out.postgresql()) {
            out.add(generic(binary, not ? " NOT REGEXP " : " REGEXP ", false, out));
            return;
        }
        String operator = not ? "!~" : "~";
        Clause flags = binary.modifier("flags");
        if (flags == null) {
            out.add(generic(binary, " " + operator + " ", false, out));
        } else if (flags instanceof InlineValue literal && literal.value().equals(new StringValue("i"))) {
            out.add(generic(binary, " " + operator + "* ", false, out));
        } else {
            out.add(binary.left()).add(" " + operator + " CONCAT('(?', ").add(flags).add(", ')', ")
                    .add(binary.right()).add(")");
        }
    }

    private static void replace(BinaryClause binary, SqlText out) {
        if (!out.postgresql()) {
            throw out.unsupported("replacement by regular expression");
        }
        out.add("REGEXP_REPLACE(").add(binary.left()).add(", ").add(binary.right()).add(", ");
        Clause replacement = binary.modifier("replacement");
        if (replacement != null) {
            out.add(replacement);
        }
        Clause flags = binary.modifier("flags");
        out.add(flags == null ? "" : ", " + out.text(flags)).add(")");
    }

    /** {@code ->}; {@code ->>} in a cast where the result was said to be no JSON ({@code as_string()}). */
    private static void json(BinaryClause binary, String arrow, String textArrow, SqlText out) {
        boolean json = binary.sqlType().family() == TypeFamily.JSON;
        if (!out.postgresql()) {
            String call = "JSON_EXTRACT(" + out.text(binary.left()) + ", " + out.text(binary.right()) + ")";
            out.add(json ? "JSON_QUOTE(" + call + ")" : call);
        } else if (json) {
            out.add(generic(binary, arrow, true, out));
        } else {
            out.add("CAST(").add(generic(binary, textArrow, true, out)).add(" AS ")
                    .add(binary.sqlType().sql(out.dialect())).add(")");
        }
    }

    /** The parts of a path given as a list or a tuple; null where the value is none. */
    static @Nullable List<Value> parts(Value value) {
        return switch (value) {
            case ListValue list -> list.items();
            case TupleValue(List<Value> items) -> items;
            default -> null;
        };
    }
}
