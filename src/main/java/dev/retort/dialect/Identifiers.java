package dev.retort.dialect;

/** How names are written in SQL. */
public interface Identifiers {

    /** The name in quotes, whatever it holds; quotes inside it are doubled. */
    default String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** The name, quoted only where it has to be: a reserved word, an upper-case letter, a space. */
    String quoteIfNeeded(String name);
}
