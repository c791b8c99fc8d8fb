package dev.retort.connect;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A database URL with {@code ${NAME}}s in it. Each value arrives as it is: percent-encoded where a URL is decoded again
 * (login and query), with backslashes in libpq's words, untouched in host and database, which are taken literally. A
 * template that is one {@code ${NAME}} and nothing else stands for a whole URL.
 */
public final class UrlTemplate {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");

    private final String text;

    public UrlTemplate(String text) {
        this.text = text.strip();
    }

    /** The variable's name, where the template is nothing but one. */
    public Optional<String> soleVariable() {
        Matcher matcher = REFERENCE.matcher(text);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The URL, with the value of each variable put in. */
    public String expand(UnaryOperator<String> valueOf) {
        boolean words = LibpqWords.looksLike(text);
        int scheme = text.indexOf("://");
        int login = scheme < 0 ? -1 : text.indexOf('@', scheme);
        int query = text.indexOf('?', Math.max(login, 0));
        return REFERENCE.matcher(text).replaceAll(reference -> {
            String value = valueOf.apply(reference.group(1));
            int at = reference.start();
            boolean decoded = (scheme >= 0 && at > scheme && at < login) || (query >= 0 && at > query);
            if (words) {
                value = value.replaceAll("[\\\\'\\s]", "\\\\$0");
            } else if (decoded) {
                value = PercentCoding.encode(value);
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
