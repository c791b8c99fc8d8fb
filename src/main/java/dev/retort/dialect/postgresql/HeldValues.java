package dev.retort.dialect.postgresql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.retort.operation.SchemaChange;
import dev.retort.schema.Column;
import dev.retort.schema.CompositeType;
import dev.retort.schema.Domain;
import dev.retort.schema.ObjectName;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.Table;

/**
 * The columns that hold values of a domain inside arrays or rows. PostgreSQL makes no domain stricter while there are
 * any ({@code get_rels_with_domain} in typecmds.c: it would have to look into each value), so they are of another type
 * meanwhile; on their way back the domain's new rules are asked of each value.
 */
final class HeldValues {

    private record Held(ObjectName table, Column column, String meanwhile) {}

    private final Writing writing;
    private final List<Held> columns;

    private HeldValues(Writing writing, List<Held> columns) {
        this.writing = writing;
        this.columns = columns;
    }

    /** Where nothing has to be moved. */
    static HeldValues none(Writing writing) {
        return new HeldValues(writing, List.of());
    }

    /** Those of a domain as the statements so far have left them. */
    static HeldValues of(Writing writing, Domain domain) {
        String name = writing.names().of(domain.id());
        Set<String> inside = typesAround(writing, name);
        List<Held> held = new ArrayList<>();
        for (Table table : writing.soFar().tables().filter(table -> !table.isView()).toList()) {
            for (Column column : table.columns()) {
                if (inside.contains(column.type())) {
                    boolean plainArray = column.type().equals(name + "[]") && !domain.type().endsWith("[]");
                    held.add(new Held(table.id(), column, plainArray ? domain.type() + "[]" : "text"));
                }
            }
        }
        return new HeldValues(writing, held);
    }

    /** The types whose values have values of the domain inside, as columns name them. */
    private static Set<String> typesAround(Writing writing, String domain) {
        Set<String> direct = new HashSet<>(Set.of(domain));
        Set<String> inside = new HashSet<>(Set.of(domain + "[]"));
        boolean more = true;
        while (more) {
            more = false;
            for (SchemaObject object : writing.soFar().all()) {
                String name = writing.names().of(object.id());
                more |= switch (object) {
                    case CompositeType one -> one.columns().stream()
                            .anyMatch(column -> direct.contains(column.type()) || inside.contains(column.type()))
                            && addBoth(inside, name);
                    case Domain one when direct.contains(one.type()) -> direct.add(name) | inside.add(name + "[]");
                    case Domain one when inside.contains(one.type()) -> addBoth(inside, name);
                    default -> false;
                };
            }
        }
        return inside;
    }

    private static boolean addBoth(Set<String> types, String name) {
        return types.add(name) | types.add(name + "[]");
    }

    void park(SchemaChange change) {
        for (Held one : columns) {
            String alter = "ALTER COLUMN " + writing.names().of(one.column().name()) + " ";
            String standard = one.column().defaultExpression().isEmpty() ? "" : alter + "DROP DEFAULT, ";
            move(change, one, standard + alter + "TYPE " + one.meanwhile(), one.meanwhile(), "");
        }
    }

    void putBack(SchemaChange change) {
        for (Held one : columns) {
            String alter = "ALTER COLUMN " + writing.names().of(one.column().name()) + " ";
            String standard = one.column().defaultExpression();
            move(change, one, alter + "TYPE " + PartText.type(one.column()), one.column().type(),
                    standard.isEmpty() ? "" : ", " + alter + "SET DEFAULT " + standard);
        }
    }

    private void move(SchemaChange change, Held one, String start, String type, String end) {
        writing.add(change, "ALTER TABLE " + writing.names().of(one.table()) + " " + start + " USING "
                + writing.names().of(one.column().name()) + "::" + type + end);
    }
}
