package dev.retort.workbench.work;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A piece of blocking work and what to do with what came of it, on the window's thread.
 *
 * @param title what is being done, for the status bar: {@code Reading the project}
 * @param quiet whether to keep it out of the status bar: a check as one types, a preview
 * @param work what to do
 * @param onSuccess hears the result
 * @param onFailure hears the failure; null leaves it to the {@link Work}, which shows it
 */
public record Job<T>(String title, boolean quiet, Blocking<T> work, Consumer<? super T> onSuccess,
        @Nullable Consumer<? super Throwable> onFailure) {

    /** A job that shows in the status bar while it runs. */
    public static <T> Job<T> of(String title, Blocking<T> work) {
        return new Job<>(title, false, work, _ -> {}, null);
    }

    /** A job nobody needs to see. */
    public static <T> Job<T> quiet(String title, Blocking<T> work) {
        return new Job<>(title, true, work, _ -> {}, null);
    }

    public Job<T> then(Consumer<? super T> hearer) {
        return new Job<>(title, quiet, work, hearer, onFailure);
    }

    public Job<T> otherwise(Consumer<? super Throwable> hearer) {
        return new Job<>(title, quiet, work, onSuccess, hearer);
    }
}
