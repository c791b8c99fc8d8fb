package dev.retort.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads tables of cases: {@code #### title | dialect | …}, then the text. A {@code ¶} stands for a carriage return. */
final class SqlCases {

    record Case(List<String> title, DialectName dialect, String body) {

        @Override
        public String toString() {
            return title.getFirst() + " (" + dialect.title() + ")";
        }
    }

    private SqlCases() {}

    /** Cases whose title begins with the dialect. */
    static List<Case> readByDialect(String resource) {
        return read(resource, 0).stream()
                .map(found -> new Case(found.title().subList(1, found.title().size()), found.dialect(), found.body()))
                .toList();
    }

    /** Cases whose dialect stands behind their title. */
    static List<Case> read(String resource) {
        return read(resource, 1);
    }

    private static List<Case> read(String resource, int dialectColumn) {
        try (InputStream in = SqlCases.class.getResourceAsStream(resource)) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            List<Case> cases = new ArrayList<>();
            for (String part : text.split("(?m)^#### ")) {
                if (!part.isEmpty()) {
                    int end = part.indexOf('\n');
                    List<String> title = Stream.of(part.substring(0, end).split("\\|")).map(String::strip)
                            .toList();
                    String body = part.substring(end + 1).replace('¶', '\r');
                    for (DialectName dialect : DialectName.values()) {
                        if (List.of("both", dialect.text()).contains(title.get(dialectColumn))) {
                            cases.add(new Case(title, dialect, body));
                        }
                    }
                }
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
