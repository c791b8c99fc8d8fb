package dev.retort.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** Counts of one project, or of all. */
final class Findings {

    private final String name;
    private int revisions;
    private int headers;
    private int bodies;
    private int read;
    private int runtimeDependent;
    private int denied;
    private int refused;
    private int rendered;
    private int equal;
    private int different;
    private final Map<String, Integer> reasons = new TreeMap<>();
    private final Map<String, String> examples = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();
    private final List<String> bugs = new ArrayList<>();

    /** What Retort made of a body. */
    record Outcome(List<String> statements, @Nullable String runtimeDependent, @Nullable Throwable refused) {}

    Findings(String name) {
        this.name = name;
    }

    void notOpened(RetortException problem) {
        count("not opened: " + problem.message(), name);
    }

    /** Whether there was anything to read. */
    boolean isAnything() {
        return revisions > 0 || !reasons.isEmpty();
    }

    void opened(int readable, List<RetortException> problems) {
        revisions += readable + problems.size();
        headers += readable;
        problems.forEach(problem -> count("header: " + problem.message(), name));
    }

    void add(String place, Outcome ours, RealAlembic.@Nullable Rendered theirs) {
        bodies++;
        boolean rendersToo = theirs != null && theirs.sql() != null;
        if (ours.refused() instanceof RetortException no && isAnswer(no) && !rendersToo) {
            denied++;
            return;
        }
        if (ours.refused() != null) {
            refused++;
            String why = ours.refused() instanceof RetortException problem
                    ? problem.code().text() + ": " + problem.message()
                    : "BUG " + ours.refused() + " at " + firstFrame(ours.refused());
            if (!(ours.refused() instanceof RetortException)) {
                bugs.add(name + " " + place + ": " + why);
            }
            String alembic = rendersToo ? "  [Alembic renders it]" : "";
            count("body: " + why.replaceAll("\\S+\\.py(, line \\d+|:\\d+(:\\d+)?)?", "FILE")
                    + alembic, name + " " + place);
            if (rendersToo) {
                rendered++;
            }
            return;
        }
        if (ours.runtimeDependent() != null) {
            runtimeDependent++;
        } else {
            read++;
        }
        if (theirs == null || theirs.sql() == null) {
            return;
        }
        rendered++;
        Differences.first(ours.statements(), theirs.sql()).ifPresentOrElse(difference -> {
            different++;
            differences.add(name + " " + place + (ours.runtimeDependent() == null
                    ? ""
                    : " (runtime-dependent: " + ours.runtimeDependent() + ")") + "\n" + difference);
        }, () -> equal++);
    }

    /** Whether the body was read and says itself that it cannot be gone: no way back, or not on this database. */
    private static boolean isAnswer(RetortException no) {
        return no.code() == ProblemCode.IRREVERSIBLE || no.code() == ProblemCode.INVALID_REVISION_FILE;
    }

    private static String firstFrame(Throwable bug) {
        return bug.getStackTrace().length == 0 ? "?" : bug.getStackTrace()[0].toString();
    }

    private void count(String reason, String example) {
        reasons.merge(reason, 1, Integer::sum);
        examples.putIfAbsent(reason, example);
    }

    void add(Findings other) {
        revisions += other.revisions;
        headers += other.headers;
        bodies += other.bodies;
        read += other.read;
        runtimeDependent += other.runtimeDependent;
        denied += other.denied;
        refused += other.refused;
        rendered += other.rendered;
        equal += other.equal;
        different += other.different;
        other.reasons.forEach((reason, count) -> reasons.merge(reason, count, Integer::sum));
        other.examples.forEach(examples::putIfAbsent);
        differences.addAll(other.differences);
        bugs.addAll(other.bugs);
    }

    /** What should not be, a sentence each. */
    List<String> faults() {
        List<String> faults = new ArrayList<>(bugs);
        if (bodies == 0) {
            faults.add("No revisions of Alembic's were found.");
        } else if (rendered == 0) {
            faults.add("The real Alembic rendered nothing.");
        }
        return faults;
    }

    static String heading() {
        return "%-50s %9s %8s %7s %7s %7s %8s %8s %9s %7s %10s%n".formatted("project", "revisions", "headers",
                "bodies", "read", "denied", "runtime", "refused", "rendered", "equal", "different");
    }

    String line() {
        String shown = name.length() > 50 ? "…" + name.substring(name.length() - 49) : name;
        return "%-50s %9d %8d %7d %7d %7d %8d %8d %9d %7d %10d%n".formatted(shown, revisions, headers, bodies, read,
                denied, runtimeDependent, refused, rendered, equal, different);
    }

    String details() {
        StringBuilder text = new StringBuilder("\nNot read, most frequent first:\n");
        reasons.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .forEach(entry -> text.append("%6d  %s%n        in %s%n".formatted(entry.getValue(), entry.getKey(),
                        examples.get(entry.getKey()))));
        text.append("\nDifferent:\n");
        differences.forEach(difference -> text.append(difference).append('\n'));
        return text.toString();
    }
}
