package dev.retort.python;

import java.util.LinkedHashMap;
import java.util.List;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;

/** What a name stands for as long as nothing uses it. */
sealed interface Placeholder extends HostValue {

    ClassValue TYPE = new ClassValue("unread", "retort", List.of(), new LinkedHashMap<>(), null);

    @Override
    default ClassValue type() {
        return TYPE;
    }

    /** Something that could not be read: whoever uses it gets what went wrong. */
    record Unreadable(RuntimeException reason) implements Placeholder {

        @Override
        public String text(Interpreter in) {
            throw reason;
        }
    }

    /**
     * A module, or a name of one, that nothing knows.
     *
     * @param line where it was imported
     */
    record Unknown(String name, int line) implements Placeholder {

        @Override
        public String text(Interpreter in) {
            throw in.refuse(reason());
        }

        String reason() {
            return "it uses " + name + " (imported in line " + line + "), which Retort does not know";
        }
    }

    /**
     * A name of another module, looked up when it is used.
     *
     * @param line where it was imported
     */
    record Imported(ProgramModule from, String name, int line) implements Placeholder {}
}
