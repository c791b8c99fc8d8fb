package dev.retort.revision;

import java.util.Collection;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import dev.retort.problem.RetortException;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What the tests of this room say over and over. */
final class RevisionAssertions {

    private RevisionAssertions() {}

    static List<String> ids(Collection<Revision> revisions) {
        return revisions.stream().map(Revision::id).toList();
    }

    /** The failure of a call that must fail. */
    static RetortException problem(ThrowingCallable call) {
        RetortException problem = catchThrowableOfType(RetortException.class, call);
        if (problem == null) {
            throw new AssertionError("expected a failure");
        }
        return problem;
    }

    /** The changes of a path, one string a step: {@code "-a b>c"} deletes a and updates b to c. */
    static List<String> changes(RevisionPath path) {
        return path.steps().stream()
                .map(step -> String.join(" ", step.versionChanges().stream().map(RevisionAssertions::sign).toList()))
                .toList();
    }

    private static String sign(VersionChange change) {
        return switch (change) {
            case VersionChange.Insert(String id) -> "+" + id;
            case VersionChange.Update(String from, String to) -> from + ">" + to;
            case VersionChange.Delete(String id) -> "-" + id;
            case VersionChange.Clear() -> "clear";
        };
    }
}
