package dev.retort.script;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.sql.DialectName;
import dev.retort.sql.TextPositions;

/** Checks the text of one revision file against the others of its project, for an editor. */
public final class ScriptChecker {

    private final ScriptFolder folder;
    private final Set<String> ids = new HashSet<>();
    private final Set<String> labels = new HashSet<>();

    /** @param folder the project's files as they were last read */
    public ScriptChecker(ScriptFolder folder) {
        this.folder = folder;
        for (Script script : folder.scripts()) {
            ids.add(script.revision().id());
            labels.addAll(script.revision().branchLabels());
        }
    }

    /**
     * Everything wrong with a text, saved or not, in its order. Never throws.
     *
     * @param path the file it belongs to, which counts as no other file
     * @param file the name a person should read for it
     */
    public List<ScriptProblem> check(String text, Path path, String file) {
        ParsedScript parsed = ScriptReader.parse(text, path, file);
        List<ScriptProblem> problems = new ArrayList<>(parsed.problems());
        parsed.found().ifPresent(script -> problems.addAll(inProject(script)));
        problems.sort(Comparator.comparingInt(ScriptProblem::offset));
        return problems;
    }

    private List<ScriptProblem> inProject(SqlScript script) {
        FileProblems problems = new FileProblems(script.file(), TextPositions.of(script.text()));
        Revision revision = script.revision();
        Places places = new Places(script.text());
        if (RevisionIds.tooLong(revision.id())) {
            Span id = places.of(HeaderKey.REVISION, revision.id());
            problems.error(RevisionIds.tooLongMessage(revision.id()), "Shorten it before it is applied anywhere.",
                    id.start(), id.length());
        }
        Optional<Script> other = folder.scripts().stream()
                .filter(found -> found.revision().id().equals(revision.id()) && !samePath(found, script)).findFirst();
        if (other.isPresent()) {
            Span id = places.of(HeaderKey.REVISION, revision.id());
            problems.error("The file " + other.get().file() + " has the id " + revision.id() + " too.",
                    "Give one of the two another id.", id.start(), id.length());
        }
        for (String down : revision.downRevisions()) {
            if (!ids.contains(down) || down.equals(revision.id())) {
                unknown(problems, places.of(HeaderKey.REVISES, down), down, revision.id());
            }
        }
        for (String needed : revision.dependsOn()) {
            if (!ids.contains(needed) && !labels.contains(needed) || needed.equals(revision.id())) {
                unknown(problems, places.of(HeaderKey.DEPENDS_ON, needed), needed, revision.id());
            }
        }
        warnOfMissingDowngrade(script, problems);
        return problems.all();
    }

    private static boolean samePath(Script one, Script other) {
        return one.path().normalize().equals(other.path().normalize());
    }

    private void unknown(FileProblems problems, Span place, String name, String self) {
        if (name.equals(self)) {
            problems.error("The revision names itself.", "Name the one it follows.", place.start(), place.length());
            return;
        }
        String hint = nearest(name, self).map(known -> "Did you mean " + known + "?")
                .orElse("Name the id of a revision file of this project.");
        problems.error("No revision file has the id " + name + ".", hint, place.start(), place.length());
    }

    /** The id a mistyped or shortened one probably stands for. */
    private Optional<String> nearest(String name, String self) {
        Set<String> known = new HashSet<>(ids);
        known.addAll(labels);
        known.remove(self);
        List<String> longer = known.stream().filter(id -> id.startsWith(name)).toList();
        if (longer.size() == 1) {
            return Optional.of(longer.getFirst());
        }
        int most = Math.max(1, name.length() / 4);
        return known.stream().filter(id -> distance(id, name) <= most)
                .min(Comparator.comparingInt((String id) -> distance(id, name)).thenComparing(id -> id));
    }

    /** Levenshtein's distance, without regard to case. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }

    private static void warnOfMissingDowngrade(SqlScript script, FileProblems problems) {
        List<String> missing = new ArrayList<>();
        for (DialectName dialect : DialectName.values()) {
            if (script.supports(Direction.UPGRADE, dialect) && !script.supports(Direction.DOWNGRADE, dialect)) {
                missing.add(dialect.title());
            }
        }
        if (!missing.isEmpty()) {
            String where = missing.size() == DialectName.values().length ? "" : " on " + missing.getFirst();
            problems.warning("The revision cannot be undone" + where + ": it has no downgrade section.",
                    "Add -- +downgrade; leave it empty where there is nothing to undo.", script.text().length(), 0);
        }
    }

    /** A part of a text. */
    private record Span(int start, int length) {}

    /** Finds the words of a header again. */
    private record Places(String text) {

        Span of(HeaderKey key, String word) {
            for (int line = 0; line < text.length(); line = endOf(line) + 1) {
                String content = text.substring(line, endOf(line));
                int dashes = content.indexOf("--");
                if (dashes >= 0 && HeaderKey.of(content.substring(dashes + 2).strip()).orElse(null) == key) {
                    int at = wordAt(content, word, content.indexOf(':') + 1);
                    return at < 0 ? new Span(line, content.length()) : new Span(line + at, word.length());
                }
            }
            return new Span(0, 0);
        }

        /** Where {@code word} stands as a whole entry of a list. */
        private static int wordAt(String content, String word, int from) {
            for (int at = content.indexOf(word, from); at >= 0; at = content.indexOf(word, at + 1)) {
                int end = at + word.length();
                boolean begins = " \t,:".indexOf(content.charAt(at - 1)) >= 0;
                boolean ends = end == content.length() || " \t,".indexOf(content.charAt(end)) >= 0;
                if (begins && ends) {
                    return at;
                }
            }
            return -1;
        }

        private int endOf(int line) {
            int feed = text.indexOf('\n', line);
            return feed < 0 ? text.length() : feed;
        }
    }
}
