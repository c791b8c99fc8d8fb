package dev.retort.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.retort.alembic.env.ModelConventions;
import dev.retort.alembic.settings.AlembicSettings;
import dev.retort.corpus.Findings.Outcome;
import dev.retort.engine.Engine;
import dev.retort.engine.OpenProject;
import dev.retort.plan.Plan;
import dev.retort.plan.PlannedStatement;
import dev.retort.plan.PlannedStep;
import dev.retort.plan.RuntimeReason;
import dev.retort.problem.RetortException;
import dev.retort.project.AlembicProject;
import dev.retort.python.EvaluationLimits;
import dev.retort.python.Programs;
import dev.retort.revision.Direction;
import dev.retort.script.ModuleSources;
import dev.retort.script.Script;
import dev.retort.sql.DialectName;
import dev.retort.testing.Desk;

/** Reads the Alembic projects below a folder both ways for both dialects, beside the real Alembic. */
final class Corpus {

    private static final Set<String> PASSED_OVER = Set.of(".git", "node_modules", ".venv", "venv", "site-packages",
            "__pycache__", ".tox");

    /** Projects whose env.py chooses the revisions by the dialect have a file for each, alembic-sqlite.ini say. */
    private static final Pattern SETTINGS = Pattern.compile("alembic(-[a-z]+)?\\.ini");
    private static final List<Direction> WAYS = List.of(Direction.UPGRADE, Direction.DOWNGRADE);

    private final Path root;
    private final Path work;

    /** @param work an empty folder for what is made on the way */
    Corpus(Path root, Path work) {
        this.root = root.toAbsolutePath();
        this.work = work;
    }

    /**
     * What was found.
     *
     * @param faults what should not be: a bug of Retort's, or nothing that the real Alembic could render; a refusal or a
     *     difference is none, as both may have their reason
     */
    record Report(String text, List<String> faults) {}

    public static void main(String[] arguments) throws Exception {
        System.out.println(new Corpus(Path.of(arguments[0]), Files.createTempDirectory("corpus")).report().text());
    }

    /** A table of all projects, then what is refused and why, then the first differences. */
    Report report() throws IOException, InterruptedException {
        Findings all = new Findings("all");
        StringBuilder report = new StringBuilder(Findings.heading());
        try (Engine engine = new Engine(Desk.in(work))) {
            Set<Path> known = new HashSet<>();
            for (Path settings : settingsFiles()) {
                known.addAll(read(engine, settings, root.relativize(settings).toString(), all, report));
            }
            for (Path versions : bareFolders()) {
                if (known.stream().noneMatch(versions::startsWith)) {
                    known.add(versions);
                    read(engine, settingsFor(versions), root.relativize(versions).toString(), all, report);
                }
            }
        }
        return new Report(report.append(all.line()).append(all.details()).toString(), all.faults());
    }

    /** A settings file for a folder that none names: beside a copy of the Python it may import, as nothing is written here. */
    private Path settingsFor(Path versions) throws IOException {
        Path inside = root.relativize(versions.getParent());
        Path top = inside.getNameCount() == 1 ? root : root.resolve(inside.getName(0));
        Path copy = Files.createTempDirectory(work, "bare");
        try (Stream<Path> files = Files.find(top, Integer.MAX_VALUE, (path, attributes) -> attributes.isRegularFile()
                && path.toString().endsWith(".py") && !isPassedOver(path))) {
            for (Path file : files.toList()) {
                Path to = copy.resolve(top.relativize(file));
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        Path location = top.relativize(versions.getParent());
        List<String> above = new ArrayList<>(List.of("."));
        for (int names = 1; names < location.getNameCount(); names++) {
            above.add(location.subpath(0, names).toString());
        }
        return Files.writeString(copy.resolve("alembic.ini"), """
                [alembic]
                script_location = %s
                path_separator = ;
                prepend_sys_path = %s
                """.formatted(location, String.join(";", above)).replace("%", "%%"));
    }

    /** Reads a project into the report; its version folders. */
    private List<Path> read(Engine engine, Path settings, String name, Findings all, StringBuilder report)
            throws IOException, InterruptedException {
        Findings findings = new Findings(name);
        List<Path> folders = List.of();
        try {
            OpenProject project = engine.open(settings);
            folders = project.project().versionFolders();
            compare(engine, project, settings, findings);
        } catch (RetortException e) {
            findings.notOpened(e);
        }
        if (findings.isAnything()) {
            report.append(findings.line());
            all.add(findings);
        }
        return folders;
    }

    private void compare(Engine engine, OpenProject project, Path settings, Findings findings)
            throws IOException, InterruptedException {
        List<Script> scripts = inOrder(project);
        findings.opened(scripts.size(), project.problems());
        List<Path> paths = new ArrayList<>(List.of(settings.getParent()));
        if (project.project().alembic() != null) {
            paths.addAll(project.project().alembic().settings().sysPath());
        }
        try (RealAlembic alembic = RealAlembic.start(scripts.stream().map(Script::path).toList(), paths,
                conventions(project), work)) {
            Map<String, Outcome> ours = new HashMap<>();
            for (DialectName dialect : dialects(settings)) {
                for (Script script : scripts) {
                    for (Direction direction : WAYS) {
                        ours.put(RealAlembic.key(script.path(), direction, dialect),
                                ours(engine, project, script, direction, dialect));
                    }
                }
            }
            Map<String, RealAlembic.Rendered> theirs = alembic.rendered();
            for (Script script : scripts) {
                for (Direction direction : WAYS) {
                    for (DialectName dialect : dialects(settings)) {
                        String key = RealAlembic.key(script.path(), direction, dialect);
                        findings.add(script.file() + " " + direction.name().toLowerCase(Locale.ROOT) + " "
                                + dialect.text(), Objects.requireNonNull(ours.get(key)), theirs.get(key));
                    }
                }
            }
        }
    }

    /** What the project's {@code env.py} gives Alembic by its metadata: it is not run, so Alembic is told. */
    private static Map<String, String> conventions(OpenProject project) throws IOException {
        AlembicProject alembic = project.project().alembic();
        if (alembic == null || !Files.exists(alembic.settings().envScript())) {
            return Map.of();
        }
        AlembicSettings settings = alembic.settings();
        return ModelConventions.read(Files.readString(settings.envScript()), settings.envScript().toString(),
                ModuleSources.of(settings.folder().toRealPath(), settings.sysPath(), settings.scriptLocation()),
                new Programs(EvaluationLimits.STANDARD));
    }

    /** From the base up, so that what is known of the tables at one revision serves for the next. */
    private static List<Script> inOrder(OpenProject project) {
        return project.isReadable()
                ? project.graph().upgrade(List.of(), "heads").steps().stream()
                        .map(step -> project.scripts().find(step.revision()).orElseThrow()).toList()
                : project.scripts().scripts();
    }

    /** A settings file that names a dialect is for that one. */
    private static List<DialectName> dialects(Path settings) {
        String name = settings.getFileName().toString();
        List<DialectName> named = Stream.of(DialectName.values()).filter(one -> name.contains(one.text())).toList();
        return named.isEmpty() ? List.of(DialectName.values()) : named;
    }

    private static Outcome ours(Engine engine, OpenProject project, Script script, Direction direction,
            DialectName dialect) {
        try {
            Plan plan = engine.preview(project, script.revision().id(), direction, dialect);
            PlannedStep step = plan.steps().getFirst();
            return new Outcome(step.statements().stream().map(PlannedStatement::sql).toList(), RuntimeReason.of(step)
                    .map(RuntimeReason::sentence).orElse(null), null);
        } catch (RetortException refused) {
            return new Outcome(List.of(), null, refused);
        } catch (RuntimeException | StackOverflowError bug) {
            return new Outcome(List.of(), null, bug);
        }
    }

    private List<Path> settingsFiles() throws IOException {
        try (Stream<Path> files = Files.find(root, Integer.MAX_VALUE, (path, _) -> SETTINGS
                .matcher(path.getFileName().toString()).matches() && !isPassedOver(path))) {
            return files.sorted().toList();
        }
    }

    /** Folders of revisions, whether settings name them or not. */
    private List<Path> bareFolders() throws IOException {
        try (Stream<Path> folders = Files.find(root, Integer.MAX_VALUE, (path, attributes) -> attributes.isDirectory()
                && path.endsWith("versions") && !isPassedOver(path) && holdsPython(path))) {
            return folders.sorted().toList();
        }
    }

    private boolean isPassedOver(Path path) {
        for (Path name : root.relativize(path)) {
            if (PASSED_OVER.contains(name.toString())) {
                return true;
            }
        }
        return false;
    }

    private static boolean holdsPython(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".py"));
        } catch (IOException e) {
            return false;
        }
    }
}
