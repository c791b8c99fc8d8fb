package dev.retort.python.value;

/** How objects of a host's class are made. */
@FunctionalInterface
public interface NativeConstructor {

    /**
     * Makes an object.
     *
     * @param of the class that was called: the host's own, or one the program derived from it. For a derived one the
     *        result becomes the {@linkplain InstanceValue#payload() payload} of the program's instance.
     */
    Value construct(ClassValue of, Arguments arguments, Interpreter in);
}
