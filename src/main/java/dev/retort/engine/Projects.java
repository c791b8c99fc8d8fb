package dev.retort.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.retort.alembic.AlembicOptions;
import dev.retort.alembic.env.EnvHints;
import dev.retort.problem.FileFault;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.project.AlembicProject;
import dev.retort.project.AlembicWriter;
import dev.retort.project.Project;
import dev.retort.project.ProjectReader;
import dev.retort.project.ProjectWriter;
import dev.retort.project.TransactionScope;
import dev.retort.python.EvaluationLimits;
import dev.retort.python.Programs;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.script.AlembicFolders;
import dev.retort.script.AlembicModules;
import dev.retort.script.AlembicScriptReader;
import dev.retort.script.ModuleSources;
import dev.retort.script.Script;
import dev.retort.script.ScriptFolder;
import dev.retort.script.ScriptFolderReader;
import dev.retort.script.ScriptReader;

/** Opens and makes projects. */
final class Projects {

    /** Where the sample is in the program itself; {@code files.txt} names its files. */
    private static final String SAMPLE = "/sample/shop/";

    /** Where a file says which revision it is. */
    private static final Pattern HEADER = Pattern.compile("(?m)^(?:-- )?revision\\b");

    private final ProjectReader reader;
    private final Programs programs = new Programs(EvaluationLimits.STANDARD);

    Projects(Map<String, String> environment, Path workingFolder) {
        this.reader = new ProjectReader(environment, workingFolder);
    }

    OpenProject open(Path folder) {
        return read(reader.read(folder));
    }

    OpenProject open(Path folder, String section) {
        return read(reader.read(folder, section));
    }

    OpenProject reload(OpenProject project) {
        AlembicProject alembic = project.project().alembic();
        Path file = project.project().settingsFile();
        return alembic == null ? open(file) : open(file, alembic.settings().section());
    }

    OpenProject init(Path folder) {
        return open(new ProjectWriter().init(folder));
    }

    OpenProject initAlembic(Path folder, String scripts) {
        return open(new AlembicWriter().init(folder, scripts));
    }

    /** The project as it would be with a revision file that is not written yet. */
    OpenProject with(OpenProject project, DraftFile draft) {
        Path path = draft.folder().resolve(draft.script().fileName());
        String shown = ScriptFolderReader.shownName(project.folder(), path);
        List<Script> scripts = new ArrayList<>(project.scripts().scripts());
        scripts.add(project.project().alembic() == null
                ? ScriptReader.parse(draft.script().text(), path, shown).orThrow()
                : alembicReader(project.project(), project.project().alembic()).parse(draft.script().text(), path,
                        shown));
        return read(project.project(), new ScriptFolder(scripts, project.scripts().problems()));
    }

    private OpenProject read(Project project) {
        return read(project, scripts(project));
    }

    private static OpenProject read(Project project, ScriptFolder scripts) {
        List<RetortException> problems = new ArrayList<>(scripts.problems());
        Map<String, Script> byId = new LinkedHashMap<>();
        for (Script script : scripts.scripts()) {
            Script first = byId.putIfAbsent(script.revision().id(), script);
            if (first != null) {
                problems.add(twice(first, script));
            }
        }
        List<Revision> revisions = byId.values().stream().map(Script::revision).toList();
        PartialGraph graph = null;
        try {
            // What a file that could not be read leaves open is no further problem.
            graph = problems.isEmpty()
                    ? new PartialGraph(RevisionGraph.of(revisions), Map.of())
                    : PartialGraph.of(revisions);
        } catch (RetortException problem) {
            problems.add(problem);
        }
        return new OpenProject(project, scripts, graph, problems);
    }

    private static RetortException twice(Script first, Script second) {
        String id = second.revision().id();
        Matcher header = HEADER.matcher(second.text());
        int line = header.find() ? (int) second.text().substring(0, header.start()).lines().count() + 1 : 1;
        return new RetortException(ProblemCode.DUPLICATE_REVISION, "Revision " + id + " is present more than once: in "
                + first.file() + " and in " + second.file() + ".").hint("Give one of them another id.")
                .data("revision", id).data("files", List.of(first.file(), second.file()))
                .at(new SourcePosition(second.file(), line, 1));
    }

    private ScriptFolder scripts(Project project) {
        AlembicProject alembic = project.alembic();
        if (alembic == null) {
            return ScriptFolderReader.read(project.folder(), project.versionFolders());
        }
        AlembicFolders folders = new AlembicFolders(project.versionFolders(), alembic.settings().versions().recursive()
                ? AlembicFolders.Depth.ALL_BELOW
                : AlembicFolders.Depth.THE_FOLDER);
        return ScriptFolderReader.readAlembic(project.folder(), folders, alembicReader(project, alembic));
    }

    private AlembicScriptReader alembicReader(Project project, AlembicProject alembic) {
        ModuleSources sources = ModuleSources.of(project.folder(), alembic.settings().sysPath(),
                alembic.settings().scriptLocation());
        return new AlembicScriptReader(new AlembicModules(options(project, alembic, sources), sources, programs));
    }

    private AlembicOptions options(Project project, AlembicProject alembic, ModuleSources sources) {
        EnvHints hints = alembic.hints();
        String schema = project.versionTableSchema();
        return new AlembicOptions(hints.isOn("render_as_batch"), new Conventions(project.folder(),
                alembic.settings().scriptLocation().resolve("env.py"), sources, programs), project.versionTable(),
                schema.isEmpty() ? null : schema, project.transactions() == TransactionScope.PER_MIGRATION,
                hints.isOn("include_schemas"), Map.of(), alembic.settings().engine(), alembic.settings().databases());
    }

    OpenProject copySample(Path folder) {
        try {
            Files.createDirectories(folder);
            try (var entries = Files.list(folder)) {
                if (entries.findAny().isPresent()) {
                    throw new RetortException(ProblemCode.INVALID_SETTINGS, folder + " is not empty.")
                            .hint("Choose a folder that is empty or does not exist yet.");
                }
            }
            for (String name : text("files.txt").lines().toList()) {
                Path target = folder.resolve(name);
                Files.createDirectories(target.getParent());
                Files.writeString(target, text(name), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new RetortException(ProblemCode.READ_ONLY, "The sample cannot be copied to " + folder + ": "
                    + e.getMessage(), e).hint("Choose a folder you may write to.");
        }
        return open(folder);
    }

    /** Makes an SQLite database with nothing in it, so that the first plan has something to back up. */
    static void makeEmpty(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new RetortException(ProblemCode.READ_ONLY, file + " cannot be made: " + FileFault.reason(e), e)
                    .hint("Choose a folder you may write to.");
        }
    }

    private static String text(String name) throws IOException {
        try (InputStream in = Projects.class.getResourceAsStream(SAMPLE + name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its resource " + SAMPLE + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
