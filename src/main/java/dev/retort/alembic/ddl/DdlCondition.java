package dev.retort.alembic.ddl;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

import dev.retort.python.value.ListValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.SetValue;
import dev.retort.python.value.Signature;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/**
 * On which databases an index or a constraint is made: what SQLAlchemy 2's {@code ddl_if()} says.
 *
 * @param dialects by their names; empty for all
 */
record DdlCondition(Set<String> dialects) {

    static final DdlCondition ALWAYS = new DdlCondition(Set.of());

    DdlCondition {
        dialects = Set.copyOf(dialects);
    }

    boolean holds(DialectName dialect) {
        return dialects.isEmpty() || dialects.contains(dialect.name().toLowerCase(Locale.ROOT));
    }

    /** The method {@code ddl_if} of something, which it gives back. */
    static NativeFunction method(Value of, Consumer<DdlCondition> said) {
        return NativeFunction.of(Signature.of("ddl_if", "dialect?", "callable_?", "state?"), "ddl_if", (bound, in) -> {
            if (bound.value("callable_").filter(one -> one != NoneValue.NONE).isPresent()) {
                throw in.refuse("it uses ddl_if() with a function, which Retort does not ask");
            }
            Set<String> names = new LinkedHashSet<>();
            switch (bound.get("dialect")) {
                case StringValue(String name) -> names.add(name);
                case TupleValue many -> in.list(many).forEach(one -> names.add(in.str(one)));
                case ListValue many -> in.list(many).forEach(one -> names.add(in.str(one)));
                case SetValue many -> in.list(many).forEach(one -> names.add(in.str(one)));
                case null, default -> {}
            }
            said.accept(new DdlCondition(names));
            return of;
        });
    }
}
