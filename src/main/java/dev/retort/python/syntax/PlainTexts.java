package dev.retort.python.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.retort.python.syntax.PlainTokens.NotPlain;
import dev.retort.python.syntax.PythonLexer.Kind;

/** Reads the text literals of plain Python, f-strings among them. */
final class PlainTexts {

    private static final Set<String> PREFIXES = Set.of("", "r", "u", "b", "f", "br", "rb", "fr", "rf");

    private final PlainTokens tokens;
    private final PlainExpressions expressions;

    PlainTexts(PlainTokens tokens, PlainExpressions expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    Node string() {
        Node node = tokens.leaf("string", true);
        String text = node.text();
        String prefix = TextLiterals.prefix(text);
        int fence = fence(text, prefix.length());
        if (!PREFIXES.contains(prefix) || !isClosed(text, prefix.length(), fence)) {
            throw new NotPlain();
        }
        if (prefix.contains("f")) {
            parts(node, node.start() + prefix.length() + fence, node.end() - fence);
        }
        return node;
    }

    /** How many quotes it is fenced with. */
    private static int fence(String text, int at) {
        return text.startsWith(text.substring(at, at + 1).repeat(3), at) ? 3 : 1;
    }

    private static boolean isClosed(String text, int at, int fence) {
        int last = text.length() - fence;
        if (last < at + fence || !text.endsWith(text.substring(at, at + fence))) {
            return false;
        }
        int backslashes = 0;
        while (text.charAt(last - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 0;
    }

    /** What an f-string is made of, between its fences. */
    private void parts(Node node, int from, int to) {
        String source = tokens.source();
        char quote = source.charAt(to);
        int text = from;
        int at = from;
        while (at < to) {
            char c = source.charAt(at);
            boolean twice = at + 1 < to && source.charAt(at + 1) == c;
            if (c == '\\' && at + 1 < to && "{}N".indexOf(source.charAt(at + 1)) >= 0 || c == '}' && !twice) {
                throw new NotPlain();
            }
            if (c == '{' && !twice) {
                content(node, text, at);
                at = replacement(node, at, to, quote);
                text = at;
            } else {
                at += c == '{' || c == '}' || c == '\\' ? 2 : 1;
            }
        }
        content(node, text, to);
    }

    private void content(Node node, int from, int to) {
        if (from < to) {
            Node content = new Node("string_content", null, true, 0, tokens.source());
            content.place(from, to);
            node.add(content);
        }
    }

    /** The replacement that begins at a brace; gives where the text goes on. */
    private int replacement(Node node, int brace, int to, char quote) {
        String source = tokens.source();
        PlainTokens inner = tokens.from(brace + 1);
        Node value = new PlainExpressions(inner, expressions.nested() + 5).expression();
        List<Node> more = new ArrayList<>();
        if (inner.is("!")) {
            int start = inner.start();
            inner.advance();
            if (inner.kind() != Kind.NAME || inner.word().length() != 1 || "rsa".indexOf(inner.word().charAt(0)) < 0) {
                throw new NotPlain();
            }
            inner.advance();
            more.add(inner.node("type_conversion", start));
        }
        int end = inner.start();
        if (inner.is(":")) {
            end = source.indexOf('}', end);
            if (end < 0 || end >= to || source.substring(inner.start(), end).indexOf('{') >= 0) {
                throw new NotPlain();
            }
            Node spec = new Node("format_specifier", null, true, 0, source);
            spec.place(inner.start(), end);
            more.add(spec);
        } else if (!inner.is("}")) {
            throw new NotPlain();
        }
        // The same quotes within, which Python takes since 3.12, are left to the whole parser, and so is all the rest.
        String written = source.substring(brace, Math.min(end, to));
        if (end >= to || written.indexOf(quote) >= 0 || written.indexOf('\\') >= 0 || written.indexOf('\n') >= 0) {
            throw new NotPlain();
        }
        Node found = new Node("interpolation", null, true, 0, source);
        found.place(brace, end + 1);
        found.add("expression", value);
        more.forEach(part -> found.add(part.type(), part));
        node.add(found);
        return end + 1;
    }
}
