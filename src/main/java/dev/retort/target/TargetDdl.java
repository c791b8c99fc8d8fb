package dev.retort.target;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.retort.problem.SourcePosition;
import dev.retort.schema.ObjectName;

/**
 * A wanted schema as statements, not yet read by a database.
 *
 * @param statements in an order that runs
 * @param notes what a person should know: a model file that nothing imports, a default that is frozen when it is read
 * @param writtenDefaults the defaults that a database spells otherwise each time, by their columns, as they are written
 * @param unread tables that could not be read, of which no statement says anything
 */
public record TargetDdl(List<Statement> statements, List<String> notes, Map<ObjectName, String> writtenDefaults,
        List<Unread> unread) {

    /**
     * One statement and where it comes from.
     *
     * @param isPrivilege whether it says who owns things or who may use them, which a comparison of schemas alone leaves
     *        out: its roles need not be on this server
     */
    public record Statement(String sql, SourcePosition at, boolean isPrivilege) {

        public Statement(String sql, SourcePosition at) {
            this(sql, at, false);
        }
    }

    private static final Pattern WORD = Pattern.compile("[\\w$]+", Pattern.UNICODE_CHARACTER_CLASS);

    public TargetDdl {
        statements = List.copyOf(statements);
        notes = List.copyOf(notes);
        writtenDefaults = Map.copyOf(writtenDefaults);
        unread = List.copyOf(unread);
    }

    /** A target all of which was read. */
    public TargetDdl(List<Statement> statements, List<String> notes, Map<ObjectName, String> writtenDefaults) {
        this(statements, notes, writtenDefaults, List.of());
    }

    /** Whether it says anything of owners and grants. */
    public boolean saysPrivileges() {
        return statements.stream().anyMatch(Statement::isPrivilege);
    }

    /** Whether the statements have a name in them; what is no single word is taken for written. */
    public Predicate<String> names() {
        Set<String> words = new HashSet<>();
        for (Statement statement : statements) {
            Matcher word = WORD.matcher(statement.sql());
            while (word.find()) {
                words.add(word.group().toLowerCase(Locale.ROOT));
            }
        }
        return name -> !WORD.matcher(name).matches() || words.contains(name.toLowerCase(Locale.ROOT));
    }
}
