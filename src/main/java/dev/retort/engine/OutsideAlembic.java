package dev.retort.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.Database;
import dev.retort.connect.UserFolders;
import dev.retort.plan.OutsideArguments;
import dev.retort.plan.PlannedStep;
import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.project.AlembicCommand;
import dev.retort.project.AlembicProject;

/**
 * Calls a project's own Alembic for steps that cannot be read. It runs the project's code, so a person has to have
 * allowed it: for one call, or for a project, which is remembered in the user's own folder and never in the project's.
 */
final class OutsideAlembic {

    private static final String REMEMBERED = "alembic-commands.txt";
    private static final int LINES_KEPT = 20;

    private final Map<String, String> environment;
    private final AllowedCommands remembered;

    OutsideAlembic(Map<String, String> environment, UserFolders folders) {
        this.environment = environment;
        this.remembered = new AllowedCommands(folders.config().resolve(REMEMBERED));
    }

    /** How the project's own Alembic is called; empty where none can be found. */
    Optional<AlembicCommand> command(OpenProject project) {
        return AlembicCommand.find(project.project(), environment);
    }

    /** The command, where a person allows it now or has before; null where not. */
    @Nullable
    String allowed(OpenProject project, PlanRequest.Unreadable unreadable) {
        AlembicProject alembic = project.project().alembic();
        if (alembic != null && alembic.settings().databases().size() > 1) {
            if (unreadable == PlanRequest.Unreadable.RUN_ALEMBIC) {
                throw new RetortException(ProblemCode.INVALID_SETTINGS, "The project's own Alembic migrates all of its "
                        + "databases at once (" + String.join(", ", alembic.settings().databases())
                        + "), so it cannot run a step of one of them.").hint("Migrate with Alembic itself.");
            }
            return null;
        }
        Optional<AlembicCommand> command = command(project);
        if (unreadable == PlanRequest.Unreadable.RUN_ALEMBIC && command.isEmpty()) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, "The project's own Alembic cannot be found.")
                    .hint("Say how it is called in a retort.toml beside alembic.ini: [alembic] command = "
                            + "[\"uv\", \"run\", \"alembic\"].");
        }
        return command.filter(found -> unreadable == PlanRequest.Unreadable.RUN_ALEMBIC
                || remembered.has(project.folder(), found.words())).map(AlembicCommand::shown).orElse(null);
    }

    /** Remembers that this project's Alembic may run, called as it is now: another command is asked for anew. */
    void remember(OpenProject project) {
        command(project).ifPresent(found -> remembered.add(project.folder(), found.words()));
    }

    /** The commands that a person has allowed for this project. */
    List<String> remembered(OpenProject project) {
        return remembered.of(project.folder());
    }

    /** Forgets them. */
    void forget(OpenProject project) {
        remembered.removeAll(project.folder());
    }

    /**
     * Carries out one step.
     *
     * @param said gets what the program prints, line by line
     * @throws RetortException {@code statement-failed} with its last words, {@code cancelled}
     */
    void run(OpenProject project, Database database, PlannedStep step, Consumer<String> said,
            Cancellation cancellation) {
        AlembicCommand command = command(project).orElseThrow(() -> new RetortException(ProblemCode.INVALID_SETTINGS,
                "The project's own Alembic cannot be found any more.").hint("Plan again."));
        Process process = start(project, command, AlembicCommand.environment(project.project(), database, environment),
                step);
        Deque<String> last = new ArrayDeque<>();
        try (Cancellation.Registration _ = cancellation.onCancel(() -> {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }); BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                said.accept(line);
                last.addLast(line);
                if (last.size() > LINES_KEPT) {
                    last.removeFirst();
                }
            }
            int exit = process.waitFor();
            cancellation.check();
            if (exit != 0) {
                throw failed(command, step, last.isEmpty() ? "exit code " + exit : last.getLast()).data("output",
                        new ArrayList<>(last));
            }
        } catch (IOException e) {
            cancellation.check();
            throw failed(command, step, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw failed(command, step, "it was interrupted");
        }
    }

    private static Process start(OpenProject project, AlembicCommand command, Map<String, String> environment,
            PlannedStep step) {
        List<String> words = new ArrayList<>(command.words());
        AlembicProject alembic = project.project().alembic();
        if (alembic != null) {
            words.addAll(List.of("-c", String.valueOf(alembic.settings().file().getFileName()), "-n",
                    alembic.settings().section()));
        }
        words.addAll(OutsideArguments.of(step.step()));
        ProcessBuilder builder = new ProcessBuilder(words).directory(project.folder().toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw failed(command, step, String.valueOf(e.getMessage()));
        }
    }

    private static RetortException failed(AlembicCommand command, PlannedStep step, String why) {
        return new RetortException(ProblemCode.STATEMENT_FAILED, "The project's own Alembic (" + command.shown()
                + ") failed at revision " + step.revision() + ": " + why)
                .hint("Its output above says more.").data("revision", step.revision());
    }
}
