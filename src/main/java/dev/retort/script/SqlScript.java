package dev.retort.script;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.retort.operation.Operation;
import dev.retort.operation.StepContext;
import dev.retort.operation.TransactionMode;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.sql.DialectName;
import dev.retort.sql.SqlStatement;

/** A plain SQL revision file, parsed. Made by {@link ScriptReader}. */
public final class SqlScript implements Script {

    private final ScriptHeader header;
    private final ScriptFile source;
    private final Map<DialectName, Reading> readings;

    SqlScript(ScriptHeader header, ScriptFile source, Map<DialectName, Reading> readings) {
        this.header = header;
        this.source = source;
        this.readings = Map.copyOf(readings);
    }

    @Override
    public Revision revision() {
        return header.revision();
    }

    @Override
    public ScriptFile source() {
        return source;
    }

    @Override
    public String description() {
        return header.description();
    }

    @Override
    public @Nullable Duration lockTimeout() {
        return header.lockTimeout();
    }

    @Override
    public @Nullable Duration statementTimeout() {
        return header.statementTimeout();
    }

    /** True also where the dialect cannot read the file, since {@link #drive} then says why. */
    @Override
    public boolean supports(Direction direction, DialectName dialect) {
        Reading reading = reading(dialect);
        return reading.isBroken() || switch (direction) {
            case UPGRADE -> !reading.sections(Section.Kind.UPGRADE, dialect).isEmpty();
            case DOWNGRADE -> !reading.sections(Section.Kind.DOWNGRADE, dialect).isEmpty();
            case STAMP -> true;
        };
    }

    /** Sections run in the order of the file; verify queries come last, whatever stands behind them. */
    @Override
    public void drive(Direction direction, StepContext context) {
        DialectName dialect = context.dialect();
        Reading reading = reading(dialect);
        source.refuseLongId(revision().id());
        if (reading.isBroken()) {
            throw reading.problems().getFirst().exception();
        }
        switch (direction) {
            case UPGRADE -> upgrade(reading, context);
            case DOWNGRADE -> downgrade(reading, context);
            case STAMP -> {}
        }
    }

    private void upgrade(Reading reading, StepContext context) {
        DialectName dialect = context.dialect();
        List<Section> sections = reading.sections(Section.Kind.UPGRADE, dialect);
        if (sections.isEmpty()) {
            throw new RetortException(ProblemCode.INVALID_REVISION_FILE,
                    file() + ": the file has no upgrade section for " + dialect.title() + ".")
                    .hint("Add a section -- +upgrade or -- +upgrade " + dialect.text() + ".")
                    .data("revision", revision().id())
                    .at(source.start());
        }
        sections.forEach(section -> perform(section, context));
        TransactionMode last = sections.getLast().mode();
        for (Section verify : reading.sections(Section.Kind.VERIFY, dialect)) {
            TransactionMode mode = last == TransactionMode.AUTOCOMMIT ? last : verify.mode();
            for (SqlStatement statement : verify.statements()) {
                context.perform(new Operation.VerifyQuery(statement.text()), mode, position(statement));
            }
        }
    }

    private void downgrade(Reading reading, StepContext context) {
        List<Section> sections = reading.sections(Section.Kind.DOWNGRADE, context.dialect());
        if (sections.isEmpty()) {
            throw new RetortException(ProblemCode.IRREVERSIBLE,
                    "Revision " + revision().id() + " cannot be undone: " + file() + " has no downgrade section for "
                            + context.dialect().title() + ".")
                    .hint("Add a section -- +downgrade (an empty one where there is nothing to undo),"
                            + " or restore a backup.")
                    .data("revision", revision().id()).at(source.start());
        }
        sections.forEach(section -> perform(section, context));
    }

    private void perform(Section section, StepContext context) {
        for (SqlStatement statement : section.statements()) {
            String rows = statement.copyData();
            Operation operation = rows == null
                    ? new Operation.ExecuteSql(statement.text())
                    : new Operation.CopyRows(statement.text(), rows);
            context.perform(operation, section.mode(), position(statement));
        }
    }

    private SourcePosition position(SqlStatement statement) {
        return new SourcePosition(file(), statement.line(), statement.column());
    }

    private Reading reading(DialectName dialect) {
        return Objects.requireNonNull(readings.get(dialect));
    }

    @Override
    public String toString() {
        return file();
    }
}
