package dev.retort.python;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.PythonRaise;
import dev.retort.python.value.Refusal;

/** What stopped an evaluation, in words for people. */
final class EvaluationFailures {

    private EvaluationFailures() {}

    static RetortException of(RuntimeException failure, Evaluation in) {
        return switch (failure) {
            case Refusal refusal -> at(refusal.fault() == Refusal.Fault.PROGRAM
                    ? ProblemCode.INVALID_REVISION_FILE
                    : ProblemCode.UNSUPPORTED_PYTHON, refusal.at(), in, refusal.getMessage() + "");
            case PythonRaise raised -> raised(raised, in);
            case RetortException known -> known.position() == null ? known.at(in.here()) : known;
            default -> throw failure;
        };
    }

    private static RetortException raised(PythonRaise raised, Evaluation in) {
        ClassValue of = in.type(raised.exception());
        String type = of.name();
        String text = text(raised, in);
        return at(ProblemCode.UNSUPPORTED_PYTHON, raised.at(), in,
                "it raises " + type + (text.isEmpty() ? "" : ": " + text))
                .data("raises", type).data("raised-message", text).data("raised-module", of.module());
    }

    /** The exception's text, which its class may make as it likes. */
    private static String text(PythonRaise raised, Evaluation in) {
        try {
            return in.str(raised.exception());
        } catch (Refusal | PythonRaise _) {
            return "";
        }
    }

    private static RetortException at(ProblemCode code, @Nullable SourcePosition at, Evaluation in, String reason) {
        SourcePosition place = at == null ? in.here() : at;
        return new RetortException(code,
                place.file() + ":" + place.line() + ": " + reason).at(place);
    }
}
