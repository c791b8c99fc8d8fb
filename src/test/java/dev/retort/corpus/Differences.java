package dev.retort.corpus;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Compares SQL token for token: blanks, comments and the ends of statements do not count. */
final class Differences {

    /** What stands between dollar quotes counts word for word too. */
    private static final Pattern TOKEN = Pattern.compile(
            "--[^\\n]*|/\\*.*?\\*/|'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|\\w+|[^\\s;]", Pattern.DOTALL);
    /** Where it cannot be known whether a type is there, Retort makes it unless it is; Alembic, offline, makes it. */
    private static final Pattern GUARDED = Pattern.compile(
            "DO \\$\\$ BEGIN (CREATE TYPE [^;]*); EXCEPTION WHEN duplicate_object THEN NULL; END \\$\\$");
    private static final Pattern NEWER = Pattern.compile("\\bIF (NOT )?EXISTS\\b");
    private static final int AROUND = 12;

    private Differences() {}

    /** Where the two first differ; empty where they are the same. */
    static Optional<String> first(List<String> statements, String script) {
        String written = String.join("\n;\n", statements);
        if (!script.contains("duplicate_object")) {
            written = GUARDED.matcher(written).replaceAll("$1");
        }
        // Offline, Alembic doubles percent signs for PostgreSQL's driver, and backslashes for servers before 9.1.
        String expected = written.contains("%%") ? script : script.replace("%%", "%");
        List<String> theirs = tokens(written.contains("\\\\") ? expected : expected.replace("\\\\", "\\"));
        // if_exists and if_not_exists are newer than the Alembic beside us, which drops them silently.
        List<String> ours = tokens(theirs.contains("EXISTS") ? written : NEWER.matcher(written).replaceAll(" "));
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
