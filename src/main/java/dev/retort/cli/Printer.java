package dev.retort.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;

/** Prints lines and JSON. */
final class Printer {

    /** What a piece of text means; colour never says it alone. */
    enum Tone {
        PLAIN(""), GOOD("32"), WARNING("33"), BAD("31"), ACCENT("34"), FAINT("2"), STRONG("1");

        private final String code;

        Tone(String code) {
            this.code = code;
        }
    }

    private final Terminal terminal;
    private final boolean colours;

    Printer(Terminal terminal, boolean colours) {
        this.terminal = terminal;
        this.colours = colours;
    }

    /** A line of what was asked for. */
    void line(String text) {
        terminal.out().print(text + '\n');
    }

    /** The same without an end of line. */
    void raw(String text) {
        terminal.out().print(text);
    }

    /** A line beside what was asked for, on standard error. */
    void note(String text) {
        terminal.out().flush();
        terminal.err().print(toned("note: ", Tone.FAINT) + text + "\n");
        terminal.err().flush();
    }

    /** A line a person should read first, on standard error. */
    void warning(String text) {
        terminal.out().flush();
        terminal.err().print(toned("warning: ", Tone.WARNING) + text + "\n");
        terminal.err().flush();
    }

    /** The one JSON value of a call. */
    void json(JsonElement json) {
        line(new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create().toJson(json));
    }

    String toned(String text, Tone tone) {
        return colours && tone != Tone.PLAIN ? "\u001b[" + tone.code + "m" + text + "\u001b[0m" : text;
    }

    void flush() {
        terminal.flush();
    }
}
