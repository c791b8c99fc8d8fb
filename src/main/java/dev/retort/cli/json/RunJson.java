package dev.retort.cli.json;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

import dev.retort.plan.Plan;
import dev.retort.plan.PlanJson;
import dev.retort.run.RunResult;

/** How a run ended, as JSON, in the form scripts rely on: the plan with what became of it. */
public final class RunJson {

    private RunJson() {}

    /** What was planned and what came of it, as {@code upgrade}, {@code downgrade} and {@code stamp} print it. */
    public static JsonObject of(RunResult result) {
        JsonObject json = PlanJson.of(result.plan());
        @Nullable
        List<String> headsNow = switch (result) {
            case RunResult.Completed completed -> completed.headsNow();
            case RunResult.Stopped stopped -> stopped.headsNow();
        };
        add(json, result.applied(), headsNow, result.duration().toMillis(), result.backup());
        int failed = result instanceof RunResult.Stopped stopped ? stopped.failedStep() : -1;
        JsonArray steps = json.getAsJsonArray("steps");
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).getAsJsonObject().addProperty("result", outcome(i, result.applied().size(), failed));
        }
        if (result instanceof RunResult.Stopped stopped) {
            json.addProperty("state", stopped.state());
            json.add("error", ErrorJson.of(stopped.cause()));
        }
        return json;
    }

    /** Of a plan that had nothing to do. */
    public static JsonObject nothingToDo(Plan plan) {
        JsonObject json = PlanJson.of(plan);
        add(json, List.of(), plan.from(), 0, null);
        return json;
    }

    private static void add(JsonObject json, Collection<String> applied, @Nullable Collection<String> headsNow,
            long millis, @Nullable String backup) {
        // Clearing the version table is a step of no revision.
        json.add("applied", Json.strings(applied.stream().filter(id -> !id.isEmpty()).toList()));
        json.add("heads_now", headsNow == null ? JsonNull.INSTANCE : Json.strings(headsNow.stream().sorted().toList()));
        json.addProperty("duration_ms", millis);
        json.addProperty("backup", backup);
    }

    private static String outcome(int step, int done, int failed) {
        if (step < done) {
            return "done";
        }
        return step == failed ? "failed" : "not-run";
    }
}
