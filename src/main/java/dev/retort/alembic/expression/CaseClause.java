package dev.retort.alembic.expression;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlaType;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Pulse;
import dev.retort.python.value.Value;

/** {@code CASE WHEN … THEN … END}. */
final class CaseClause extends Clause {

    private record When(Clause condition, Clause result) {}

    private final @Nullable Clause value;
    private final List<When> whens;
    private final @Nullable Clause otherwise;

    private CaseClause(@Nullable Clause value, List<When> whens, @Nullable Clause otherwise) {
        this.value = value;
        this.whens = List.copyOf(whens);
        this.otherwise = otherwise;
    }

    /** {@code case((condition, result), …, else_=)}, {@code case([…])}, {@code case({value: result}, value=)}. */
    static CaseClause of(BoundArguments given, Interpreter in) {
        List<Value> pairs = given.rest();
        if (pairs.isEmpty() && given.others().containsKey("whens")) {
            pairs = List.of(given.others().get("whens"));
        }
        Clause value = given.value("value").map(of -> Coercion.expression(of, in)).orElse(null);
        List<When> whens = new ArrayList<>();
        if (pairs.size() == 1 && pairs.getFirst() instanceof DictValue dict) {
            dict.entries().forEach(entry -> whens.add(when(value, entry.key(), entry.value(), in)));
        } else {
            List<Value> list = pairs.size() == 1 && pairs.getFirst() instanceof ListValue one ? one.items() : pairs;
            for (Value pair : list) {
                List<Value> both = in.list(pair);
                whens.add(when(value, both.getFirst(), both.getLast(), in));
            }
        }
        if (whens.isEmpty()) {
            throw in.raise("TypeError", "case() requires at least one condition with its result");
        }
        Value last = given.get("else_");
        return new CaseClause(value, whens, last == null || last == NoneValue.NONE
                ? null
                : Coercion.expression(last, in));
    }

    private static When when(@Nullable Clause value, Value condition, Value result, Interpreter in) {
        Clause test = value == null
                ? Coercion.condition(condition, in)
                : Coercion.operand(condition, value, in);
        return new When(test.grouped(null), Coercion.expression(result, in));
    }

    @Override
    public SqlaType sqlType() {
        for (When when : whens.reversed()) {
            if (when.result.sqlType() != Types.NULL) {
                return when.result.sqlType();
            }
        }
        return otherwise == null ? Types.NULL : otherwise.sqlType();
    }

    @Override
    List<FromClause> froms() {
        Pulse.beat();
        List<FromClause> all = new ArrayList<>();
        if (value != null) {
            all.addAll(value.froms());
        }
        for (When when : whens) {
            all.addAll(when.condition.froms());
            all.addAll(when.result.froms());
        }
        if (otherwise != null) {
            all.addAll(otherwise.froms());
        }
        return all;
    }

    @Override
    public void write(SqlText out) {
        out.in(Scope::outsideSelect, () -> {
            out.add("CASE ");
            if (value != null) {
                out.add(value).add(" ");
            }
            for (When when : whens) {
                out.add("WHEN ").add(when.condition).add(" THEN ").add(when.result).add(" ");
            }
            if (otherwise != null) {
                out.add("ELSE ").add(otherwise).add(" ");
            }
            out.add("END");
        });
    }
}
