package dev.retort.compare;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pairs of schemas from a text: {@code -- case: name}, then {@code -- old} and {@code -- new} with DDL behind them, and
 * where there are any, {@code -- rows} of the old one. {@code -- renames: yes} or {@code no} answers the rename
 * questions; {@code -- unchanged: yes} says that the two are the same.
 */
final class SchemaCases {

    private static final String CASE = "-- case: ";
    private static final List<String> SECTIONS = List.of("-- old", "-- new", "-- rows");

    private SchemaCases() {}

    /** One pair. */
    record SchemaCase(String group, String name, Map<String, String> parts) {

        String old() {
            return part("-- old") + part("-- rows");
        }

        String wanted() {
            return part("-- new");
        }

        boolean renames() {
            return part("-- renames").equals("yes");
        }

        boolean unchanged() {
            return part("-- unchanged").equals("yes");
        }

        private String part(String section) {
            return parts.getOrDefault(section, "");
        }

        @Override
        public String toString() {
            return group + ": " + name;
        }
    }

    /** The pairs of a resource beside this class. */
    static List<SchemaCase> read(String folder, String group) {
        List<SchemaCase> cases = new ArrayList<>();
        String section = "";
        for (String line : text(folder + "/" + group + ".sql").split("\n")) {
            int colon = line.indexOf(": ");
            if (line.startsWith(CASE)) {
                cases.add(new SchemaCase(group, line.substring(CASE.length()), new LinkedHashMap<>()));
            } else if (SECTIONS.contains(line)) {
                section = line;
            } else if (line.startsWith("-- renames: ") || line.startsWith("-- unchanged: ")) {
                cases.getLast().parts().put(line.substring(0, colon), line.substring(colon + 2));
            } else if (!line.isEmpty()) {
                cases.getLast().parts().merge(section, line + "\n", String::concat);
            }
        }
        return cases;
    }

    private static String text(String resource) {
        try (InputStream in = SchemaCases.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
