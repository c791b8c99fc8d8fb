package dev.retort.target;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.project.TargetSource;
import dev.retort.sql.DialectName;
import dev.retort.sql.SqlLexeme;

/** What a program of the project prints as a target: DDL of Django, Prisma, TypeORM, SQLAlchemy itself. */
public final class ProgramTarget {

    private static final Duration TIME = Duration.ofMinutes(2);
    private static final int MOST = 50_000_000;
    private static final int SHOWN = 80;
    private static final Set<String> VERBS = Set.of("CREATE", "ALTER", "COMMENT", "DROP", "DO", "SECURITY", "IMPORT",
            "REINDEX", "CLUSTER", "REFRESH", "REASSIGN", "CALL", "LOCK", "SAVEPOINT", "RELEASE", "VACUUM");

    private ProgramTarget() {}

    /**
     * Runs the program, which a person has to have allowed, and splits what it prints.
     *
     * @param folder the project's, where it runs
     * @param environment what it finds in its environment
     * @throws RetortException {@code invalid-settings} where it cannot be started; {@code statement-failed} where it
     *         fails, takes longer than two minutes, prints nothing, too much, or what is no DDL; {@code cancelled}
     */
    public static TargetDdl read(TargetSource.Program source, Path folder, Map<String, String> environment,
            DialectName dialect, Cancellation cancellation) {
        return read(new ProjectProgram(source.command(), folder, environment, TIME, MOST), dialect, cancellation);
    }

    static TargetDdl read(ProjectProgram program, DialectName dialect, Cancellation cancellation) {
        String printed = program.output(cancellation);
        String shown = "output of " + program.shown();
        TargetDdl ddl;
        try {
            ddl = SqlTarget.ofText(printed, shown, dialect);
        } catch (RetortException e) {
            RetortException noSql = noSql(program, printed, e.message());
            throw e.position() == null ? noSql : noSql.at(e.position());
        }
        for (TargetDdl.Statement statement : ddl.statements()) {
            String verb = SqlLexeme.of(statement.sql(), dialect).getFirst().text().toUpperCase(Locale.ROOT);
            if (!VERBS.contains(verb)) {
                throw noSql(program, printed, "line " + statement.at().line() + " begins with \""
                        + cut(statement.sql().lines().findFirst().orElse("")) + "\".").at(statement.at());
            }
        }
        if (ddl.statements().isEmpty()) {
            throw noSql(program, printed, "there is no statement in it that makes anything.");
        }
        return ddl;
    }

    private static RetortException noSql(ProjectProgram program, String printed, String why) {
        return new RetortException(ProblemCode.STATEMENT_FAILED,
                "What " + program.shown() + " printed is no DDL: " + why)
                .hint("It should print the statements that make the schema, and nothing else, to its standard output;"
                        + " messages belong on standard error.")
                .data("printed", cut(printed.strip().lines().findFirst().orElse("")));
    }

    private static String cut(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
