package dev.retort.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.sql.SqlReader.Mode;
import dev.retort.sql.SqlToken.Kind;

/** Cuts an SQL text into tokens for an editor's colours. */
public final class SqlLexer {

    /** Bodies inside bodies deeper than this stay one string, so that no text takes more than linear time. */
    private static final int MAX_DEPTH = 2;

    private static final Pattern OTHER_LANGUAGE = Pattern
            .compile("\\s*LANGUAGE\\s+['\"]?(?!sql\\b|plpgsql\\b)\\w", Pattern.CASE_INSENSITIVE);

    private SqlLexer() {}

    /**
     * The tokens of a revision file or any other SQL, in order and without overlap; what they leave out is white space.
     * Never throws: an unfinished string is a string up to the end. The bodies of PostgreSQL's functions are cut into
     * tokens too, between two string tokens for their dollar quotes; behind a marker that names a dialect its rules
     * hold.
     */
    public static List<SqlToken> tokens(CharSequence text, DialectName dialect) {
        return tokens(text.toString(), dialect, Mode.REVISION_FILE, 0);
    }

    private static List<SqlToken> tokens(String text, DialectName dialect, Mode mode, int depth) {
        Collector collector = new Collector(text, depth);
        SqlReader reader = new SqlReader(text, dialect, mode, collector);
        while (reader.next().isPresent()) {
            // What was found goes to the collector on the way.
        }
        return collector.tokens;
    }

    private static final class Collector implements SqlReader.Listener {

        private final String text;
        private final int depth;
        private final List<SqlToken> tokens = new ArrayList<>();
        private @Nullable SqlToken previous;
        private @Nullable SqlToken beforePrevious;

        Collector(String text, int depth) {
            this.text = text;
            this.depth = depth;
        }

        @Override
        public void range(Kind kind, int start, int end) {
            if (end > start) {
                tokens.add(new SqlToken(kind, start, end));
            }
        }

        @Override
        public void lexeme(SqlScanner scanner) {
            int start = scanner.start();
            int end = scanner.end();
            switch (scanner.kind()) {
                case LINE_COMMENT, BLOCK_COMMENT -> range(Kind.COMMENT, start, end);
                case WORD -> add(word(scanner), start, end);
                case QUOTED_NAME -> add(Kind.QUOTED_IDENTIFIER, start, end);
                case STRING -> add(Kind.STRING, start, end);
                case DOLLAR_STRING -> dollarString(scanner);
                case NUMBER -> add(Kind.NUMBER, start, end);
                case PARAMETER -> add(Kind.PARAMETER, start, end);
                case OPERATOR -> add(Kind.OPERATOR, start, end);
                case PUNCTUATION -> add(Kind.PUNCTUATION, start, end);
            }
        }

        private void add(Kind kind, int start, int end) {
            SqlToken token = new SqlToken(kind, start, end);
            tokens.add(token);
            beforePrevious = previous;
            previous = token;
        }

        private Kind word(SqlScanner scanner) {
            String word = text.substring(scanner.start(), scanner.end());
            int next = scanner.end();
            while (next < text.length() && SqlCharacters.isSpace(text.charAt(next))) {
                next++;
            }
            char follows = next < text.length() ? text.charAt(next) : ';';
            if (follows == '(' && SqlWords.isFunction(word, scanner.dialect()) && !namesTarget()) {
                return Kind.FUNCTION;
            }
            if (follows == '.' || is(previous, ".")) {
                return Kind.IDENTIFIER;
            }
            Kind kind = SqlWords.keywordOrType(word, scanner.dialect(), depth > 0);
            return kind == null || SqlWords.isAmbiguous(word) && isName(kind, follows) ? Kind.IDENTIFIER : kind;
        }

        /** A name list's words and those next to a comparison are columns: {@code (date date, type text)}. */
        private boolean isName(Kind kind, char follows) {
            boolean listed = is(previous, "(") || is(previous, ",") || is(previous, "SELECT") || is(previous, "SET")
                    || is(previous, "WHERE") || is(previous, "AND") || is(previous, "COLUMN") || is(previous, "BY");
            boolean compared = follows == '=' || follows == '<' || follows == '>'
                    || kind == Kind.KEYWORD && follows == ',';
            return listed || compared || is(previous, "=");
        }

        /** Whether a table's name is due, which a parenthesis may follow: {@code INSERT INTO format (a)}. */
        private boolean namesTarget() {
            return is(previous, "INTO") || is(previous, "TABLE") || is(previous, "EXISTS") || is(previous, "ON");
        }

        private void dollarString(SqlScanner scanner) {
            int start = scanner.start();
            int end = scanner.end();
            int tag = text.indexOf('$', start + 1) + 1 - start;
            boolean body = is(previous, "AS") || is(previous, "DO") || is(beforePrevious, "LANGUAGE");
            boolean other = OTHER_LANGUAGE.matcher(text).region(end, Math.min(text.length(), end + 60)).lookingAt()
                    || is(beforePrevious, "LANGUAGE") && otherLanguage(previous);
            if (!scanner.closed() || !body || other || depth >= MAX_DEPTH) {
                add(Kind.STRING, start, end);
                return;
            }
            range(Kind.STRING, start, start + tag);
            for (SqlToken inner : SqlLexer.tokens(text.substring(start + tag, end - tag), scanner.dialect(), Mode.PLAIN,
                    depth + 1)) {
                range(inner.kind(), inner.start() + start + tag, inner.end() + start + tag);
            }
            add(Kind.STRING, end - tag, end);
        }

        private boolean otherLanguage(@Nullable SqlToken token) {
            Matcher matcher = OTHER_LANGUAGE
                    .matcher("LANGUAGE " + (token == null ? "" : text.substring(token.start(), token.end())));
            return matcher.lookingAt();
        }

        private boolean is(@Nullable SqlToken token, String word) {
            return token != null && token.end() - token.start() == word.length()
                    && text.regionMatches(true, token.start(), word, 0, word.length());
        }
    }
}
