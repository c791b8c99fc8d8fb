package dev.retort.alembic.expression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A statement being written, as the selects inside it see it.
 *
 * @param correlated the tables of it and of all around it
 * @param own its own tables
 * @param statement the statement
 */
record Correlation(Set<FromClause> correlated, Set<FromClause> own, ExecutableClause statement) {

    static Correlation of(ExecutableClause statement, Collection<? extends FromClause> tables) {
        Set<FromClause> all = expand(tables);
        return new Correlation(all, all, statement);
    }

    /** A select's, inside another's. */
    static Correlation within(@Nullable Correlation outer, ExecutableClause statement,
            Collection<? extends FromClause> tables) {
        Set<FromClause> own = expand(tables);
        Set<FromClause> all = new LinkedHashSet<>(own);
        if (outer != null) {
            all.addAll(outer.correlated);
        }
        return new Correlation(all, own, statement);
    }

    private static Set<FromClause> expand(Collection<? extends FromClause> tables) {
        List<FromClause> all = new ArrayList<>();
        tables.forEach(table -> all.addAll(table.froms()));
        return new LinkedHashSet<>(all);
    }
}
