package dev.retort.revision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.revision.OracleFile.Case;
import dev.retort.revision.OracleFile.Scenario;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every recorded case agrees with the real Alembic: steps, changes of the version table, printed lines, errors.
 *
 * <p>Where it differs:
 * <ul>
 * <li>A duplicate id is always {@code duplicate-revision}, an id in the rows that no file has
 * {@code unknown-database-revision}; Alembic takes the last file, or fails later.
 * <li>Where Alembic crashed ({@code internal_error}), an error with a code or a path is accepted. One scenario has a
 * revision with the id {@code base}, on which Alembic mostly crashes, and which its {@code heads} does not print.
 * <li>The two files {@code *_1.19.2.json}, recorded with that version, replace what 1.8.1 answered.
 * <li>Where Alembic's answer follows the order of a hash table: labels are compared as sets, changes of the version
 * table by the rows after each step.
 * </ul>
 */
class AlembicOracleTest {

    private static final Gson GSON = new Gson();
    private static final String DUPLICATE_IDS = "bad_duplicate_ids_different_parents";
    private static final String ID_THAT_IS_A_SYMBOL = "x_dep_diamond";
    private static final Pattern IN_PARENTHESES = Pattern.compile("\\(([^()]*)\\)");
    private static final Map<String, Integer> COMPARED = new TreeMap<>();

    @AfterAll
    static void report() {
        int all = COMPARED.values().stream().mapToInt(Integer::intValue).sum();
        System.out.println("Compared with Alembic: " + all + " cases " + COMPARED);
    }

    @TestFactory
    Stream<DynamicTest> agreesWithAlembicOn() {
        return OracleFile.read().stream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> compare(scenario)));
    }

    private static void compare(Scenario scenario) {
        List<String> differences = new ArrayList<>();
        Set<String> marked = new HashSet<>();
        for (Case each : scenario.cases()) {
            if (each.has("indicate_current")) {
                marked.clear();
                marked.addAll(each.current());
            }
            JsonObject actual = answer(scenario, each, marked);
            if (each.allowed().stream().noneMatch(allowed -> agrees(scenario, each, allowed, actual))) {
                differences.add("%s%n  expected %s%n  but was  %s".formatted(each, each.expected(), actual));
            }
            COMPARED.merge(each.op(), 1, Integer::sum);
        }
        assertThat(differences).as("cases that differ, of %d", scenario.cases().size()).isEmpty();
    }

    private static JsonObject answer(Scenario scenario, Case each, Set<String> marked) {
        JsonObject actual = new JsonObject();
        try {
            answer(RevisionGraph.of(scenario.revisions()), each, marked, actual);
        } catch (RetortException problem) {
            actual = new JsonObject();
            actual.addProperty("code", problem.code().text());
            actual.addProperty("message", problem.message());
        }
        return actual;
    }

    private static void answer(RevisionGraph graph, Case each, Set<String> marked, JsonObject actual) {
        String target = each.targets().isEmpty() ? "" : each.targets().getFirst();
        // The recorder kept one process: what a "history -i" marked stayed marked in the lines printed after it.
        RevisionText text = new RevisionText(graph, marked);
        switch (each.op()) {
            case "upgrade" -> path(graph.upgrade(each.current(), target), actual);
            case "downgrade" -> path(graph.downgrade(each.current(), target), actual);
            case "stamp" -> path(each.has("purge")
                    ? graph.stampPurged(each.current(), each.targets())
                    : graph.stamp(each.current(), each.targets()), actual);
            case "upgrade_sql", "downgrade_sql", "stamp_sql" -> actual.addProperty("sql", sql(graph, each));
            case "heads" -> {
                List<Revision> heads = target.isEmpty() ? graph.heads() : graph.realHeads();
                actual.add("revs", ids(heads));
                actual.add("lines", json(heads.stream().map(text::headsLine)));
            }
            case "bases" -> actual.add("revs", ids(graph.bases()));
            case "branches" -> {
                JsonArray points = new JsonArray();
                graph.branchPoints().forEach(point -> points.add(json(point, graph.children(point.id()))));
                actual.add("branch_points", points);
                actual.add("lines_set", json(
                        graph.branchPoints().stream().flatMap(point -> text.branchPoint(point).stream()).sorted()));
            }
            case "history" -> actual.add("lines", json(graph.history(target.isEmpty() ? null : target, each.current())
                    .stream().map(text::historyLine)));
            case "current" -> actual.add("lines_set",
                    json(graph.current(each.current()).stream().map(text::currentLine).sorted()));
            case "resolve" -> actual.add("revs", ids(graph.resolve(target)));
            case "revision", "merge" -> {
                NewRevisionParents parents = NewRevisionParents.of(graph, each.targets(),
                        each.request().has("depends_on")
                                ? OracleFile.strings(each.request().get("depends_on"))
                                : List.of(),
                        each.has("splice")
                                ? NewRevisionParents.Splice.ANYWHERE
                                : NewRevisionParents.Splice.HEADS_ONLY);
                actual.add("down_revision", json(parents.downRevisions().stream()));
                actual.add("depends_on", json(parents.dependsOn().stream()));
            }
            default -> throw new AssertionError("unknown op " + each.op());
        }
    }

    private static void path(RevisionPath path, JsonObject actual) {
        List<RevisionStep> steps = path.steps().stream().filter(step -> !onlyClears(step)).toList();
        actual.add("steps", json(steps.stream().map(RevisionStep::logLine)));
        if (path.direction() != Direction.STAMP) {
            actual.add("revs", json(steps.stream().map(RevisionStep::revision)));
        }
        actual.add("version_ops", json(path.steps().stream().flatMap(step -> step.versionChanges().stream())
                .map(AlembicOracleTest::words)));
        actual.add("heads_after", json(path.to().stream()));
        actual.add("changes_per_step",
                GSON.toJsonTree(path.steps().stream().map(step -> step.versionChanges().size()).toList()));
        if (!path.warnings().isEmpty()) {
            actual.add("warnings", json(path.warnings().stream()));
        }
    }

    private static boolean onlyClears(RevisionStep step) {
        return step.versionChanges().equals(List.of(new VersionChange.Clear()));
    }

    private static String words(VersionChange change) {
        return switch (change) {
            case VersionChange.Insert(String id) -> "INSERT " + id;
            case VersionChange.Update(String from, String to) -> "UPDATE " + from + " -> " + to;
            case VersionChange.Delete(String id) -> "DELETE " + id;
            case VersionChange.Clear() -> "DELETE *";
        };
    }

    /** The script of a path, as Alembic writes it on PostgreSQL. */
    private static String sql(RevisionGraph graph, Case each) {
        OfflineRange range = switch (each.op()) {
            case "upgrade_sql" -> OfflineRange.upgrade(each.targets().getFirst());
            case "downgrade_sql" -> OfflineRange.downgrade(each.targets().getFirst());
            default -> OfflineRange.stamp(each.targets());
        };
        List<String> rows = graph.startRows(range.start());
        RevisionPath path = switch (each.op()) {
            case "upgrade_sql" -> graph.upgrade(rows, range.target());
            case "downgrade_sql" -> graph.downgrade(rows, range.target());
            default -> graph.stamp(rows, range.targets());
        };
        List<String> lines = new ArrayList<>(List.of("BEGIN;"));
        boolean empty = rows.isEmpty();
        for (RevisionStep step : path.steps()) {
            if (empty) {
                lines.add("CREATE TABLE alembic_version ( version_num VARCHAR(32) NOT NULL,"
                        + " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num) );");
            }
            lines.add("-- Running " + step.logLine());
            step.versionChanges().forEach(change -> lines.add(sql(change)));
            empty = step.headsAfter().isEmpty();
        }
        lines.add("COMMIT;");
        return String.join("\n\n", lines);
    }

    private static String sql(VersionChange change) {
        String table = "alembic_version";
        return switch (change) {
            case VersionChange.Insert(String id) -> "INSERT INTO %s (version_num) VALUES ('%s');".formatted(table, id);
            case VersionChange.Update(String from, String to) ->
                "UPDATE %s SET version_num='%s' WHERE %s.version_num = '%s';".formatted(table, to, table, from);
            case VersionChange.Delete(String id) ->
                "DELETE FROM %s WHERE %s.version_num = '%s';".formatted(table, table, id);
            case VersionChange.Clear() -> throw new AssertionError("no --purge offline");
        };
    }

    private static boolean agrees(Scenario scenario, Case each, JsonObject allowed, JsonObject actual) {
        if (scenario.name().equals(DUPLICATE_IDS)) {
            return hasCode(actual, ProblemCode.DUPLICATE_REVISION);
        }
        if (allowed.has("internal_error")) {
            return true;
        }
        if (allowed.has("error_class")) {
            return actual.has("code") && codes(scenario, each, allowed).contains(actual.get("code").getAsString());
        }
        return !actual.has("code")
                && allowed.entrySet().stream().allMatch(
                        field -> agrees(scenario, each, field.getKey(), field.getValue(), actual));
    }

    private static boolean agrees(Scenario scenario, Case each, String field, JsonElement allowed, JsonObject actual) {
        JsonElement found = actual.get(field);
        return switch (field) {
            case "warnings" -> found != null;
            case "sql" -> each.varies(field)
                    ? RowReplay.ofScript(allowed.getAsString()).equals(RowReplay.ofScript(found.getAsString()))
                    : statements(allowed).equals(statements(found));
            case "version_ops" -> allowed.equals(found)
                    || each.varies(field) && RowReplay.of(each.current(), OracleFile.strings(allowed), sizes(actual))
                            .equals(RowReplay.of(each.current(), OracleFile.strings(found), sizes(actual)));
            case "lines", "lines_set" ->
                lines(scenario, each, field, allowed).equals(lines(scenario, each, field, found));
            case "revs" -> withoutBase(each, allowed).equals(withoutBase(each, found));
            default -> allowed.equals(found);
        };
    }

    private static List<Integer> sizes(JsonObject actual) {
        return actual.getAsJsonArray("changes_per_step").asList().stream().map(JsonElement::getAsInt).toList();
    }

    /** A walk that ends below the oldest revision resolves to the word base, which is no revision. */
    private static List<String> withoutBase(Case each, JsonElement ids) {
        return OracleFile.strings(ids).stream().filter(id -> !each.op().equals("resolve") || !id.equals("base"))
                .toList();
    }

    /** Word for word; where Alembic prints labels in the order of a hash table, as sets. */
    private static List<String> lines(Scenario scenario, Case each, String field, JsonElement printed) {
        Stream<String> lines = OracleFile.strings(printed).stream();
        if (scenario.name().equals(ID_THAT_IS_A_SYMBOL) && each.op().equals("heads")) {
            lines = lines.filter(line -> !line.startsWith("base "));
        }
        if (each.varies(field)) {
            lines = lines.map(line -> IN_PARENTHESES.matcher(line)
                    .replaceAll(group -> Arrays.stream(group.group(1).split(", ")).sorted().toList().toString()));
        }
        return field.equals("lines_set") ? lines.sorted().toList() : lines.toList();
    }

    private static List<String> statements(JsonElement sql) {
        return RowReplay.statements(sql.getAsString());
    }

    private static boolean hasCode(JsonObject actual, ProblemCode code) {
        return actual.has("code") && actual.get("code").getAsString().equals(code.text());
    }

    private static Set<String> codes(Scenario scenario, Case each, JsonObject allowed) {
        String kind = allowed.has("cause_class")
                ? allowed.get("cause_class").getAsString()
                : allowed.get("error_class").getAsString();
        Set<String> codes = new HashSet<>();
        codes(scenario, each, kind, allowed.get("message").getAsString()).forEach(code -> codes.add(code.text()));
        return codes;
    }

    private static Set<ProblemCode> codes(Scenario scenario, Case each, String kind, String message) {
        Set<String> known = new HashSet<>();
        scenario.revisions().forEach(revision -> known.add(revision.id()));
        return switch (kind) {
            case "LoopDetected", "CycleDetected" -> EnumSet.of(ProblemCode.REVISION_CYCLE);
            case "DependencyLoopDetected", "DependencyCycleDetected" -> EnumSet.of(ProblemCode.DEPENDENCY_CYCLE);
            case "MultipleHeads" -> EnumSet.of(ProblemCode.MULTIPLE_HEADS);
            case "RangeNotAncestorError" -> EnumSet.of(ProblemCode.NOT_AN_ANCESTOR);
            case "ResolutionError" -> known.containsAll(each.current())
                    ? EnumSet.of(ProblemCode.REVISION_NOT_FOUND, ProblemCode.AMBIGUOUS_REVISION,
                            ProblemCode.UNKNOWN_BRANCH)
                    : EnumSet.of(ProblemCode.UNKNOWN_DATABASE_REVISION);
            default -> EnumSet.of(byMessage(message));
        };
    }

    private static ProblemCode byMessage(String message) {
        Map<String, ProblemCode> beginnings = Map.ofEntries(Map.entry("Relative revision", ProblemCode.NO_SUCH_STEP),
                Map.entry("Ambiguous walk", ProblemCode.NO_SUCH_STEP),
                Map.entry("Ambiguous upgrade", ProblemCode.NO_SUCH_STEP),
                Map.entry("Walked too far", ProblemCode.NO_SUCH_STEP),
                Map.entry("Requested revision", ProblemCode.OVERLAPPING_TARGETS),
                Map.entry("Duplicate head revisions", ProblemCode.OVERLAPPING_TARGETS),
                Map.entry("Branch name", ProblemCode.DUPLICATE_LABEL),
                Map.entry("Character(s)", ProblemCode.INVALID_REVISION_FILE),
                Map.entry("Not a valid downgrade target", ProblemCode.NOT_AN_ANCESTOR),
                Map.entry("Range revision not allowed", ProblemCode.RANGE_NOT_ALLOWED),
                Map.entry("History range requires", ProblemCode.RANGE_NOT_ALLOWED),
                Map.entry("downgrade with --sql requires", ProblemCode.RANGE_NOT_ALLOWED),
                Map.entry("Revision ", ProblemCode.NOT_A_HEAD));
        return beginnings.entrySet().stream().filter(entry -> message.startsWith(entry.getKey()))
                .map(Map.Entry::getValue).findFirst().orElseThrow(() -> new AssertionError("no code for: " + message));
    }

    private static JsonElement ids(List<Revision> revisions) {
        return json(revisions.stream().map(Revision::id));
    }

    private static JsonElement json(Stream<String> texts) {
        return GSON.toJsonTree(texts.toList());
    }

    private static JsonElement json(Revision point, List<Revision> children) {
        JsonArray pair = new JsonArray();
        pair.add(point.id());
        pair.add(json(children.stream().map(Revision::id).sorted()));
        return pair;
    }
}
