package dev.retort.dialect.postgresql;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.schema.Dependency;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;

/** Which thing each object id of the server stands for, and what the server keeps by those ids. */
final class CatalogIds {

    // The catalogs' own object ids: fixed by the server's sources, the same in every version.
    static final long PG_TYPE = 1247;
    static final long PG_PROC = 1255;
    static final long PG_CLASS = 1259;
    static final long PG_CONSTRAINT = 2606;
    static final long PG_NAMESPACE = 2615;
    static final long PG_TRIGGER = 2620;
    static final long PG_EXTENSION = 3079;
    static final long PG_POLICY = 3256;

    static final Comparator<ObjectName> ORDER = Comparator.comparing(ObjectName::kind)
            .thenComparing(ObjectName::schema).thenComparing(ObjectName::within).thenComparing(ObjectName::name);

    private final Map<Id, ObjectName> names = new HashMap<>();
    private final Map<Id, String> comments = new HashMap<>();
    private final Set<Edge> edges = new LinkedHashSet<>();

    private record Id(long catalog, long oid, int part) {}

    private record Edge(Id dependent, Id on) {}

    void put(long catalog, long oid, int part, ObjectName name) {
        if (oid != 0) {
            names.put(new Id(catalog, oid, part), name);
        }
    }

    /** The thing of this id; null for what was not read. */
    @Nullable
    ObjectName name(long catalog, long oid, int part) {
        return names.get(new Id(catalog, oid, part));
    }

    void comment(long catalog, long oid, int part, String text) {
        comments.put(new Id(catalog, oid, part), text);
    }

    /** The comment of this id, empty for none. */
    String commentOf(long catalog, long oid, int part) {
        return comments.getOrDefault(new Id(catalog, oid, part), "");
    }

    /** @param member whether the first belongs to the second, an extension, and therefore stands for it */
    void dependency(long catalog, long oid, int part, long onCatalog, long onOid, int onPart, boolean member) {
        Id dependent = new Id(catalog, oid, part);
        if (member) {
            ObjectName extension = name(onCatalog, onOid, 0);
            if (extension != null) {
                names.putIfAbsent(dependent, extension);
            }
        } else {
            edges.add(new Edge(dependent, new Id(onCatalog, onOid, onPart)));
        }
    }

    /** Between things that were read, each once, sorted; a sequence's owner is its own to say. */
    List<Dependency> dependencies() {
        Set<Dependency> found = new LinkedHashSet<>();
        for (Edge edge : edges) {
            ObjectName dependent = nearest(edge.dependent());
            ObjectName on = nearest(edge.on());
            if (dependent != null && on != null && !dependent.equals(on) && dependent.kind() != ObjectKind.EXTENSION
                    && !(dependent.kind() == ObjectKind.SEQUENCE && on.kind() == ObjectKind.COLUMN)) {
                found.add(new Dependency(dependent, on));
            }
        }
        return found.stream().sorted(Comparator.comparing(Dependency::dependent, ORDER)
                .thenComparing(Dependency::on, ORDER)).toList();
    }

    /** A column that has no name of its own, such as a view's or an extension's table's, stands for the whole. */
    private @Nullable ObjectName nearest(Id id) {
        ObjectName exact = names.get(id);
        return exact == null && id.part() != 0 ? names.get(new Id(id.catalog(), id.oid(), 0)) : exact;
    }

    /** Comments of what does not hold its own. */
    Map<ObjectName, String> looseComments() {
        Map<ObjectName, String> found = new HashMap<>();
        comments.forEach((id, text) -> {
            ObjectName name = names.get(id);
            if (name != null && holdsNone(id, name.kind())) {
                found.put(name, text);
            }
        });
        return found;
    }

    private static boolean holdsNone(Id id, ObjectKind kind) {
        return switch (kind) {
            case TABLE, VIEW, COLUMN -> false;
            // CREATE EXTENSION writes its own; members stand for it here too.
            case EXTENSION -> false;
            // Not its columns' comments, and not those of a domain's checks.
            case COMPOSITE_TYPE, DOMAIN -> id.catalog() == PG_TYPE;
            default -> true;
        };
    }
}
