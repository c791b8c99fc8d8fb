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
import dev.retort.python.Limits;

/**
 * Parses with tree-sitter and copies the tree. The text goes there as UTF-16, so that its offsets are ours; the walk is a
 * loop and not a recursion, so that nothing deep can overflow the stack.
 */
final class SyntaxTree {

    private final String source;
    private final Lines lines;
    private final Limits limits;
    private final Grammar grammar = Grammar.python();

    SyntaxTree(String source, Lines lines, Limits limits) {
        this.source = source;
        this.lines = lines;
        this.limits = limits;
    }

    /** The root. */
    Node read() {
        byte[] bytes = source.getBytes(StandardCharsets.UTF_16LE);
        long end = System.nanoTime() + limits.parseTime().toNanos();
        try (NodeReading parser = new NodeReading()) {
            parser.setLanguage(grammar.language());
            TSTree tree = parser.parseWithOptions(new byte[8192], null, reader(bytes),
                    TSInputEncoding.TSInputEncodingUTF16LE, _ -> System.nanoTime() - end > 0);
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
        Node root = node(top, null);
        Deque<Node> open = new ArrayDeque<>();
        Deque<Integer> depths = new ArrayDeque<>();
        Node here = root;
        int depth = 0;
        try (TSTreeCursor cursor = new TSTreeCursor(top)) {
            while (true) {
                boolean down = cursor.gotoFirstChild();
                if (down) {
                    open.push(here);
                    depths.push(depth);
                } else {
                    while (!cursor.gotoNextSibling()) {
                        if (!cursor.gotoParent() || open.size() == 1) {
                            return root;
                        }
                        open.pop();
                        depths.pop();
                    }
                }
                TSNode found = cursor.currentNode();
                Node parent = open.element();
                here = node(found, grammar.field(cursor.currentFieldId()));
                depth = depths.element() + (isSpine(parent, here, down) ? 0 : 1);
                check(found, here, broken, depth);
                if (!here.is("comment") && !here.is("line_continuation")) {
                    parent.add(here);
                }
            }
        }
    }

    /** Operators of one kind in a row nest to the left without end; they are evaluated in a loop. */
    private static boolean isSpine(Node parent, Node child, boolean first) {
        return first && child.is(parent.type()) && (child.is("binary_operator") || child.is("boolean_operator"));
    }

    private Node node(TSNode found, @Nullable String field) {
        int start = NodeReading.start(found) / 2;
        int symbol = NodeReading.symbol(found);
        int length = grammar.length(symbol);
        int end = length < 0 || !source.startsWith(grammar.symbol(symbol), start)
                ? Math.min(NodeReading.end(found) / 2, source.length())
                : start + length;
        return new Node(grammar.symbol(symbol), field, grammar.isNamed(symbol), start, end, source);
    }

    private void check(TSNode found, Node copied, boolean broken, int depth) {
        if (depth > limits.nesting()) {
            throw tooDeep(limits, lines, copied.start());
        }
        if (broken && found.isMissing()) {
            throw lines.invalid(copied.start(), "'" + copied.type() + "' is missing");
        }
        if (broken && found.isError()) {
            throw lines.invalid(copied.start(), "this is not Python 3: " + lines.excerpt(copied.start()));
        }
    }

    static RetortException tooDeep(Limits limits, Lines lines, int offset) {
        return new RetortException(ProblemCode.UNSUPPORTED_PYTHON, lines.file() + " nests deeper than "
                + limits.nesting() + " levels").at(lines.position(offset));
    }
}
