package dev.retort.alembic.ddl;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** {@code FetchedValue} and what derives from it: values the database makes. */
public sealed class FetchedValue implements HostValue permits ComputedValue, IdentityValue {

    private final ClassValue of;
    private final @Nullable ServerDefault stated;

    /** @param stated what {@code DefaultClause} was given; null for a plain {@code FetchedValue} */
    FetchedValue(ClassValue of, @Nullable ServerDefault stated) {
        this.of = of;
        this.stated = stated;
    }

    /** What a column with this as its {@code server_default} has. */
    public ServerDefault asDefault() {
        return stated == null ? new ServerDefault.Generated(this) : stated;
    }

    @Override
    public ClassValue type() {
        return of;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "arg" -> switch (stated) {
                case ServerDefault.Text(String text) -> new StringValue(text);
                case ServerDefault.Expression(var clause) -> clause;
                case null, default -> NoneValue.NONE;
            };
            default -> null;
        };
    }
}
