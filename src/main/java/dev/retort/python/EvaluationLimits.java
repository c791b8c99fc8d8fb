package dev.retort.python;

import java.time.Duration;

/**
 * How far an evaluation may go.
 *
 * @param sourceBytes how long a file may be, in bytes of UTF-8
 * @param nesting how deep its syntax tree may be
 * @param parseTime how long parsing one file may take
 * @param steps how many expressions and statements may be evaluated
 * @param calls how deep calls may nest
 * @param values how many characters texts may have in all; a value in a list, dict or object counts as 32
 * @param time how long an evaluation may take; what it waits for a database does not count
 */
public record EvaluationLimits(int sourceBytes, int nesting, Duration parseTime, long steps, int calls, long values,
        Duration time) {

    /** Enough for the largest revision files met in public projects, with room to spare. */
    public static final EvaluationLimits STANDARD = new EvaluationLimits(4 << 20, 200, Duration.ofSeconds(5), 2_000_000,
            200, 20_000_000,
            Duration.ofSeconds(3));
}
