package dev.retort.alembic.expression;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** A column: a lightweight {@code sa.column()}, or the base of DDL's {@code sa.Column}. */
public abstract class ColumnClause extends Clause {

    /** Its name, unquoted. */
    public abstract String name();

    /** The table it belongs to; null while it belongs to none. */
    public abstract @Nullable TableClause table();

    /** What programs call it: its name, unless it was given another {@code key}. */
    @Override
    public @Nullable String key() {
        return name();
    }

    /** Whether it is part of its table's primary key. */
    public boolean isPrimaryKey() {
        return false;
    }

    /** The columns its foreign keys point to, each {@code table.column} or {@code schema.table.column}. */
    public List<String> references() {
        return List.of();
    }

    /**
     * What an {@code INSERT} without a value for it puts in: {@code default=}; a function is called for it, and a sequence
     * left out where the dialect has none.
     */
    public Optional<Value> insertDefault(DialectName dialect, Interpreter in) {
        return Optional.empty();
    }

    /** What an {@code UPDATE} without a value for it puts in: {@code onupdate=}. */
    public Optional<Value> updateDefault(Interpreter in) {
        return Optional.empty();
    }

    /** What it stands behind. */
    @Nullable
    FromClause owner() {
        return table();
    }

    /** Its name as a statement has it. */
    Name sqlName() {
        return Name.of(name());
    }

    /** Whether it is SQL that only looks like a name. */
    boolean literal() {
        return false;
    }

    @Override
    Name ownName() {
        return sqlName();
    }

    @Override
    @Nullable
    Name qualifiedName() {
        FromClause owner = owner();
        Name stem = owner == null || literal() ? null : owner.labelStem();
        if (stem == null) {
            return sqlName();
        }
        return stem.anonymous() || sqlName().anonymous()
                ? Name.joined(stem, sqlName())
                : Name.of(stem.text() + "_" + sqlName().text());
    }

    @Override
    List<FromClause> froms() {
        FromClause owner = owner();
        return owner == null ? List.of() : List.of(owner);
    }

    @Override
    public void write(SqlText out) {
        out.meet(this);
        FromClause owner = owner();
        if (owner != null && owner.named() && out.scope().tables()) {
            owner.writeQualifier(out);
            out.add(".");
        }
        out.name(sqlName());
    }

    @Override
    public ClassValue type() {
        return SqlClasses.COLUMN_CLAUSE;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "name" -> new StringValue(sqlName().text());
            case "key" -> new StringValue(String.valueOf(key()));
            case "table" -> owner() == null ? NoneValue.NONE : owner();
            default -> super.attribute(name, in);
        };
    }
}
