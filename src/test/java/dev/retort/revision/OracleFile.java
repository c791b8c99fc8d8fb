package dev.retort.revision;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** What the real Alembic answered, recorded: graphs, and what each command did on them. */
final class OracleFile {

    private static final String OTHER_ROWS = "a parent that another parent includes gets no row";

    private OracleFile() {}

    record Scenario(String name, List<Revision> revisions, List<Case> cases) {}

    /**
     * One command.
     *
     * @param allowed what Alembic answered: in version 1.19.2 where that differs, else under each hash seed tried
     * @param newer whether that is what version 1.19.2 answered
     */
    record Case(String op, List<String> current, List<String> targets, JsonObject request, List<JsonObject> allowed,
            boolean newer) {

        JsonObject expected() {
            return allowed.getFirst();
        }

        /** Whether Alembic itself gives the field differently from run to run, or from version to version. */
        boolean varies(String field) {
            return newer || request.has("unstable_fields")
                    && strings(request.get("unstable_fields")).contains(field);
        }

        boolean has(String flag) {
            return request.has(flag) && request.get(flag).getAsBoolean();
        }

        @Override
        public String toString() {
            return "%s %s from %s".formatted(op, targets, current);
        }
    }

    static List<Scenario> read() {
        JsonArray newer = parse("/oracle/graphs_diffs_1.19.2.json").getAsJsonArray();
        newer.addAll(parse("/oracle/graphs_redundant_parents_1.19.2.json").getAsJsonArray());
        List<Scenario> scenarios = new ArrayList<>();
        for (JsonElement element : parse("/oracle/graphs.json").getAsJsonArray()) {
            JsonObject json = element.getAsJsonObject();
            String name = json.get("name").getAsString();
            List<Revision> revisions = json.getAsJsonArray("revisions").asList().stream()
                    .map(JsonElement::getAsJsonObject).map(OracleFile::revision).toList();
            List<Case> cases = json.getAsJsonArray("cases").asList().stream().map(JsonElement::getAsJsonObject)
                    .map(each -> toCase(name, each, newer)).toList();
            scenarios.add(new Scenario(name, revisions, cases));
        }
        return scenarios;
    }

    static List<String> strings(JsonElement element) {
        return element.isJsonArray()
                ? element.getAsJsonArray().asList().stream()
                        .map(each -> each.isJsonNull() ? "base" : each.getAsString())
                        .toList()
                : List.of(element.getAsString());
    }

    private static Revision revision(JsonObject json) {
        String id = json.get("id").getAsString();
        return new Revision(id, strings(json.get("down")), strings(json.get("labels")), strings(json.get("depends")),
                "doc of " + id, null);
    }

    private static Case toCase(String scenario, JsonObject json, JsonArray newer) {
        List<JsonObject> answers = new ArrayList<>();
        answers.add(json.getAsJsonObject("expect"));
        if (json.has("expect_alternatives")) {
            json.getAsJsonArray("expect_alternatives").forEach(each -> answers.add(each.getAsJsonObject()));
        }
        boolean differs = false;
        for (JsonElement element : newer) {
            JsonObject difference = element.getAsJsonObject();
            if (difference.get("scenario").getAsString().equals(scenario) && difference.get("op").equals(json.get("op"))
                    && difference.get("current").equals(json.get("current"))
                    && difference.get("target").equals(json.get("target"))) {
                differs = true;
                JsonObject answer = difference.getAsJsonObject("alembic_1_19_2");
                if (difference.get("why").getAsString().startsWith(OTHER_ROWS)) {
                    answers.clear();
                }
                answers.addFirst(answer);
            }
        }
        answers.replaceAll(OracleFile::withoutDropTable);
        return new Case(json.get("op").getAsString(), strings(json.get("current")), strings(json.get("target")), json,
                answers, differs);
    }

    /** A script that arrives at base ended so until version 1.19.0; the file of differences lists not all of them. */
    private static JsonObject withoutDropTable(JsonObject answer) {
        JsonObject result = answer.deepCopy();
        if (result.has("sql")) {
            result.addProperty("sql",
                    result.get("sql").getAsString().replace("DROP TABLE alembic_version;\n\n", ""));
        }
        return result;
    }

    private static JsonElement parse(String resource) {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(OracleFile.class.getResourceAsStream(resource)), StandardCharsets.UTF_8)) {
            return JsonParser.parseReader(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
