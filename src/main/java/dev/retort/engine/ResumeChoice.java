package dev.retort.engine;

/** What to do with a statement that began and was not seen to end. */
public enum ResumeChoice {
    /** It had no effect or may be run twice: the next run runs it again. */
    RETRY,
    /** It took effect: the next run goes on after it. */
    MARK_DONE
}
