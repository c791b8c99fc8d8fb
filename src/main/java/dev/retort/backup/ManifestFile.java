package dev.retort.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;

import dev.retort.backup.BackupRecord.TableState;
import dev.retort.sql.DialectName;

/** Writes and reads the JSON file beside a backup. */
final class ManifestFile {

    static final String SUFFIX = ".json";

    private static final int FORMAT = 1;
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private ManifestFile() {}

    static String text(BackupRecord backup) {
        BackupManifest manifest = backup.manifest();
        JsonObject json = new JsonObject();
        json.addProperty("format", FORMAT);
        json.addProperty("id", manifest.id());
        json.addProperty("file", manifest.file().getFileName().toString());
        json.addProperty("dialect", manifest.dialect().text());
        json.addProperty("database", manifest.database());
        json.addProperty("identity", manifest.identity());
        json.addProperty("created", manifest.createdAt().toString());
        json.add("heads", GSON.toJsonTree(manifest.heads()));
        json.addProperty("size", manifest.size());
        json.addProperty("sha256", manifest.sha256());
        json.addProperty("tools", manifest.tools());
        json.addProperty("reason", manifest.reason());
        json.add("tables", GSON.toJsonTree(backup.tables()));
        json.add("fixtures", GSON.toJsonTree(backup.fixtures()));
        return GSON.toJson(json) + "\n";
    }

    /** The record in {@code file}; empty where it is none, or of a later Retort. */
    static Optional<BackupRecord> read(Path file) throws IOException {
        try {
            JsonObject json = GSON.fromJson(Files.readString(file), JsonObject.class);
            if (json == null || !json.has("format") || json.get("format").getAsInt() != FORMAT) {
                return Optional.empty();
            }
            return Optional.of(new BackupRecord(manifest(json, file), tables(json), fixtures(json)));
        } catch (JsonParseException | IllegalStateException | NumberFormatException | DateTimeException
                | UnsupportedOperationException | NullPointerException _) {
            return Optional.empty();
        }
    }

    private static BackupManifest manifest(JsonObject json, Path file) {
        List<String> heads = json.getAsJsonArray("heads").asList().stream().map(JsonElement::getAsString).toList();
        return new BackupManifest(text(json, "id"), file.resolveSibling(text(json, "file")),
                DialectName.of(text(json, "dialect")).orElseThrow(IllegalStateException::new), text(json, "database"),
                text(json, "identity"), Instant.parse(text(json, "created")), heads, json.get("size").getAsLong(),
                text(json, "sha256"), text(json, "tools"), text(json, "reason"));
    }

    private static List<TableState> tables(JsonObject json) {
        List<TableState> tables = new ArrayList<>();
        JsonArray written = json.getAsJsonArray("tables");
        for (JsonElement table : written) {
            tables.add(GSON.fromJson(table, TableState.class));
        }
        return tables;
    }

    private static Map<String, String> fixtures(JsonObject json) {
        Map<String, String> fixtures = new TreeMap<>();
        json.getAsJsonObject("fixtures").entrySet()
                .forEach(entry -> fixtures.put(entry.getKey(), entry.getValue().getAsString()));
        return fixtures;
    }

    private static String text(JsonObject json, String key) {
        JsonElement value = json.get(key);
        if (value == null) {
            throw new IllegalStateException(key);
        }
        return value.getAsString();
    }
}
