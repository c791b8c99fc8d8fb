package dev.retort.engine;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.retort.browse.Page;
import dev.retort.browse.PageRequest;
import dev.retort.browse.RowFormat;
import dev.retort.browse.TableExport;
import dev.retort.browse.TableName;
import dev.retort.browse.TableReader;
import dev.retort.connect.Database;
import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.schema.Table;
import dev.retort.schema.TableSummary;

/** How a person looks at tables. Every connection is read-only and in autocommit. */
public final class Tables {

    private static final Duration QUERY_LIMIT = Duration.ofSeconds(30);

    private final Databases databases;
    private final Clock clock;

    Tables(Databases databases, Clock clock) {
        this.databases = databases;
        this.clock = clock;
    }

    /** Every table and view, without columns. */
    public List<TableSummary> list(Database database) {
        if (Databases.isMissingFile(database)) {
            return List.of();
        }
        return databases.browsing(database, databases.dialect(database).catalog()::summaries);
    }

    /** The structure of one table. */
    public Table structure(Database database, TableName name) {
        return databases.browsing(database,
                connection -> databases.dialect(database).catalog().table(connection, name.schema(), name.name()))
                .orElseThrow(() -> new RetortException(ProblemCode.STATEMENT_FAILED,
                        "There is no table " + name + " any more.").hint("Refresh the list of tables."));
    }

    /** The statements that make a table as it is, or the one that makes a view; opens no connection. */
    public String ddl(Database database, Table table) {
        return databases.dialect(database).catalog().ddl(table);
    }

    /** Some rows of a table; one query, no transaction left open. */
    public Page page(Database database, PageRequest request, Cancellation cancellation) {
        return databases.browsing(database,
                connection -> reader(database).page(connection, request, cancellation));
    }

    /**
     * All of one value, however long; null where it is NULL.
     *
     * @param key the row's, from {@link Page#keys}
     */
    public @Nullable String fullValue(Database database, TableName table, List<Object> key, String column,
            Cancellation cancellation) {
        return databases.browsing(database, connection -> Optional
                .ofNullable(reader(database).fullValue(connection, table, key, column, cancellation))).orElse(null);
    }

    /** Writes a table's rows to a file, filtered and sorted as in {@code request}, and says how many. */
    public long export(Database database, PageRequest request, ExportFormat format, Path file,
            Cancellation cancellation) {
        RowFormat rows = switch (format) {
            case CSV -> RowFormat.csv();
            case JSON -> RowFormat.json();
            case TSV -> RowFormat.tsv();
        };
        return databases.browsing(database, connection -> new TableExport(reader(database))
                .write(connection, request, rows, file, _ -> {}, cancellation));
    }

    private TableReader reader(Database database) {
        return new TableReader(databases.dialect(database), QUERY_LIMIT, clock);
    }
}
