package dev.retort.python.syntax;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.treesitter.TSLanguage;
import org.treesitter.TSSymbolType;
import org.treesitter.TreeSitterPython;

/** The names of the grammar's symbols and fields, read once: asking for each node anew would cost more than parsing. */
final class Grammar {

    /** Tokens that say nothing but that they are there, and whose places nobody asks for. */
    private static final Set<String> PUNCTUATION = Set.of(")", "]", "}", ",", ":", ".", "=");

    /** The most frequent of the nodes that begin where their first child does, and whose ends nobody asks for. */
    private static final Set<String> BEGIN_WITH_CHILD = Set.of("call", "attribute", "argument_list",
            "keyword_argument", "expression_statement", "list", "tuple", "block");

    private static final Grammar PYTHON = new Grammar(new TreeSitterPython());

    private final TSLanguage language;
    private final String[] symbols;
    private final boolean[] named;
    private final boolean[] punctuation;
    private final boolean[] beginsWithChild;
    private final @Nullable String[] fields;

    private Grammar(TSLanguage language) {
        this.language = language;
        int count = language.symbolCount();
        this.symbols = new String[count];
        this.named = new boolean[count];
        this.punctuation = new boolean[count];
        this.beginsWithChild = new boolean[count];
        for (int i = 0; i < count; i++) {
            symbols[i] = language.symbolName(i);
            named[i] = language.symbolType(i) == TSSymbolType.TSSymbolTypeRegular;
            punctuation[i] = !named[i] && PUNCTUATION.contains(symbols[i]);
            beginsWithChild[i] = named[i] && BEGIN_WITH_CHILD.contains(symbols[i]);
        }
        this.fields = new String[language.fieldCount() + 1];
        for (int i = 1; i < fields.length; i++) {
            fields[i] = language.fieldNameForId(i);
        }
    }

    static Grammar python() {
        return PYTHON;
    }

    TSLanguage language() {
        return language;
    }

    String symbol(int id) {
        return id >= 0 && id < symbols.length ? symbols[id] : "ERROR";
    }

    /** How long a token's text is; negative for what has no text of its own, or spaces within that may vary. */
    int length(int id) {
        return isNamed(id) || symbols[id].indexOf(' ') >= 0 ? -1 : symbols[id].length();
    }

    boolean isNamed(int id) {
        return id < 0 || id >= named.length || named[id];
    }

    boolean isPunctuation(int id) {
        return id >= 0 && id < punctuation.length && punctuation[id];
    }

    boolean beginsWithChild(int id) {
        return id >= 0 && id < beginsWithChild.length && beginsWithChild[id];
    }

    @Nullable
    String field(int id) {
        return id > 0 && id < fields.length ? fields[id] : null;
    }
}
