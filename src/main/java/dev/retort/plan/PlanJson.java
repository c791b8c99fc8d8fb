package dev.retort.plan;

import java.util.Collection;

import org.jspecify.annotations.Nullable;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

import dev.retort.operation.TransactionMode;
import dev.retort.revision.VersionChange;

/** A plan as JSON, in the form scripts rely on. */
public final class PlanJson {

    private PlanJson() {}

    /** The whole plan. */
    public static JsonObject of(Plan plan) {
        JsonObject json = new JsonObject();
        json.addProperty("direction", plan.direction().text());
        json.addProperty("target", plan.target());
        json.addProperty("dialect", plan.dialect().text());
        json.add("from", strings(plan.from()));
        json.add("to", strings(plan.to()));
        json.add("warnings", strings(plan.warnings()));
        JsonArray steps = new JsonArray();
        plan.steps().forEach(step -> steps.add(of(step)));
        json.add("steps", steps);
        return json;
    }

    /** One step. */
    public static JsonObject of(PlannedStep step) {
        JsonObject json = new JsonObject();
        json.addProperty("revision", step.revision());
        json.addProperty("direction", step.step().direction().text());
        json.addProperty("message", step.message());
        json.add("heads_after", strings(step.step().headsAfter()));
        json.addProperty("irreversible", step.irreversible());
        addNullable(json, "runtime_dependent", RuntimeReason.of(step).map(RuntimeReason::sentence).orElse(null));
        JsonArray changes = new JsonArray();
        step.step().versionChanges().forEach(change -> changes.add(of(change)));
        json.add("version_table", changes);
        JsonArray statements = new JsonArray();
        step.statements().forEach(statement -> statements.add(of(statement)));
        json.add("statements", statements);
        return json;
    }

    private static JsonObject of(VersionChange change) {
        JsonObject json = new JsonObject();
        switch (change) {
            case VersionChange.Insert(String id) -> {
                json.addProperty("op", "insert");
                json.addProperty("to", id);
            }
            case VersionChange.Update(String from, String to) -> {
                json.addProperty("op", "update");
                json.addProperty("from", from);
                json.addProperty("to", to);
            }
            case VersionChange.Delete(String id) -> {
                json.addProperty("op", "delete");
                json.addProperty("from", id);
            }
            case VersionChange.Clear() -> json.addProperty("op", "clear");
        }
        return json;
    }

    private static JsonObject of(PlannedStatement statement) {
        JsonObject json = new JsonObject();
        json.addProperty("sql", statement.sql());
        json.addProperty("file", statement.at().file());
        json.addProperty("line", statement.at().line());
        json.addProperty("column", statement.at().column());
        json.addProperty("transactional", statement.mode() == TransactionMode.TRANSACTIONAL);
        json.add("hazards", new JsonArray());
        return json;
    }

    static JsonArray strings(Collection<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    static void addNullable(JsonObject json, String name, @Nullable String text) {
        if (text == null) {
            json.add(name, JsonNull.INSTANCE);
        } else {
            json.addProperty(name, text);
        }
    }
}
