package dev.retort.alembic.ddl;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.expression.ColumnCollection;
import dev.retort.alembic.type.SqlName;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** A constraint of a table; which columns it is on is known once it belongs to one. */
public abstract sealed class ConstraintValue implements HostValue
        permits ColumnConstraint, CheckValue, ForeignKeyValue, ExcludeValue, NamedConstraint {

    private final ClassValue of;
    private final Common common;
    private @Nullable SqlName name;
    private @Nullable TableValue table;
    private DdlCondition condition = DdlCondition.ALWAYS;

    /**
     * What every constraint may be given.
     *
     * @param deferrable null leaves it unsaid
     */
    public record Common(@Nullable SqlName name, @Nullable Boolean deferrable, @Nullable String initially,
            Options options) {

        /** Nothing but a name. */
        public static Common named(@Nullable SqlName name) {
            return new Common(name, null, null, Options.NONE);
        }
    }

    ConstraintValue(ClassValue of, Common common) {
        this.of = of;
        this.common = common;
        this.name = common.name();
    }

    /** Its name; null where it has none. */
    public final @Nullable SqlName name() {
        return name;
    }

    public final void rename(@Nullable SqlName other) {
        name = other;
    }

    /** The table it belongs to; null while it belongs to none. */
    public final @Nullable TableValue table() {
        return table;
    }

    public final @Nullable Boolean deferrable() {
        return common.deferrable();
    }

    public final @Nullable String initially() {
        return common.initially();
    }

    public final Options options() {
        return common.options();
    }

    /** What it was given, with the name it has now. */
    public final Common common() {
        return new Common(name, common.deferrable(), common.initially(), common.options());
    }

    /** Whether it is written for a dialect: constraints that come with types are only for some. */
    public boolean appliesTo(DialectName dialect) {
        return condition.holds(dialect);
    }

    /** Whether it came with a column's type. */
    public boolean comesWithType() {
        return false;
    }

    /** Says which table it belongs to, before there are columns to find. */
    final void belongTo(TableValue owner) {
        table = owner;
    }

    /** Makes it the table's: finds its columns, and its name where conventions give it one. */
    final void attach(TableValue to, Interpreter in) {
        table = to;
        findColumns(to, in);
        name = NamingConvention.onAttach(this, to, in);
    }

    /** Looks its columns up in the table. */
    abstract void findColumns(TableValue in, Interpreter interpreter);

    /** The columns it is on, in order; none before it belongs to a table. */
    public abstract List<ColumnValue> columns();

    /** The same constraint for another table, on the columns of the same names. */
    public abstract ConstraintValue copy();

    @Override
    public final ClassValue type() {
        return of;
    }

    @Override
    public @Nullable Value attribute(String attribute, Interpreter in) {
        return switch (attribute) {
            case "name" -> name == null ? NoneValue.NONE : name.value();
            case "table", "parent" -> table == null ? NoneValue.NONE : table;
            case "columns", "c" -> new ColumnCollection(columns());
            case "deferrable" -> common.deferrable() == null ? NoneValue.NONE : BoolValue.of(common.deferrable());
            case "initially" -> common.initially() == null ? NoneValue.NONE : new StringValue(common.initially());
            case "ddl_if" -> DdlCondition.method(this, said -> condition = said);
            case "kwargs", "dialect_kwargs" -> common.options().dict();
            default -> null;
        };
    }

    @Override
    public boolean setAttribute(String attribute, Value value, Interpreter in) {
        if (attribute.equals("name")) {
            name = SqlName.readOptional(value, in);
            return true;
        }
        return false;
    }
}
