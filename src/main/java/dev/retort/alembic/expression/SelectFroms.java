package dev.retort.alembic.expression;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Value;

/** What stands behind a select's {@code FROM}: SQLAlchemy's {@code SelectState}. */
final class SelectFroms {

    private SelectFroms() {}

    /** All tables the select names, joined where it says so, without those a join holds. */
    static List<FromClause> all(SelectParts parts) {
        List<FromClause> entities = new ArrayList<>();
        for (Value column : parts.columns) {
            entities.addAll(froms(column));
        }
        List<FromClause> named = new ArrayList<>(parts.from);
        for (SelectParts.Joined join : parts.joins) {
            join(join, named, entities);
        }
        Set<FromClause> seen = new LinkedHashSet<>(entities);
        parts.where.forEach(condition -> seen.addAll(condition.froms()));
        seen.addAll(named);
        Set<FromClause> hidden = new LinkedHashSet<>();
        seen.forEach(from -> hidden.addAll(from.hidden()));
        return seen.stream().filter(from -> !hidden.contains(from)).toList();
    }

    private static List<FromClause> froms(Value column) {
        return switch (column) {
            case FromClause from -> from.froms();
            case Clause clause -> clause.froms();
            default -> List.of();
        };
    }

    private static void join(SelectParts.Joined join, List<FromClause> named, List<FromClause> entities) {
        List<FromClause> candidates = named.isEmpty() ? entities : named;
        FromClause left = left(join, candidates);
        Clause on = join.on() != null ? join.on() : left == null ? null : JoinCondition.find(left, join.right());
        if (left == null || on == null) {
            throw new dev.retort.python.value.Refusal(
                    "A select's join() could not find what to join on: give it the left side and an onclause.", null);
        }
        FromClause joined = new JoinClause(left, join.right(), on, join.kind());
        int place = named.indexOf(left);
        if (place >= 0) {
            named.set(place, joined);
        } else {
            named.add(joined);
        }
    }

    private static @Nullable FromClause left(SelectParts.Joined join, List<FromClause> candidates) {
        if (join.left() != null) {
            FromClause wanted = join.left();
            return candidates.stream().filter(from -> from.froms().contains(wanted)).findFirst().orElse(wanted);
        }
        List<FromClause> others = candidates.stream().filter(from -> from != join.right()).distinct().toList();
        if (others.size() == 1) {
            return others.getFirst();
        }
        Clause on = join.on();
        for (FromClause from : others) {
            boolean fits = on == null
                    ? JoinCondition.find(from, join.right()) != null
                    : from.froms().stream().anyMatch(on.froms()::contains);
            if (fits) {
                return from;
            }
        }
        return others.isEmpty() ? null : others.getFirst();
    }

    /** Those that are not the surrounding statement's. */
    static List<FromClause> displayed(SelectParts parts, @Nullable Correlation outer, SelectPlace place) {
        List<FromClause> froms = all(parts);
        Set<FromClause> explicit = new LinkedHashSet<>(outer == null ? Set.of() : outer.correlated());
        Set<FromClause> implicit = outer == null ? Set.of() : outer.own();
        if (place == SelectPlace.FROM) {
            explicit.removeAll(implicit);
            implicit = Set.of();
        }
        SelectParts.Correlation correlation = parts.correlation;
        List<FromClause> kept = froms.stream().filter(from -> !(explicit.contains(from)
                && correlation.with().contains(from))).toList();
        List<FromClause> except = correlation.except();
        if (except != null) {
            kept = kept.stream().filter(from -> !explicit.contains(from) || except.contains(from)).toList();
        }
        if (correlation.automatic() && !implicit.isEmpty() && kept.size() > 1) {
            Set<FromClause> taken = implicit;
            kept = kept.stream().filter(from -> !taken.contains(from)).toList();
            if (kept.isEmpty()) {
                throw new dev.retort.python.value.Refusal("A select inside another returned no FROM clauses due to "
                        + "auto-correlation; specify correlate(<tables>) to control correlation manually.", null);
            }
        }
        return kept;
    }
}
