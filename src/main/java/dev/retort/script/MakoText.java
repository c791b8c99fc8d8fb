package dev.retort.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A Mako template as far as it only fills in values: {@code ${name}}, {@code ${repr(name)}},
 * {@code ${name if name else "text"}}, {@code ${name or "text"}} and the filters {@code comma}, {@code n} and
 * {@code trim}; comments are left out. Anything else is code, and code of a project is not run.
 */
final class MakoText {

    private static final Pattern NAME = Pattern.compile("(?:str\\()?\\s*(\\w+)\\s*\\)?");
    private static final Pattern REPR = Pattern.compile("repr\\(\\s*(\\w+)\\s*\\)");
    private static final Pattern OTHERWISE = Pattern
            .compile("(\\w+)\\s+(?:if\\s+\\1\\s+else|or)\\s+(?:\"([^\"\\\\]*)\"|'([^'\\\\]*)')");

    /** A piece of the template: text as it is, or an expression. */
    private record Piece(String text, boolean isExpression) {}

    private final List<Piece> pieces;

    private MakoText(List<Piece> pieces) {
        this.pieces = pieces;
    }

    /**
     * What can stand for a name.
     *
     * @param text as {@code str} writes it
     * @param repr as {@code repr} writes it
     */
    record Value(String text, String repr) {

        boolean isEmpty() {
            return text.isEmpty() || repr.equals("None");
        }
    }

    /** Reads a template; empty where it has code in it. */
    static Optional<MakoText> parse(String template) {
        StringBuilder plain = new StringBuilder();
        String text = template.replace("\r\n", "\n").replaceAll("(?s)<%doc>.*?</%doc>\n?", "");
        for (String line : text.split("(?<=\n)")) {
            String content = line.strip();
            if (content.startsWith("##")) {
                continue;
            }
            if (content.startsWith("%") && !content.startsWith("%%")) {
                return Optional.empty();
            }
            plain.append(content.startsWith("%%") ? line.replaceFirst("%%", "%") : line);
        }
        String joined = plain.toString().replace("\\\n", "");
        return joined.contains("<%") || joined.contains("</%") ? Optional.empty() : pieces(joined).map(MakoText::new);
    }

    private static Optional<List<Piece>> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", at)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                return Optional.empty();
            }
            pieces.add(new Piece(text.substring(at, open), false));
            pieces.add(new Piece(text.substring(open + 2, close).strip(), true));
            at = close + 1;
        }
        pieces.add(new Piece(text.substring(at), false));
        return Optional.of(pieces);
    }

    /** The text with values put in; empty where an expression is none of those known, or names something unknown. */
    Optional<String> fill(Map<String, Value> values) {
        StringBuilder out = new StringBuilder();
        for (Piece piece : pieces) {
            if (!piece.isExpression()) {
                out.append(piece.text());
                continue;
            }
            String value = value(piece.text(), values);
            if (value == null) {
                return Optional.empty();
            }
            // Further lines of a body stand below its first one.
            String line = out.substring(out.lastIndexOf("\n") + 1);
            out.append(line.isBlank() ? value.replace("\n", "\n" + line).replace("\n" + line + "\n", "\n\n") : value);
        }
        return Optional.of(out.toString());
    }

    private static @Nullable String value(String expression, Map<String, Value> values) {
        String[] parts = expression.split("\\|(?=[^\"']*$)", 2);
        if (parts.length == 2 && !parts[1].strip().matches("(comma|n|trim)(\\s*,\\s*(comma|n|trim))*")) {
            return null;
        }
        String inner = parts[0].strip();
        Matcher otherwise = OTHERWISE.matcher(inner);
        if (otherwise.matches()) {
            Value value = values.get(otherwise.group(1));
            String other = otherwise.group(2) == null ? otherwise.group(3) : otherwise.group(2);
            return value == null ? null : value.isEmpty() ? other : value.text();
        }
        Matcher repr = REPR.matcher(inner);
        if (repr.matches()) {
            Value value = values.get(repr.group(1));
            return value == null ? null : value.repr();
        }
        Matcher name = NAME.matcher(inner);
        Value value = name.matches() ? values.get(name.group(1)) : null;
        return value == null ? null : value.text();
    }
}
