package dev.retort.workbench.apply;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import dev.retort.backup.BackupKind;
import dev.retort.connect.Database;
import dev.retort.connect.Environment;
import dev.retort.engine.ApplyOptions;
import dev.retort.engine.BackupOffer;
import dev.retort.engine.Engine;
import dev.retort.engine.OpenProject;
import dev.retort.engine.PlanRequest;
import dev.retort.engine.WhenMoved;
import dev.retort.plan.Plan;
import dev.retort.plan.PlannedStep;
import dev.retort.run.RunEvent;
import dev.retort.run.RunListener;
import dev.retort.run.RunResult;
import dev.retort.workbench.shell.Destination;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.text.DatabaseWords;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Progress;
import dev.retort.workbench.work.RunningJob;
import dev.retort.workbench.work.Work;

/** A plan on its way: made, read, agreed to, run, ended. */
public final class ApplyViewModel {

    private final Session session;
    private final Engine engine;
    private final Work work;
    private final Clock clock;
    private final OpenProject project;
    private final Database database;
    private final Destination.Migration wanted;
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(this, "stage", Stage.PLANNING);
    private final ReadOnlyObjectWrapper<@Nullable Plan> plan = new ReadOnlyObjectWrapper<>(this, "plan");
    private final ReadOnlyObjectWrapper<@Nullable BackupOffer> offer = new ReadOnlyObjectWrapper<>(this, "offer");
    private final ReadOnlyObjectWrapper<@Nullable Throwable> failure = new ReadOnlyObjectWrapper<>(this, "failure");
    private final ReadOnlyObjectWrapper<@Nullable RunModel> run = new ReadOnlyObjectWrapper<>(this, "run");
    private final ReadOnlyObjectWrapper<@Nullable RunResult> result = new ReadOnlyObjectWrapper<>(this, "result");
    private final ReadOnlyBooleanWrapper canApply = new ReadOnlyBooleanWrapper(this, "canApply");
    private final ObservableList<StepRow> steps = FXCollections.observableArrayList();
    private final ObjectProperty<BackupKind> backup = new SimpleObjectProperty<>(this, "backup", BackupKind.FULL);
    private final ObjectProperty<@Nullable Path> backupFolder = new SimpleObjectProperty<>(this, "backupFolder");
    private final StringProperty typedName = new SimpleStringProperty(this, "typedName", "");
    private final BooleanProperty cancelling = new SimpleBooleanProperty(this, "cancelling");
    private @Nullable RunningJob job;
    private Instant startedAt = Instant.EPOCH;

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
        this.clock = clock;
        this.wanted = wanted;
        this.project = session.project().orElseThrow();
        this.database = session.database().orElseThrow();
        stage.subscribe(this::updateCanApply);
        offer.subscribe(this::updateCanApply);
        typedName.subscribe(this::updateCanApply);
    }

    /** Makes the plan, or makes it again where the database or a file moved on. */
    public void plan() {
        stage.set(Stage.PLANNING);
        failure.set(null);
        offer.set(null);
        PlanRequest request = new PlanRequest(wanted.direction(), wanted.targets(), wanted.purge(), database, null,
                null);
        OpenProject now = session.project().orElse(project);
        work.start(Job.of(Messages.text("apply.planning"), _ -> engine.plan(now, request)).then(this::planned)
                .otherwise(why -> {
                    failure.set(why);
                    stage.set(Stage.REFUSED);
                }));
    }

    private void planned(Plan made) {
        plan.set(made);
        steps.setAll(rows(made, false));
        if (made.steps().isEmpty()) {
            stage.set(Stage.NOTHING);
            return;
        }
        stage.set(Stage.READY);
        work.start(Job.quiet("backup offer", _ -> engine.backupOffer(project, database, made)).then(given -> {
            backup.set(given.obstacle() == null ? given.preselected() : BackupKind.NONE);
            offer.set(given);
        }).otherwise(why -> {
            failure.set(why);
            backup.set(BackupKind.NONE);
            updateCanApply();
        }));
    }

    private List<StepRow> rows(Plan made, boolean running) {
        List<StepRow> rows = new ArrayList<>();
        if (running && backup.get() == BackupKind.FULL) {
            rows.add(StepRow.backup(Messages.text("apply.backup-step")));
        } else if (!running) {
            String at = made.from().isEmpty()
                    ? Messages.text("apply.now-base")
                    : Messages.text("apply.now-at", String.join(", ", made.from()));
            rows.add(StepRow.now(at, made.from().size() == 1 ? messageOf(made.from().getFirst()) : ""));
        }
        for (PlannedStep step : made.steps()) {
            StepRow row = StepRow.of(step,
                    step.message().isEmpty() ? Messages.text("graph.no-message") : step.message());
            row.noteProperty().set(Messages.text("apply.statements", step.statements().size()));
            rows.add(row);
        }
        return rows;
    }

    private String messageOf(String id) {
        return project.isReadable() ? project.graph().find(id).map(revision -> revision.message()).orElse("") : "";
    }

    private void updateCanApply() {
        boolean decided = offer.get() != null || failure.get() != null;
        boolean named = !needsName() || typedName.get().strip().equals(database.name());
        canApply.set(stage.get() == Stage.READY && decided && named);
    }

    /** Whether the name of the database must be typed first. */
    public boolean needsName() {
        return database.environment() == Environment.PRODUCTION && database.profile() != null;
    }

    /** Carries the plan out, exactly as it was read. */
    public void apply() {
        Plan agreed = plan.get();
        if (!canApply.get() || agreed == null || session.migratingProperty().get() != null) {
            return;
        }
        RunModel model = new RunModel(agreed, rows(agreed, true), clock);
        run.set(model);
        failure.set(null);
        cancelling.set(false);
        startedAt = clock.instant();
        stage.set(Stage.RUNNING);
        session.beganRun(agreed.direction());
        ApplyOptions options = new ApplyOptions(backup.get(), backupFolder.get(),
                needsName() ? typedName.get().strip() : null, ApplyOptions.DEFAULT_LOCK_WAIT, WhenMoved.REFUSE);
        String title = Messages.text("apply.running." + agreed.direction().text());
        job = work.start(Job.of(title, progress -> engine.apply(project, database, agreed, options,
                listener(model, progress), progress.cancellation())).then(this::ended).otherwise(this::refused));
        if (stage.get() != Stage.RUNNING) {
            job = null;
        }
    }

    /** Hands events to the window, and counts for the status bar on the run's own thread. */
    private RunListener listener(RunModel model, Progress progress) {
        int total = model.total();
        int[] begun = {0};
        return event -> {
            if (event instanceof RunEvent.StatementStarted) {
                begun[0]++;
                progress.report(Messages.text("apply.statement-of", begun[0], total), (begun[0] - 1.0) / total);
            }
            work.toWindow(() -> model.hear(event));
        };
    }

    private void ended(RunResult how) {
        RunModel model = run.get();
        if (model != null) {
            model.ended(how);
        }
        result.set(how);
        stage.set(how instanceof RunResult.Completed ? Stage.DONE : Stage.STOPPED);
        job = null;
        session.endedRun();
    }

    /** Refused before anything ran: the plan stays to be read, with the reason. */
    private void refused(Throwable why) {
        job = null;
        run.set(null);
        failure.set(why);
        stage.set(Stage.READY);
        session.endedRun();
    }

    /** Asks the run to stop: what is open is rolled back. */
    public void cancel() {
        RunningJob running = job;
        if (running != null && stage.get() == Stage.RUNNING) {
            cancelling.set(true);
            running.cancel();
        }
    }

    /** How long the run has taken until now. */
    public Duration elapsed() {
        RunResult ended = result.get();
        return ended != null ? ended.duration() : Duration.between(startedAt, clock.instant());
    }

    /** The plan as one script, for a file; blocks. */
    public String script(Plan of) {
        return engine.script(project, of);
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

    /** Null until it is known. */
    public ReadOnlyObjectProperty<@Nullable BackupOffer> offerProperty() {
        return offer.getReadOnlyProperty();
    }

    /** Why it cannot be planned, why it was refused, or why there can be no backup; null for none of it. */
    public ReadOnlyObjectProperty<@Nullable Throwable> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable RunModel> runProperty() {
        return run.getReadOnlyProperty();
    }

    /** Null until the run has ended. */
    public ReadOnlyObjectProperty<@Nullable RunResult> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** Whether the plan was read, the backup decided, and where it is needed the name typed. */
    public ReadOnlyBooleanProperty canApplyProperty() {
        return canApply.getReadOnlyProperty();
    }

    ObservableList<StepRow> steps() {
        return steps;
    }

    public ObjectProperty<BackupKind> backupProperty() {
        return backup;
    }

    /** Where the backup goes; null for the usual folder. */
    public ObjectProperty<@Nullable Path> backupFolderProperty() {
        return backupFolder;
    }

    public StringProperty typedNameProperty() {
        return typedName;
    }

    /** Whether a stop was asked for and has not happened yet. */
    public ReadOnlyBooleanProperty cancellingProperty() {
        return cancelling;
    }
}
