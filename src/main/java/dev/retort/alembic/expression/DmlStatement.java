package dev.retort.alembic.expression;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.Value;

/** {@code INSERT}, {@code UPDATE} or {@code DELETE}. */
public abstract class DmlStatement extends ExecutableClause {

    private final FromClause table;
    private final DmlParts parts;

    DmlStatement(FromClause table, DmlParts parts) {
        this.table = table;
        this.parts = parts;
    }

    /**
     * What all three may have.
     *
     * @param returning the columns of {@code RETURNING}
     * @param prefixes words behind the verb
     * @param ctes queries of {@code WITH} that no clause names
     */
    record DmlParts(List<Value> returning, List<Clause> prefixes, List<CteClause> ctes) {

        static final DmlParts NONE = new DmlParts(List.of(), List.of(), List.of());
    }

    public final FromClause table() {
        return table;
    }

    final DmlParts parts() {
        return parts;
    }

    @Override
    public final List<? extends Clause> selectedColumns() {
        List<Clause> all = new ArrayList<>();
        for (Value column : parts.returning()) {
            switch (column) {
                case FromClause from -> all.addAll(from.columns());
                case Clause clause -> all.add(clause);
                default -> {}
            }
        }
        return all;
    }

    @Override
    final List<ColumnClause> proxies(FromClause owner) {
        List<ColumnClause> all = new ArrayList<>();
        for (Clause column : selectedColumns()) {
            Name own = column.ownName();
            all.add(new ProxyColumn(owner, column, own == null ? column.labelName() : own, column.key()));
        }
        return all;
    }

    /** The tables of the statement, which selects inside it do not name again. */
    List<FromClause> tables() {
        return List.of();
    }

    abstract void body(SqlText out);

    @Override
    final void write(SqlText out, SelectPlace place) {
        Correlation outer = out.correlation();
        String text = out
                .capture(() -> out.inside(Correlation.of(this, tables()), () -> out.in(Scope::ofStatement, () -> {
                    parts.ctes().forEach(cte -> cte.define(out));
                    body(out);
                })));
        out.add(outer == null ? out.ctes().clause() + text : text);
    }

    final void prefixes(SqlText out) {
        parts.prefixes().forEach(prefix -> out.add(prefix).add(" "));
    }

    final void returning(SqlText out) {
        List<? extends Clause> columns = selectedColumns();
        if (columns.isEmpty()) {
            return;
        }
        List<String> texts = new ArrayList<>();
        out.in(scope -> out.postgresql() ? scope : scope.withoutTables(), () -> columns
                .forEach(column -> texts.add(SelectText.column(new SelectName(null, column.ownName(), column), out,
                        false))));
        out.add(" RETURNING ").add(String.join(", ", texts));
    }

    /** The tables conditions name beside the statement's own. */
    static List<FromClause> others(FromClause table, List<Clause> conditions) {
        List<FromClause> all = new ArrayList<>();
        for (Clause condition : conditions) {
            for (FromClause from : condition.froms()) {
                if (from != table && !all.contains(from)) {
                    all.add(from);
                }
            }
        }
        return all;
    }

    static void where(List<Clause> conditions, SqlText out) {
        Clause all = Conditions.where(conditions);
        String text = all == null ? "" : out.text(all);
        out.add(text.isEmpty() ? "" : " WHERE " + text);
    }

    /** It with other parts. */
    abstract DmlStatement with(DmlParts others);

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "returning" -> new dev.retort.python.value.NativeFunction(name, (given, run) -> with(new DmlParts(
                    SelectParts.plus(parts.returning(),
                            given.positional().stream().map(one -> SelectStatement.column(one, run)).toList()),
                    parts.prefixes(), parts.ctes())));
            case "prefix_with" -> NativeFunction.of("prefix_with *prefixes dialect?", (given, run) -> with(new DmlParts(
                    parts.returning(),
                    SelectParts.plus(parts.prefixes(), SelectMethods.prefixes(given.rest(), run)), parts.ctes())));
            case "add_cte" -> new dev.retort.python.value.NativeFunction(name, (given, _) -> with(new DmlParts(
                    parts.returning(), parts.prefixes(), SelectParts.plus(parts.ctes(),
                            given.positional().stream().map(CteClause.class::cast).toList()))));
            case "table" -> table;
            case "return_defaults", "inline" -> new dev.retort.python.value.NativeFunction(name, (_, _) -> this);
            default -> super.attribute(name, in);
        };
    }
}
