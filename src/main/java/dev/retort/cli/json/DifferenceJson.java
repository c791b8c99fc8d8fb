package dev.retort.cli.json;

import java.util.Locale;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import dev.retort.diff.Difference;
import dev.retort.diff.RenameQuestion;
import dev.retort.engine.SchemaComparison;
import dev.retort.schema.ObjectName;
import dev.retort.target.Unread;

/** A comparison as JSON, for programs. */
public final class DifferenceJson {

    private DifferenceJson() {}

    /** A comparison with its differences. */
    public static JsonObject of(SchemaComparison comparison) {
        JsonObject json = new JsonObject();
        json.addProperty("dialect", comparison.dialect().text());
        json.addProperty("before", comparison.beforeName());
        json.addProperty("after", comparison.afterName());
        json.addProperty("in_sync", comparison.isInSync());
        JsonArray differences = new JsonArray();
        comparison.differences().forEach(one -> differences.add(of(one)));
        json.add("differences", differences);
        JsonArray renames = new JsonArray();
        comparison.openQuestions().forEach(one -> renames.add(of(one)));
        json.add("renames", renames);
        json.add("unmanaged", Json.strings(comparison.comparison().unmanaged()));
        JsonArray unread = new JsonArray();
        comparison.unread().forEach(one -> unread.add(of(one)));
        json.add("unread", unread);
        json.add("notes", Json.strings(comparison.notes()));
        return json;
    }

    private static JsonObject of(Difference one) {
        JsonObject json = new JsonObject();
        json.addProperty("kind", one.kind().word());
        json.add("object", of(one.object()));
        json.addProperty("words", one.wording().sentence());
        json.addProperty("loses", one.loss().name().toLowerCase(Locale.ROOT));
        json.addProperty("standing", one.preselection().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.add("warnings", Json.strings(one.warnings()));
        return json;
    }

    private static JsonObject of(RenameQuestion one) {
        JsonObject json = new JsonObject();
        json.add("object", of(one.object()));
        json.addProperty("from", one.from());
        json.addProperty("to", one.to());
        json.addProperty("score", Math.round(one.score() * 100) / 100.0);
        json.add("evidence", Json.strings(one.evidence()));
        return json;
    }

    private static JsonObject of(Unread one) {
        JsonObject json = new JsonObject();
        json.add("object", of(one.thing()));
        json.addProperty("model", one.model());
        json.addProperty("reason", one.reason());
        json.addProperty("file", one.at().file());
        json.addProperty("line", one.at().line());
        return json;
    }

    static JsonObject of(ObjectName name) {
        JsonObject json = new JsonObject();
        json.addProperty("kind", name.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.addProperty("schema", name.schema());
        json.addProperty("name", name.name());
        if (name.kind().isPart()) {
            json.addProperty("table", name.within());
        }
        return json;
    }
}
