package dev.retort.script;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values as Python source. */
public final class PythonText {

    private static final Pattern QUOTES = Pattern.compile("\"{3,}|\"+$");

    private PythonText() {}

    /** As {@code repr} writes a text. */
    public static String repr(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder out = new StringBuilder().append(quote);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\\' -> out.append("\\\\");
                default -> {
                    if (c == quote) {
                        out.append('\\');
                    }
                    if (Character.isISOControl(c)) {
                        out.append("\\x%02x".formatted(c));
                    } else {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.append(quote).toString();
    }

    /** {@code None}, a text, or a tuple: as Alembic writes what a revision follows. */
    public static String reprOfSome(List<String> texts) {
        return texts.size() == 1 ? repr(texts.getFirst()) : reprOfTuple(texts);
    }

    /** {@code None} or a tuple, as Alembic writes labels. */
    public static String reprOfTuple(List<String> texts) {
        return switch (texts.size()) {
            case 0 -> "None";
            case 1 -> "(" + repr(texts.getFirst()) + ",)";
            default -> texts.stream().map(PythonText::repr).collect(Collectors.joining(", ", "(", ")"));
        };
    }

    /** A text as it may stand in a docstring: what would end or change the literal is escaped. */
    static String inDocstring(String text) {
        return QUOTES.matcher(text.replace("\\", "\\\\"))
                .replaceAll(quotes -> Matcher.quoteReplacement("\\\"".repeat(quotes.group().length())));
    }
}
