package dev.retort.alembic.expression;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlaType;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** {@code x AS name} in a select list, {@code x} elsewhere. */
final class LabelClause extends Clause {

    private final Clause element;
    private final Name name;

    private LabelClause(Clause element, Name name) {
        this.element = element;
        this.name = name;
    }

    static LabelClause of(Clause element, @Nullable String name) {
        Clause inner = element instanceof LabelClause label ? label.element : element;
        Name own = inner.ownName();
        Name label = name != null
                ? Name.of(name)
                : Name.numbered(own == null ? "anon" : own.text(), new Object());
        return new LabelClause(inner, label);
    }

    /** A label the statement puts there by itself. */
    static LabelClause of(Clause element, Name name) {
        return new LabelClause(element, name);
    }

    Clause element() {
        return element;
    }

    @Override
    public SqlaType sqlType() {
        return element.sqlType();
    }

    @Override
    Clause grouped(@Nullable Op against) {
        Clause inner = element.grouped(against);
        return inner == element ? this : new LabelClause(inner, name);
    }

    @Override
    Clause negated() {
        return new LabelClause(element.negated(), name);
    }

    @Override
    boolean implicitlyBoolean() {
        return element.implicitlyBoolean();
    }

    @Override
    List<FromClause> froms() {
        return element.froms();
    }

    @Override
    Name ownName() {
        return name;
    }

    @Override
    Name qualifiedName() {
        return name;
    }

    @Override
    LabelClause orderLabel() {
        return this;
    }

    @Override
    public void write(SqlText out) {
        if (out.scope().select() && !out.scope().labelled()) {
            out.in(Scope::inLabel, () -> out.add(element)).add(" AS ").name(name);
        } else if (out.scope().label() == this) {
            out.name(name);
        } else {
            out.in(Scope::outsideSelect, () -> out.add(element));
        }
    }

    @Override
    public ClassValue type() {
        return SqlClasses.LABEL;
    }

    @Override
    public @Nullable Value attribute(String attribute, Interpreter in) {
        return switch (attribute) {
            case "name", "key" -> new StringValue(name.text());
            case "element" -> element;
            default -> super.attribute(attribute, in);
        };
    }
}
