package dev.retort.python.syntax;

import org.treesitter.TSNode;
import org.treesitter.TSParser;

/**
 * The parser, asked about nodes in the shortest way: each question to a {@link TSNode} itself first asks whether it is
 * null, and such a call costs more than parsing the node did. The nodes of a cursor never are.
 */
final class NodeReading extends TSParser {

    static int symbol(TSNode node) {
        return ts_node_symbol(node);
    }

    /** Where it begins, in bytes of the text parsed. */
    static int start(TSNode node) {
        return ts_node_start_byte(node);
    }

    /** Where it ends, in bytes of the text parsed. */
    static int end(TSNode node) {
        return ts_node_end_byte(node);
    }
}
