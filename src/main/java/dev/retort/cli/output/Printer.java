package dev.retort.cli.output;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;

/** Prints lines and JSON. */
public final class Printer {

    /** What a piece of text means; colour never says it alone. */
    public enum Tone {
        PLAIN(""), GOOD("32"), WARNING("33"), BAD("31"), ACCENT("34"), FAINT("2"), STRONG("1");

        private final String code;

        Tone(String code) {
            this.code = code;
        }
    }

    private final Terminal terminal;
    private final boolean colours;

    public Printer(Terminal terminal, boolean colours) {
        this.terminal = terminal;
        this.colours = colours;
    }

    /** A line of what was asked for. */
    public void line(String text) {
        terminal.out().print(text + '\n');
    }

    /** The same without an end of line. */
    public void raw(String text) {
        terminal.out().print(text);
    }

    /** A line beside what was asked for, on standard error. */
    public void note(String text) {
        terminal.out().flush();
        terminal.err().print(toned("note: ", Tone.FAINT) + text + "\n");
        terminal.err().flush();
    }

    /** A line a person should read first, on standard error. */
    public void warning(String text) {
        terminal.out().flush();
        terminal.err().print(toned("warning: ", Tone.WARNING) + text + "\n");
        terminal.err().flush();
    }

    /** The one JSON value of a call. */
    public void json(JsonElement json) {
        line(new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create().toJson(json));
    }

    /** The text between the signs for a tone; as it is where nothing is coloured. */
    public String toned(String text, Tone tone) {
        return colours && tone != Tone.PLAIN ? "\u001b[" + tone.code + "m" + text + "\u001b[0m" : text;
    }

}
