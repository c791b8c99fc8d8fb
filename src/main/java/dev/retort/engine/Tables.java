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

/** Lets a person look at tables. Every connection is read-only and in autocommit. */
final class Tables {

    private static final Duration QUERY_LIMIT = Duration.ofSeconds(30);

    private final Databases databases;
    private final Clock clock;

    Tables(Databases databases, Clock clock) {
        this.databases = databases;
        this.clock = clock;
    }

    List<TableSummary> list(Database database) {
        if (Databases.isMissingFile(database)) {
            return List.of();
        }
        return databases.browsing(database, databases.dialect(database).catalog()::summaries);
    }

    Table structure(Database database, TableName name) {
        return databases.browsing(database,
                connection -> databases.dialect(database).catalog().table(connection, name.schema(), name.name()))
                .orElseThrow(() -> new RetortException(ProblemCode.STATEMENT_FAILED,
                        "There is no table " + name + " any more.").hint("Refresh the list of tables."));
    }

    String ddl(Database database, Table table) {
        return databases.dialect(database).catalog().ddl(table);
    }

    Page page(Database database, PageRequest request, Cancellation cancellation) {
        return databases.browsing(database,
                connection -> reader(database).page(connection, request, cancellation));
    }

    @Nullable
    String fullValue(Database database, TableName table, List<Object> key, String column, Cancellation cancellation) {
        return databases.browsing(database, connection -> Optional
                .ofNullable(reader(database).fullValue(connection, table, key, column, cancellation))).orElse(null);
    }

    long export(Database database, PageRequest request, RowFormat format, Path file, Cancellation cancellation) {
        return databases.browsing(database, connection -> new TableExport(reader(database))
                .write(connection, request, format, file, _ -> {}, cancellation));
    }

    private TableReader reader(Database database) {
        return new TableReader(databases.dialect(database), QUERY_LIMIT, clock);
    }
}
