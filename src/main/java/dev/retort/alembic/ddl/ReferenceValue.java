package dev.retort.alembic.ddl;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Signature;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** {@code ForeignKey}: a column's own foreign key, which becomes a constraint of the column's table. */
public final class ReferenceValue implements HostValue {

    private final ClassValue of;
    private final ConstraintValue.Common common;
    private final Supplier<Target> target;
    private final ForeignKeyValue.Rules rules;
    private @Nullable ColumnValue parent;
    private @Nullable ForeignKeyValue constraint;

    ReferenceValue(ClassValue of, ConstraintValue.Common common, Target target, ForeignKeyValue.Rules rules) {
        this(of, common, () -> target, rules);
    }

    /** @param target asked for when the reference's column gets a table: a column it points to may get one till then */
    ReferenceValue(ClassValue of, ConstraintValue.Common common, Supplier<Target> target,
            ForeignKeyValue.Rules rules) {
        this.of = of;
        this.common = common;
        this.target = target;
        this.rules = rules;
    }

    public ConstraintValue.Common common() {
        return common;
    }

    public Target target() {
        return target.get();
    }

    public ForeignKeyValue.Rules rules() {
        return rules;
    }

    /** The constraint it became; null while its column belongs to no table. */
    public @Nullable ForeignKeyValue constraint() {
        return constraint;
    }

    void setParent(ColumnValue column, @Nullable ForeignKeyValue became) {
        parent = column;
        constraint = became;
    }

    ReferenceValue copy() {
        return new ReferenceValue(of, common, target, rules);
    }

    @Override
    public ClassValue type() {
        return of;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "parent" -> parent == null ? NoneValue.NONE : parent;
            case "constraint" -> constraint == null ? NoneValue.NONE : constraint;
            case "target_fullname" -> new StringValue(target().text());
            case "name" -> common.name() == null ? NoneValue.NONE : common.name().value();
            case "ondelete" -> optional(rules.ondelete());
            case "onupdate" -> optional(rules.onupdate());
            case "copy", "_copy" -> NativeFunction.of(Signature.of(name, "**others"), name, (_, _) -> copy());
            default -> null;
        };
    }

    private static Value optional(@Nullable String text) {
        return text == null ? NoneValue.NONE : new StringValue(text);
    }
}
