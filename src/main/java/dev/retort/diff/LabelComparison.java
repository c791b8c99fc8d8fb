package dev.retort.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import dev.retort.operation.SchemaChange;
import dev.retort.operation.SchemaChange.RenameLabel;
import dev.retort.schema.EnumType;
import dev.retort.schema.ObjectName;

/** The labels of two enumerated types of one name: added in place, renamed, or else a type made anew. */
record LabelComparison(EnumType before, EnumType after) {

    /** The questions that labels with others in the same places raise. */
    List<RenameQuestion> questions() {
        List<String> from = before.labels();
        List<String> to = after.labels();
        if (from.size() != to.size()) {
            return List.of();
        }
        Set<String> kept = new HashSet<>(from);
        kept.retainAll(new HashSet<>(to));
        List<RenameQuestion> questions = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            if (from.get(i).equals(to.get(i))) {
                continue;
            }
            if (kept.contains(from.get(i)) || kept.contains(to.get(i))) {
                return List.of();
            }
            double alike = NameLikeness.of(from.get(i), to.get(i));
            questions.add(new RenameQuestion(new RenameLabel(before.id(), from.get(i), to.get(i)),
                    0.75 + 0.25 * alike, List.of("same position", "as many labels")));
        }
        // With most of them changed it is rather another set of labels than new names for these.
        return questions.size() * 2 > from.size() + 1 ? List.of() : questions;
    }

    void compare(Map<RenameQuestion, Boolean> answers, List<RenameQuestion> asked, Consumer<Difference> found) {
        if (before.labels().equals(after.labels())) {
            return;
        }
        ObjectName type = after.id();
        List<String> labels = new ArrayList<>(before.labels());
        List<Difference> renames = new ArrayList<>();
        for (RenameQuestion question : asked) {
            if (answers.getOrDefault(question, false)) {
                labels.set(labels.indexOf(question.from()), question.to());
                renames.add(Differences.of(DifferenceKind.RENAME, type, question.rename(),
                        new Wording("label", question.from(), "→ " + question.to(),
                                "renames label " + question.from() + " to " + question.to()),
                        Loss.NONE, List.of()));
            }
        }
        boolean open = asked.stream().anyMatch(question -> !answers.containsKey(question));
        renames.forEach(found);
        if (labels.equals(after.labels())) {
            return;
        }
        EnumType from = new EnumType(before.schema(), before.name(), labels);
        List<SchemaChange> additions = additions(from);
        if (!additions.isEmpty()) {
            additions.forEach(change -> found.accept(added((SchemaChange.AddLabel) change)));
            return;
        }
        List<String> gone = labels.stream().filter(label -> !after.labels().contains(label)).toList();
        String detail = gone.isEmpty()
                ? "labels in another order: " + String.join(", ", after.labels())
                : "without " + String.join(", ", gone);
        Difference replaced = Differences.alter(after, detail, List.of(new SchemaChange.Replace(from, after)),
                gone.isEmpty() ? Loss.NONE : Loss.VALUES,
                gone.isEmpty() ? List.of() : List.of("Rows that hold " + String.join(", ", gone) + " are in its way."));
        found.accept(open ? replaced.with(Preselection.ASKED) : replaced);
    }

    private static Difference added(SchemaChange.AddLabel change) {
        String place = change.before().isEmpty() ? "at the end" : "before " + change.before();
        return Differences.of(DifferenceKind.ADD, change.type(), change,
                Differences.words("adds", "label", change.label(), place), Loss.NONE, List.of());
    }

    /** Empty unless only labels were added. A label is added before the next one that is there already. */
    private List<SchemaChange> additions(EnumType from) {
        List<SchemaChange> additions = new ArrayList<>();
        List<String> waiting = new ArrayList<>();
        int next = 0;
        for (String label : after.labels()) {
            if (next < from.labels().size() && label.equals(from.labels().get(next))) {
                waiting.forEach(one -> additions.add(new SchemaChange.AddLabel(after.id(), one, label)));
                waiting.clear();
                next++;
            } else if (from.labels().contains(label)) {
                return List.of();
            } else {
                waiting.add(label);
            }
        }
        waiting.forEach(one -> additions.add(new SchemaChange.AddLabel(after.id(), one, "")));
        return next == from.labels().size() ? additions : List.of();
    }
}
