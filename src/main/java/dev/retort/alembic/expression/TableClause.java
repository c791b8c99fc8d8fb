package dev.retort.alembic.expression;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.IdentifierQuoting;
import dev.retort.python.value.ClassValue;

/** A table expressions can name: a lightweight {@code sa.table()}, or the base of DDL's {@code sa.Table}. */
public abstract class TableClause extends FromClause {

    /** Its name, unquoted. */
    public abstract String name();

    /** Its schema, unquoted; null for the default. */
    public abstract @Nullable String schema();

    @Override
    public abstract List<? extends ColumnClause> columns();

    /** The columns of its primary key, in order. */
    public List<? extends ColumnClause> primaryKey() {
        return columns().stream().filter(ColumnClause::isPrimaryKey).toList();
    }

    @Override
    void writeFrom(SqlText out) {
        String schema = schema();
        if (schema != null && !schema.isEmpty() && out.scope().schemas()) {
            out.name(schema).add(".");
        }
        out.add(IdentifierQuoting.quote(name(), out.dialect()));
    }

    @Override
    void writeQualifier(SqlText out) {
        String schema = schema();
        if (schema != null && !schema.isEmpty()) {
            out.name(schema).add(".");
        }
        out.add(IdentifierQuoting.quote(name(), out.dialect()));
    }

    @Override
    @Nullable
    Name labelStem() {
        String schema = schema();
        return Name.of(schema == null ? name() : schema.replace('.', '_') + "_" + name());
    }

    @Override
    public ClassValue type() {
        return SqlClasses.TABLE_CLAUSE;
    }
}
