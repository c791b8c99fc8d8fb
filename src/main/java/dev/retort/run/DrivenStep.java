package dev.retort.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.LiveTables;
import dev.retort.operation.QueryResult;
import dev.retort.plan.PlannedStatement;
import dev.retort.plan.PlannedStep;
import dev.retort.problem.SourcePosition;
import dev.retort.schema.CatalogView;
import dev.retort.sql.DialectName;

/** A step whose statements are known only as they come, within its run. */
final class DrivenStep implements RunningContext.Carrier {

    private final Run run;
    private final StepProgress progress;
    private final PlannedStep planned;
    private final Tools tools;

    DrivenStep(Run run, StepProgress progress, PlannedStep planned, Tools tools) {
        this.run = run;
        this.progress = progress;
        this.planned = planned;
        this.tools = tools;
    }

    /** What statements are carried out with, and the limits of this step. */
    record Tools(Dialect dialect, Connection connection, StatementRunner statements, OutsideTransaction outside,
            RowsRunner rows, Duration lockLimit, Duration limit) {}

    @Override
    public DialectName dialect() {
        return tools.dialect().name();
    }

    @Override
    public List<String> xArguments() {
        return run.xArguments();
    }

    @Override
    public Optional<JournalEntry> finished(int index) {
        return tools.outside().finished(planned, index);
    }

    @Override
    public void inside(int index, PlannedStatement statement) throws SQLException {
        run.beginUnlessOpen(statement.sql());
        progress.at(index);
        tools.statements().run(progress.step(), planned.revision(), index, statement, tools.limit());
        ran(1, 0);
    }

    @Override
    public boolean comesTooLate(PlannedStatement statement) {
        return run.comesTooLate(statement.sql());
    }

    @Override
    public void commit(int first, List<PlannedStatement> piece) throws SQLException {
        run.commit(piece.isEmpty() ? null : tools.outside().piece(planned, first, piece));
        ran(0, piece.size());
    }

    @Override
    public void outside(int index, PlannedStatement statement) throws SQLException {
        run.commit(null);
        progress.at(index);
        boolean now = tools.outside().run(progress.step(), planned, index, statement, tools.lockLimit(), tools.limit());
        ran(now ? 1 : 0, 1);
    }

    @Override
    public void skip(int index) {
        tools.outside().skip(progress.step(), index);
        ran(0, 1);
    }

    @Override
    public QueryResult query(int index, String sql, SourcePosition at) throws SQLException {
        run.beginUnlessOpen();
        progress.at(index);
        QueryResult result = tools.rows().query(planned.revision(), index, sql, at, tools.limit());
        ran(index < 0 ? 0 : 1, 0);
        return result;
    }

    private void ran(int now, int kept) {
        progress.betweenStatements();
        progress.count(now, kept);
    }

    @Override
    public CatalogView catalog() {
        return new LiveTables(tools.dialect(), tools.connection());
    }
}
