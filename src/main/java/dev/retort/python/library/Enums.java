package dev.retort.python.library;

import dev.retort.python.value.Arguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;

/** How classes derived from {@code enum.Enum} become enums. */
public final class Enums {

    static final ClassValue ENUM = Native.open("Enum", "enum");

    private Enums() {}

    /** Whether a class derives from {@code enum.Enum}. */
    public static boolean isEnum(ClassValue type) {
        return type.derivesFrom(ENUM);
    }

    static boolean isMember(InstanceValue instance) {
        return isEnum(instance.type());
    }

    /** Turns the values of an enum's namespace into its members; called once the class body was run. */
    public static void finish(ClassValue type, Interpreter in) {}

    /**
     * What calling an enum does: {@code Color("red")} gives the member of that value; {@code Enum("Name", names)} makes
     * an enum. The evaluator asks this instead of making an object.
     *
     * @throws dev.retort.python.value.PythonRaise {@code ValueError} where there is no such member
     */
    public static Value call(ClassValue type, Arguments arguments, Interpreter in) {
        throw in.refuse("it calls an enum");
    }

    static Value byName(ClassValue type, String name, Interpreter in) {
        throw in.refuse("enum");
    }

    static DictValue members(ClassValue type) {
        return new DictValue();
    }
}
