package dev.retort.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import dev.retort.operation.Operation;
import dev.retort.operation.TransactionMode;
import dev.retort.problem.FileFault;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.Sha256;
import dev.retort.problem.SourcePosition;
import dev.retort.project.TransactionScope;
import dev.retort.revision.Direction;
import dev.retort.revision.RevisionStep;
import dev.retort.revision.VersionChange;
import dev.retort.script.Script;
import dev.retort.script.ScriptFolder;
import dev.retort.sql.DialectName;

/**
 * A plan in a file: the JSON of {@link PlanJson} with what applying it needs besides, and a digest over all of it, so
 * that what was reviewed is what runs.
 */
public final class PlanFile {

    private static final int FORMAT = 1;
    private static final Gson PRETTY = new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping()
            .create();
    private static final Gson COMPACT = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    private PlanFile() {}

    /** Writes {@code plan}, replacing what the file holds. */
    public static void write(Plan plan, Path file) {
        JsonObject json = PlanJson.of(plan);
        json.addProperty("format", FORMAT);
        json.add("rows", PlanJson.strings(plan.rows()));
        json.add("x_arguments", PlanJson.strings(plan.xArguments()));
        JsonObject tables = new JsonObject();
        new TreeMap<>(plan.tables()).forEach(tables::addProperty);
        json.add("tables", tables);
        json.addProperty("transactions", plan.transactions().name().toLowerCase(Locale.ROOT));
        JsonArray steps = json.getAsJsonArray("steps");
        for (int i = 0; i < steps.size(); i++) {
            addRest(steps.get(i).getAsJsonObject(), plan.steps().get(i));
        }
        json.addProperty("digest", digest(json));
        boolean isNew = Files.notExists(file);
        try {
            Files.writeString(file, PRETTY.toJson(json) + "\n");
        } catch (IOException e) {
            if (isNew) {
                file.toFile().delete();
            }
            throw new RetortException(ProblemCode.READ_ONLY, "The plan cannot be written to " + file + ": "
                    + FileFault.reason(e), e).hint("Name a file in a folder you may write to.");
        }
    }

    private static void addRest(JsonObject json, PlannedStep step) {
        json.addProperty("log_line", step.step().logLine());
        PlanJson.addNullable(json, "file", step.file());
        PlanJson.addNullable(json, "checksum", step.checksum());
        PlanJson.addNullable(json, "lock_timeout", text(step.lockTimeout()));
        PlanJson.addNullable(json, "statement_timeout", text(step.statementTimeout()));
        JsonArray statements = json.getAsJsonArray("statements");
        for (int i = 0; i < statements.size(); i++) {
            JsonObject statement = statements.get(i).getAsJsonObject();
            switch (step.statements().get(i).operation()) {
                case Operation.ExecuteSql _ -> statement.addProperty("kind", "execute");
                case Operation.VerifyQuery _ -> statement.addProperty("kind", "verify");
                case Operation.CopyRows(_, String data) -> {
                    statement.addProperty("kind", "copy");
                    statement.addProperty("data", data);
                }
            }
        }
    }

    private static @Nullable String text(@Nullable Duration duration) {
        return duration == null ? null : duration.toString();
    }

    /**
     * Reads a plan.
     *
     * @throws RetortException {@code invalid-settings} where the file is missing or no plan of Retort's,
     *         {@code plan-changed} where it was edited after it was written
     */
    public static Plan read(Path file) {
        try {
            JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            if (json.get("format").getAsInt() != FORMAT) {
                throw notAPlan(file, null);
            }
            String digest = json.remove("digest").getAsString();
            if (!digest.equals(digest(json))) {
                throw new RetortException(ProblemCode.PLAN_CHANGED, file + " was edited after it was written.")
                        .hint("Change the revision files instead, and write the plan again with --out.");
            }
            return plan(json);
        } catch (IOException e) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, "The plan " + file + " cannot be read: "
                    + FileFault.reason(e), e).hint("Write one with: retort plan upgrade TARGET --out " + file);
        } catch (JsonParseException | IllegalStateException | IllegalArgumentException | ClassCastException
                | NullPointerException | UnsupportedOperationException e) {
            throw notAPlan(file, e);
        }
    }

    private static RetortException notAPlan(Path file, @Nullable RuntimeException cause) {
        String message = file + " is not a plan that this version of Retort wrote.";
        RetortException problem = cause == null
                ? new RetortException(ProblemCode.INVALID_SETTINGS, message)
                : new RetortException(ProblemCode.INVALID_SETTINGS, message, cause);
        return problem.hint("Write one with: retort plan upgrade TARGET --out " + file);
    }

    /**
     * Refuses a plan whose revision files are not what they were.
     *
     * @throws RetortException {@code plan-changed}, naming every file of it that changed or is gone
     */
    public static void refuseChangedFiles(Plan plan, ScriptFolder scripts) {
        List<String> changed = plan.steps().stream().filter(step -> step.checksum() != null)
                .filter(step -> !scripts.find(step.revision()).map(Script::checksum).orElse("")
                        .equals(step.checksum()))
                .map(step -> String.valueOf(step.file())).toList();
        if (!changed.isEmpty()) {
            throw new RetortException(ProblemCode.PLAN_CHANGED,
                    "Since the plan was made, " + String.join(", ", changed)
                            + (changed.size() == 1 ? " has" : " have") + " changed or gone.")
                    .hint("Make the plan again and read it before you apply it.").data("files", changed);
        }
    }

    private static Plan plan(JsonObject json) {
        List<PlannedStep> steps = new ArrayList<>();
        json.getAsJsonArray("steps").forEach(step -> steps.add(step(step.getAsJsonObject())));
        return new Plan(direction(json), json.get("target").getAsString(),
                DialectName.of(json.get("dialect").getAsString()).orElseThrow(IllegalArgumentException::new),
                strings(json, "rows"), strings(json, "from"), strings(json, "to"),
                TransactionScope.valueOf(json.get("transactions").getAsString().toUpperCase(Locale.ROOT)),
                strings(json, "warnings"), steps, strings(json, "x_arguments"), tables(json));
    }

    private static Map<String, String> tables(JsonObject json) {
        Map<String, String> tables = new HashMap<>();
        json.getAsJsonObject("tables").entrySet()
                .forEach(table -> tables.put(table.getKey(), table.getValue().getAsString()));
        return tables;
    }

    private static PlannedStep step(JsonObject json) {
        List<VersionChange> changes = new ArrayList<>();
        json.getAsJsonArray("version_table").forEach(change -> changes.add(change(change.getAsJsonObject())));
        List<PlannedStatement> statements = new ArrayList<>();
        json.getAsJsonArray("statements").forEach(statement -> statements.add(statement(statement.getAsJsonObject())));
        RevisionStep step = new RevisionStep(json.get("revision").getAsString(), direction(json), changes,
                strings(json, "heads_after"), json.get("log_line").getAsString());
        return new PlannedStep(step, json.get("message").getAsString(), nullable(json, "file"),
                nullable(json, "checksum"), json.get("irreversible").getAsBoolean(),
                runtimeReason(json), duration(json, "lock_timeout"),
                duration(json, "statement_timeout"), statements);
    }

    private static @Nullable RuntimeReason runtimeReason(JsonObject json) {
        String sentence = nullable(json, "runtime_dependent");
        return sentence == null ? null : RuntimeReason.parse(sentence);
    }

    private static PlannedStatement statement(JsonObject json) {
        String sql = json.get("sql").getAsString();
        Operation operation = switch (json.get("kind").getAsString()) {
            case "execute" -> new Operation.ExecuteSql(sql);
            case "verify" -> new Operation.VerifyQuery(sql);
            case "copy" -> new Operation.CopyRows(sql, json.get("data").getAsString());
            default -> throw new IllegalArgumentException("unknown kind of statement");
        };
        return new PlannedStatement(operation,
                json.get("transactional").getAsBoolean() ? TransactionMode.TRANSACTIONAL : TransactionMode.AUTOCOMMIT,
                new SourcePosition(json.get("file").getAsString(), json.get("line").getAsInt(),
                        json.get("column").getAsInt()));
    }

    private static VersionChange change(JsonObject json) {
        return switch (json.get("op").getAsString()) {
            case "insert" -> new VersionChange.Insert(json.get("to").getAsString());
            case "update" -> new VersionChange.Update(json.get("from").getAsString(), json.get("to").getAsString());
            case "delete" -> new VersionChange.Delete(json.get("from").getAsString());
            case "clear" -> new VersionChange.Clear();
            default -> throw new IllegalArgumentException("unknown change of the version table");
        };
    }

    private static Direction direction(JsonObject json) {
        return Direction.valueOf(json.get("direction").getAsString().toUpperCase(Locale.ROOT));
    }

    private static List<String> strings(JsonObject json, String name) {
        return json.getAsJsonArray(name).asList().stream().map(JsonElement::getAsString).toList();
    }

    private static @Nullable String nullable(JsonObject json, String name) {
        return json.get(name).isJsonNull() ? null : json.get(name).getAsString();
    }

    private static @Nullable Duration duration(JsonObject json, String name) {
        String text = nullable(json, name);
        return text == null ? null : Duration.parse(text);
    }

    private static String digest(JsonObject json) {
        return Sha256.of(COMPACT.toJson(json));
    }
}
