package dev.retort.engine;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

import dev.retort.connect.Database;
import dev.retort.dialect.SchemaWriter;
import dev.retort.diff.Difference;
import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.schema.DataCount;
import dev.retort.schema.ObjectName;

/** What a person can do with schemas: compare them, and make revisions of what differs. */
public final class Schemas {

    private final Comparisons comparisons;
    private final DataAtStake data;
    private final Autogeneration autogeneration;

    Schemas(Comparisons comparisons, DataAtStake data, Autogeneration autogeneration) {
        this.comparisons = comparisons;
        this.data = data;
        this.autogeneration = autogeneration;
    }

    /**
     * Compares. Both sides are read by a database of one kind, so that types, defaults and expressions are spelled alike;
     * what is no database is made in a scratch place, which leaves nothing behind.
     *
     * @param database the one whose kind is meant, and near which scratch is
     */
    public SchemaComparison compare(OpenProject project, Database database, CompareRequest request,
            Cancellation cancellation) {
        return comparisons.compare(project, database, request, cancellation);
    }

    /**
     * Compares a database once more after it was changed; the target is not read again.
     *
     * @param earlier of the database and anything else, its questions open again
     * @param privileges whether owners and grants are compared too, as they were
     */
    public SchemaComparison compareAgain(SchemaComparison earlier, boolean privileges) {
        return comparisons.again(earlier, privileges);
    }

    /**
     * The tables and columns whose data a person should know the amount of before choosing: those that would be dropped,
     * and those that may be renamed; as differences and questions name them.
     */
    public Set<ObjectName> dataAtStake(SchemaComparison comparison) {
        return DataAtStake.of(comparison);
    }

    /**
     * How many rows these tables, and values these columns hold; counted within two seconds, or estimated.
     *
     * @param database the side of the comparison that would be changed
     * @param things of {@link #dataAtStake}
     * @return what is known; what takes too long to count and was never estimated is missing
     */
    public Map<ObjectName, DataCount> count(Database database, SchemaComparison comparison,
            Collection<ObjectName> things, Cancellation cancellation) {
        return data.count(database, comparison, things, cancellation);
    }

    /**
     * Refuses to make a revision for a database that others wait for: its differences would be made twice.
     *
     * @throws RetortException {@code not-up-to-date}, {@code unknown-database-revision}
     */
    public void refuseBehind(OpenProject project, DatabaseState state) {
        if (!state.unknown().isEmpty()) {
            throw new RetortException(ProblemCode.UNKNOWN_DATABASE_REVISION, "The database " + state.database().name()
                    + " names " + String.join(", ", state.unknown()) + ", which no file has.")
                    .hint("Get the file (git pull), or forget it: retort stamp --purge REV, or retort reset.")
                    .data("revisions", state.unknown());
        }
        if (state.pending() > 0) {
            throw new RetortException(ProblemCode.NOT_UP_TO_DATE, "Target database is not up to date: "
                    + state.pending() + (state.pending() == 1 ? " revision is" : " revisions are")
                    + " not applied to " + state.database().name() + ".")
                    .hint("Apply them first: retort upgrade head. If the tables are already as head says: retort stamp"
                            + " head.");
        }
    }

    /** The revision that chosen differences would make; not tried. */
    public GeneratedRevision preview(OpenProject project, SchemaComparison comparison, Collection<Difference> chosen,
            NewRevision wanted, SchemaWriter.Style style) {
        return autogeneration.preview(project, comparison, chosen, wanted, style);
    }

    /** The same, tried on scratch: up, compare, down, compare. */
    public GeneratedRevision generate(OpenProject project, SchemaComparison comparison, Collection<Difference> chosen,
            NewRevision wanted, SchemaWriter.Style style, CompareRequest.Consent consent, Cancellation cancellation) {
        return autogeneration.generate(project, comparison, chosen, wanted, style, consent, cancellation);
    }

    /** Writes the file of a generated revision, exactly as it was shown, and gives its path. */
    public Path write(GeneratedRevision revision) {
        return revision.draft().write();
    }
}
