package dev.retort.alembic.expression;

import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlaType;
import dev.retort.alembic.type.TypeFamily;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;

/** A piece of an SQL expression. Operators and methods on it give further pieces. */
public abstract class Clause implements HostValue {

    /** The type of its values, which decides how literals beside it are written. */
    public abstract SqlaType sqlType();

    /** Writes it as SQLAlchemy's compiler does. */
    public abstract void write(SqlText out);

    /** The clause as it stands beside an operator: in parentheses where SQLAlchemy puts them. */
    Clause grouped(@Nullable Op against) {
        if ((Op.AND.equals(against) || Op.OR.equals(against) || Op.AS_BOOLEAN.equals(against))
                && sqlType().family() == TypeFamily.BOOLEAN) {
            return new BooleanTest(this, Op.IS_TRUE);
        }
        return Op.ANY.equals(against) || Op.ALL.equals(against) ? new Grouping(this) : this;
    }

    /** {@code NOT} of it. */
    Clause negated() {
        return sqlType().family() == TypeFamily.BOOLEAN
                ? new BooleanTest(this, Op.IS_FALSE)
                : UnaryClause.before(Op.NOT, this, Types.NULL);
    }

    /** Whether every database knows it to be a truth. */
    boolean implicitlyBoolean() {
        return false;
    }

    /** The tables it names. */
    List<FromClause> froms() {
        return List.of();
    }

    /** The name it has in a select list by itself; null where it needs a label. */
    @Nullable
    Name ownName() {
        return null;
    }

    /** The label it gets where it needs one. */
    Name labelName() {
        Name own = ownName();
        return Name.numbered(own == null ? "anon" : own.text(), this);
    }

    /** What it is called in the columns of a subquery; null where it has no name. */
    @Nullable
    String key() {
        Name own = ownName();
        return own == null || own.anonymous() ? null : own.text();
    }

    /** The name that tells its table too. */
    @Nullable
    Name qualifiedName() {
        return null;
    }

    /** The pieces it stands for in a select list. */
    List<? extends Clause> selected() {
        return List.of(this);
    }

    /** The label that an {@code ORDER BY} may name instead of it; null where it is none. */
    @Nullable
    LabelClause orderLabel() {
        return null;
    }

    @Override
    public ClassValue type() {
        return SqlClasses.COLUMN_ELEMENT;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return ClauseMethods.attribute(this, name, in);
    }

    @Override
    public @Nullable Value binary(String operator, Value other, boolean reflected, Interpreter in) {
        return ClauseOperators.python(this, operator, other, reflected, in);
    }

    @Override
    public @Nullable Value unary(String operator, Interpreter in) {
        return switch (operator) {
            case "-" -> UnaryClause.before(Op.NEG, this, sqlType());
            case "~" -> negated();
            default -> null;
        };
    }

    @Override
    public @Nullable Value item(Value key, Interpreter in) {
        return Indexing.item(this, key, in);
    }

    @Override
    public @Nullable Iterator<Value> iterator(Interpreter in) {
        return null;
    }

    @Override
    public boolean truth(Interpreter in) {
        throw in.raise("TypeError", "Boolean value of this clause is not defined");
    }

    @Override
    public String text(Interpreter in) {
        return SqlText.plain(this);
    }

}
