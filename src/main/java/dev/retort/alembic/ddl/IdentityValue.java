package dev.retort.alembic.ddl;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;

/** {@code Identity}: {@code GENERATED … AS IDENTITY}. */
public final class IdentityValue extends FetchedValue {

    /** One that says nothing. */
    public static final IdentityValue PLAIN = new IdentityValue(SchemaClasses.IDENTITY, false,
            new SequenceOptions(null, null, null, null, null, null, null, null, null));

    private final boolean always;
    private final SequenceOptions options;

    IdentityValue(ClassValue of, boolean always, SequenceOptions options) {
        super(of, null);
        this.always = always;
        this.options = options;
    }

    /** {@code GENERATED … AS IDENTITY (…)}. */
    public String sql() {
        String given = options.sql();
        return "GENERATED " + generated() + " AS IDENTITY" + (given.isEmpty() ? "" : " (" + given + ")");
    }

    /** The clauses of {@code ALTER COLUMN} that make {@code existing} this. */
    public String changesOf(IdentityValue existing) {
        List<String> changes = new ArrayList<>();
        SequenceOptions now = options;
        SequenceOptions then = existing.options;
        if (always != existing.always) {
            changes.add("SET GENERATED " + generated() + " ");
        }
        // Alembic goes by the attributes' names in alphabetical order and knows no "order" on PostgreSQL.
        add(changes, now.cache(), then.cache(), only(null, null, null, now.cache(), null));
        add(changes, now.cycle(), then.cycle(), new SequenceOptions(null, null, null, null, null, null, now.cycle(),
                null, null));
        add(changes, now.increment(), then.increment(), only(null, now.increment(), null, null, null));
        add(changes, now.maxvalue(), then.maxvalue(), only(null, null, null, null, now.maxvalue()));
        add(changes, now.minvalue(), then.minvalue(), only(null, null, now.minvalue(), null, null));
        add(changes, now.nomaxvalue(), then.nomaxvalue(), new SequenceOptions(null, null, null, null, null,
                now.nomaxvalue(), null, null, null));
        add(changes, now.nominvalue(), then.nominvalue(), new SequenceOptions(null, null, null, null,
                now.nominvalue(), null, null, null, null));
        add(changes, now.start(), then.start(), only(now.start(), null, null, null, null));
        return String.join("", changes);
    }

    private static SequenceOptions only(java.math.@Nullable BigInteger start, java.math.@Nullable BigInteger increment,
            java.math.@Nullable BigInteger minvalue, java.math.@Nullable BigInteger cache,
            java.math.@Nullable BigInteger maxvalue) {
        return new SequenceOptions(start, increment, minvalue, maxvalue, null, null, null, cache, null);
    }

    private static void add(List<String> changes, @Nullable Object now, @Nullable Object then, SequenceOptions only) {
        // What the new one leaves to the database is left as it is.
        if (now != null && !now.equals(then)) {
            changes.add("SET " + only.sql() + " ");
        }
    }

    private String generated() {
        return always ? "ALWAYS" : "BY DEFAULT";
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return name.equals("always") ? BoolValue.of(always) : super.attribute(name, in);
    }
}
