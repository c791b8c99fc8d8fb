package dev.retort.workbench.shell;

/** Says what happened: in the status bar, and where it needs no answer as words that go away. */
public interface Notices {

    /** A task ended well: {@code Upgrade applied 3 revisions in 27.4 s}. */
    void done(String sentence);

    /** Something a person should know, though nothing failed. */
    void note(String sentence);

    /** A failure that no pane of its own shows. A stop that was asked for is no failure. */
    void problem(Throwable failure);
}
