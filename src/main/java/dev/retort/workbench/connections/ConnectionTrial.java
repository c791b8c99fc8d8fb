package dev.retort.workbench.connections;

import java.time.Clock;
import java.util.List;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.Database;
import dev.retort.connect.Profile;
import dev.retort.connect.Secret;
import dev.retort.connect.SessionSettings;
import dev.retort.engine.Engine;
import dev.retort.engine.OpenProject;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Latest;
import dev.retort.workbench.work.Work;

/** Tries to connect with what a form says, saved or not, and keeps what came of it. */
final class ConnectionTrial {

    private final Engine engine;
    private final Latest testing;
    private final Clock clock;
    private final ReadOnlyObjectWrapper<TestOutcome> outcome = new ReadOnlyObjectWrapper<>(this, "outcome",
            new TestOutcome.Untested());

    ConnectionTrial(Engine engine, Work work, Clock clock) {
        this.engine = engine;
        this.clock = clock;
        this.testing = new Latest(work);
    }

    ReadOnlyObjectProperty<TestOutcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /**
     * @param password as typed; null for the one kept elsewhere
     * @param project whose version table to look for; null for none
     */
    void start(Profile profile, @Nullable Secret password, @Nullable OpenProject project) {
        outcome.set(new TestOutcome.Running());
        testing.start(Job.of(Messages.text("connections.testing", profile.name()),
                _ -> engine.connections().test(project, database(profile, password)))
                .then(report -> outcome.set(new TestOutcome.Tested(report))).otherwise(this::failed));
    }

    private static Database database(Profile profile, @Nullable Secret password) {
        SessionSettings settings = new SessionSettings("", "", profile.lockTimeout(), profile.statementTimeout(),
                SessionSettings.DEFAULT.patience());
        return new Database(profile.name(), profile.url().withPassword(password), settings, profile, List.of());
    }

    private void failed(Throwable why) {
        boolean stopped = why instanceof RetortException known && known.code() == ProblemCode.CANCELLED;
        outcome.set(stopped ? new TestOutcome.Stopped() : new TestOutcome.Failed(why, clock.instant()));
    }

    /** Stops waiting; what it finds is not shown any more. */
    void cancel() {
        if (outcome.get() instanceof TestOutcome.Running) {
            testing.cancel();
            outcome.set(new TestOutcome.Stopped());
        }
    }

    /** Another form is shown, or it changed: what came of the last test says nothing of it. */
    void forget() {
        testing.cancel();
        outcome.set(new TestOutcome.Untested());
    }
}
