package dev.retort.script;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.source.ModuleHeader.Downgrade;
import dev.retort.operation.StepContext;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.python.value.Host.ModuleSource;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.sql.DialectName;

/**
 * An Alembic revision file. Its header was read without running it; its body is evaluated, never executed, each time it
 * is driven; its text is parsed once while there is memory to keep that. Made by {@link AlembicScriptReader}.
 */
public final class AlembicScript implements Script {

    private final Header header;
    private final ScriptFile source;
    private final AlembicModules modules;

    /**
     * What the file says of itself.
     *
     * @param description the docstring without its first line
     */
    record Header(Revision revision, String description, Downgrade downgrade) {}

    AlembicScript(Header header, ScriptFile source, AlembicModules modules) {
        this.header = header;
        this.source = source;
        this.modules = modules;
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

    /** False for a downgrade that is not there or begins by raising: the usual way to say that there is no way back. */
    @Override
    public boolean supports(Direction direction, DialectName dialect) {
        return direction != Direction.DOWNGRADE || header.downgrade() == Downgrade.PRESENT;
    }

    @Override
    public @Nullable Duration lockTimeout() {
        return null;
    }

    @Override
    public @Nullable Duration statementTimeout() {
        return null;
    }

    /** @throws RetortException as {@link Script#drive} says; {@code unsupported-python} for what cannot be read */
    @Override
    public void drive(Direction direction, StepContext context) {
        source.refuseLongId(revision().id());
        if (direction == Direction.DOWNGRADE && header.downgrade() != Downgrade.PRESENT) {
            throw new RetortException(ProblemCode.IRREVERSIBLE, "Revision " + revision().id()
                    + " cannot be undone: its downgrade() in " + file()
                    + (header.downgrade() == Downgrade.MISSING ? " is missing." : " only raises an error."))
                    .hint("Write downgrade(), or restore a backup.").data("revision", revision().id())
                    .at(source.start());
        }
        if (direction != Direction.STAMP) {
            modules.drive(this, direction, context);
        }
    }

    @Override
    public void prepare() {
        modules.prepare(module());
    }

    /** The file as a module. */
    ModuleSource module() {
        return new ModuleSource(text(), file(), false);
    }

    @Override
    public String toString() {
        return file();
    }
}
