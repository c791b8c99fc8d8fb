package dev.retort.dialect;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The usual rule for when a name has to be quoted: it is a reserved word, or anything but lower-case ASCII letters,
 * digits and underscores, or begins with a digit.
 */
public final class ReservedWords implements Identifiers {

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    private final String list;
    private volatile @Nullable Set<String> words;

    /** @param words the reserved words in lower case, separated by white space; read when a name is first written */
    public ReservedWords(String words) {
        this.list = words;
    }

    private Set<String> words() {
        Set<String> known = words;
        if (known == null) {
            known = Set.of(list.strip().split("\\s+"));
            words = known;
        }
        return known;
    }

    @Override
    public String quoteIfNeeded(String name) {
        return PLAIN.matcher(name).matches() && !words().contains(name.toLowerCase(Locale.ROOT)) ? name : quote(name);
    }
}
