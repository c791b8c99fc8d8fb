package dev.retort.alembic.expression;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlaType;

/**
 * An operator: how it is written, how strongly it binds, and whether what it makes is a truth.
 *
 * @param name SQLAlchemy's name of it
 * @param sql as written between or before its operands, blanks included
 * @param precedence how strongly it binds; SQLAlchemy's {@code _PRECEDENCE}
 * @param result the type of what it makes, where {@code op(…, return_type=…)} said so
 * @param eager whether an operand of the same kind is always put in parentheses
 */
record Op(String name, String sql, int precedence, boolean comparison, @Nullable SqlaType result, boolean eager) {

    static final Op EQ = comparing("eq", " = ");
    static final Op NE = comparing("ne", " != ");
    static final Op LT = comparing("lt", " < ");
    static final Op LE = comparing("le", " <= ");
    static final Op GT = comparing("gt", " > ");
    static final Op GE = comparing("ge", " >= ");
    static final Op IS = comparing("is_", " IS ");
    static final Op IS_NOT = comparing("is_not", " IS NOT ");
    static final Op IS_DISTINCT = comparing("is_distinct_from", " IS DISTINCT FROM ");
    static final Op IS_NOT_DISTINCT = comparing("is_not_distinct_from", " IS NOT DISTINCT FROM ");
    static final Op IN = comparing("in_op", " IN ");
    static final Op NOT_IN = comparing("not_in_op", " NOT IN ");
    static final Op LIKE = comparing("like_op", " LIKE ");
    static final Op NOT_LIKE = comparing("not_like_op", " NOT LIKE ");
    static final Op ILIKE = comparing("ilike_op", " ILIKE ");
    static final Op NOT_ILIKE = comparing("not_ilike_op", " NOT ILIKE ");
    /** What {@code contains} and its like are written by: SQLAlchemy knows no precedence of theirs. */
    static final Op CONTAINS = new Op("contains_op", " LIKE ", -100, true, null, false);
    static final Op NOT_CONTAINS = new Op("not_contains_op", " NOT LIKE ", -100, true, null, false);
    static final Op BETWEEN = comparing("between_op", " BETWEEN ");
    static final Op NOT_BETWEEN = comparing("not_between_op", " NOT BETWEEN ");
    static final Op MATCH = comparing("match_op", " MATCH ");
    static final Op NOT_MATCH = comparing("not_match_op", " NOT MATCH ");
    static final Op REGEXP = comparing("regexp_match_op", " ~ ");
    static final Op NOT_REGEXP = comparing("not_regexp_match_op", " !~ ");
    static final Op REGEXP_REPLACE = of("regexp_replace_op", ", ", 5);
    static final Op ADD = of("add", " + ", 7);
    static final Op SUB = of("sub", " - ", 7);
    static final Op MUL = of("mul", " * ", 8);
    static final Op DIV = of("truediv", " / ", 8);
    static final Op MOD = of("mod", " % ", 8);
    static final Op NEG = of("neg", "-", 8);
    static final Op CONCAT = of("concat_op", " || ", 6);
    static final Op FILTER = of("filter_op", "", 6);
    static final Op GETITEM = of("getitem", "", 15);
    static final Op JSON_GETITEM = of("json_getitem_op", " -> ", 15);
    static final Op JSON_PATH = of("json_path_getitem_op", " #> ", 15);
    static final Op ANY = of("any_op", "ANY ", 15);
    static final Op ALL = of("all_op", "ALL ", 15);
    static final Op AND = of("and_", " AND ", 3);
    static final Op OR = of("or_", " OR ", 2);
    static final Op NOT = of("inv", "NOT ", 5);
    static final Op AS_BOOLEAN = of("_asbool", "", -10);
    static final Op IS_TRUE = of("is_true", "", 5);
    static final Op IS_FALSE = of("is_false", "", 5);
    static final Op DISTINCT = of("distinct_op", "DISTINCT ", 5);
    static final Op DESC = of("desc_op", " DESC", 3);
    static final Op ASC = of("asc_op", " ASC", 3);
    static final Op NULLS_FIRST = of("nulls_first_op", " NULLS FIRST", 100);
    static final Op NULLS_LAST = of("nulls_last_op", " NULLS LAST", 100);
    static final Op COLLATE = of("collate", " COLLATE ", 4);
    static final Op AS = of("as_", " AS ", -1);
    static final Op COMMA = of("comma_op", ", ", -1);
    static final Op EXISTS = of("exists", "EXISTS ", 0);
    /** {@code start:stop} inside {@code x[start:stop]}. */
    static final Op SLICE = of("slice", ":", 101);

    private static final Map<Op, Op> NEGATION = Map.ofEntries(Map.entry(EQ, NE), Map.entry(NE, EQ), Map.entry(LT, GE),
            Map.entry(GE, LT), Map.entry(GT, LE), Map.entry(LE, GT), Map.entry(IS, IS_NOT), Map.entry(IS_NOT, IS),
            Map.entry(IS_DISTINCT, IS_NOT_DISTINCT), Map.entry(IS_NOT_DISTINCT, IS_DISTINCT), Map.entry(IN, NOT_IN),
            Map.entry(NOT_IN, IN), Map.entry(LIKE, NOT_LIKE), Map.entry(NOT_LIKE, LIKE), Map.entry(ILIKE, NOT_ILIKE),
            Map.entry(NOT_ILIKE, ILIKE), Map.entry(CONTAINS, NOT_CONTAINS), Map.entry(NOT_CONTAINS, CONTAINS),
            Map.entry(BETWEEN, NOT_BETWEEN), Map.entry(NOT_BETWEEN, BETWEEN),
            Map.entry(MATCH, NOT_MATCH), Map.entry(NOT_MATCH, MATCH), Map.entry(REGEXP, NOT_REGEXP),
            Map.entry(NOT_REGEXP, REGEXP));

    private static final Set<Op> CHAINS = Set.of(ADD, MUL, CONCAT, AND, OR, GETITEM, JSON_GETITEM, JSON_PATH);

    private static Op comparing(String name, String sql) {
        return new Op(name, sql, 5, true, null, false);
    }

    private static Op of(String name, String sql, int precedence) {
        return new Op(name, sql, precedence, false, null, false);
    }

    /** An operator SQLAlchemy does not know: {@code col.op("~")}. */
    static Op custom(String text, int precedence, boolean comparison, @Nullable SqlaType result) {
        return new Op("custom_op", " " + text + " ", precedence, comparison, result, false);
    }

    /** An operator of JSON, JSONB and HSTORE. */
    static Op json(String text) {
        return new Op("custom_op", " " + text + " ", 15, false, null, true);
    }

    /** What {@code NOT} makes of it; null where it has no opposite. */
    @Nullable
    Op negation() {
        return NEGATION.get(this);
    }

    boolean commutative() {
        return equals(EQ) || equals(NE) || equals(ADD) || equals(MUL);
    }

    /** Whether a database knows what it makes to be a truth. */
    boolean makesTruth() {
        return comparison || equals(AND) || equals(OR) || equals(NOT) || equals(IS_TRUE) || equals(IS_FALSE);
    }

    /** Whether an operand made with this operator needs parentheses beside {@code against}. */
    boolean yieldsTo(@Nullable Op against) {
        if (against != null && equals(against) && (eager || CHAINS.contains(this))) {
            return false;
        }
        return precedence <= (against == null ? 100 : against.precedence);
    }
}
