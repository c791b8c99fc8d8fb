package dev.retort.alembic.orm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.ddl.ColumnValue;
import dev.retort.alembic.type.TypeMethods;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** Finds the columns of a class: its own, those of its mixins, those that functions give, those that annotations say. */
final class ClassScan {

    private final ClassValue type;
    private final MappedColumns words;
    private final DeclarativeStyle style;
    private final MappedAnnotations annotations;
    private final Interpreter in;
    private final Map<ClassValue, Map<String, ColumnValue>> copies = new LinkedHashMap<>();

    ClassScan(ClassValue type, RegistryValue registry, MappedColumns words, DeclarativeStyle style, Interpreter in) {
        this.type = type;
        this.words = words;
        this.style = style;
        this.annotations = new MappedAnnotations(registry, words, in);
        this.in = in;
    }

    /** The columns by their attributes, named and typed, in the order the class has them. */
    Map<String, ColumnValue> columns() {
        List<String> own = names(type);
        type.resolutionOrder().stream().filter(this::isMixin).forEach(this::copy);
        List<ClassValue> order = type.resolutionOrder();
        Map<String, ColumnValue> found = new LinkedHashMap<>();
        for (ClassValue one : style == DeclarativeStyle.OF_MODELS ? order : order.reversed()) {
            if (one == type) {
                own.forEach(name -> own(name, found));
            } else if (isMixin(one)) {
                found.putAll(copies.getOrDefault(one, Map.of()));
                names(one).forEach(name -> ofFunction(name, one, found));
            }
        }
        return found;
    }

    private boolean isMixin(ClassValue one) {
        return one != type && !one.namespace().containsKey(Mapping.NAME);
    }

    private void copy(ClassValue mixin) {
        Map<String, ColumnValue> made = new LinkedHashMap<>();
        for (String name : names(mixin)) {
            Value raw = mixin.namespace().get(name);
            ColumnValue column = column(raw);
            Value annotation = annotation(mixin, name);
            if (type.find(name) != raw || column == null && (raw != null || !annotations.isColumn(annotation, mixin))) {
                continue;
            }
            ColumnValue mine = column == null ? fresh() : words.copy(column);
            complete(mine, name, annotation, mixin.module());
            made.put(name, mine);
        }
        copies.put(mixin, made);
        // Functions of mixins that ask the class for a column get the one it will have.
        made.forEach(type.namespace()::put);
    }

    private void own(String name, Map<String, ColumnValue> found) {
        Value raw = type.namespace().get(name);
        if (raw instanceof DeclaredAttribute function) {
            given(name, function, found);
            return;
        }
        if (raw instanceof Composite(List<ColumnValue> parts)) {
            parts.forEach(part -> found.put(part.keyOrName(), part));
            return;
        }
        ColumnValue column = column(raw);
        Value annotation = annotation(type, name);
        if (column == null && (raw != null || !annotations.isColumn(annotation, type))) {
            return;
        }
        ColumnValue mine = column == null ? fresh() : column;
        complete(mine, name, annotation, type.module());
        found.put(name, mine);
    }

    private void ofFunction(String name, ClassValue mixin, Map<String, ColumnValue> found) {
        if (mixin.namespace().get(name) instanceof DeclaredAttribute function
                && (function.isCascading() || type.find(name) == function)) {
            given(name, function, found);
        }
    }

    private void given(String name, DeclaredAttribute function, Map<String, ColumnValue> found) {
        Value value = function.of(type, in);
        ColumnValue column = column(value);
        if (column == null) {
            type.namespace().put(name, value);
        } else if (column.table() == null) {
            String text = function.annotation();
            complete(column, name, text == null ? null : new StringValue(text), function.module(type));
            found.put(name, column);
            type.namespace().put(name, column);
        }
    }

    private void complete(ColumnValue column, String name, @Nullable Value annotation, String module) {
        if (column.name().isEmpty()) {
            column.rename(name);
        }
        annotations.apply(column, name, annotation, type, module);
    }

    private static ColumnValue fresh() {
        return ColumnValue.plain("", TypeMethods.nullType());
    }

    private static @Nullable Value annotation(ClassValue of, String name) {
        return of.namespace().get("__annotations__") instanceof DictValue all ? all.get(name) : null;
    }

    static @Nullable ColumnValue column(@Nullable Value value) {
        return switch (value) {
            case ColumnValue column -> column;
            case InstanceValue instance when instance.payload() instanceof ColumnValue column -> column;
            case null, default -> null;
        };
    }

    /** The names a class binds or annotates, in the order of its file. */
    private static List<String> names(ClassValue of) {
        List<String> annotated = new ArrayList<>();
        if (of.namespace().get("__annotations__") instanceof DictValue all) {
            all.entries().forEach(entry -> {
                if (entry.key() instanceof StringValue(String name)) {
                    annotated.add(name);
                }
            });
        }
        return merged(List.copyOf(of.namespace().keySet()), annotated).stream()
                .filter(name -> !name.startsWith("__") || !name.endsWith("__")).toList();
    }

    /** Two lists as one that keeps the order of both: SQLAlchemy's {@code merge_lists_w_ordering}. */
    static List<String> merged(List<String> one, List<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(Set.copyOf(other));
        List<String> result = new ArrayList<>();
        Iterator<String> current = one.iterator();
        Iterator<String> next = other.iterator();
        while (true) {
            boolean crossed = false;
            while (current.hasNext()) {
                String element = current.next();
                if (both.remove(element)) {
                    Iterator<String> swapped = current;
                    current = next;
                    next = swapped;
                    crossed = true;
                    break;
                }
                result.add(element);
            }
            if (!crossed) {
                next.forEachRemaining(result::add);
                return result;
            }
        }
    }
}
