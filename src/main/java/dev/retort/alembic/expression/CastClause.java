package dev.retort.alembic.expression;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlaType;

/** {@code CAST(x AS type)}, and {@code type_coerce}, which only says the type. */
final class CastClause extends Clause {

    /** What is written. */
    enum Kind {
        CAST, TRY_CAST, COERCE
    }

    private final Clause element;
    private final SqlaType type;
    private final Kind kind;

    CastClause(Clause element, SqlaType type, Kind kind) {
        this.element = element instanceof InlineValue literal ? new InlineValue(literal.value(), type) : element;
        this.type = type;
        this.kind = kind;
    }

    @Override
    public SqlaType sqlType() {
        return type;
    }

    @Override
    Clause grouped(@Nullable Op against) {
        if (kind != Kind.COERCE) {
            return super.grouped(against);
        }
        Clause inner = element.grouped(against);
        return inner == element ? this : new CastClause(inner, type, kind);
    }

    @Override
    List<FromClause> froms() {
        return element.froms();
    }

    @Override
    Name labelName() {
        if (element instanceof TextClause) {
            return super.labelName();
        }
        Name own = element.ownName();
        return own == null ? element.labelName() : own;
    }

    @Override
    @Nullable
    String key() {
        return element.key();
    }

    @Override
    public void write(SqlText out) {
        if (kind == Kind.COERCE) {
            out.in(scope -> scope.outsideSelect(), () -> out.add(element));
            return;
        }
        out.add(kind == Kind.CAST ? "CAST(" : "TRY_CAST(");
        out.in(Scope::outsideSelect, () -> out.add(element));
        out.add(" AS ").add(type.sql(out.dialect())).add(")");
    }
}
