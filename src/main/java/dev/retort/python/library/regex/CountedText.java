package dev.retort.python.library.regex;

import dev.retort.python.value.Interpreter;

/** A text that counts how often it is looked at, so that a pattern which tries forever is refused. */
final class CountedText implements CharSequence {

    private static final int LOOKS_A_STEP = 256;

    private final CharSequence text;
    private final Interpreter in;
    private int looks;

    CountedText(CharSequence text, Interpreter in) {
        this.text = text;
        this.in = in;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (++looks % LOOKS_A_STEP == 0) {
            in.step();
            if (looks > 50_000_000) {
                throw in.refuse("it matches a regular expression that takes too long");
            }
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
