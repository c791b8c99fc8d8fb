package dev.retort.engine;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.settings.AlembicSettings;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.project.AlembicProject;
import dev.retort.revision.NewRevisionParents;
import dev.retort.revision.NewRevisionParents.Splice;
import dev.retort.revision.RevisionGraph;
import dev.retort.script.AlembicChecker;
import dev.retort.script.AlembicFileNames;
import dev.retort.script.AlembicTemplate;
import dev.retort.script.FileNamePattern;
import dev.retort.script.FolderWatcher;
import dev.retort.script.NewScript;
import dev.retort.script.RenderedScript;
import dev.retort.script.Script;
import dev.retort.script.ScriptChecker;
import dev.retort.script.ScriptFolderReader;
import dev.retort.script.ScriptProblem;
import dev.retort.script.ScriptTemplate;

/** What a person can do with a project's revision files: write new ones, check and save what was edited. */
public final class RevisionFiles {

    private final Clock clock;

    RevisionFiles(Clock clock) {
        this.clock = clock;
    }

    /** Writes a new revision file and gives its path. */
    public Path write(OpenProject project, NewRevision wanted) {
        return draft(project, wanted).write();
    }

    /** The file a revision would be. */
    DraftFile draft(OpenProject project, NewRevision wanted) {
        RevisionGraph graph = project.graph();
        NewRevisionParents parents = NewRevisionParents.of(graph, wanted.heads(), wanted.dependsOn(),
                wanted.splice() ? Splice.ANYWHERE : Splice.HEADS_ONLY);
        String id = wanted.id() == null ? NewScript.randomId() : wanted.id();
        NewRevisionParents.checkId(graph, id);
        List<String> labels = wanted.branchLabel() == null ? List.of() : List.of(wanted.branchLabel());
        labels.forEach(label -> NewRevisionParents.checkLabel(graph, id, label));
        Path folder = versionFolder(project, wanted.versionFolder(), parents.downRevisions());
        NewScript script = new NewScript(id, wanted.message(), parents.downRevisions(), labels, parents.dependsOn(),
                clock.instant(), wanted.body().upgrade(), wanted.body().downgrade(), wanted.body().imports());
        AlembicProject alembic = project.project().alembic();
        return new DraftFile(folder, alembic == null
                ? ScriptTemplate.of(project.folder()).render(script, new FileNamePattern(project.project().fileName()))
                : renderAlembic(alembic.settings(), script));
    }

    private static RenderedScript renderAlembic(AlembicSettings settings, NewScript script) {
        AlembicSettings.FileNames names = settings.names();
        RenderedScript rendered = AlembicTemplate.of(settings.template())
                .render(script, AlembicFileNames.of(names.template(), names.timezone(), names.slugLength())).script();
        if (rendered.fileName().contains("/") && !settings.versions().recursive()) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS,
                    "file_template puts files into folders, where Alembic would not look for them.")
                    .hint("Set recursive_version_locations = true beside it.").data("setting", "file_template");
        }
        return rendered;
    }

    /** What a person should know of files written for this project, a sentence each; empty where all is as usual. */
    public List<String> notes(OpenProject project) {
        AlembicProject alembic = project.project().alembic();
        if (alembic == null) {
            return List.of();
        }
        List<String> notes = new ArrayList<>(alembic.settings().notes());
        if (!alembic.hints().options().getOrDefault("process_revision_directives", "None").equals("None")) {
            notes.add("env.py's process_revision_directives is not run on files Retort writes.");
        }
        AlembicSettings.FileNames names = alembic.settings().names();
        NewScript example = new NewScript("example", "example", List.of(), List.of(), List.of(), clock.instant());
        String ofTemplate = AlembicTemplate.of(alembic.settings().template())
                .render(example, AlembicFileNames.of(names.template(), names.timezone(), names.slugLength())).note();
        if (!ofTemplate.isEmpty()) {
            notes.add(ofTemplate);
        }
        return notes;
    }

    /** The folder asked for; else the only one, or the first parent's. A new base among several has to be told. */
    private static Path versionFolder(OpenProject project, @Nullable Path wanted, List<String> parents) {
        List<Path> folders = project.project().versionFolders();
        if (wanted != null) {
            Path absolute = project.folder().resolve(wanted).normalize();
            if (folders.stream().noneMatch(folder -> folder.normalize().equals(absolute))) {
                throw new RetortException(ProblemCode.INVALID_SETTINGS,
                        wanted + " is not among the project's version folders.")
                        .hint("Name one of them: " + String.join(", ", names(project, folders)) + ".")
                        .data("folders", names(project, folders));
            }
            return absolute;
        }
        if (folders.size() == 1) {
            return folders.getFirst();
        }
        Optional<Path> ofParent = parents.stream().findFirst().flatMap(project.scripts()::find).map(Script::path)
                .flatMap(path -> folders.stream().filter(path::startsWith).findFirst());
        return ofParent.orElseThrow(() -> new RetortException(ProblemCode.INVALID_SETTINGS,
                "The project has several version folders.")
                .hint("Say where the new base goes with --version-path: "
                        + String.join(", ", names(project, folders)) + "."));
    }

    private static List<String> names(OpenProject project, List<Path> folders) {
        return folders.stream().map(folder -> ScriptFolderReader.shownName(project.folder(), folder)).toList();
    }

    /** Checks a text as if it were saved as {@code file}; for an editor, as one types. Never throws for bad text. */
    public List<ScriptProblem> check(OpenProject project, Path file, String text) {
        if (project.project().alembic() != null && file.toString().endsWith(".py")) {
            return new AlembicChecker(project.scripts()).check(text, file,
                    ScriptFolderReader.shownName(project.folder(), file));
        }
        return new ScriptChecker(project.scripts()).check(text, file,
                ScriptFolderReader.shownName(project.folder(), file));
    }

    /**
     * Saves a text, whole or not at all.
     *
     * @param readText what the file held when it was read; null to overwrite whatever it holds
     */
    public SaveResult save(Path file, String text, @Nullable String readText) {
        return TextFiles.save(file, text, readText);
    }

    FolderWatcher watch(OpenProject project, Runnable changed) {
        List<Path> files = new ArrayList<>(project.project().settingsFiles());
        files.add(Objects.requireNonNull(project.project().settingsFile().getParent()).resolve(".env"));
        return FolderWatcher.watch(project.project().versionFolders(), files, changed);
    }
}
