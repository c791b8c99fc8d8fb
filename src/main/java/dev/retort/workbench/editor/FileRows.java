package dev.retort.workbench.editor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.engine.DatabaseState;
import dev.retort.engine.OpenProject;
import dev.retort.engine.RevisionState;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.project.AlembicProject;
import dev.retort.script.Script;
import dev.retort.script.ScriptFolderReader;
import dev.retort.script.ScriptTemplate;
import dev.retort.workbench.editor.FileRow.State;

/** Lists a project's files for the tree: settings, template, then each version folder, newest first. */
final class FileRows {

    private final OpenProject project;
    private final @Nullable DatabaseState state;
    private final Set<Path> withProblem = new HashSet<>();

    private record Dated(FileRow row, Instant created) {}

    private FileRows(OpenProject project, @Nullable DatabaseState state) {
        this.project = project;
        this.state = state;
        for (RetortException problem : project.problems()) {
            SourcePosition at = problem.position();
            if (at != null) {
                withProblem.add(project.folder().resolve(at.file()).normalize());
            }
            List<Object> ids = new ArrayList<>();
            ids.add(problem.data().getOrDefault("revision", ""));
            if (problem.data().get("revisions") instanceof Collection<?> several) {
                ids.addAll(several);
            }
            project.scripts().scripts().stream().filter(script -> ids.contains(script.revision().id()))
                    .forEach(script -> withProblem.add(script.path().normalize()));
        }
    }

    /** @param state of the database in use; null while it is not known */
    static List<FileRow> of(OpenProject project, @Nullable DatabaseState state) {
        return new FileRows(project, state).rows();
    }

    private List<FileRow> rows() {
        List<FileRow> rows = new ArrayList<>();
        Path settings = project.project().settingsFile();
        rows.add(FileRow.file(settings, shown(settings), State.PLAIN));
        for (Path file : around()) {
            if (!file.equals(settings) && Files.exists(file)) {
                rows.add(FileRow.file(file, shown(file), State.PLAIN));
            }
        }
        Map<Path, List<Dated>> byFolder = new HashMap<>();
        for (Script script : project.scripts().scripts()) {
            Instant created = script.revision().created();
            add(byFolder, script.path(), state(script), created == null ? Instant.MIN : created);
        }
        for (RetortException problem : project.scripts().problems()) {
            SourcePosition at = problem.position();
            if (at != null) {
                // Files that cannot be read have no date and want attention: they come first.
                add(byFolder, project.folder().resolve(at.file()), State.PROBLEM, Instant.MAX);
            }
        }
        Comparator<Dated> newestFirst = Comparator.comparing(Dated::created).reversed()
                .thenComparing(dated -> dated.row().name());
        for (Path folder : project.project().versionFolders()) {
            List<FileRow> files = byFolder.getOrDefault(folder, List.of()).stream().sorted(newestFirst)
                    .map(Dated::row).toList();
            rows.add(FileRow.folder(folder, shown(folder), files));
        }
        return rows;
    }

    /** What else of the project says how its revisions are written and run. */
    private List<Path> around() {
        AlembicProject alembic = project.project().alembic();
        return alembic == null
                ? List.of(project.folder().resolve(ScriptTemplate.PROJECT_FILE))
                : List.of(alembic.settings().file(), alembic.settings().envScript(), alembic.settings().template());
    }

    private void add(Map<Path, List<Dated>> byFolder, Path file, State itsState, Instant created) {
        project.project().versionFolders().stream().filter(file::startsWith).findFirst()
                .ifPresent(folder -> byFolder.computeIfAbsent(folder, _ -> new ArrayList<>())
                        .add(new Dated(FileRow.file(file, ScriptFolderReader.shownName(folder, file), itsState),
                                created)));
    }

    private State state(Script script) {
        if (withProblem.contains(script.path().normalize())) {
            return State.PROBLEM;
        }
        if (state == null || !project.isReadable()) {
            return State.UNKNOWN;
        }
        RevisionState known = state.of(script.revision().id());
        return !known.applied() ? State.PENDING : known.edited() ? State.EDITED : State.APPLIED;
    }

    private String shown(Path path) {
        return ScriptFolderReader.shownName(project.folder(), path);
    }
}
