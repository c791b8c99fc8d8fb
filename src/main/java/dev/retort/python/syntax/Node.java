package dev.retort.python.syntax;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A node of the tree as tree-sitter's grammar has it, but for comments, which are left out. */
final class Node {

    private final String type;
    private @Nullable String field;
    private final boolean named;
    private final int depth;
    private final String source;
    private final List<Node> children = new ArrayList<>(0);
    private int start = -1;
    private int end = -1;

    /** @param depth how many nodes it is nested in, operators in a row counted once */
    Node(String type, @Nullable String field, boolean named, int depth, String source) {
        this.type = type;
        this.field = field;
        this.named = named;
        this.depth = depth;
        this.source = source;
    }

    void place(int from, int to) {
        this.start = from;
        this.end = to;
    }

    /** What the grammar calls it; for a token its text. */
    String type() {
        return type;
    }

    boolean is(String wanted) {
        return type.equals(wanted);
    }

    boolean isNamed() {
        return named;
    }

    int depth() {
        return depth;
    }

    /** Where it begins: where its first child does, unless it was placed itself. */
    int start() {
        Node at = this;
        while (at.start < 0 && !at.children.isEmpty()) {
            at = at.children.getFirst();
        }
        return Math.max(at.start, 0);
    }

    /** Where it ends; only of what was placed. */
    int end() {
        if (end < 0) {
            throw new IllegalStateException("nobody noted where this " + type + " ends");
        }
        return end;
    }

    String text() {
        return source.substring(start(), end());
    }

    void add(Node child) {
        children.add(child);
    }

    /** Adds a child in a field of the grammar; null for none. */
    void add(@Nullable String within, Node child) {
        child.field = within;
        children.add(child);
    }

    List<Node> children() {
        return children;
    }

    /** The children that are not mere punctuation. */
    List<Node> named() {
        List<Node> found = new ArrayList<>(children.size());
        for (Node child : children) {
            if (child.named) {
                found.add(child);
            }
        }
        return found;
    }

    /** The first child in a field of the grammar. */
    @Nullable
    Node child(String wanted) {
        for (Node child : children) {
            if (wanted.equals(child.field)) {
                return child;
            }
        }
        return null;
    }

    /** That child, which the grammar says is there. */
    Node need(String wanted) {
        Node found = child(wanted);
        if (found == null) {
            throw new UnexpectedNode(this);
        }
        return found;
    }

    List<Node> all(String wanted) {
        List<Node> found = new ArrayList<>();
        for (Node child : children) {
            if (wanted.equals(child.field)) {
                found.add(child);
            }
        }
        return found;
    }

    boolean has(String token) {
        for (Node child : children) {
            if (!child.named && child.type.equals(token)) {
                return true;
            }
        }
        return false;
    }

    /** The node is not what Python's grammar has at its place. */
    static final class UnexpectedNode extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final transient Node node;

        UnexpectedNode(Node node) {
            this(node, "this is not Python 3");
        }

        UnexpectedNode(Node node, String reason) {
            super(reason, null, false, false);
            this.node = node;
        }

        Node node() {
            return node;
        }
    }
}
