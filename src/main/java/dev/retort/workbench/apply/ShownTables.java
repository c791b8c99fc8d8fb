package dev.retort.workbench.apply;

import java.util.List;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.Database;
import dev.retort.engine.Engine;
import dev.retort.engine.OpenProject;
import dev.retort.plan.Plan;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Latest;
import dev.retort.workbench.work.Work;

/**
 * What the tables of a plan were like when it was shown. They are looked at behind the pane, which waits for nothing of
 * it, and again before the plan is applied: a person may have read it for a while.
 */
final class ShownTables {

    private final Engine engine;
    private final OpenProject project;
    private final Database database;
    private final Latest looking;
    private final ReadOnlyObjectWrapper<List<String>> changed = new ReadOnlyObjectWrapper<>(this, "changed",
            List.of());
    private @Nullable Plan seen;

    ShownTables(Engine engine, Work work, OpenProject project, Database database) {
        this.engine = engine;
        this.project = project;
        this.database = database;
        this.looking = new Latest(work);
    }

    /** Forgets what another plan's tables were like. */
    void forget() {
        looking.cancel();
        seen = null;
        changed.set(List.of());
    }

    /** A plan is shown from now on. */
    void look(Plan plan) {
        forget();
        // A catalog that cannot be read is no reason to show no plan; the run will say what is wrong with it.
        looking.start(Job.quiet(Messages.text("apply.looking"), _ -> engine.keptPlans().seeingTables(plan, database))
                .then(found -> seen = found).otherwise(_ -> {}));
    }

    /** Goes on where the tables are as they were shown; else {@link #changedProperty} says which are not. */
    void check(Runnable goOn) {
        Plan shown = seen;
        if (shown == null || shown.tables().isEmpty()) {
            looking.cancel();
            goOn.run();
            return;
        }
        looking.start(
                Job.of(Messages.text("apply.checking"), _ -> engine.keptPlans().changedTables(project, database, shown))
                        .then(found -> {
                            changed.set(found);
                            if (found.isEmpty()) {
                                goOn.run();
                            }
                        }).otherwise(_ -> goOn.run()));
    }

    /** A person knows, and wants the plan all the same. */
    void accept() {
        forget();
    }

    /** The tables that are no longer as they were when the plan was shown, sorted; empty where nobody has to be asked. */
    ReadOnlyObjectProperty<List<String>> changedProperty() {
        return changed.getReadOnlyProperty();
    }
}
