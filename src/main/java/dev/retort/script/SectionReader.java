package dev.retort.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.retort.operation.TransactionMode;
import dev.retort.sql.DialectName;
import dev.retort.sql.SqlReader;
import dev.retort.sql.SqlReader.Item;
import dev.retort.sql.SqlStatement;

/** Cuts the text of a revision file into header lines and sections, by the rules of one dialect. */
final class SectionReader {

    private static final String MARKERS = "Use -- +upgrade, -- +downgrade or -- +verify, then postgresql or sqlite, "
            + "and no-transaction where they are meant.";

    private final String text;
    private final SqlReader reader;
    private final FileProblems problems;
    private final List<HeaderReader.Line> header = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private List<SqlStatement> statements = new ArrayList<>();
    private boolean beforeFirstMarker = true;
    private boolean strayStatement;
    private Section.@Nullable Kind kind;

    SectionReader(String text, String file, DialectName dialect) {
        this.text = text;
        this.reader = new SqlReader(text, dialect, SqlReader.Mode.REVISION_FILE);
        this.problems = new FileProblems(file, reader.positions());
    }

    /** The comment lines before the first marker; known once {@link #read()} has run. */
    List<HeaderReader.Line> header() {
        return header;
    }

    FileProblems problems() {
        return problems;
    }

    List<Section> read() {
        for (Optional<Item> item = reader.next(); item.isPresent(); item = reader.next()) {
            switch (item.get()) {
                case Item.Comment comment -> comment(comment);
                case Item.Marker marker -> marker(marker);
                case Item.Statement statement -> statement(statement);
                case Item.Fault fault ->
                    problems.error(fault.message(), fault.hint(), fault.start(), fault.end() - fault.start());
            }
        }
        if (sections.stream().noneMatch(section -> section.kind() == Section.Kind.UPGRADE) && !problems.hasErrors()) {
            problems.error("The file has no section -- +upgrade.",
                    "Add a line -- +upgrade above the statements; it may be left empty.", text.length(), 0);
        }
        return sections;
    }

    private void comment(Item.Comment comment) {
        if (beforeFirstMarker && comment.text().startsWith("--")) {
            int content = 2;
            while (content < comment.text().length() && Character.isWhitespace(comment.text().charAt(content))) {
                content++;
            }
            header.add(new HeaderReader.Line(comment.text().substring(content), comment.start() + content));
        }
    }

    private void statement(Item.Statement item) {
        if (beforeFirstMarker) {
            if (!strayStatement) {
                problems.error("SQL stands before the first marker.", "Put a line -- +upgrade above it.", item.start(),
                        item.end() - item.start());
            }
            strayStatement = true;
        } else if (kind == Section.Kind.VERIFY && item.statement().copyData() != null) {
            problems.error("COPY is no query that can verify anything.", "Put it in the upgrade section.", item.start(),
                    item.end() - item.start());
        } else {
            statements.add(item.statement());
        }
    }

    private void marker(Item.Marker marker) {
        beforeFirstMarker = false;
        statements = new ArrayList<>();
        List<String> words = marker.words();
        int at = text.indexOf('+', marker.start()) + 1;
        kind = kind(words.getFirst()).orElse(null);
        if (kind == null) {
            problems.error("\"+" + words.getFirst() + "\" begins no section.", MARKERS, at - 1,
                    words.getFirst().length() + 1);
            return;
        }
        int behind = words.getFirst().length();
        DialectName dialect = null;
        TransactionMode mode = TransactionMode.TRANSACTIONAL;
        for (String word : words.subList(1, words.size())) {
            at = text.indexOf(word, at + behind);
            behind = word.length();
            Optional<DialectName> named = DialectName.of(word);
            if (named.isPresent() && dialect == null) {
                dialect = named.get();
            } else if (word.equals("no-transaction") && mode == TransactionMode.TRANSACTIONAL) {
                mode = TransactionMode.AUTOCOMMIT;
            } else {
                problems.error("\"" + word + "\" does not belong behind \"+" + words.getFirst() + "\".", MARKERS, at,
                        word.length());
                break;
            }
        }
        sections.add(new Section(kind, dialect, mode, statements));
    }

    private static Optional<Section.Kind> kind(String word) {
        return Optional.ofNullable(switch (word) {
            case "upgrade" -> Section.Kind.UPGRADE;
            case "downgrade" -> Section.Kind.DOWNGRADE;
            case "verify" -> Section.Kind.VERIFY;
            default -> null;
        });
    }
}
