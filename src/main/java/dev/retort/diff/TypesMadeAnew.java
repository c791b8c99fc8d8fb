package dev.retort.diff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.retort.operation.SchemaChange;
import dev.retort.schema.Column;
import dev.retort.schema.CompositeType;
import dev.retort.schema.Domain;
import dev.retort.schema.EnumType;
import dev.retort.schema.SchemaObject;

/**
 * Which changes of types no server makes in place: the type is made again beside the old one and columns move over, so
 * whatever depends on it has to be out of the way, and what was said of it is said again.
 */
final class TypesMadeAnew {

    private TypesMadeAnew() {}

    static boolean isMadeAnew(SchemaChange change) {
        return change instanceof SchemaChange.DropLabel
                || change instanceof SchemaChange.Replace(SchemaObject before, SchemaObject after)
                        && isMadeAnew(before, after);
    }

    private static boolean isMadeAnew(SchemaObject before, SchemaObject after) {
        return switch (before) {
            case EnumType _ -> true;
            case Domain one when after instanceof Domain other ->
                !one.type().equals(other.type()) || !one.collation().equals(other.collation());
            case CompositeType one when after instanceof CompositeType other -> hasOtherTypes(one, other);
            default -> false;
        };
    }

    /** Attributes come and go in place; one that is in use by a column does not change its type. */
    private static boolean hasOtherTypes(CompositeType before, CompositeType after) {
        Map<String, List<String>> types = new HashMap<>();
        before.columns().forEach(column -> types.put(column.name(), type(column)));
        return after.columns().stream()
                .anyMatch(column -> !types.getOrDefault(column.name(), type(column)).equals(type(column)));
    }

    private static List<String> type(Column column) {
        return List.of(column.type(), column.collation());
    }
}
