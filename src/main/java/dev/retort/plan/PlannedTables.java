package dev.retort.plan;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.retort.dialect.SchemaDraft;
import dev.retort.operation.Operation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.schema.CatalogView;

/** The tables as the steps of one plan leave them; nothing is read or followed before somebody asks. */
final class PlannedTables implements AutoCloseable {

    private final SchemaDraft.Source source;
    private final List<Consumer<SchemaDraft>> waiting = new ArrayList<>();
    private @Nullable SchemaDraft draft;

    PlannedTables(SchemaDraft.Source source) {
        this.source = source;
    }

    void follow(Operation operation, SourcePosition at) {
        if (operation instanceof Operation.ExecuteSql(String sql)) {
            tell(tables -> tables.follow(sql, at));
        }
    }

    /** What follows cannot be known, for this reason. */
    void doubt(String reason) {
        tell(tables -> tables.doubt(reason));
    }

    private void tell(Consumer<SchemaDraft> news) {
        if (draft == null) {
            waiting.add(news);
        } else {
            news.accept(draft);
        }
    }

    /** @param doubtful told why, where an answer is a guess */
    CatalogView view(Consumer<String> doubtful) {
        return settle().view(doubtful);
    }

    /** Follows all that was told so far. */
    SchemaDraft settle() {
        SchemaDraft tables = draft;
        if (tables == null) {
            tables = open();
            draft = tables;
            for (Consumer<SchemaDraft> news : waiting) {
                news.accept(tables);
            }
            waiting.clear();
        }
        return tables;
    }

    private SchemaDraft open() {
        try {
            return source.open();
        } catch (SQLException e) {
            throw new RetortException(ProblemCode.CONNECTION_FAILED,
                    "The tables a revision asks about could not be read: " + e.getMessage(), e)
                    .hint("Check the connection and the rights of its role, then try again.");
        }
    }

    @Override
    public void close() {
        if (draft != null) {
            draft.close();
        }
    }
}
