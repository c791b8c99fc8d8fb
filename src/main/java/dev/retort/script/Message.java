package dev.retort.script;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A message as comment lines can hold it.
 *
 * @param title its first line
 * @param description the further ones
 */
record Message(String title, String description) {

    /** What Alembic writes where there is none. */
    private static final String NONE = "empty message";

    static Message of(String message) {
        List<String> lines = message.strip().lines().map(Message::printable).toList();
        if (lines.isEmpty()) {
            return new Message(NONE, "");
        }
        String rest = lines.stream().skip(1).collect(Collectors.joining("\n")).strip();
        return new Message(lines.getFirst(), rest);
    }

    /** A line that would be read as a marker or a key is quoted as mail quotes one. */
    private static String printable(String line) {
        String plain = line.replaceAll("\\p{Cntrl}", " ").stripTrailing();
        boolean special = plain.strip().startsWith("+") || HeaderKey.of(plain.strip()).isPresent();
        return special ? "> " + plain.strip() : plain;
    }
}
