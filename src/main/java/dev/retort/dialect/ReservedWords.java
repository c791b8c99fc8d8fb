package dev.retort.dialect;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The usual rule for when a name has to be quoted: it is a reserved word, or anything but lower-case ASCII letters,
 * digits and underscores, or begins with a digit.
 */
public final class ReservedWords implements Identifiers {

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    private final Set<String> words;

    /** @param words the reserved words in lower case, separated by white space */
    public ReservedWords(String words) {
        this.words = Set.of(words.strip().split("\\s+"));
    }

    @Override
    public String quoteIfNeeded(String name) {
        return PLAIN.matcher(name).matches() && !words.contains(name.toLowerCase(Locale.ROOT)) ? name : quote(name);
    }
}
