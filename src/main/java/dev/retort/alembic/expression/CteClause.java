package dev.retort.alembic.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** A {@code WITH} query: a select, or a statement with {@code RETURNING}. */
final class CteClause extends FromClause {

    private final ExecutableClause query;
    private final Name name;
    private final boolean recursive;
    private final @Nullable CteClause restates;
    private final @Nullable CteClause original;
    private final List<ColumnClause> columns = new ArrayList<>();

    private CteClause(ExecutableClause query, Name name, boolean recursive, @Nullable CteClause restates,
            @Nullable CteClause original) {
        this.query = query;
        this.name = name;
        this.recursive = recursive;
        this.restates = restates;
        this.original = original;
        this.columns.addAll(query.proxies(this));
    }

    static CteClause of(ExecutableClause query, @Nullable String name, boolean recursive) {
        Object owner = new Object();
        return new CteClause(query, name == null ? Name.numbered("anon", owner) : Name.of(name), recursive, null,
                null);
    }

    boolean recursive() {
        return recursive;
    }

    private CteClause aliased(@Nullable String alias) {
        return new CteClause(query, alias == null ? Name.numbered("anon", new Object()) : Name.of(alias), false, null,
                this);
    }

    /** The recursive part: the same name, with the union of both queries. */
    private CteClause restated(String method, List<Value> others, Interpreter in) {
        SelectBase base = (SelectBase) query;
        return new CteClause(CompoundSelect.of(base, method, others, in), name, recursive, this, null);
    }

    @Override
    public List<ColumnClause> columns() {
        return columns;
    }

    @Override
    void writeFrom(SqlText out) {
        CteClause source = original == null ? this : original;
        source.define(out);
        out.name(source.name);
        if (original != null) {
            out.add(" AS ").name(name);
        }
    }

    /** Puts the query into the statement's {@code WITH} clause, once. */
    void define(SqlText out) {
        String written = out.resolve(name);
        CteClause known = out.ctes().named(written, this);
        boolean inside = known != this && (known.restates == this || restates == known);
        if (out.ctes().knows(written) && (known == this || known.restates == this)) {
            return;
        }
        if (out.ctes().knows(written) && !inside) {
            throw new dev.retort.python.value.Refusal(
                    "Multiple, unrelated CTEs found with the same name: '" + written + "'", null);
        }
        out.ctes().begin(written, this);
        String list = recursive
                ? "(" + columns.stream().map(column -> out.capture(() -> out.name(column.sqlName())))
                        .collect(Collectors.joining(", ")) + ")"
                : "";
        String head = out.capture(() -> out.name(name)) + list + " AS \n(";
        String body = out.capture(() -> out.in(Scope::ofStatement, () -> query.write(out, SelectPlace.FROM)));
        out.ctes().finish(this, head + body + ")");
    }

    @Override
    void writeQualifier(SqlText out) {
        out.name(name);
    }

    @Override
    Name labelStem() {
        return name;
    }

    @Override
    public @Nullable Value attribute(String attribute, Interpreter in) {
        return switch (attribute) {
            case "name" -> new StringValue(name.text());
            case "alias" ->
                NativeFunction.of("alias name? flat?", (given, _) -> aliased(given.string("name").orElse(null)));
            case "union", "union_all" -> new NativeFunction(attribute,
                    (given, run) -> restated(attribute, given.positional(), run));
            default -> super.attribute(attribute, in);
        };
    }
}
