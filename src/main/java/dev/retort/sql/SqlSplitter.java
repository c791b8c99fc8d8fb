package dev.retort.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.sql.SqlReader.Item;
import dev.retort.sql.SqlReader.Mode;

/** Cuts an SQL text into its statements. */
public final class SqlSplitter {

    private SqlSplitter() {}

    /**
     * The statements of any SQL text, without empty ones.
     *
     * @param file the name errors give the text
     * @throws RetortException {@code invalid-revision-file} with the position of a string, quoted name, comment or body
     *         that is never closed, or of a command that is psql's or sqlite3's and not SQL
     */
    public static List<SqlStatement> split(CharSequence text, DialectName dialect, String file) {
        return statements(new SqlReader(text, dialect, Mode.PLAIN), file);
    }

    /**
     * The same for SQL whose transactions are Retort's to begin and end: {@code BEGIN}, {@code COMMIT} and the like are
     * errors too.
     */
    public static List<SqlStatement> splitManaged(CharSequence text, DialectName dialect, String file) {
        return statements(new SqlReader(text, dialect, Mode.REVISION_FILE), file);
    }

    private static List<SqlStatement> statements(SqlReader reader, String file) {
        List<SqlStatement> statements = new ArrayList<>();
        for (Optional<Item> item = reader.next(); item.isPresent(); item = reader.next()) {
            switch (item.get()) {
                case Item.Statement found -> statements.add(found.statement());
                case Item.Fault fault -> throw exception(fault, file, reader.positions());
                case Item.Comment _,Item.Marker _ -> {}
            }
        }
        return statements;
    }

    private static RetortException exception(Item.Fault fault, String file, TextPositions positions) {
        return new RetortException(ProblemCode.INVALID_REVISION_FILE,
                file + ", line " + positions.line(fault.start()) + ": " + fault.message()).hint(fault.hint())
                .at(positions.position(file, fault.start()));
    }
}
