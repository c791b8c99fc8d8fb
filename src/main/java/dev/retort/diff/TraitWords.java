package dev.retort.diff;

import java.util.ArrayList;
import java.util.List;

import dev.retort.schema.TableTraits;

/** What changes about a table as a whole, in words. */
record TraitWords(TableTraits before, TableTraits after) {

    String detail() {
        List<String> parts = new ArrayList<>();
        if (before.unlogged() != after.unlogged()) {
            parts.add(after.unlogged() ? "now unlogged" : "now logged");
        }
        if (before.rowSecurity() != after.rowSecurity()) {
            parts.add("row security " + (after.rowSecurity() ? "on" : "off"));
        }
        if (before.forcedRowSecurity() != after.forcedRowSecurity()) {
            parts.add("row security " + (after.forcedRowSecurity() ? "also" : "not") + " for the owner");
        }
        other(parts, "options", String.join(", ", before.options()), String.join(", ", after.options()));
        other(parts, "inherits", String.join(", ", before.inherits()), String.join(", ", after.inherits()));
        other(parts, "partition of", before.partitionOf() + " " + before.partitionBound(),
                after.partitionOf() + " " + after.partitionBound());
        other(parts, "partition by", before.partitionBy(), after.partitionBy());
        return String.join(", ", parts);
    }

    private static void other(List<String> parts, String noun, String from, String to) {
        if (!from.equals(to)) {
            parts.add(noun + " " + (from.isBlank() ? "none" : from.strip()) + " → "
                    + (to.isBlank() ? "none" : to.strip()));
        }
    }
}
