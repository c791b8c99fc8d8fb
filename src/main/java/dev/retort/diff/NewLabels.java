package dev.retort.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import dev.retort.operation.SchemaChange;
import dev.retort.operation.SchemaChange.AddLabel;
import dev.retort.operation.SchemaChange.RenameLabel;
import dev.retort.operation.SchemaChange.Replace;
import dev.retort.schema.EnumType;
import dev.retort.schema.ObjectName;

/** Which differences bring labels of enumerated types: whatever names such a label cannot be before it. */
final class NewLabels {

    private record Maker(String label, Difference difference) {}

    private final Map<ObjectName, List<Maker>> makers = new HashMap<>();

    void register(Difference difference) {
        for (SchemaChange change : difference.changes()) {
            switch (change) {
                case AddLabel one -> put(one.type(), one.label(), difference);
                case RenameLabel one -> put(one.type(), one.to(), difference);
                case Replace(EnumType before, EnumType after) -> after.labels().stream()
                        .filter(label -> !before.labels().contains(label))
                        .forEach(label -> put(after.id(), label, difference));
                default -> {
                    // Brings no label.
                }
            }
        }
    }

    private void put(ObjectName type, String label, Difference difference) {
        makers.computeIfAbsent(type, _ -> new ArrayList<>()).add(new Maker(label, difference));
    }

    /** @param text of what needs the type, as the database spells it */
    Set<Difference> makers(ObjectName type, Supplier<String> text) {
        List<Maker> all = makers.getOrDefault(type, List.of());
        Set<Difference> named = new LinkedHashSet<>();
        if (!all.isEmpty()) {
            String spelled = text.get();
            all.stream().filter(one -> names(spelled, List.of(one.label())))
                    .forEach(one -> named.add(one.difference()));
        }
        return named;
    }

    /** Whether a text as the database spells it names one of these labels. */
    static boolean names(String text, List<String> labels) {
        return labels.stream().anyMatch(label -> text.contains("'" + label.replace("'", "''") + "'"));
    }
}
