package dev.retort.dialect.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.sql.DialectName;
import dev.retort.sql.SqlLexeme;
import dev.retort.sql.SqlSplitter;
import dev.retort.sql.SqlStatement;

/** Two schemas of {@code pairs.txt}: the one there is, with rows, and the wanted one. */
record SchemaPair(String name, List<Renaming> renames, String old, String wanted) {

    /** What a person answers to the question whether something got another name. */
    record Renaming(ObjectName object, String to) {}

    static List<SchemaPair> all() {
        List<SchemaPair> pairs = new ArrayList<>();
        for (String part : read().split("(?m)^# ")) {
            if (part.contains("\n=>\n")) {
                pairs.add(pair(part));
            }
        }
        return pairs;
    }

    private static SchemaPair pair(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        String name = lines.removeFirst();
        List<Renaming> renames = new ArrayList<>();
        while (lines.getFirst().startsWith("rename ")) {
            renames.add(renaming(lines.removeFirst()));
        }
        int arrow = lines.indexOf("=>");
        return new SchemaPair(name, renames, String.join("\n", lines.subList(0, arrow)),
                String.join("\n", lines.subList(arrow + 1, lines.size())));
    }

    private static Renaming renaming(String line) {
        List<String> words = SqlLexeme.of(line, DialectName.SQLITE).stream()
                .map(one -> one.kind() == SqlLexeme.Kind.QUOTED_NAME
                        ? one.text().substring(1, one.text().length() - 1).replace("\"\"", "\"")
                        : one.text())
                .toList();
        ObjectName table = ObjectName.of(ObjectKind.TABLE, "main", words.get(2));
        return words.get(1).equals("table")
                ? new Renaming(table, words.get(3))
                : new Renaming(table.part(ObjectKind.COLUMN, words.get(3)), words.get(4));
    }

    private static String read() {
        try (InputStream in = Objects.requireNonNull(SchemaPair.class.getResourceAsStream("pairs.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> statements(String sql) {
        return SqlSplitter.split(sql, DialectName.SQLITE, "pairs.txt").stream().map(SqlStatement::text).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
