package dev.retort.alembic.expression;

import java.util.Map;

import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** {@code contains}, {@code startswith}, {@code endswith}: {@code LIKE} with per cent signs joined to the text. */
final class LikeClause {

    private LikeClause() {}

    static NativeFunction method(Clause self, String name) {
        return NativeFunction.of(name + " other escape? autoescape?", (given, in) -> of(self, name, given, in));
    }

    private static Clause of(Clause self, String name, BoundArguments given, Interpreter in) {
        Value other = given.value("other").orElse(NoneValue.NONE);
        String escape = given.string("escape").orElse(null);
        if (given.flag("autoescape", false)) {
            if (!(other instanceof StringValue(String text))) {
                throw in.raise("TypeError", "String value expected when autoescape=True");
            }
            String sign = escape == null ? "/" : escape;
            escape = sign;
            String doubled = sign.equals("%") || sign.equals("_") ? text : text.replace(sign, sign + sign);
            other = new StringValue(doubled.replace("%", sign + "%").replace("_", sign + "_"));
        }
        Map<String, Clause> modifiers = ClauseMethods.escape(escape);
        Clause operand = Coercion.operand(other, self, in).grouped(Op.CONCAT);
        Clause percent = new LiteralColumn("'%'", Types.STRING);
        boolean any = name.startsWith("i");
        Clause left = any ? lower(self) : self;
        Clause right = any ? lower(operand) : operand;
        Clause pattern = switch (any ? name.substring(1) : name) {
            case "contains" -> joined(joined(percent, right), percent);
            case "startswith" -> joined(right, percent);
            default -> joined(percent, right);
        };
        return BinaryClause.comparing(left, Op.CONTAINS, pattern, modifiers);
    }

    private static Clause lower(Clause clause) {
        return new FunctionCall(java.util.List.of(), "lower", java.util.List.of(clause), Types.STRING);
    }

    private static Clause joined(Clause left, Clause right) {
        return BinaryClause.of(left, Op.CONCAT, right, Types.STRING);
    }
}
