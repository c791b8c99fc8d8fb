package dev.retort.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A schema with anything in it: things that mention each other by number, so that a rename reaches all who mention a
 * thing and a drop takes them along. In a thing's text {@code §} is its own name, {@code …} the list of its parts,
 * {@code «7»} the name of another thing, {@code «'7»} that as a string, and {@code «!7»} nothing, but it is needed.
 */
final class WideSketch {

    private static final Pattern MENTION = Pattern.compile("«(['!]?)(\\d+)»");
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    enum Kind {
        SCHEMA, TYPE, LABEL, ATTRIBUTE, DOMAIN, SEQUENCE, ROUTINE, TABLE, COLUMN, CLAUSE, CONSTRAINT, FOREIGN_KEY, INDEX, VIEW, MATERIALIZED_VIEW, TRIGGER, POLICY, SETTING;

        /** Whether it is written where its owner is. */
        boolean isInside() {
            return this == LABEL || this == ATTRIBUTE || this == COLUMN || this == CLAUSE;
        }

        /** Whether it may mention what is made after it, so that it comes when all is there. */
        boolean isLate() {
            return this == FOREIGN_KEY || this == SETTING;
        }
    }

    /**
     * @param owner the table, view or type it is a part of; 0 for none
     * @param schema 0 where it stands in its owner's, or in none
     * @param sort what a column is like, what a routine takes; else anything its maker wants to remember
     */
    record Thing(int id, Kind kind, int owner, int schema, String name, String text, String sort, String comment) {

        Thing named(String other) {
            return new Thing(id, kind, owner, schema, other, text, sort, comment);
        }

        Thing saying(String other) {
            return new Thing(id, kind, owner, schema, name, other, sort, comment);
        }

        Thing commented(String other) {
            return new Thing(id, kind, owner, schema, name, text, sort, other);
        }

        Thing movedTo(int other) {
            return new Thing(id, kind, owner, other, name, text, sort, comment);
        }

        Thing after(int other) {
            return new Thing(other, kind, owner, schema, name, text, sort, comment);
        }

        Set<Integer> mentioned() {
            return MENTION.matcher(text).results().map(found -> Integer.valueOf(found.group(2)))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    private final Map<Integer, Thing> things = new TreeMap<>();

    WideSketch copy() {
        WideSketch copy = new WideSketch();
        copy.things.putAll(things);
        return copy;
    }

    void put(Thing thing) {
        things.put(thing.id(), thing);
    }

    Thing get(int id) {
        return things.get(id);
    }

    boolean has(int id) {
        return things.containsKey(id);
    }

    List<Integer> ids() {
        return List.copyOf(things.keySet());
    }

    List<Thing> all(Predicate<Thing> wanted) {
        return things.values().stream().filter(wanted).toList();
    }

    List<Thing> of(Kind kind) {
        return all(one -> one.kind() == kind);
    }

    List<Thing> parts(int owner) {
        return all(one -> one.owner() == owner && one.kind().isInside()).stream()
                .sorted(Comparator.comparing(one -> one.kind() == Kind.CLAUSE)).toList();
    }

    /** Those that name a thing or stand in it. */
    List<Thing> users(int id) {
        return all(one -> one.id() != id
                && (one.owner() == id || one.schema() == id || one.mentioned().contains(id)));
    }

    /** Takes a thing away, with all that cannot be without it. */
    void remove(int id) {
        Thing gone = things.remove(id);
        if (gone == null) {
            return;
        }
        users(id).forEach(one -> remove(one.id()));
        boolean emptied = gone.kind() == Kind.COLUMN && has(gone.owner())
                && get(gone.owner()).kind() != Kind.TABLE || gone.kind() == Kind.LABEL
                || gone.kind() == Kind.ATTRIBUTE;
        if (emptied && has(gone.owner()) && parts(gone.owner()).isEmpty()) {
            remove(gone.owner());
        }
    }

    /** Statements that make it all. */
    String ddl() {
        List<String> statements = new ArrayList<>();
        Set<Integer> done = new LinkedHashSet<>();
        things.values().stream().filter(one -> !one.kind().isLate()).forEach(one -> emit(one, done, statements));
        of(Kind.FOREIGN_KEY).forEach(one -> emit(one, done, statements));
        of(Kind.SETTING).forEach(one -> emit(one, done, statements));
        return String.join(";\n", statements) + (statements.isEmpty() ? "" : ";\n");
    }

    private void emit(Thing thing, Set<Integer> done, List<String> statements) {
        if (thing.kind().isInside()) {
            emit(get(thing.owner()), done, statements);
            return;
        }
        if (!done.add(thing.id())) {
            return;
        }
        List<Thing> parts = parts(thing.id());
        Stream.concat(Stream.of(thing), parts.stream()).flatMap(one -> Stream.concat(one.mentioned().stream(),
                Stream.of(one.owner(), one.schema()))).filter(id -> id > 0 && id != thing.id())
                .filter(id -> get(id).owner() != thing.id() || !get(id).kind().isInside())
                .forEach(id -> emit(get(id), done, statements));
        if (!thing.text().isEmpty()) {
            statements.add(written(thing));
        }
        comment(thing, "", statements);
        parts.forEach(part -> comment(part, name(thing.id()), statements));
    }

    private String written(Thing thing) {
        String list = parts(thing.id()).stream().map(this::part).collect(Collectors.joining(", "));
        boolean bare = thing.owner() != 0 || thing.kind() == Kind.SCHEMA;
        return replaced(thing.text()).replace("§", bare ? quoted(thing.name()) : name(thing.id())).replace("…", list);
    }

    private String part(Thing part) {
        return switch (part.kind()) {
            case LABEL -> literal(part.name());
            case CLAUSE -> replaced(part.text()).replace("§", quoted(part.name()));
            case COLUMN -> get(part.owner()).kind() == Kind.TABLE
                    ? quoted(part.name()) + " " + replaced(part.text())
                    : replaced(part.text()) + " AS " + quoted(part.name());
            default -> quoted(part.name()) + " " + replaced(part.text());
        };
    }

    private String replaced(String text) {
        return MENTION.matcher(text).replaceAll(found -> Matcher.quoteReplacement(switch (found.group(1)) {
            case "!" -> "";
            case "'" -> literal(name(Integer.parseInt(found.group(2))));
            default -> name(Integer.parseInt(found.group(2)));
        }));
    }

    private void comment(Thing thing, String within, List<String> statements) {
        if (thing.comment().isEmpty()) {
            return;
        }
        String named = switch (thing.kind()) {
            case LABEL, CLAUSE, FOREIGN_KEY, SETTING -> "";
            case COLUMN, ATTRIBUTE -> "COLUMN " + within + "." + quoted(thing.name());
            case CONSTRAINT, TRIGGER, POLICY -> thing.kind() + " " + quoted(thing.name()) + " ON "
                    + name(thing.owner());
            case ROUTINE -> "ROUTINE " + name(thing.id()) + "(" + replaced(thing.sort()) + ")";
            case MATERIALIZED_VIEW -> "MATERIALIZED VIEW " + name(thing.id());
            case INDEX -> "INDEX " + qualified(get(thing.owner()).schema(), thing.name());
            default -> thing.kind() + " " + name(thing.id());
        };
        if (!named.isEmpty()) {
            statements.add("COMMENT ON " + named + " IS " + literal(thing.comment()));
        }
    }

    private String name(int id) {
        Thing thing = get(id);
        if (thing.kind() == Kind.LABEL) {
            return literal(thing.name());
        }
        return thing.owner() != 0 ? quoted(thing.name()) : qualified(thing.schema(), thing.name());
    }

    private String qualified(int schema, String name) {
        return has(schema) ? quoted(get(schema).name()) + "." + quoted(name) : quoted(name);
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String quoted(String name) {
        return PLAIN.matcher(name).matches() && !WideNames.RESERVED.contains(name)
                ? name
                : '"' + name.replace("\"", "\"\"") + '"';
    }
}
