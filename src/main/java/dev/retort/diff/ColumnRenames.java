package dev.retort.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.retort.operation.SchemaChange.Rename;
import dev.retort.schema.Column;
import dev.retort.schema.Constraint;
import dev.retort.schema.Index;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.Table;

/** Which columns of a table may have got another name. */
final class ColumnRenames {

    private final Table before;
    private final Table after;
    private final Map<String, Place> placesBefore;
    private final Map<String, Place> placesAfter;

    /** Where a column stands among those that are on both sides: the one before it, and how far behind that. */
    private record Place(String anchor, int behind, String next) {}

    ColumnRenames(Table before, Table after) {
        this.before = before;
        this.after = after;
        Set<String> both = names(before);
        both.retainAll(names(after));
        placesBefore = places(before, both);
        placesAfter = places(after, both);
    }

    private static Set<String> names(Table table) {
        Set<String> names = new HashSet<>();
        table.columns().forEach(column -> names.add(column.name()));
        return names;
    }

    private static Map<String, Place> places(Table table, Set<String> both) {
        Map<String, Place> places = new HashMap<>();
        List<Column> columns = table.columns();
        String next = "";
        Map<String, String> nexts = new HashMap<>();
        for (Column column : columns.reversed()) {
            nexts.put(column.name(), next);
            next = both.contains(column.name()) ? column.name() : next;
        }
        String anchor = "";
        int behind = 0;
        for (Column column : columns) {
            behind++;
            places.put(column.name(), new Place(anchor, behind, nexts.getOrDefault(column.name(), "")));
            if (both.contains(column.name())) {
                anchor = column.name();
                behind = 0;
            }
        }
        return places;
    }

    List<RenameQuestion> questions() {
        List<Column> gone = before.columns().stream().filter(one -> !placesAfter.containsKey(one.name())).toList();
        List<Column> added = after.columns().stream().filter(one -> !placesBefore.containsKey(one.name())).toList();
        RenameCandidates<Column> candidates = new RenameCandidates<>();
        for (Column from : gone) {
            for (Column to : added) {
                weigh(from, to, candidates);
            }
        }
        return candidates.best().stream().map(pair -> new RenameQuestion(
                new Rename(before.id().part(ObjectKind.COLUMN, pair.gone().name()), pair.added().name()),
                pair.score(), pair.evidence())).toList();
    }

    private void weigh(Column from, Column to, RenameCandidates<Column> candidates) {
        List<String> evidence = new ArrayList<>();
        double score = 0;
        if (from.type().equals(to.type())) {
            score += 0.3;
            evidence.add("same type");
        } else if (new TypeChange(from.type(), to.type()).staysComparable()) {
            score += 0.15;
            evidence.add("similar type");
        } else {
            return;
        }
        double alike = NameLikeness.of(from.name(), to.name());
        score += 0.3 * alike;
        if (samePlace(from, to)) {
            score += 0.3;
            evidence.add(evidence.removeFirst().equals("same type") ? "same type and position" : "same position");
        }
        if (alike >= 0.5) {
            evidence.add("similar name");
        }
        score += from.nullable() == to.nullable() ? 0.03 : -0.05;
        if (!from.defaultExpression().isEmpty() || !to.defaultExpression().isEmpty()) {
            boolean same = from.defaultExpression().equals(to.defaultExpression());
            score += same ? 0.08 : -0.08;
            if (same) {
                evidence.add("same default");
            }
        }
        if (!from.comment().isEmpty() || !to.comment().isEmpty()) {
            boolean same = from.comment().equals(to.comment());
            score += same ? 0.25 : -0.05;
            if (same) {
                evidence.add("same comment");
            }
        }
        score += uses(from, to, evidence);
        candidates.add(from, to, Math.min(1, Math.max(0, score)), evidence);
    }

    private boolean samePlace(Column from, Column to) {
        Place one = placesBefore.get(from.name());
        Place other = placesAfter.get(to.name());
        return one != null && one.equals(other);
    }

    /** Whether it stands in the same keys, constraints and indexes under its new name. */
    private double uses(Column from, Column to, List<String> evidence) {
        Set<String> mine = uses(before, from.name());
        Set<String> theirs = uses(after, to.name());
        if (mine.isEmpty() && theirs.isEmpty()) {
            return 0;
        }
        if (mine.equals(theirs)) {
            evidence.add("same constraints and indexes");
            return 0.25;
        }
        Set<String> common = new HashSet<>(mine);
        common.retainAll(theirs);
        return common.isEmpty() ? -0.15 : 0.05;
    }

    private static Set<String> uses(Table table, String column) {
        Set<String> uses = new HashSet<>();
        for (Constraint constraint : table.constraints()) {
            switch (constraint) {
                case Constraint.PrimaryKey one when one.columns().contains(column) ->
                    uses.add("primary key " + one.columns().indexOf(column) + "/" + one.columns().size());
                case Constraint.Unique one when one.columns().contains(column) ->
                    uses.add("unique " + one.columns().indexOf(column) + "/" + one.columns().size());
                case Constraint.ForeignKey one when one.columns().contains(column) ->
                    uses.add("foreign key " + one.targetSchema() + "." + one.targetTable() + " " + one.rule());
                default -> {
                    // Checks and exclusions are texts: that they mention it says little.
                }
            }
        }
        for (Index index : table.indexes()) {
            if (index.columns().contains(column)) {
                uses.add("index " + index.unique() + index.columns().indexOf(column) + "/" + index.columns().size());
            }
        }
        return uses;
    }
}
