package dev.retort.python.syntax;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.retort.python.syntax.Expression.Constant;
import dev.retort.python.syntax.Expression.FormattedText;
import dev.retort.python.syntax.Expression.Part;
import dev.retort.python.syntax.Expression.Replacement;
import dev.retort.python.syntax.Expression.Text;
import dev.retort.python.value.BytesValue;
import dev.retort.python.value.FloatValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.StringValue;

/** Reads numbers, texts and f-strings. */
final class LiteralReader {

    /** Python's own limit on the digits of a decimal number, against quadratic time. */
    private static final int MOST_DIGITS = 4300;

    private final ExpressionReader expressions;

    LiteralReader(ExpressionReader expressions) {
        this.expressions = expressions;
    }

    Expression integer(Node node, Place at) {
        String text = node.text().replace("_", "").toLowerCase(Locale.ROOT);
        if (text.endsWith("j")) {
            return new Expression.Unsupported(at, "a complex number");
        }
        int radix = text.startsWith("0x") ? 16 : text.startsWith("0o") ? 8 : text.startsWith("0b") ? 2 : 10;
        String digits = radix == 10 ? text : text.substring(2);
        boolean leadingZero = radix == 10 && text.length() > 1 && text.charAt(0) == '0' && !text.matches("0+");
        if (leadingZero || digits.length() > MOST_DIGITS || digits.isEmpty()) {
            throw new Node.UnexpectedNode(node);
        }
        try {
            return new Constant(at, new IntValue(new BigInteger(digits, radix)));
        } catch (NumberFormatException e) {
            throw new Node.UnexpectedNode(node);
        }
    }

    Expression decimal(Node node, Place at) {
        String text = node.text().replace("_", "").toLowerCase(Locale.ROOT);
        if (text.endsWith("j")) {
            return new Expression.Unsupported(at, "a complex number");
        }
        try {
            return new Constant(at, new FloatValue(Double.parseDouble(text)));
        } catch (NumberFormatException e) {
            throw new Node.UnexpectedNode(node);
        }
    }

    /** One literal or several written in a row, which are one. */
    Expression text(List<Node> literals, Place at) {
        StringBuilder plain = new StringBuilder();
        List<Part> parts = new ArrayList<>();
        boolean bytes = false;
        for (Node literal : literals) {
            String prefix = TextLiterals.prefix(literal.text());
            bytes |= prefix.contains("b");
            if (TextLiterals.isFormatted(prefix)) {
                formatted(literal, prefix, plain, parts);
            } else {
                plain.append(decode(literal, TextLiterals.content(literal.text(), prefix), prefix));
            }
        }
        if (parts.isEmpty()) {
            return new Constant(at, bytes
                    ? new BytesValue(TextLiterals.bytes(plain.toString()))
                    : new StringValue(plain.toString()));
        }
        flush(plain, parts);
        return new FormattedText(at, parts);
    }

    private static String decode(Node literal, String text, String prefix) {
        if (prefix.contains("r")) {
            return text;
        }
        String decoded = TextLiterals.unescape(text, prefix.contains("b"));
        if (decoded == null) {
            throw new Node.UnexpectedNode(literal, "an escape in this text is cut short");
        }
        return decoded;
    }

    private void formatted(Node literal, String prefix, StringBuilder plain, List<Part> parts) {
        for (Node child : literal.children()) {
            if (child.is("string_content")) {
                String text = child.text().replace("{{", "{").replace("}}", "}");
                plain.append(decode(literal, text, prefix));
            } else if (child.is("interpolation")) {
                flush(plain, parts);
                replacement(child, parts);
            }
        }
    }

    private static void flush(StringBuilder plain, List<Part> parts) {
        if (!plain.isEmpty()) {
            parts.add(new Text(plain.toString()));
            plain.setLength(0);
        }
    }

    private void replacement(Node node, List<Part> parts) {
        Node value = node.child("expression");
        if (value == null) {
            throw new Node.UnexpectedNode(node);
        }
        Node conversion = node.child("type_conversion");
        Node spec = node.child("format_specifier");
        String letter = conversion == null ? null : conversion.text().substring(1).strip();
        if (node.has("=")) {
            int equals = node.children().stream().filter(child -> child.is("=")).findFirst().orElse(node).end();
            parts.add(new Text(node.text().substring(1, equals - node.start())));
            letter = letter == null && spec == null ? "r" : letter;
        }
        parts.add(new Replacement(expressions.expression(value), letter, spec == null ? List.of() : spec(spec)));
    }

    private List<Part> spec(Node node) {
        List<Part> parts = new ArrayList<>();
        String text = node.text();
        int at = 1;
        for (Node child : node.named()) {
            if (child.is("format_expression") || child.is("interpolation")) {
                int from = child.start() - node.start();
                if (from > at) {
                    parts.add(new Text(text.substring(at, from)));
                }
                replacement(child, parts);
                at = child.end() - node.start();
            }
        }
        if (at < text.length()) {
            parts.add(new Text(text.substring(at)));
        }
        return parts;
    }
}
