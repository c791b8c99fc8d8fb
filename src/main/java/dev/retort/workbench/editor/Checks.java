package dev.retort.workbench.editor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.engine.Engine;
import dev.retort.engine.OpenProject;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.revision.Direction;
import dev.retort.script.AlembicScript;
import dev.retort.script.Script;
import dev.retort.script.ScriptProblem.Severity;
import dev.retort.script.ScriptText;
import dev.retort.sql.DialectName;
import dev.retort.workbench.text.Messages;

/** Finds what is wrong with the text of a file; blocks. */
final class Checks {

    private final Engine engine;

    Checks(Engine engine) {
        this.engine = engine;
    }

    /**
     * What is wrong with a revision's text.
     *
     * @param asSaved the revision, where the text is what is on disk; null where it is not: what an Alembic revision does
     *            is read from the disk, together with the files it imports
     */
    List<Finding> of(OpenProject project, Path file, String text, @Nullable Script asSaved) {
        List<Finding> findings = new ArrayList<>(
                engine.revisionFiles().check(project, file, text).stream().map(Finding::of).toList());
        if (asSaved instanceof AlembicScript script && project.isReadable()
                && findings.stream().noneMatch(Finding::isError) && script.text().equals(ScriptText.normalize(text))) {
            findings.addAll(bodies(project, script, text));
        }
        return findings;
    }

    /** What of upgrade() and downgrade() cannot be read, on either database; each place once. */
    private Set<Finding> bodies(OpenProject project, AlembicScript script, String text) {
        Set<Finding> findings = new LinkedHashSet<>();
        for (Direction direction : List.of(Direction.UPGRADE, Direction.DOWNGRADE)) {
            for (DialectName dialect : DialectName.values()) {
                try {
                    engine.preview(project, script.revision().id(), direction, dialect);
                } catch (RetortException problem) {
                    finding(problem, script, text).ifPresent(findings::add);
                }
            }
        }
        return findings;
    }

    private static Optional<Finding> finding(RetortException problem, AlembicScript script, String text) {
        SourcePosition at = problem.position();
        if (at == null || !at.file().equals(script.file()) || problem.code() == ProblemCode.IRREVERSIBLE) {
            return Optional.empty();
        }
        Finding found = Finding.of(problem, text);
        return Optional.of(problem.code() == ProblemCode.UNSUPPORTED_PYTHON
                ? new Finding(Severity.WARNING, found.message(), Messages.text("editor.unreadable-hint"), found.line(),
                        found.column(), found.offset(), found.length())
                : found);
    }

    /** What is wrong with the settings, which are read from the file alone and so checked as saved. */
    List<Finding> ofSettings(OpenProject project, String text) {
        try {
            engine.reload(project);
            return List.of();
        } catch (RetortException problem) {
            return List.of(Finding.of(problem, text));
        }
    }
}
