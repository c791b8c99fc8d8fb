package dev.retort.python.syntax;

import org.jspecify.annotations.Nullable;
import org.treesitter.TSLanguage;
import org.treesitter.TSSymbolType;
import org.treesitter.TreeSitterPython;

/** The names of the grammar's symbols and fields, read once: asking for each node anew would cost more than parsing. */
final class Grammar {

    private static final Grammar PYTHON = new Grammar(new TreeSitterPython());

    private final TSLanguage language;
    private final String[] symbols;
    private final boolean[] named;
    private final @Nullable String[] fields;

    private Grammar(TSLanguage language) {
        this.language = language;
        int count = language.symbolCount();
        this.symbols = new String[count];
        this.named = new boolean[count];
        for (int i = 0; i < count; i++) {
            symbols[i] = language.symbolName(i);
            named[i] = language.symbolType(i) == TSSymbolType.TSSymbolTypeRegular;
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

    @Nullable
    String field(int id) {
        return id > 0 && id < fields.length ? fields[id] : null;
    }
}
