package dev.retort.alembic.expression;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Value;

/** The methods of {@code select()}. */
final class SelectMethods {

    private SelectMethods() {}

    static @Nullable Value attribute(SelectStatement select, String name, Interpreter in) {
        return switch (name) {
            case "where", "filter" -> new NativeFunction(name,
                    (given, run) -> select.where(conditions(given.positional(), run)));
            case "having" -> new NativeFunction(name, (given, run) -> select
                    .with(copy -> copy.having = SelectParts.plus(copy.having, conditions(given.positional(), run))));
            case "filter_by" -> new NativeFunction(name, (given, run) -> filterBy(select, given, run));
            case "select_from" -> new NativeFunction(name, (given, run) -> {
                SelectStatement result = select;
                for (Value value : given.positional()) {
                    result = result.from(Coercion.table(value, run));
                }
                return result;
            });
            case "join" -> NativeFunction.of("join target onclause? isouter? full?",
                    (given, run) -> join(select, given, null, run));
            case "outerjoin" -> NativeFunction.of("outerjoin target onclause? full?",
                    (given, run) -> join(select, given, JoinClause.Kind.LEFT, run));
            case "join_from" -> NativeFunction.of("join_from from_ target onclause? isouter? full?",
                    (given, run) -> join(select, given, null, run));
            case "outerjoin_from" -> NativeFunction.of("outerjoin_from from_ target onclause? full?",
                    (given, run) -> join(select, given, JoinClause.Kind.LEFT, run));
            case "options" -> new NativeFunction(name, (given, run) -> narrowed(select, given.positional(), run));
            case "execution_options" -> new NativeFunction(name, (_, _) -> select);
            case "distinct" -> new NativeFunction(name, (given, run) -> select.with(copy -> {
                copy.distinct = true;
                copy.distinctOn = SelectParts.plus(copy.distinctOn, ordering(given.positional(), run));
            }));
            case "with_for_update" -> NativeFunction.of("with_for_update nowait? read? of? skip_locked? key_share?",
                    (given, run) -> locking(select, given, run));
            case "prefix_with" -> NativeFunction.of("prefix_with *prefixes dialect?", (given, run) -> select
                    .with(copy -> copy.prefixes = SelectParts.plus(copy.prefixes, prefixes(given.rest(), run))));
            case "add_columns", "with_only_columns", "column" -> new NativeFunction(name,
                    (given, run) -> columns(select, name, given, run));
            case "correlate", "correlate_except" -> new NativeFunction(name,
                    (given, run) -> correlate(select, name, given.positional(), run));
            case "add_cte" -> new NativeFunction(name, (given, _) -> select.with(copy -> copy.ctes = SelectParts
                    .plus(copy.ctes, given.positional().stream().map(CteClause.class::cast).toList())));
            case "apply_labels" -> new NativeFunction(name,
                    (_, _) -> select.with(copy -> copy.labels = LabelStyle.QUALIFIED));
            case "whereclause" -> {
                Clause all = Conditions.where(select.parts().where);
                yield all == null ? NoneValue.NONE : all;
            }
            case "froms" -> new dev.retort.python.value.ListValue(SelectFroms.all(select.parts()));
            default -> SelectOrder.attribute(select.parts(), name, select::with);
        };
    }

    static List<Clause> conditions(List<Value> values, Interpreter in) {
        List<Clause> all = new ArrayList<>();
        values.forEach(value -> all.add(Coercion.condition(value, in)));
        return all;
    }

    /** The clauses of {@code ORDER BY}, {@code GROUP BY} or {@code DISTINCT ON}. */
    static List<Clause> ordering(List<Value> values, Interpreter in) {
        List<Clause> all = new ArrayList<>();
        for (Value value : Coercion.spread(values, in)) {
            all.add(OrderText.of(value, in));
        }
        return all;
    }

    static List<Clause> prefixes(List<Value> values, Interpreter in) {
        List<Clause> all = new ArrayList<>();
        for (Value value : values) {
            Clause clause = Coercion.clause(value);
            all.add(clause == null ? TextClause.of(in.str(value)) : clause);
        }
        return all;
    }

    private static Value narrowed(SelectStatement select, List<Value> options, Interpreter in) {
        SelectStatement result = select;
        for (Value option : options) {
            List<Value> before = result.parts().entities;
            List<Value> entities = option instanceof SelectOption some ? some.narrowed(before) : before;
            if (option instanceof SelectOption some && !entities.equals(before)) {
                List<Value> columns = some.columns(entities).stream()
                        .map(column -> SelectStatement.column(column, in)).toList();
                result = result.with(copy -> {
                    copy.entities = entities;
                    copy.columns = columns;
                });
            }
        }
        return result;
    }

    private static Value filterBy(SelectStatement select, Arguments given, Interpreter in) {
        List<FromClause> froms = SelectFroms.all(select.parts());
        List<Clause> conditions = new ArrayList<>();
        given.keywords().forEach((key, value) -> {
            ColumnClause column = froms.isEmpty()
                    ? null
                    : froms.getLast() instanceof JoinClause join
                            ? join.right().column(key)
                            : froms.getFirst().column(key);
            if (column == null) {
                throw in.raise("ValueError", "Entity has no property \"" + key + "\"");
            }
            conditions.add(ClauseOperators.compare(column, Op.EQ, value, in));
        });
        return select.where(conditions);
    }

    private static Value join(SelectStatement select, BoundArguments given, JoinClause.@Nullable Kind kind,
            Interpreter in) {
        Joinable path = given.value("target").orElse(null) instanceof Joinable known
                ? known
                : given.value("onclause").orElse(null) instanceof Joinable known ? known : null;
        JoinClause.Kind wanted = kind != null
                ? kind
                : JoinClause.Kind.of(given.has("isouter") && given.flag("isouter", false),
                        given.flag("full", false));
        if (path != null) {
            List<SelectParts.Joined> all = path.joined(in).stream()
                    .map(step -> new SelectParts.Joined(step.table(), step.on(), null, wanted)).toList();
            return select.with(copy -> copy.joins = SelectParts.plus(copy.joins, all));
        }
        FromClause right = Coercion.table(given.value("target").orElse(NoneValue.NONE), in);
        FromClause left = given.value("from_").map(value -> Coercion.table(value, in)).orElse(null);
        Clause on = given.value("onclause").map(value -> Coercion.condition(value, in)).orElse(null);
        return select.with(copy -> copy.joins = SelectParts.plus(copy.joins,
                List.of(new SelectParts.Joined(right, on, left, wanted))));
    }

    private static Value locking(SelectStatement select, BoundArguments given, Interpreter in) {
        Set<FromClause> of = new LinkedHashSet<>();
        given.value("of").ifPresent(value -> {
            List<Value> all = ClauseOperators.sequence(value) ? in.list(value) : List.of(value);
            for (Value one : all) {
                FromClause from = one instanceof ColumnClause column ? column.owner() : Coercion.from(one, in);
                if (from != null) {
                    of.add(from);
                }
            }
        });
        SelectParts.Locking locking = new SelectParts.Locking(given.flag("read", false),
                given.flag("key_share", false), given.flag("nowait", false), given.flag("skip_locked", false),
                List.copyOf(of));
        return select.with(copy -> copy.locking = locking);
    }

    private static Value columns(SelectStatement select, String method, Arguments given, Interpreter in) {
        List<Value> more = new ArrayList<>();
        for (Value value : Coercion.spread(given.positional(), in)) {
            more.add(SelectStatement.column(value, in));
        }
        return select.with(copy -> copy.columns = method.equals("with_only_columns")
                ? more
                : SelectParts.plus(copy.columns, more));
    }

    private static Value correlate(SelectStatement select, String method, List<Value> tables, Interpreter in) {
        List<FromClause> froms = new ArrayList<>();
        for (Value table : tables) {
            if (table != NoneValue.NONE) {
                froms.add(Coercion.table(table, in));
            }
        }
        SelectParts.Correlation before = select.parts().correlation;
        boolean except = method.equals("correlate_except");
        List<FromClause> with = except ? before.with() : SelectParts.plus(before.with(), froms);
        return select.with(copy -> copy.correlation = new SelectParts.Correlation(false, with,
                except ? froms : before.except()));
    }
}
