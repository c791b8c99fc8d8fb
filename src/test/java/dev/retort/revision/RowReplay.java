package dev.retort.revision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a version table holds after each step, so that steps compare whatever order their changes are in. */
final class RowReplay {

    private static final Pattern CHANGE = Pattern.compile("(INSERT|DELETE|UPDATE) (\\S+)(?: -> (\\S+))?");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern DML = Pattern.compile(
            "(INSERT) INTO .* VALUES \\('(.*?)'\\);|(UPDATE) .* SET version_num='(.*?)' WHERE .* = '(.*?)';"
                    + "|(DELETE) FROM .* = '(.*?)';");

    private RowReplay() {}

    /** The rows after each step; what goes wrong is in the list too, so that it compares unequal. */
    static List<String> of(List<String> rows, List<String> changes, List<Integer> changesPerStep) {
        TreeSet<String> now = new TreeSet<>(rows);
        List<String> states = new ArrayList<>();
        int at = 0;
        for (int count : changesPerStep) {
            List<String> ofStep = changes.subList(Math.min(at, changes.size()), Math.min(at + count, changes.size()));
            ofStep.forEach(change -> apply(change, now, states));
            states.add(now.toString());
            at += count;
        }
        changes.stream().skip(at).forEach(states::add);
        return states;
    }

    /** The statements of a script, but in place of those that change rows what they leave, after each step. */
    static List<String> ofScript(String script) {
        TreeSet<String> changed = new TreeSet<>();
        List<String> result = new ArrayList<>();
        for (String statement : statements(script)) {
            Matcher matcher = DML.matcher(statement);
            if (matcher.matches()) {
                if (matcher.group(1) != null) {
                    changed.add("+" + matcher.group(2));
                } else if (matcher.group(3) != null) {
                    changed.add("+" + matcher.group(4));
                    changed.add("-" + matcher.group(5));
                } else {
                    changed.add("-" + matcher.group(7));
                }
            } else {
                result.add(changed.toString());
                result.add(statement);
                changed.clear();
            }
        }
        return result;
    }

    /** The statements of a script, blanks and {@code RETURNING} aside. */
    static List<String> statements(String script) {
        return Arrays.stream(script.replaceAll(" RETURNING [^;]*", "").split("\n\n"))
                .map(text -> BLANKS.matcher(text).replaceAll(" ").strip()).filter(text -> !text.isEmpty()).toList();
    }

    private static void apply(String change, TreeSet<String> now, List<String> states) {
        Matcher matcher = CHANGE.matcher(change);
        if (!matcher.matches()) {
            states.add(change);
            return;
        }
        boolean fits = matcher.group(1).equals("INSERT") ? now.add(matcher.group(2)) : now.remove(matcher.group(2));
        if (matcher.group(3) != null) {
            fits &= now.add(matcher.group(3));
        }
        if (!fits) {
            states.add("impossible: " + change);
        }
    }
}
