package dev.retort.alembic.expression;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;

/** Something rows come from: a table, an alias, a join, a subquery. */
public abstract class FromClause implements HostValue {

    public abstract List<? extends ColumnClause> columns();

    /** Writes it as it stands behind {@code FROM}. */
    abstract void writeFrom(SqlText out);

    /** Writes the name its columns stand behind. */
    abstract void writeQualifier(SqlText out);

    /** Whether its columns are written behind its name. */
    boolean named() {
        return true;
    }

    /** The name labels begin with; null where it has none. */
    @Nullable
    Name labelStem() {
        return null;
    }

    /** It, and for a join what it joins. */
    List<FromClause> froms() {
        return List.of(this);
    }

    /** What need not stand behind {@code FROM} because it stands in here. */
    Set<FromClause> hidden() {
        return Set.of();
    }

    /** It as one value in an expression; null where it is none. */
    @Nullable
    Clause scalar() {
        return null;
    }

    /** The column of a key; null where it has none. */
    public final @Nullable ColumnClause column(String key) {
        for (ColumnClause column : columns()) {
            if (key.equals(column.key())) {
                return column;
            }
        }
        return null;
    }

    @Override
    public ClassValue type() {
        return SqlClasses.FROM_CLAUSE;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return FromMethods.attribute(this, name, in);
    }

    @Override
    public boolean truth(Interpreter in) {
        return true;
    }
}
