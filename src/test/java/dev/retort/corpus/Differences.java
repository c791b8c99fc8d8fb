package dev.retort.corpus;

import java.util.ArrayList;
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
    private static final int AROUND = 12;

    private Differences() {}

    /** Where the two first differ; empty where they are the same. */
    static Optional<String> first(List<String> statements, String script) {
        String all = String.join("\n;\n", statements);
        String written = script.contains("duplicate_object") ? all : GUARDED.matcher(all).replaceAll("$1");
        List<String> different = new ArrayList<>();
        for (String variant : variants(script)) {
            Optional<String> difference = compared(written, tokens(variant));
            if (difference.isEmpty()) {
                return difference;
            }
            different.add(difference.get());
        }
        return Optional.of(different.getFirst());
    }

    /** Offline, Alembic doubles percent signs for PostgreSQL's driver, and backslashes for servers before 9.1. */
    private static List<String> variants(String script) {
        String single = script.replace("%%", "%");
        return List.of(single.replace("\\\\", "\\"), single, script.replace("\\\\", "\\"), script);
    }

    private static Optional<String> compared(String written, List<String> theirs) {
        List<String> ours = withoutNewer(tokens(written), theirs);
        int at = 0;
        while (at < ours.size() && at < theirs.size() && ours.get(at).equals(theirs.get(at))) {
            at++;
        }
        if (at == ours.size() && at == theirs.size()) {
            return Optional.empty();
        }
        return Optional.of("    Retort:  " + around(ours, at) + "\n    Alembic: " + around(theirs, at));
    }

    /** {@code if_exists} and {@code if_not_exists} are newer than the Alembic beside us, which drops them silently. */
    private static List<String> withoutNewer(List<String> ours, List<String> theirs) {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            int words = ours.get(i).equals("IF") ? existence(ours.subList(i, ours.size())) : 0;
            if (words > 0 && (kept.size() >= theirs.size() || !theirs.get(kept.size()).equals("IF"))) {
                i += words - 1;
            } else {
                kept.add(ours.get(i));
            }
        }
        return kept;
    }

    /** How many words of IF EXISTS or IF NOT EXISTS these begin with. */
    private static int existence(List<String> tokens) {
        String text = String.join(" ", tokens.subList(0, Math.min(3, tokens.size())));
        return text.equals("IF NOT EXISTS") ? 3 : text.startsWith("IF EXISTS") ? 2 : 0;
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
