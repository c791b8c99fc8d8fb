package dev.retort.python.library.type;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.PythonRaise;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/**
 * Python's exceptions, after the library reference's "Exception hierarchy". An exception is an {@link InstanceValue}
 * that keeps its arguments as the tuple {@code args}.
 */
public final class ExceptionTypes {

    private static final String HIERARCHY = """
            BaseException object
            SystemExit BaseException
            KeyboardInterrupt BaseException
            GeneratorExit BaseException
            Exception BaseException
            StopIteration Exception
            StopAsyncIteration Exception
            ArithmeticError Exception
            FloatingPointError ArithmeticError
            OverflowError ArithmeticError
            ZeroDivisionError ArithmeticError
            AssertionError Exception
            AttributeError Exception
            BufferError Exception
            EOFError Exception
            ImportError Exception
            ModuleNotFoundError ImportError
            LookupError Exception
            IndexError LookupError
            KeyError LookupError
            MemoryError Exception
            NameError Exception
            UnboundLocalError NameError
            OSError Exception
            BlockingIOError OSError
            ChildProcessError OSError
            ConnectionError OSError
            BrokenPipeError ConnectionError
            ConnectionAbortedError ConnectionError
            ConnectionRefusedError ConnectionError
            ConnectionResetError ConnectionError
            FileExistsError OSError
            FileNotFoundError OSError
            InterruptedError OSError
            IsADirectoryError OSError
            NotADirectoryError OSError
            PermissionError OSError
            ProcessLookupError OSError
            TimeoutError OSError
            ReferenceError Exception
            RuntimeError Exception
            NotImplementedError RuntimeError
            RecursionError RuntimeError
            SyntaxError Exception
            IndentationError SyntaxError
            TabError IndentationError
            SystemError Exception
            TypeError Exception
            ValueError Exception
            UnicodeError ValueError
            UnicodeDecodeError UnicodeError
            UnicodeEncodeError UnicodeError
            UnicodeTranslateError UnicodeError
            Warning Exception
            BytesWarning Warning
            DeprecationWarning Warning
            EncodingWarning Warning
            FutureWarning Warning
            ImportWarning Warning
            PendingDeprecationWarning Warning
            ResourceWarning Warning
            RuntimeWarning Warning
            SyntaxWarning Warning
            UnicodeWarning Warning
            UserWarning Warning
            BaseExceptionGroup BaseException
            ExceptionGroup BaseExceptionGroup
            """;

    public static final Map<String, ClassValue> ALL = all();

    private ExceptionTypes() {}

    private static Map<String, ClassValue> all() {
        Map<String, ClassValue> classes = new LinkedHashMap<>();
        HIERARCHY.lines().forEach(line -> {
            String[] words = line.split(" ");
            ClassValue base = words[1].equals("object") ? BuiltinTypes.OBJECT : classes.get(words[1]);
            classes.put(words[0], of(words[0], "builtins", base == null ? BuiltinTypes.OBJECT : base));
        });
        return Map.copyOf(classes);
    }

    /** An exception class of the library's. */
    public static ClassValue of(String name, String module, ClassValue base) {
        return new ClassValue(name, module, List.of(base), new SharedNames(name, Map.of()),
                (type, arguments, in) -> make(type, arguments.positional()));
    }

    public static InstanceValue make(ClassValue type, List<Value> arguments) {
        InstanceValue exception = new InstanceValue(type);
        exception.attributes().put("args", new TupleValue(arguments));
        return exception;
    }

    /** An exception of a class of the library's, to throw. */
    public static PythonRaise raise(ClassValue type, String message, Interpreter in) {
        return new PythonRaise(make(type, List.of(new StringValue(message))), type.name() + ": " + message, in.here());
    }

    public static boolean isException(Value value) {
        return value instanceof InstanceValue instance
                && instance.type().derivesFrom(BuiltinTypes.exception("BaseException"));
    }

    /** An exception's arguments, its own or those its base took. */
    public static TupleValue arguments(InstanceValue exception) {
        InstanceValue at = exception;
        while (true) {
            if (at.attributes().get("args") instanceof TupleValue arguments) {
                return arguments;
            }
            if (!(at.payload() instanceof InstanceValue payload)) {
                return new TupleValue(List.of());
            }
            at = payload;
        }
    }

    /** {@code str(exception)}. */
    public static String text(InstanceValue exception, Interpreter in) {
        List<Value> arguments = arguments(exception).items();
        if (arguments.size() == 1) {
            boolean key = exception.type().derivesFrom(BuiltinTypes.exception("KeyError"));
            return key ? in.repr(arguments.getFirst()) : in.str(arguments.getFirst());
        }
        return arguments.isEmpty() ? "" : in.repr(arguments(exception));
    }

    public static @Nullable Value member(InstanceValue exception, String name) {
        return ExceptionMembers.find(exception, name);
    }
}
