package dev.retort.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads tables of cases: {@code #### title | dialect | …}, then the text. A {@code ¶} stands for a carriage return. */
final class SqlCases {

    record Case(List<String> title, DialectName dialect, String body) {

        @Override
        public String toString() {
            return title.getFirst() + " (" + dialect.title() + ")";
        }
    }

    private SqlCases() {}

    static List<Case> read(String resource) {
        try (InputStream in = SqlCases.class.getResourceAsStream(resource)) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            List<Case> cases = new ArrayList<>();
            for (String part : text.split("(?m)^#### ")) {
                if (!part.isEmpty()) {
                    int end = part.indexOf('\n');
                    List<String> title = List.of(part.substring(0, end).split(" \\| "));
                    String body = part.substring(end + 1).replace('¶', '\r');
                    for (DialectName dialect : DialectName.values()) {
                        if (List.of("both", dialect.text()).contains(title.get(1))) {
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
