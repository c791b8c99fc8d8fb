package dev.retort.workbench.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What is searched for in a text.
 *
 * @param wanted words, or a regular expression
 * @param matchCase whether capitals count
 * @param wholeWords whether it must stand by itself
 * @param regex whether {@code wanted} is a regular expression
 */
record TextSearch(String wanted, boolean matchCase, boolean wholeWords, boolean regex) {

    /** More would only slow the window down. */
    static final int MOST = 5_000;

    /** Where something was found: from {@code start}, up to before {@code end}. */
    record Hit(int start, int end) {}

    /** The pattern; empty where nothing is searched for or the expression is not complete. */
    private Optional<Pattern> pattern() {
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        String expression = regex ? wanted : Pattern.quote(wanted);
        if (wholeWords) {
            expression = "(?<![\\w])(?:" + expression + ")(?![\\w])";
        }
        int flags = Pattern.MULTILINE | Pattern.UNICODE_CHARACTER_CLASS
                | (matchCase ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        try {
            return Optional.of(Pattern.compile(expression, flags));
        } catch (PatternSyntaxException _) {
            return Optional.empty();
        }
    }

    /** Whether it can be searched for: an expression that is being typed is often not complete yet. */
    boolean isValid() {
        return wanted.isEmpty() || pattern().isPresent();
    }

    /** Every place, in order; places of no length are left out. */
    List<Hit> in(String text) {
        List<Hit> hits = new ArrayList<>();
        pattern().ifPresent(pattern -> {
            Matcher matcher = pattern.matcher(text);
            while (hits.size() < MOST && matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    hits.add(new Hit(matcher.start(), matcher.end()));
                }
            }
        });
        return hits;
    }

    /** What takes the place of one hit: a regular expression's groups are filled in. */
    String replacement(String text, Hit hit, String by) {
        if (!regex) {
            return by;
        }
        Matcher matcher = pattern().orElseThrow().matcher(text);
        if (!matcher.find(hit.start())) {
            return by;
        }
        StringBuilder all = new StringBuilder();
        try {
            matcher.appendReplacement(all, by);
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            return by;
        }
        return all.substring(matcher.start());
    }

    /** The text with every hit replaced. */
    String replaceAll(String text, String by) {
        StringBuilder all = new StringBuilder();
        int end = 0;
        for (Hit hit : in(text)) {
            all.append(text, end, hit.start()).append(replacement(text, hit, by));
            end = hit.end();
        }
        return all.append(text, end, text.length()).toString();
    }
}
