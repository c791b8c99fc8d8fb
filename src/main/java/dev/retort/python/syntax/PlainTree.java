package dev.retort.python.syntax;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.syntax.PlainTokens.NotPlain;

/**
 * Reads the Python that nearly all revision files are written in, and gives up at anything else: {@link SyntaxTree} reads
 * it all, but it takes ten times as long, and a native library. The nodes are the same as far as those who read them ask.
 */
final class PlainTree {

    private PlainTree() {}

    /**
     * The root; null where there is anything that is not plain, among it all that is wrong.
     *
     * @param nesting how deep the tree may be
     */
    static @Nullable Node read(String source, int nesting) {
        // Tabs and form feeds make indentation another matter.
        if (source.indexOf('\t') >= 0 || source.indexOf('\f') >= 0) {
            return null;
        }
        try {
            Node root = new PlainStatements(new PlainTokens(source)).module();
            return isFlat(root, nesting) ? root : null;
        } catch (NotPlain _) {
            return null;
        }
    }

    /** Whether it is far from being nested too deep: how deep exactly is for the whole parser to say. */
    private static boolean isFlat(Node root, int nesting) {
        List<Node> level = List.of(root);
        for (int depth = 0; !level.isEmpty(); depth++) {
            if (depth > nesting / 2) {
                return false;
            }
            List<Node> next = new ArrayList<>();
            for (Node node : level) {
                next.addAll(node.children());
            }
            level = next;
        }
        return true;
    }
}
