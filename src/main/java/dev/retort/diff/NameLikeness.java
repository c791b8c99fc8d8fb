package dev.retort.diff;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How much two names have in common. */
final class NameLikeness {

    private NameLikeness() {}

    /** 0 for nothing in common to 1 for the same: the better of their words and their letters. */
    static double of(String one, String other) {
        if (one.equalsIgnoreCase(other)) {
            return 1;
        }
        return Math.max(words(one, other), letters(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT)));
    }

    /** The words of a name: {@code legacyPath} and {@code legacy_path} have the same. */
    static List<String> words(String name) {
        return Arrays.stream(name.replaceAll("(\\p{Ll}|\\d)(\\p{Lu})", "$1_$2").toLowerCase(Locale.ROOT)
                .split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty()).map(NameLikeness::singular).toList();
    }

    private static String singular(String word) {
        if (word.length() > 3 && word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }

    private static double words(String one, String other) {
        Set<String> mine = new HashSet<>(words(one));
        Set<String> theirs = new HashSet<>(words(other));
        Set<String> all = new HashSet<>(mine);
        all.addAll(theirs);
        mine.retainAll(theirs);
        return all.isEmpty() ? 0 : (double) mine.size() / all.size();
    }

    /** One less the part of letters that have to be changed (Levenshtein's distance over the longer length). */
    private static double letters(String one, String other) {
        int[] previous = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }
            previous = row;
        }
        int longest = Math.max(one.length(), other.length());
        return longest == 0 ? 0 : 1 - (double) previous[other.length()] / longest;
    }
}
