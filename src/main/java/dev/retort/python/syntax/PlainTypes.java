package dev.retort.python.syntax;

import java.util.List;

/** Makes nodes of types of what was read as expressions, as tree-sitter's grammar tells the two apart. */
final class PlainTypes {

    private final PlainTokens tokens;

    PlainTypes(PlainTokens tokens) {
        this.tokens = tokens;
    }

    /** The node around an annotation that was just read. */
    Node annotation(Node read) {
        Node inner = type(read);
        Node node = tokens.node("type", inner.start());
        node.add(inner);
        return node;
    }

    private Node type(Node read) {
        if (isGeneric(read)) {
            Node generic = tokens.node("subscript", read.start());
            generic.add("value", read.need("value"));
            List<Node> arguments = read.all("subscript");
            for (Node child : read.children()) {
                if (arguments.contains(child)) {
                    generic.add("subscript", type(child));
                } else if (!child.isNamed()) {
                    generic.add(child);
                }
            }
            return generic;
        }
        return beginsGeneric(read) ? union(read) : read;
    }

    /** {@code list[int]}; what a dotted name is in place of {@code list} stays an expression. */
    private static boolean isGeneric(Node read) {
        return read.is("subscript") && read.need("value").is("identifier");
    }

    private static boolean beginsGeneric(Node read) {
        Node first = read;
        while (isUnion(first)) {
            first = first.need("left");
        }
        return isGeneric(first);
    }

    private static boolean isUnion(Node read) {
        return read.is("binary_operator") && read.need("operator").is("|");
    }

    /** A row of {@code |} that begins with a generic type is no operation. */
    private Node union(Node read) {
        if (!isUnion(read)) {
            return type(read);
        }
        Node node = tokens.node("union_type", read.start());
        node.add(union(read.need("left")));
        node.add(type(read.need("right")));
        return node;
    }
}
