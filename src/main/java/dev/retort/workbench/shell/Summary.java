package dev.retort.workbench.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.Environment;
import dev.retort.engine.DatabaseState;
import dev.retort.engine.OpenProject;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Problem;
import dev.retort.workbench.text.Messages;

/**
 * One sentence about where the database stands against the project.
 *
 * @param icon before it
 * @param look the icon's colour: {@code accent}, {@code success}, {@code warning}, {@code danger}
 * @param busy whether something is under way, so that a ring stands in the icon's place
 * @param parts what it says, in order
 */
public record Summary(Icon icon, String look, boolean busy, List<Part> parts) {

    /** Some words of it. */
    public record Part(String text, Kind kind) {}

    /** How words are set. */
    public enum Kind {
        STRONG, WORDS, ID
    }

    /** The sentence as plain text. */
    public String text() {
        return parts.stream().map(Part::text).collect(Collectors.joining(" "));
    }

    /** Words the session as it is; empty where no project is open. */
    public static Optional<Summary> of(Session session) {
        Optional<OpenProject> project = session.project();
        if (project.isEmpty()) {
            return Optional.empty();
        }
        OpenProject opened = project.get();
        Direction running = session.migratingProperty().get();
        if (!opened.isReadable()) {
            return Optional.of(bad(Messages.text("summary.unreadable", opened.problems().size())));
        }
        return Optional.of(switch (session.standingProperty().get()) {
            case DatabaseStanding.NoDatabase _ -> new Summary(Icon.INFO, "accent", false,
                    List.of(new Part(Messages.text("summary.no-database"), Kind.STRONG)));
            case DatabaseStanding.Unknown unknown -> bad(Problem.of(unknown.failure()).title());
            case DatabaseStanding.Reading reading -> reading.before() == null
                    ? reading()
                    : known(opened, reading.before(), running);
            case DatabaseStanding.Known known -> known(opened, known.state(), running);
        });
    }

    private static Summary reading() {
        return new Summary(Icon.REFRESH, "accent", true,
                List.of(new Part(Messages.text("summary.reading"), Kind.WORDS)));
    }

    private static Summary bad(String words) {
        return new Summary(Icon.PROBLEM, "danger", false, List.of(new Part(words, Kind.STRONG)));
    }

    private static Summary known(OpenProject project, DatabaseState state, @Nullable Direction running) {
        List<Part> parts = new ArrayList<>();
        List<String> heads = project.graph().heads().stream().map(Revision::id).toList();
        if (state.interruption() != null) {
            return problem(parts, Messages.text("summary.interrupted"), "summary.in",
                    List.of(state.interruption().revision()));
        }
        if (!state.unknown().isEmpty()) {
            return problem(parts, Messages.text("summary.unknown", state.unknown().size()), "summary.says",
                    state.unknown());
        }
        if (running != null) {
            parts.add(new Part(Messages.text("summary.running." + running.text()), Kind.STRONG));
            at(parts, state);
            ids(parts, "summary.head", heads);
            return new Summary(Icon.ACTIVITY, "accent", true, parts);
        }
        if (heads.isEmpty()) {
            parts.add(new Part(Messages.text("summary.empty"), Kind.STRONG));
            return new Summary(Icon.INFO, "accent", false, parts);
        }
        if (state.pending() == 0) {
            parts.add(new Part(Messages.text("summary.up-to-date"), Kind.STRONG));
            ids(parts, heads.size() == 1 ? "summary.at-head" : "summary.at-heads", state.rows());
            return new Summary(Icon.CHECK, "success", false, parts);
        }
        parts.add(new Part(Messages.text("summary.behind", state.pending()), Kind.STRONG));
        at(parts, state);
        ids(parts, heads.size() == 1 ? "summary.head" : "summary.heads", heads);
        boolean guarded = state.database().environment() != Environment.DEVELOPMENT;
        return new Summary(Icon.ARROW_UP, guarded ? "warning" : "accent", false, parts);
    }

    private static Summary problem(List<Part> parts, String words, String before, List<String> ids) {
        parts.add(new Part(words, Kind.STRONG));
        ids(parts, before, ids);
        return new Summary(Icon.PROBLEM, "danger", false, parts);
    }

    private static void at(List<Part> parts, DatabaseState state) {
        if (state.rows().isEmpty()) {
            parts.add(new Part("·", Kind.WORDS));
            parts.add(new Part(Messages.text("summary.at-base"), Kind.WORDS));
        } else {
            ids(parts, "summary.at", state.rows());
        }
    }

    private static void ids(List<Part> parts, String before, List<String> ids) {
        parts.add(new Part("·", Kind.WORDS));
        parts.add(new Part(Messages.text(before), Kind.WORDS));
        parts.add(new Part(String.join(", ", ids), Kind.ID));
    }
}
