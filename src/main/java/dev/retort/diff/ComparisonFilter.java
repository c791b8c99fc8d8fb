package dev.retort.diff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.Dependency;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.Sequence;

/**
 * Which things are compared at all. A pattern is {@code schema.table} or {@code table}, with {@code *} and {@code ?};
 * one without a dot is about the name in any schema. What stands in a table goes with it.
 *
 * @param include patterns; empty for everything
 * @param exclude patterns, stronger than {@code include}
 * @param hiddenTables Retort's own: the version table and its log, which are never compared
 * @param hiddenSchemas whole schemas that are Retort's own
 */
public record ComparisonFilter(List<String> include, List<String> exclude, Set<ObjectName> hiddenTables,
        Set<String> hiddenSchemas) {

    /** Hides nothing. */
    public static final ComparisonFilter EVERYTHING = new ComparisonFilter(List.of(), List.of(), Set.of(), Set.of());

    public ComparisonFilter {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        hiddenTables = Set.copyOf(hiddenTables);
        hiddenSchemas = Set.copyOf(hiddenSchemas);
    }

    /** Only things that match one of these patterns; none for all. */
    public ComparisonFilter including(List<String> patterns) {
        return new ComparisonFilter(patterns, exclude, hiddenTables, hiddenSchemas);
    }

    /** Nothing that matches one of these patterns. */
    public ComparisonFilter excluding(List<String> patterns) {
        return new ComparisonFilter(include, patterns, hiddenTables, hiddenSchemas);
    }

    /** Without Retort's own tables and schemas. */
    public ComparisonFilter hiding(Set<ObjectName> tables, Set<String> schemas) {
        return new ComparisonFilter(include, exclude, tables, schemas);
    }

    /** The part of a schema that is compared, with the dependencies, comments and privileges of it. */
    DatabaseSchema apply(DatabaseSchema schema) {
        if (equals(EVERYTHING)) {
            return schema;
        }
        Predicate<ObjectName> wanted = predicate();
        Predicate<SchemaObject> kept = object -> wanted.test(object.id())
                && !(object instanceof Sequence one && one.ownedBy() != null && !wanted.test(one.ownedBy()));
        List<SchemaObject> objects = schema.objects().stream().filter(kept).toList();
        List<Dependency> dependencies = schema.dependencies().stream().filter(one -> wanted.test(one.dependent()))
                .toList();
        return new DatabaseSchema(schema.defaultSchema(), objects, dependencies,
                only(schema.comments(), wanted), only(schema.privileges(), wanted),
                schema.unmanaged());
    }

    private static <V> Map<ObjectName, V> only(Map<ObjectName, V> map, Predicate<ObjectName> wanted) {
        Map<ObjectName, V> kept = new HashMap<>(map);
        kept.keySet().removeIf(wanted.negate());
        return kept;
    }

    private Predicate<ObjectName> predicate() {
        List<Pattern> including = include.stream().map(ComparisonFilter::pattern).toList();
        List<Pattern> excluding = exclude.stream().map(ComparisonFilter::pattern).toList();
        return name -> {
            ObjectName whole = name.kind().isPart()
                    ? ObjectName.of(ObjectKind.TABLE, name.schema(), name.within())
                    : name;
            if (hiddenSchemas.contains(whole.schema())
                    || whole.kind() == ObjectKind.SCHEMA && hiddenSchemas.contains(whole.name())
                    || hiddenTables.contains(whole)) {
                return false;
            }
            if (whole.kind() == ObjectKind.EXTENSION) {
                return including.isEmpty();
            }
            String text = whole.kind() == ObjectKind.SCHEMA ? whole.name() + "." : whole.schema() + "." + whole.name();
            return (including.isEmpty() || matches(including, text)) && !matches(excluding, text);
        };
    }

    private static boolean matches(List<Pattern> patterns, String text) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(text).matches());
    }

    private static Pattern pattern(String glob) {
        String full = glob.contains(".") ? glob : "*." + glob;
        StringBuilder regex = new StringBuilder();
        for (char c : full.toCharArray()) {
            regex.append(switch (c) {
                case '*' -> ".*";
                case '?' -> ".";
                default -> Pattern.quote(String.valueOf(c));
            });
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
