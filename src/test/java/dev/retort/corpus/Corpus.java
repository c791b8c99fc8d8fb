package dev.retort.corpus;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.retort.connect.PasswordPrompt;
import dev.retort.connect.UserFolders;
import dev.retort.corpus.Findings.Outcome;
import dev.retort.dialect.Actor;
import dev.retort.engine.Engine;
import dev.retort.engine.OpenProject;
import dev.retort.engine.Surroundings;
import dev.retort.plan.Plan;
import dev.retort.plan.PlannedStatement;
import dev.retort.plan.PlannedStep;
import dev.retort.problem.RetortException;
import dev.retort.revision.Direction;
import dev.retort.script.Script;
import dev.retort.sql.DialectName;

/** Reads the Alembic projects below a folder both ways for both dialects, beside the real Alembic. */
final class Corpus {

    private static final Set<String> PASSED_OVER = Set.of(".git", "node_modules", ".venv", "venv", "site-packages",
            "__pycache__", ".tox");

    private final Path root;
    private final Path work;

    /** @param work an empty folder for what is made on the way */
    Corpus(Path root, Path work) {
        this.root = root.toAbsolutePath();
        this.work = work;
    }

    public static void main(String[] arguments) throws Exception {
        System.out.println(new Corpus(Path.of(arguments[0]), Files.createTempDirectory("corpus")).report());
    }

    /** A table of all projects, then what is refused and why, then the first differences. */
    String report() throws IOException, InterruptedException {
        Findings all = new Findings("all");
        StringBuilder report = new StringBuilder(Findings.heading());
        try (Engine engine = new Engine(new Surroundings(Map.of(), work, work, new UserFolders(work.resolve("config"),
                work.resolve("data"), work.resolve("state")), Clock.systemUTC(), new Actor("corpus", "here"),
                PasswordPrompt.NOBODY))) {
            for (Path settings : settingsFiles()) {
                Findings findings = new Findings(settings.startsWith(root)
                        ? root.relativize(settings).toString()
                        : settings.getParent().getFileName().toString());
                read(engine, settings, findings);
                report.append(findings.line());
                all.add(findings);
            }
        }
        return report.append(all.line()).append(all.details()).toString();
    }

    private void read(Engine engine, Path settings, Findings findings) throws IOException, InterruptedException {
        OpenProject project;
        try {
            project = engine.open(settings);
        } catch (RetortException e) {
            findings.notOpened(e);
            return;
        }
        List<Script> scripts = project.scripts().scripts();
        findings.opened(scripts.size(), project.problems());
        List<Path> paths = new ArrayList<>(List.of(settings.getParent()));
        if (project.project().alembic() != null) {
            paths.addAll(project.project().alembic().settings().sysPath());
        }
        Map<String, RealAlembic.Rendered> rendered = RealAlembic.render(scripts.stream().map(Script::path).toList(),
                paths, work);
        for (Script script : scripts) {
            for (Direction direction : List.of(Direction.UPGRADE, Direction.DOWNGRADE)) {
                for (DialectName dialect : DialectName.values()) {
                    findings.add(script.file() + " " + direction.name().toLowerCase(Locale.ROOT) + " "
                            + dialect.text(), ours(engine, project, script, direction, dialect),
                            rendered.get(RealAlembic.key(script.path(), direction, dialect)));
                }
            }
        }
    }

    private static Outcome ours(Engine engine, OpenProject project, Script script, Direction direction,
            DialectName dialect) {
        try {
            Plan plan = engine.preview(project, script.revision().id(), direction, dialect);
            PlannedStep step = plan.steps().getFirst();
            return new Outcome(step.statements().stream().map(PlannedStatement::sql).toList(), step.runtimeDependent(),
                    null);
        } catch (RetortException refused) {
            return new Outcome(List.of(), null, refused);
        } catch (RuntimeException | StackOverflowError bug) {
            return new Outcome(List.of(), null, bug);
        }
    }

    /** The settings of each project; a folder of versions without any gets some. */
    private List<Path> settingsFiles() throws IOException {
        List<Path> found = new ArrayList<>();
        List<Path> bare = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = String.valueOf(folder.getFileName());
                if (name.equals("versions") && holdsPython(folder)) {
                    bare.add(folder);
                }
                return PASSED_OVER.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.endsWith("alembic.ini")) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        for (Path versions : bare) {
            Path parent = versions.getParent();
            boolean covered = found.stream().anyMatch(ini -> parent.startsWith(ini.getParent()));
            if (!covered) {
                Path made = Files.createDirectories(work.resolve("bare-" + found.size()).resolve(parent.getFileName()));
                found.add(Files.writeString(made.resolve("alembic.ini"), "[alembic]\nscript_location = "
                        + parent.toString().replace("%", "%%") + "\n"));
            }
        }
        found.sort(null);
        return found;
    }

    private static boolean holdsPython(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".py"));
        } catch (IOException e) {
            return false;
        }
    }
}
