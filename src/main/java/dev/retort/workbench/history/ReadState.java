package dev.retort.workbench.history;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

/**
 * How far the reading of a list has come, and why it failed where it did.
 *
 * @param <C> what fills the place of the list
 */
final class ReadState<C> {

    private final C loading;
    private final C failed;
    private final ReadOnlyObjectWrapper<C> content;
    private final ReadOnlyObjectWrapper<@Nullable Throwable> failure = new ReadOnlyObjectWrapper<>(this, "failure");

    /**
     * @param loading while nothing is read yet
     * @param failed when it could not be read
     */
    ReadState(C loading, C failed) {
        this.loading = loading;
        this.failed = failed;
        this.content = new ReadOnlyObjectWrapper<>(this, "content", loading);
    }

    /** Nothing that was read counts any more. */
    void forget() {
        show(loading);
    }

    void fail(Throwable why) {
        failure.set(why);
        content.set(failed);
    }

    /** It was read. */
    void show(C now) {
        failure.set(null);
        content.set(now);
    }

    ReadOnlyObjectProperty<C> contentProperty() {
        return content.getReadOnlyProperty();
    }

    /** Why it could not be read; null where it could. */
    ReadOnlyObjectProperty<@Nullable Throwable> failureProperty() {
        return failure.getReadOnlyProperty();
    }
}
