package dev.retort.alembic.ddl;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlName;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** Arguments for single databases: {@code postgresql_where=…}, {@code sqlite_autoincrement=…}. */
public final class Options {

    public static final Options NONE = new Options(Map.of());

    private final Map<String, Value> values;

    private Options(Map<String, Value> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * The options among keywords; all of them must be some.
     *
     * @throws dev.retort.python.value.PythonRaise {@code TypeError} for a keyword that names no dialect
     */
    public static Options of(Map<String, Value> keywords, Interpreter in) {
        for (String name : keywords.keySet()) {
            if (!name.contains("_")) {
                throw in.raise("TypeError",
                        "Additional arguments should be named <dialectname>_<argument>, got '" + name + "'");
            }
        }
        return keywords.isEmpty() ? NONE : new Options(keywords);
    }

    /** An option of a dialect; null where it was left out or is {@code None}. */
    public @Nullable Value get(DialectName dialect, String name) {
        Value value = values.get(dialect.text() + "_" + name);
        return value == NoneValue.NONE ? null : value;
    }

    /** Whether an option is set and true. */
    public boolean flag(DialectName dialect, String name, Interpreter in) {
        Value value = get(dialect, name);
        return value != null && in.truth(value);
    }

    /** A text. */
    public @Nullable String text(DialectName dialect, String name, Interpreter in) {
        Value value = get(dialect, name);
        return value == null ? null : value instanceof SqlName given ? given.text() : in.str(value);
    }

    /** A list, also where a single text stands for it. */
    public List<Value> list(DialectName dialect, String name, Interpreter in) {
        Value value = get(dialect, name);
        return switch (value) {
            case null -> List.of();
            case dev.retort.python.value.ListValue many -> in.list(many);
            case dev.retort.python.value.TupleValue many -> in.list(many);
            default -> List.of(value);
        };
    }

    /** As a dict. */
    Value dict() {
        DictValue dict = new DictValue();
        values.forEach(dict::put);
        return dict;
    }
}
