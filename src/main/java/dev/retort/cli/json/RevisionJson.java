package dev.retort.cli.json;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import dev.retort.engine.DatabaseState;
import dev.retort.engine.OpenProject;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;

/** Revisions as JSON, in the form scripts rely on. */
public final class RevisionJson {

    private final RevisionGraph graph;
    private final Map<String, String> files = new HashMap<>();
    private final @Nullable DatabaseState state;

    /** @param state where the database stands; null where none was asked */
    public RevisionJson(OpenProject project, @Nullable DatabaseState state) {
        this.graph = project.graph();
        project.scripts().scripts().forEach(script -> files.put(script.revision().id(), script.file()));
        this.state = state;
    }

    /** {@code {"revisions": […]}}, in the given order. */
    public JsonObject of(Collection<Revision> revisions) {
        return list(revisions, false);
    }

    /** The same with each revision's children. */
    public JsonObject withChildren(Collection<Revision> revisions) {
        return list(revisions, true);
    }

    /** The same, followed by ids no file has. */
    public JsonObject of(Collection<Revision> revisions, Collection<String> unknown) {
        JsonObject json = of(revisions);
        unknown.forEach(id -> json.getAsJsonArray("revisions").add(unknown(id)));
        return json;
    }

    private JsonObject list(Collection<Revision> revisions, boolean children) {
        JsonArray array = new JsonArray();
        for (Revision revision : revisions) {
            JsonObject one = of(revision);
            if (children) {
                one.add("children", Json.strings(graph.children(revision.id()).stream().map(Revision::id).toList()));
            }
            array.add(one);
        }
        JsonObject json = new JsonObject();
        json.add("revisions", array);
        return json;
    }

    private JsonObject of(Revision revision) {
        String id = revision.id();
        JsonObject json = new JsonObject();
        json.addProperty("id", id);
        json.add("down", Json.strings(revision.downRevisions()));
        json.add("branch_labels", Json.strings(graph.branchLabels(id)));
        json.add("depends_on", Json.strings(revision.dependsOn()));
        json.addProperty("message", revision.message());
        json.addProperty("created", revision.created() == null ? null : revision.created().toString());
        json.addProperty("path", files.get(id));
        json.addProperty("is_head", graph.isHead(id));
        json.addProperty("is_base", graph.isBase(id));
        json.addProperty("is_branch_point", graph.isBranchPoint(id));
        json.addProperty("is_merge_point", graph.isMergePoint(id));
        json.add("applied", state == null ? JsonNull.INSTANCE : new JsonPrimitive(state.applied().contains(id)));
        return json;
    }

    private static JsonObject unknown(String id) {
        JsonObject json = new JsonObject();
        json.addProperty("id", id);
        json.add("down", new JsonArray());
        json.add("branch_labels", new JsonArray());
        json.add("depends_on", new JsonArray());
        json.addProperty("message", "");
        json.add("created", JsonNull.INSTANCE);
        json.add("path", JsonNull.INSTANCE);
        for (String fact : new String[]{"is_head", "is_base", "is_branch_point", "is_merge_point"}) {
            json.addProperty(fact, false);
        }
        json.addProperty("applied", true);
        return json;
    }
}
