package dev.retort.workbench.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.retort.engine.OpenProject;
import dev.retort.plan.Plan;
import dev.retort.plan.PlannedStep;
import dev.retort.plan.RuntimeReason;
import dev.retort.workbench.text.Messages;

/** The lines of a plan: where the database stands, or the backup, and the steps. */
final class PlanRows {

    private PlanRows() {}

    /** The lines of a plan that is being read. */
    static List<StepRow> toRead(Plan plan, OpenProject project) {
        List<StepRow> rows = new ArrayList<>();
        String at = plan.from().isEmpty()
                ? Messages.text("apply.now-base")
                : Messages.text("apply.now-at", String.join(", ", plan.from()));
        rows.add(StepRow.now(at, plan.from().size() == 1 ? messageOf(project, plan.from().getFirst()) : ""));
        return steps(plan, rows);
    }

    /** The lines of a plan that is carried out. */
    static List<StepRow> toRun(Plan plan, boolean withBackup) {
        List<StepRow> rows = new ArrayList<>();
        if (withBackup) {
            rows.add(StepRow.backup(Messages.text("apply.backup-step")));
        }
        return steps(plan, rows);
    }

    private static List<StepRow> steps(Plan plan, List<StepRow> rows) {
        for (PlannedStep step : plan.steps()) {
            StepRow row = StepRow.of(step,
                    step.message().isEmpty() ? Messages.text("graph.no-message") : step.message());
            row.noteProperty().set(note(step));
            rows.add(row);
        }
        return rows;
    }

    private static String note(PlannedStep step) {
        Optional<RuntimeReason> reason = RuntimeReason.of(step);
        if (reason.filter(RuntimeReason::isOutside).isPresent()) {
            return Messages.text("apply.by-alembic");
        }
        return Messages.text(reason.isPresent() ? "apply.statements-so-far" : "apply.statements",
                step.statements().size());
    }

    private static String messageOf(OpenProject project, String id) {
        return project.isReadable() ? project.graph().find(id).map(revision -> revision.message()).orElse("") : "";
    }
}
