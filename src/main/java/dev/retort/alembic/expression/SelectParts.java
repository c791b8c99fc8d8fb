package dev.retort.alembic.expression;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Value;

/** What a select was given. A select is never changed: a copy is. */
final class SelectParts {

    /** A join a select was told of. */
    record Joined(FromClause right, @Nullable Clause on, @Nullable FromClause left, JoinClause.Kind kind) {}

    /** {@code FOR UPDATE} and its like. */
    record Locking(boolean read, boolean keyShare, boolean nowait, boolean skipLocked, List<FromClause> of) {}

    /** What the select's tables are taken out for, being those of the statement around it. */
    record Correlation(boolean automatic, List<FromClause> with, @Nullable List<FromClause> except) {}

    List<Value> columns = List.of();
    /** What the program gave as columns: classes where it gave classes. */
    List<Value> entities = List.of();
    List<Clause> where = List.of();
    List<FromClause> from = List.of();
    List<Joined> joins = List.of();
    List<Clause> groupBy = List.of();
    List<Clause> having = List.of();
    List<Clause> orderBy = List.of();
    List<Clause> distinctOn = List.of();
    List<Clause> prefixes = List.of();
    List<CteClause> ctes = List.of();
    boolean distinct;
    @Nullable
    Clause limit;
    @Nullable
    Clause offset;
    @Nullable
    Clause fetch;
    @Nullable
    Locking locking;
    Correlation correlation = new Correlation(true, List.of(), null);
    LabelStyle labels = LabelStyle.UNLIKE;

    SelectParts copy() {
        SelectParts copy = new SelectParts();
        copy.columns = columns;
        copy.entities = entities;
        copy.where = where;
        copy.from = from;
        copy.joins = joins;
        copy.groupBy = groupBy;
        copy.having = having;
        copy.orderBy = orderBy;
        copy.distinctOn = distinctOn;
        copy.prefixes = prefixes;
        copy.ctes = ctes;
        copy.distinct = distinct;
        copy.limit = limit;
        copy.offset = offset;
        copy.fetch = fetch;
        copy.locking = locking;
        copy.correlation = correlation;
        copy.labels = labels;
        return copy;
    }

    static <T> List<T> plus(List<T> list, List<? extends T> more) {
        List<T> all = new ArrayList<>(list);
        all.addAll(more);
        return List.copyOf(all);
    }
}
