package dev.retort.workbench.apply;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import dev.retort.backup.BackupKind;
import dev.retort.connect.Database;
import dev.retort.engine.ApplyOptions;
import dev.retort.engine.Engine;
import dev.retort.engine.OpenProject;
import dev.retort.engine.PlanRequest;
import dev.retort.plan.Plan;
import dev.retort.run.RunResult;
import dev.retort.workbench.shell.Destination;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.text.DatabaseWords;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Work;

/** A plan on its way: made, read, agreed to, run, ended. */
public final class ApplyViewModel {

    private final Session session;
    private final Engine engine;
    private final Work work;
    private final OpenProject project;
    private final Database database;
    private final Destination.Migration wanted;
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(this, "stage", Stage.PLANNING);
    private final ReadOnlyObjectWrapper<@Nullable Plan> plan = new ReadOnlyObjectWrapper<>(this, "plan");
    private final ReadOnlyObjectWrapper<@Nullable Throwable> failure = new ReadOnlyObjectWrapper<>(this, "failure");
    private final ReadOnlyBooleanWrapper canApply = new ReadOnlyBooleanWrapper(this, "canApply");
    private final ObservableList<StepRow> steps = FXCollections.observableArrayList();
    private final Agreement agreement;
    private final AlembicOffer alembic;
    private final ShownTables tables;
    private final CurrentRun run;

    /** How far it is. */
    public enum Stage {
        PLANNING,
        /** It cannot be planned; {@link #failureProperty()} says why. */
        REFUSED,
        /** There is nothing to run. */
        NOTHING,
        /** To be read and agreed to. */
        READY, RUNNING, DONE, STOPPED
    }

    public ApplyViewModel(Session session, Engine engine, Work work, Clock clock, Destination.Migration wanted) {
        this.session = session;
        this.engine = engine;
        this.work = work;
        this.wanted = wanted;
        this.project = session.project().orElseThrow();
        this.database = session.database().orElseThrow();
        this.agreement = new Agreement(database);
        this.alembic = new AlembicOffer(engine);
        this.tables = new ShownTables(engine, work, project, database);
        this.run = new CurrentRun(engine, work, clock);
        stage.subscribe(this::updateCanApply);
        agreement.offerProperty().subscribe(this::updateCanApply);
        agreement.namedProperty().subscribe(this::updateCanApply);
        tables.changedProperty().subscribe(this::updateCanApply);
    }

    /** Makes the plan, or makes it again where the database or a file moved on. */
    public void plan() {
        stage.set(Stage.PLANNING);
        failure.set(null);
        agreement.begin();
        tables.forget();
        alembic.offer("");
        PlanRequest request = alembic.telling(
                new PlanRequest(wanted.direction(), wanted.targets(), wanted.purge(), database, null, null));
        OpenProject now = session.project().orElse(project);
        work.start(Job.of(Messages.text("apply.planning"), _ -> engine.plan(now, request)).then(this::planned)
                .otherwise(why -> refuse(now, why)));
    }

    /** There is no plan; where the project's own Alembic is a way out, it is found first, so that one is asked once. */
    private void refuse(OpenProject now, Throwable why) {
        work.start(Job.quiet("the project's Alembic", _ -> alembic.commandFor(now, why)).then(command -> {
            alembic.offer(command.orElse(""));
            failure.set(why);
            stage.set(Stage.REFUSED);
        }));
    }

    /** Has the project's own Alembic run what cannot be read, in this plan alone, and plans again. */
    public void allowAlembicOnce() {
        alembic.allowOnce();
        plan();
    }

    /** Has the project's own Alembic run what cannot be read, from now on, and plans again. */
    public void allowAlembic() {
        OpenProject now = session.project().orElse(project);
        work.start(Job.of(Messages.text("apply.planning"), _ -> {
            alembic.allowFor(now);
            return now;
        }).then(_ -> plan()).otherwise(why -> {
            alembic.offer("");
            failure.set(why);
        }));
    }

    private void planned(Plan made) {
        plan.set(made);
        steps.setAll(PlanRows.toRead(made, project));
        if (made.steps().isEmpty()) {
            stage.set(Stage.NOTHING);
            return;
        }
        stage.set(Stage.READY);
        work.start(
                Job.quiet("backup offer", _ -> engine.backups().offer(project, database, made)).then(agreement::offer)
                        .otherwise(why -> {
                            failure.set(why);
                            agreement.backupProperty().set(BackupKind.NONE);
                            updateCanApply();
                        }));
        tables.look(made);
    }

    private void updateCanApply() {
        canApply.set(isAgreed() && tables.changedProperty().get().isEmpty());
    }

    private boolean isAgreed() {
        boolean decided = agreement.offerProperty().get() != null || failure.get() != null;
        return stage.get() == Stage.READY && decided && agreement.namedProperty().get();
    }

    /** Carries the plan out, exactly as it was read; asks first where one of its tables changed since it was shown. */
    public void apply() {
        if (canApply.get() && session.migratingProperty().get() == null) {
            // Until it is known, there is nothing more to agree to.
            canApply.set(false);
            tables.check(this::run);
        }
    }

    /** Carries the plan out though tables of it changed. */
    public void applyAllTheSame() {
        if (!tables.changedProperty().get().isEmpty() && isAgreed()) {
            tables.accept();
            run();
        }
    }

    private void run() {
        Plan agreed = plan.get();
        if (agreed == null || !isAgreed() || session.migratingProperty().get() != null) {
            updateCanApply();
            return;
        }
        ApplyOptions options = agreement.options();
        run.prepare(agreed, options);
        failure.set(null);
        stage.set(Stage.RUNNING);
        session.beganRun(agreed.direction());
        run.start(project, database, options, this::ended, this::refused);
    }

    private void ended() {
        stage.set(run.resultProperty().get() instanceof RunResult.Completed ? Stage.DONE : Stage.STOPPED);
        session.endedRun();
    }

    /** Refused before anything ran: the plan stays to be read, with the reason. */
    private void refused(Throwable why) {
        failure.set(why);
        stage.set(Stage.READY);
        session.endedRun();
    }

    /** Asks the run to stop: what is open is rolled back. */
    public void cancel() {
        run.cancel();
    }

    /** How long the run has taken until now. */
    public Duration elapsed() {
        return run.elapsed();
    }

    /** The plan as one script, for a file; blocks. */
    public String script(Plan of) {
        return engine.keptPlans().script(project, of);
    }

    /** What the database is called where there is little room. */
    public String databaseName() {
        return DatabaseWords.shortName(database);
    }

    public Database database() {
        return database;
    }

    public Destination.Migration wanted() {
        return wanted;
    }

    public ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /** Null until it is made. */
    public ReadOnlyObjectProperty<@Nullable Plan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /** Why it cannot be planned, why it was refused, or why there can be no backup; null for none of it. */
    public ReadOnlyObjectProperty<@Nullable Throwable> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable RunModel> runProperty() {
        return run.modelProperty();
    }

    /** The tables that changed since the plan was shown; empty where nobody has to be asked. */
    public ReadOnlyObjectProperty<List<String>> changedTablesProperty() {
        return tables.changedProperty();
    }

    /** Null until the run has ended. */
    public ReadOnlyObjectProperty<@Nullable RunResult> resultProperty() {
        return run.resultProperty();
    }

    /** Whether the plan was read, the backup decided, and where it is needed the name typed. */
    public ReadOnlyBooleanProperty canApplyProperty() {
        return canApply.getReadOnlyProperty();
    }

    ObservableList<StepRow> steps() {
        return steps;
    }

    /** What is decided before it runs. */
    public Agreement agreement() {
        return agreement;
    }

    /** How the project's own Alembic would be called to run what cannot be read; empty where that is no way out. */
    public ReadOnlyStringProperty alembicCommandProperty() {
        return alembic.commandProperty();
    }

    /** Whether a stop was asked for and has not happened yet. */
    public ReadOnlyBooleanProperty cancellingProperty() {
        return run.cancellingProperty();
    }
}
