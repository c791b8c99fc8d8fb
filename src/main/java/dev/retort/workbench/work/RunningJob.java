package dev.retort.workbench.work;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import dev.retort.problem.Cancellation;

/** A job under way, as the window sees it; its properties change on the window's thread only. */
public final class RunningJob {

    private final String title;
    private final Cancellation cancellation = new Cancellation();
    private final ReadOnlyStringWrapper detail = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper done = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyBooleanWrapper ended = new ReadOnlyBooleanWrapper(false);

    public RunningJob(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    public Cancellation cancellation() {
        return cancellation;
    }

    /** Asks it to stop. It ends when it has heard, with the failure {@code cancelled}. */
    public void cancel() {
        cancellation.cancel();
    }

    /** The part it is at; empty until it says. */
    public ReadOnlyStringProperty detailProperty() {
        return detail.getReadOnlyProperty();
    }

    /** How far it is, from 0 to 1; negative while nobody knows. */
    public ReadOnlyDoubleProperty doneProperty() {
        return done.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty endedProperty() {
        return ended.getReadOnlyProperty();
    }

    void report(String what, double fraction) {
        detail.set(what);
        done.set(fraction);
    }

    void end() {
        ended.set(true);
    }
}
