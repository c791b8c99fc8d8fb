package dev.retort.workbench.graph;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.engine.RevisionState;
import dev.retort.revision.LaneLayout;
import dev.retort.revision.LaneRow;
import dev.retort.revision.Revision;

/**
 * One row of the graph: a revision, or an id that the database names and no file has.
 *
 * @param id the revision's id
 * @param revision null for an id no file has
 * @param place how it stands against the database
 * @param head whether nothing revises it
 * @param labels the branch labels to show on it
 * @param needs what it depends on, as its file says
 * @param cutOff what it revises or depends on and no readable file has
 * @param state what the database and its log say of it
 * @param file the file as a person reads its name; empty for an id no file has
 * @param layout where the lanes of all rows run; null where none are drawn
 * @param laneIndex its row in the layout; -1 where none are drawn
 */
public record GraphRow(String id, @Nullable Revision revision, Place place, boolean head, List<String> labels,
        List<String> needs, List<String> cutOff, RevisionState state, String file, @Nullable LaneLayout layout,
        int laneIndex) {

    /** How a revision stands against the database. */
    public enum Place {
        /** The version table names it and no file has it. */
        MISSING,
        /** Not applied. */
        PENDING,
        /** Applied, and the version table names it. */
        CURRENT,
        /** Applied by way of one that the version table names. */
        APPLIED,
        /** Nobody knows: no database's state is read, or a file that cannot be read may have to do with it. */
        UNKNOWN
    }

    public GraphRow {
        labels = List.copyOf(labels);
        needs = List.copyOf(needs);
        cutOff = List.copyOf(cutOff);
    }

    public boolean isApplied() {
        return place == Place.APPLIED || place == Place.CURRENT;
    }

    /** The revision's message; empty where it has none. */
    public String message() {
        return revision == null ? "" : revision.message();
    }

    /** What is drawn of the lanes in it; made when it is asked for, so that only visible rows cost anything. */
    public @Nullable LaneRow lanes() {
        return layout == null || laneIndex < 0 ? null : layout.row(laneIndex);
    }
}
