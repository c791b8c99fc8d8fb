package dev.retort.python;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.retort.python.syntax.Expression;
import dev.retort.python.syntax.Program;
import dev.retort.python.syntax.Statement;

/** A module as it is written: its statements by number, and which of them each name takes. Knows nothing of values. */
final class ModuleText {

    private static final String STAR = "*";

    private final Program program;
    private final String source;
    /** The statements that bind a name or change its object, by the name. */
    private final Map<String, TreeSet<Integer>> writers = new HashMap<>();
    /** Statements that bind or change something. */
    private final Set<Integer> writing = new HashSet<>();

    ModuleText(Program program, String source) {
        this.program = program;
        this.source = source;
        index();
    }

    private void index() {
        Set<String> imported = new HashSet<>();
        for (Program.TopLevel one : body()) {
            if (one.statement() instanceof Statement.Import || one.statement() instanceof Statement.ImportFrom) {
                imported.addAll(one.names().locals());
            }
        }
        for (int i = 0; i < body().size(); i++) {
            Program.TopLevel one = body().get(i);
            Set<String> written = new HashSet<>(one.names().locals());
            if (changes(one.statement())) {
                written.addAll(one.names().changed());
                written.removeIf(name -> imported.contains(name) && !one.names().locals().contains(name));
            }
            if (!written.isEmpty()) {
                writing.add(i);
            }
            for (String name : written) {
                writers.computeIfAbsent(name, _ -> new TreeSet<>()).add(i);
            }
        }
    }

    /** Whether a statement is there to change objects; in a plain definition a call only makes one. */
    private static boolean changes(Statement statement) {
        return switch (statement) {
            case Statement.Evaluate _,Statement.AugmentedAssign _,Statement.Delete _,Statement.For _,Statement.While _,Statement.If _,Statement.With _,Statement.Try _ ->
                true;
            case Statement.Assign assign -> assign.targets().stream()
                    .anyMatch(target -> !(target instanceof Expression.Name));
            default -> false;
        };
    }

    List<Program.TopLevel> body() {
        return program.body();
    }

    /** The names its statements bind or change. */
    Set<String> names() {
        Set<String> names = new HashSet<>(writers.keySet());
        names.remove(STAR);
        return names;
    }

    /** The statements that a name takes, in order; none where nothing here writes it. */
    List<Integer> neededFor(String name) {
        TreeSet<Integer> own = writers.getOrDefault(name, new TreeSet<>());
        List<Integer> needed = new ArrayList<>(own);
        if (own.size() > 1) {
            for (int i = own.first() + 1; i < own.last(); i++) {
                if (body().get(i).names().read().contains(name) && writing.contains(i) && !own.contains(i)) {
                    needed.add(i);
                }
            }
            needed.sort(null);
        }
        return needed;
    }

    /** The statements that bind names which only another module knows. */
    List<Integer> starImports() {
        return List.copyOf(writers.getOrDefault(STAR, new TreeSet<>()));
    }

    /** A statement as written, with its decorators. */
    String written(int which) {
        List<String> lines = source.lines().toList();
        int end = which + 1 < body().size()
                ? firstLine(body().get(which + 1).statement().at().line(), lines) - 1
                : lines.size();
        int start = firstLine(body().get(which).statement().at().line(), lines) - 1;
        return String.join("\n", lines.subList(start, Math.max(start, Math.min(end, lines.size()))));
    }

    private static int firstLine(int line, List<String> lines) {
        int first = Math.min(line, lines.size());
        while (first > 1 && (lines.get(first - 2).startsWith("@") || lines.get(first - 2).startsWith("#"))) {
            first--;
        }
        return Math.max(1, first);
    }
}
