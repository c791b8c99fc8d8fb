package dev.retort.python;

import java.util.List;

import dev.retort.python.syntax.Argument;
import dev.retort.python.syntax.Expression;
import dev.retort.python.syntax.Place;
import dev.retort.python.syntax.Statement;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Refusal;
import dev.retort.python.value.UnknownName;
import dev.retort.python.value.WithheldValue;

/**
 * Something that could not be evaluated and may never be needed: a class that derives from one nothing knows, such as a
 * pydantic model that a column type only keeps, what an object keeps of a library, or what a function of the project's
 * finds out by itself, such as a setting.
 */
record Withheld(Refusal reason) implements WithheldValue {

    private static final ClassValue TYPE = ClassValue.ofHost("object", "builtins", List.of(), null);

    /**
     * Whether an assignment whose value was refused may bind one: to an attribute of {@code self}, in a class what a
     * function nothing knows gives, or what a function of another module gives that is told nothing and so can do nothing
     * to the database.
     */
    static boolean mayBe(Statement.Assign assign, Frame frame, Evaluation in) {
        if (assign.targets().size() != 1) {
            return false;
        }
        return switch (assign.targets().getFirst()) {
            case Expression.Attribute(Place _, Expression.Name(Place _, String object), String _) ->
                object.equals("self");
            case Expression.Name _ when frame.kind() == Frame.Kind.CLASS ->
                assign.value() instanceof Expression.Call call && isUnknown(call.callee(), frame, in);
            case Expression.Name _ ->
                assign.value() instanceof Expression.Call(Place _, Expression.Name called, List<Argument> arguments)
                        && arguments.isEmpty()
                        && in.scopes().get(frame, called.id()) instanceof ProgramFunction function
                        && function.isApart(frame);
            default -> false;
        };
    }

    /** Whether what a class binds may be kept unread: not what a function that is known makes, such as a column. */
    static boolean mayBeAttribute(Expression value, Frame frame, Evaluation in) {
        return frame.kind() == Frame.Kind.CLASS && in.imports().keepsUnknown()
                && !(value instanceof Expression.Call call && !isUnknown(call.callee(), frame, in));
    }

    /** What stands for a value that was refused. */
    static WithheldValue of(Refusal reason) {
        return reason.unknown().isEmpty() ? new Withheld(reason) : new UnknownName(reason.unknown(), reason);
    }

    /** Whether a module's name for something of a library may be kept: {@code DateTime = pendulum.DateTime}. */
    static boolean mayBeAlias(Expression value, Frame frame, Evaluation in) {
        return frame.kind() == Frame.Kind.MODULE && in.imports().keepsUnknown()
                && (value instanceof Expression.Name || value instanceof Expression.Attribute);
    }

    private static boolean isUnknown(Expression callee, Frame frame, Evaluation in) {
        try {
            in.expressions().evaluate(callee, frame);
            return false;
        } catch (Refusal _) {
            return true;
        }
    }

    // Refusals have no stack: the same one may be thrown at each use.
    @Override
    public Refusal withheld() {
        return reason;
    }

    @Override
    public ClassValue type() {
        return TYPE;
    }
}
