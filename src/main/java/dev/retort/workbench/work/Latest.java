package dev.retort.workbench.work;

import org.jspecify.annotations.Nullable;

/**
 * A place where only the latest job counts: the details of what is selected now, the check of the text as it is now.
 * Starting a job asks the one before it to stop, and nothing of that one is heard any more.
 */
public final class Latest {

    private final Work work;
    private @Nullable RunningJob current;
    private long turn;

    public Latest(Work work) {
        this.work = work;
    }

    public <T> RunningJob start(Job<T> job) {
        cancel();
        long mine = turn;
        Job<T> guarded = job.then(result -> {
            if (turn == mine) {
                job.onSuccess().accept(result);
            }
        });
        var onFailure = job.onFailure();
        if (onFailure != null) {
            guarded = guarded.otherwise(failure -> {
                if (turn == mine) {
                    onFailure.accept(failure);
                }
            });
        }
        RunningJob started = work.start(guarded);
        if (turn == mine) {
            current = started;
        }
        return started;
    }

    /** Stops what runs, and what came of it is not heard. */
    public void cancel() {
        turn++;
        if (current != null) {
            current.cancel();
            current = null;
        }
    }
}
