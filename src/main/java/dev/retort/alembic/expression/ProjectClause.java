package dev.retort.alembic.expression;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.Compilation;
import dev.retort.alembic.type.SqlaType;
import dev.retort.alembic.type.TypeMethods;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/**
 * An object of a class the program derived from {@code FunctionElement}, {@code DDLElement}, {@code ClauseElement} or
 * {@code Executable}: written as the function says that {@code @compiles} made its compiler.
 */
final class ProjectClause extends Clause {

    /** {@code __new__} of those classes; their {@code __init__} need not be called. */
    static final NativeFunction NEW = new NativeFunction("__new__", (arguments, in) -> {
        if (!(arguments.positional().getFirst() instanceof ClassValue type)) {
            throw in.raise("TypeError", "__new__() takes a class");
        }
        InstanceValue instance = new InstanceValue(type);
        instance.setPayload(new ProjectClause(instance, in));
        return instance;
    });
    /** {@code FunctionElement.__init__}: its arguments are clauses. */
    static final NativeFunction INIT = new NativeFunction("__init__", (arguments, in) -> {
        List<Value> given = arguments.positional();
        if (given.getFirst() instanceof InstanceValue instance && instance.payload() instanceof ProjectClause clause) {
            clause.arguments = given.subList(1, given.size()).stream().map(one -> Coercion.expression(one, in))
                    .toList();
        }
        return NoneValue.NONE;
    });

    private final InstanceValue instance;
    private final Interpreter in;
    private List<Clause> arguments = List.of();

    private ProjectClause(InstanceValue instance, Interpreter in) {
        this.instance = instance;
        this.in = in;
    }

    @Override
    public SqlaType sqlType() {
        SqlaType type = TypeMethods.readOrNull(in.attributeOrNull(instance, "type"), in);
        return type == null ? Types.NULL : type;
    }

    @Override
    List<FromClause> froms() {
        return arguments.stream().flatMap(clause -> clause.froms().stream()).toList();
    }

    @Override
    Name labelName() {
        return Name.numbered(instance.type().find("name") instanceof StringValue(String name) ? name : "anon", this);
    }

    @Override
    public void write(SqlText out) {
        Value made = Compilation.of(instance, out.dialect(), new ClauseCompiler(out), in);
        if (made != null) {
            out.add(in.str(made));
        } else if (instance.type().derivesFrom(SqlClasses.FUNCTION_ELEMENT)
                && instance.type().find("name") instanceof StringValue(String name)) {
            out.add(name + "(").join(arguments, ", ").add(")");
        } else {
            throw Raised.error("CompileError", "Compiler can't render element of type "
                    + instance.type().name(), in);
        }
    }

    @Override
    public ClassValue type() {
        return instance.type();
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter run) {
        return switch (name) {
            case "clauses", "clause_expr" -> new ClauseList(Op.COMMA, false, arguments);
            case "type" -> null;
            case "execute_if" -> new NativeFunction(name, (_, now) -> {
                throw now.refuse("it lets " + instance.type().name() + " decide when it is executed (execute_if)");
            });
            default -> super.attribute(name, run);
        };
    }
}
