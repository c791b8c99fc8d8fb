package dev.retort.alembic.expression;

import java.util.Arrays;

import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.Signature;

/** Short ways to native functions. */
public final class Native {

    private Native() {}

    /**
     * A function.
     *
     * @param words its name, then its parameters as {@link Signature} reads them, with blanks between
     */
    public static NativeFunction of(String words, NativeFunction.BoundBody body) {
        String[] all = words.split(" ");
        Signature signature = Signature.of(all[0], Arrays.copyOfRange(all, 1, all.length));
        return NativeFunction.of(signature, all[0], body);
    }
}
