package dev.retort.script;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import dev.retort.problem.RetortException;

/** The revision files of a project as they were read at one moment. */
public final class ScriptFolder {

    private final List<Script> scripts;
    private final List<RetortException> problems;
    private final Map<String, Script> byId;

    /**
     * @param scripts those that could be read, in the order of their paths (the load order of the graph)
     * @param problems one for each file that could not, each with its position
     */
    public ScriptFolder(List<? extends Script> scripts, List<RetortException> problems) {
        this.scripts = List.copyOf(scripts);
        this.problems = List.copyOf(problems);
        this.byId = HashMap.newHashMap(scripts.size());
        scripts.forEach(script -> byId.putIfAbsent(script.revision().id(), script));
    }

    /** Those that could be read, in the order of their paths. */
    public List<Script> scripts() {
        return scripts;
    }

    /** One for each file that could not be read, with its position. */
    public List<RetortException> problems() {
        return problems;
    }

    /** The script of a revision, by its exact id; the first one where two files have the same. */
    public Optional<Script> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * Prepares scripts that are about to be driven, on another thread, until closed.
     *
     * @param revisions exact ids, in the order they are driven; one no file has is passed over
     */
    public Preparation prepare(Stream<String> revisions) {
        return Preparation.of(revisions.map(byId::get).filter(Objects::nonNull).toList());
    }
}
