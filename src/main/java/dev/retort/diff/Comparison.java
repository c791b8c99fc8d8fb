package dev.retort.diff;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.retort.operation.SchemaChange;
import dev.retort.operation.SchemaChange.Naming;
import dev.retort.schema.DatabaseSchema;

/**
 * A database beside its target: what differs, and what may be the same under another name. A value: an answer to a
 * rename question gives another comparison.
 */
public final class Comparison {

    private final DatabaseSchema now;
    private final DatabaseSchema target;
    private final ComparisonSettings settings;
    private final Map<SchemaChange, Boolean> answers;
    private final Matching matching;
    private final List<Difference> differences;

    private Comparison(DatabaseSchema now, DatabaseSchema target, ComparisonSettings settings,
            Map<SchemaChange, Boolean> answers) {
        this.now = now;
        this.target = target;
        this.settings = settings;
        this.answers = answers;
        this.matching = new Matching(now, target, settings, answers);
        this.differences = new DifferenceFinder(now, target, matching, settings, answers).find();
    }

    /**
     * Compares; no rename question is answered yet.
     *
     * @param before what the database holds
     * @param after what it should hold, read by a database of the same kind
     */
    public static Comparison of(DatabaseSchema before, DatabaseSchema after, ComparisonSettings settings) {
        DatabaseSchema now = settings.filter().apply(before);
        return new Comparison(now, settings.leftAlone().prune(settings.filter().apply(after), now), settings, Map.of());
    }

    /** What the database holds of what is compared. */
    public DatabaseSchema before() {
        return now;
    }

    /** What it should hold. */
    public DatabaseSchema after() {
        return target;
    }

    public ComparisonSettings settings() {
        return settings;
    }

    /** All that differs, what the target does not mention included, sorted by the table it stands in. */
    public List<Difference> differences() {
        return differences;
    }

    /** What the target does not mention: other programs' tables, a platform's schemas. Dropped only when chosen. */
    public List<Difference> notInTarget() {
        return differences.stream().filter(one -> one.preselection() == Preselection.NOT_IN_TARGET).toList();
    }

    /** What is chosen before a person says anything. */
    public List<Difference> preselected() {
        return differences.stream().filter(Difference::preselected).toList();
    }

    /** Whether the database has all the target asks for, and as it asks for it. */
    public boolean inSync() {
        return differences.size() == notInTarget().size();
    }

    /** What may have been renamed, the answered questions included, the likeliest first within a table. */
    public List<RenameQuestion> questions() {
        return matching.questions();
    }

    /** The answer to a question; empty while it is open. */
    public Optional<Boolean> answer(RenameQuestion question) {
        return Optional.ofNullable(answers.get(question.rename()));
    }

    /** The question that a difference is one side of, while it is open. */
    public Optional<RenameQuestion> question(Difference difference) {
        return difference.preselection() == Preselection.ASKED
                ? questions().stream().filter(one -> answer(one).isEmpty())
                        .filter(one -> DifferenceFinder.isSideOf(difference, one, matching)).findFirst()
                : Optional.empty();
    }

    /** The comparison with a question answered: yes turns a drop and an addition into a rename. */
    public Comparison answered(RenameQuestion question, boolean yes) {
        return with(question.rename(), Optional.of(yes));
    }

    /** The comparison with a question open again. */
    public Comparison reopened(RenameQuestion question) {
        return with(question.rename(), Optional.empty());
    }

    /** The comparison with a rename or move that nothing asked about; one that cannot be is left out. */
    public Comparison renaming(Naming naming) {
        return with(naming, Optional.of(true));
    }

    /** The comparison with all open questions answered alike. */
    public Comparison answeringAll(boolean yes) {
        Comparison comparison = this;
        // Yes to a table brings the questions about its columns.
        for (List<RenameQuestion> open = comparison.open(); !open.isEmpty(); open = comparison.open()) {
            Map<SchemaChange, Boolean> all = new LinkedHashMap<>(comparison.answers);
            open.forEach(question -> all.put(question.rename(), yes));
            comparison = new Comparison(now, target, settings, all);
        }
        return comparison;
    }

    private List<RenameQuestion> open() {
        return questions().stream().filter(question -> !answers.containsKey(question.rename())).toList();
    }

    private Comparison with(SchemaChange rename, Optional<Boolean> answer) {
        Map<SchemaChange, Boolean> other = new LinkedHashMap<>(answers);
        other.remove(rename);
        answer.ifPresent(yes -> other.put(rename, yes));
        return new Comparison(now, target, settings, other);
    }

    /** What the database holds that Retort neither compares nor touches, as {@code kind name}. */
    public List<String> unmanaged() {
        return now.unmanaged();
    }

    /**
     * The changes that chosen differences take, with all they cannot be without, in an order that runs.
     *
     * @param chosen of {@link #differences()}
     */
    public ChangeSet choose(Collection<Difference> chosen) {
        return ChangeSet.of(this, chosen);
    }
}
