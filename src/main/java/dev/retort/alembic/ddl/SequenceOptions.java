package dev.retort.alembic.ddl;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.BoundArguments;

/** What {@code Sequence} and {@code Identity} say of their numbers; null leaves it to the database. */
public record SequenceOptions(@Nullable BigInteger start, @Nullable BigInteger increment, @Nullable BigInteger minvalue,
        @Nullable BigInteger maxvalue, @Nullable Boolean nominvalue, @Nullable Boolean nomaxvalue,
        @Nullable Boolean cycle, @Nullable BigInteger cache, @Nullable Boolean order) {

    /** The words of their arguments, in order. */
    static final List<String> WORDS = List.of("start?", "increment?", "minvalue?", "maxvalue?", "nominvalue?",
            "nomaxvalue?", "cycle?", "cache?", "order?");

    static SequenceOptions read(BoundArguments bound) {
        return new SequenceOptions(bound.integer("start").orElse(null), bound.integer("increment").orElse(null),
                bound.integer("minvalue").orElse(null), bound.integer("maxvalue").orElse(null),
                flag(bound, "nominvalue"), flag(bound, "nomaxvalue"), flag(bound, "cycle"),
                bound.integer("cache").orElse(null), flag(bound, "order"));
    }

    private static @Nullable Boolean flag(BoundArguments bound, String name) {
        return bound.value(name).isEmpty() ? null : Boolean.valueOf(bound.flag(name, false));
    }

    /** The clauses of {@code CREATE SEQUENCE} and {@code GENERATED AS IDENTITY}, in SQLAlchemy's order. */
    public String sql() {
        List<String> parts = new ArrayList<>();
        add(parts, "INCREMENT BY ", increment);
        add(parts, "START WITH ", start);
        add(parts, "MINVALUE ", minvalue);
        add(parts, "MAXVALUE ", maxvalue);
        if (nominvalue != null) {
            parts.add("NO MINVALUE");
        }
        if (nomaxvalue != null) {
            parts.add("NO MAXVALUE");
        }
        add(parts, "CACHE ", cache);
        if (order != null) {
            parts.add(order ? "ORDER" : "NO ORDER");
        }
        if (cycle != null) {
            parts.add(cycle ? "CYCLE" : "NO CYCLE");
        }
        return String.join(" ", parts);
    }

    private static void add(List<String> parts, String words, @Nullable BigInteger number) {
        if (number != null) {
            parts.add(words + number);
        }
    }
}
