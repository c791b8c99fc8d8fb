package dev.retort.corpus;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Compares SQL token for token: blanks, comments and the ends of statements do not count. */
final class Differences {

    private static final Pattern TOKEN = Pattern.compile(
            "--[^\\n]*|/\\*.*?\\*/|'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|\\$(\\w*)\\$.*?\\$\\1\\$|\\w+|[^\\s;]",
            Pattern.DOTALL);
    private static final Pattern NEWER = Pattern.compile("\\bIF (NOT )?EXISTS\\b");
    private static final int AROUND = 12;

    private Differences() {}

    /** Where the two first differ; empty where they are the same. */
    static Optional<String> first(List<String> statements, String script) {
        List<String> ours = tokens(String.join("\n;\n", statements));
        // Offline, Alembic doubles percent signs for PostgreSQL's driver.
        List<String> theirs = tokens(
                String.join("\n;\n", statements).contains("%%") ? script : script.replace("%%", "%"));
        if (!theirs.contains("EXISTS")) {
            // if_exists and if_not_exists are newer than the Alembic beside us, which drops them silently.
            ours = tokens(NEWER.matcher(String.join("\n;\n", statements)).replaceAll(" "));
        }
        int at = 0;
        while (at < ours.size() && at < theirs.size() && ours.get(at).equals(theirs.get(at))) {
            at++;
        }
        if (at == ours.size() && at == theirs.size()) {
            return Optional.empty();
        }
        return Optional.of("    Retort:  " + around(ours, at) + "\n    Alembic: " + around(theirs, at));
    }

    private static List<String> tokens(String sql) {
        return TOKEN.matcher(sql).results().map(MatchResult::group)
                .filter(token -> !token.startsWith("--") && !token.startsWith("/*")).toList();
    }

    private static String around(List<String> tokens, int at) {
        int from = Math.max(0, at - AROUND);
        int to = Math.min(tokens.size(), at + AROUND);
        return (from > 0 ? "… " : "") + String.join(" ", tokens.subList(from, at)) + " ⟪"
                + String.join(" ", tokens.subList(at, to)) + "⟫" + (to < tokens.size() ? " …" : "");
    }
}
