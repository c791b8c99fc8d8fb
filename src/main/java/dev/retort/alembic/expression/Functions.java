package dev.retort.alembic.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlaType;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** The functions SQLAlchemy knows by name: what they return, and which are written without parentheses. */
final class Functions {

    /** Written in capitals, without parentheses. */
    static final Map<String, SqlaType> BARE = Map.of("current_date", Types.DATE, "current_time", Types.TIME,
            "current_timestamp", Types.DATETIME, "current_user", Types.STRING, "localtime", Types.DATETIME,
            "localtimestamp", Types.DATETIME, "session_user", Types.STRING, "sysdate", Types.DATETIME, "user",
            Types.STRING);

    private static final Map<String, SqlaType> RETURNING = Map.of("now", Types.DATETIME, "concat", Types.STRING,
            "char_length", Types.INTEGER, "count", Types.INTEGER, "rank", Types.INTEGER, "dense_rank", Types.INTEGER,
            "percent_rank", Types.NUMERIC, "cume_dist", Types.NUMERIC);

    private static final Set<String> LIKE_ARGUMENTS = Set.of("coalesce", "max", "min", "sum");

    private static final Map<String, String> SPELLED = Map.of("cube", "CUBE", "rollup", "ROLLUP", "grouping_sets",
            "GROUPING SETS", "sysdate", "sysdate");

    private Functions() {}

    static Clause call(List<String> names, Arguments arguments, Interpreter in) {
        String name = names.getLast();
        List<Value> given = arguments.positional();
        if (names.size() == 1 && given.size() == 2) {
            if (name.equals("cast")) {
                return new CastClause(Coercion.expression(given.getFirst(), in), Coercion.type(given.getLast(), in),
                        CastClause.Kind.CAST);
            }
            if (name.equals("extract") && given.getFirst() instanceof StringValue(String field)) {
                return new ExtractClause(field, Coercion.expression(given.getLast(), in));
            }
        }
        List<Clause> clauses = new ArrayList<>();
        given.forEach(value -> clauses.add(Coercion.expression(value, in)));
        if (names.size() == 1 && name.toLowerCase(Locale.ROOT).equals("count") && clauses.isEmpty()) {
            clauses.add(new LiteralColumn("*", Types.NULL));
        }
        Value type = arguments.keywords().get("type_");
        SqlaType result = type == null ? result(names, clauses) : Coercion.type(type, in);
        return new FunctionCall(names.subList(0, names.size() - 1), name, clauses, result);
    }

    private static SqlaType result(List<String> names, List<Clause> clauses) {
        if (names.size() > 1) {
            return Types.NULL;
        }
        String name = names.getFirst().toLowerCase(Locale.ROOT);
        if (LIKE_ARGUMENTS.contains(name)) {
            return clauses.stream().map(Clause::sqlType).filter(type -> type != Types.NULL).findFirst()
                    .orElse(Types.NULL);
        }
        if (name.equals("array_agg")) {
            return new ArrayOf(clauses.isEmpty() ? Types.NULL : clauses.getFirst().sqlType());
        }
        SqlaType bare = BARE.get(name);
        return bare != null ? bare : RETURNING.getOrDefault(name, Types.NULL);
    }

    /** The word SQLAlchemy writes for a function it knows; null for one written as the program has it. */
    static @Nullable String word(String name) {
        String known = name.toLowerCase(Locale.ROOT);
        String spelled = SPELLED.get(known);
        return spelled != null
                ? spelled
                : BARE.containsKey(known)
                        ? SqlText.upper(known)
                        : known.equals("coalesce") || known.equals("random") ? known : null;
    }
}
