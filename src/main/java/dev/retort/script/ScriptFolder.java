package dev.retort.script;

import java.util.List;
import java.util.Optional;

import dev.retort.problem.RetortException;

/**
 * The revision files of a project as they were read at one moment.
 *
 * @param scripts those that could be read, in the order of their paths (the load order of the graph)
 * @param problems one for each file that could not, each with its position
 */
public record ScriptFolder(List<Script> scripts, List<RetortException> problems) {

    public ScriptFolder {
        scripts = List.copyOf(scripts);
        problems = List.copyOf(problems);
    }

    /** The script of a revision, by its exact id. */
    public Optional<Script> find(String id) {
        return scripts.stream().filter(script -> script.revision().id().equals(id)).findFirst();
    }
}
