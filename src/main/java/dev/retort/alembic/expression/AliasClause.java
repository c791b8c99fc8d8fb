package dev.retort.alembic.expression;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Interpreter;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** A table or a query under another name. */
final class AliasClause extends FromClause {

    /** What the name stands behind. */
    enum Kind {
        TABLE, SUBQUERY, LATERAL
    }

    private final @Nullable FromClause table;
    private final @Nullable SelectBase query;
    private final Kind kind;
    private final Name name;
    private final List<ColumnClause> columns = new ArrayList<>();

    private AliasClause(@Nullable FromClause table, @Nullable SelectBase query, Kind kind, @Nullable String name,
            String stem) {
        this.table = table;
        this.query = query;
        this.kind = kind;
        this.name = name == null ? Name.numbered(stem, this) : Name.of(name);
    }

    static AliasClause of(FromClause table, @Nullable String name) {
        Name stem = table.labelStem();
        String text = table instanceof TableClause named ? named.name() : stem == null ? "anon" : stem.text();
        AliasClause alias = new AliasClause(table, null, Kind.TABLE, name, text);
        table.columns().forEach(column -> alias.columns
                .add(new ProxyColumn(alias, column, column.sqlName(), column.key())));
        return alias;
    }

    static AliasClause of(SelectBase query, Kind kind, @Nullable String name) {
        AliasClause alias = new AliasClause(null, query, kind, name, "anon");
        alias.columns.addAll(query.proxies(alias));
        return alias;
    }

    @Override
    public List<ColumnClause> columns() {
        return columns;
    }

    @Override
    void writeFrom(SqlText out) {
        out.add(kind == Kind.LATERAL ? "LATERAL " : "");
        if (query != null) {
            SelectBase inner = query;
            out.add("(");
            inner.write(out, kind == Kind.LATERAL ? SelectPlace.LATERAL : SelectPlace.FROM);
            out.add(")");
        } else if (table != null) {
            table.writeFrom(out);
        }
        out.add(" AS ").name(name);
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
    @Nullable
    Clause scalar() {
        return query == null ? null : query.scalar();
    }

    @Override
    public @Nullable Value attribute(String attribute, Interpreter in) {
        return attribute.equals("name") ? new StringValue(name.text()) : super.attribute(attribute, in);
    }
}
