package dev.retort.python.syntax;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;
import org.treesitter.TSInputEncoding;
import org.treesitter.TSNode;
import org.treesitter.TSReader;
import org.treesitter.TSTree;
import org.treesitter.TSTreeCursor;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.python.EvaluationLimits;

/**
 * Parses with tree-sitter and copies the tree. The text goes there as UTF-16, so that its offsets are ours; the walk is a
 * loop and not a recursion, so that nothing deep can overflow the stack.
 */
final class SyntaxTree {

    private final String source;
    private final Lines lines;
    private final EvaluationLimits limits;
    private final Grammar grammar = Grammar.python();

    SyntaxTree(String source, Lines lines, EvaluationLimits limits) {
        this.source = source;
        this.lines = lines;
        this.limits = limits;
    }

    /** The root. */
    Node read() {
        byte[] bytes = source.getBytes(StandardCharsets.UTF_16LE);
        Deadline deadline = new Deadline(limits.parseTime());
        try (NodeReading parser = new NodeReading()) {
            parser.setLanguage(grammar.language());
            TSTree tree = parser.parseWithOptions(new byte[8192], null, reader(bytes),
                    TSInputEncoding.TSInputEncodingUTF16LE, _ -> deadline.isOver());
            if (tree == null) {
                throw new RetortException(ProblemCode.UNSUPPORTED_PYTHON, lines.file()
                        + " takes longer than " + limits.parseTime().toSeconds() + " s to parse").at(lines.position(0));
            }
            try (tree) {
                return copy(tree.getRootNode());
            }
        }
    }

    private static TSReader reader(byte[] bytes) {
        return (buffer, offset, _) -> {
            int count = Math.clamp((long) bytes.length - offset, 0, buffer.length);
            System.arraycopy(bytes, Math.min(offset, bytes.length), buffer, 0, count);
            return count;
        };
    }

    private Node copy(TSNode top) {
        boolean broken = top.hasError();
        Node root = new Node(grammar.symbol(NodeReading.symbol(top)), null, true, 0, source);
        try (TSTreeCursor cursor = new TSTreeCursor(top)) {
            Deque<Node> open = new ArrayDeque<>();
            open.push(root);
            boolean first = cursor.gotoFirstChild();
            if (!first) {
                return root;
            }
            while (true) {
                TSNode found = cursor.currentNode();
                int symbol = NodeReading.symbol(found);
                Node parent = open.element();
                Node here = node(cursor, symbol, parent, first);
                check(found, here, broken);
                place(found, symbol, here, parent);
                first = mayHaveChildren(here, broken) && cursor.gotoFirstChild();
                if (first) {
                    open.push(here);
                    continue;
                }
                while (!cursor.gotoNextSibling()) {
                    open.pop();
                    if (open.isEmpty()) {
                        return root;
                    }
                    cursor.gotoParent();
                }
            }
        }
    }

    /** The node under the cursor, added to its parent; comments are not. */
    private Node node(TSTreeCursor cursor, int symbol, Node parent, boolean first) {
        String type = grammar.symbol(symbol);
        String field = grammar.isPunctuation(symbol) ? null : grammar.field(cursor.currentFieldId());
        Node node = new Node(type, field, grammar.isNamed(symbol),
                parent.depth() + (first && isSpine(parent, type) ? 0 : 1), source);
        if (!type.equals("comment") && !type.equals("line_continuation")) {
            parent.add(node);
        }
        return node;
    }

    /** Operators of one kind in a row nest to the left without end; they are evaluated in a loop. */
    private static boolean isSpine(Node parent, String firstChild) {
        return parent.is(firstChild)
                && (firstChild.equals("binary_operator") || firstChild.equals("boolean_operator"));
    }

    /** Notes where a node stands, unless its first child will tell or nobody will ask. */
    private void place(TSNode found, int symbol, Node node, Node parent) {
        if (grammar.beginsWithChild(symbol) || grammar.isPunctuation(symbol) && !parent.is("interpolation")
                || node.is("(") && parent.is("argument_list") || node.is("comment")) {
            return;
        }
        int start = NodeReading.start(found) / 2;
        int length = grammar.length(symbol);
        node.place(start, length < 0 || !source.startsWith(node.type(), start)
                ? Math.min(NodeReading.end(found) / 2, source.length())
                : start + length);
    }

    /** Tokens have none, and what a text without replacements is made of is read from the text itself. */
    private static boolean mayHaveChildren(Node node, boolean broken) {
        return switch (node.type()) {
            case "identifier", "comment" -> false;
            case "string" -> broken || TextLiterals.isFormatted(TextLiterals.prefix(node.text()));
            default -> node.isNamed();
        };
    }

    private void check(TSNode found, Node copied, boolean broken) {
        if (copied.depth() > limits.nesting()) {
            throw tooDeep(limits, lines, NodeReading.start(found) / 2);
        }
        if (broken && found.isMissing()) {
            throw lines.invalid(NodeReading.start(found) / 2, "'" + copied.type() + "' is missing");
        }
        if (broken && found.isError()) {
            int start = NodeReading.start(found) / 2;
            throw lines.invalid(start, "this is not Python 3: " + lines.excerpt(start));
        }
    }

    static RetortException tooDeep(EvaluationLimits limits, Lines lines, int offset) {
        return new RetortException(ProblemCode.UNSUPPORTED_PYTHON, lines.file() + " nests deeper than "
                + limits.nesting() + " levels").at(lines.position(offset));
    }
}
