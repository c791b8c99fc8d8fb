package dev.retort.workbench.shell;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.browse.TableName;
import dev.retort.problem.SourcePosition;
import dev.retort.revision.Direction;

/** A place in the workbench that one screen can send a person to without knowing the other. */
public sealed interface Destination {

    /** A screen as it was left. */
    record OnScreen(String screen) implements Destination {}

    /** A revision, selected in the graph. */
    record InGraph(String revision) implements Destination {}

    /** A file in the editor; {@code at} is where the caret goes, null for the beginning. */
    record InEditor(Path file, @Nullable SourcePosition at) implements Destination {}

    /** A table in the browser. */
    record InTables(TableName table) implements Destination {}

    /**
     * The browser with what a run touched marked.
     *
     * @param revisions that were run, in order
     * @param direction which way
     * @param sql every statement that ran, in order
     */
    record Touched(List<String> revisions, Direction direction, List<String> sql) implements Destination {}

    /** The Apply pane with a plan to a target; for a stamp any number of targets. */
    record Migration(Direction direction, List<String> targets, boolean purge) implements Destination {}

    /** The pane that writes a new revision on these; {@code head} for the single head. */
    record NewRevision(List<String> on) implements Destination {}

    /** The pane that joins all heads by a new revision. */
    record Merge() implements Destination {}

    /** Restoring a backup, by its id. */
    record Restore(String backup) implements Destination {}

    /** The log in History, at a revision's latest entry; empty for the top. */
    record InHistory(String revision) implements Destination {}

    static Migration upgrade(String target) {
        return new Migration(Direction.UPGRADE, List.of(target), false);
    }

    static Migration downgrade(String target) {
        return new Migration(Direction.DOWNGRADE, List.of(target), false);
    }
}
