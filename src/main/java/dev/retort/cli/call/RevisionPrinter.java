package dev.retort.cli.call;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import dev.retort.cli.output.Printer;
import dev.retort.engine.OpenProject;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionText;
import dev.retort.script.Script;

/** Prints revisions as Alembic does, each on a line or as a whole entry. */
public final class RevisionPrinter {

    private final Invocation invocation;
    private final OpenProject project;
    private final RevisionGraph graph;
    private final RevisionText text;

    /** @param marked ids to show as {@code (current)} */
    public RevisionPrinter(Invocation invocation, Collection<String> marked) {
        this.invocation = invocation;
        this.graph = invocation.shownGraph();
        this.project = invocation.project();
        this.text = new RevisionText(graph, marked);
    }

    public RevisionText text() {
        return text;
    }

    /** A line for each, or with {@code --verbose} its entry. */
    public void print(List<Revision> revisions, Function<Revision, String> line) {
        Printer printer = invocation.printer();
        for (Revision revision : revisions) {
            if (invocation.options().verbose) {
                entry(revision);
            } else {
                printer.line(line.apply(revision));
            }
        }
    }

    /** Everything about a revision. */
    public void entry(Revision revision) {
        Printer printer = invocation.printer();
        String path = project.scripts().find(revision.id()).map(script -> script.path().toString()).orElse(null);
        text.entry(revision, path, description(revision)).forEach(printer::line);
    }

    private String description(Revision revision) {
        String rest = project.scripts().find(revision.id()).map(Script::description).orElse("");
        return rest.isBlank() ? revision.message() : revision.message() + "\n\n" + rest;
    }
}
