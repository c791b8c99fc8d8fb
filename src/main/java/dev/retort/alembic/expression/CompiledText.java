package dev.retort.alembic.expression;

import java.util.List;
import java.util.Map;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;

/** {@code statement.compile(…)}, which programs make text of. */
record CompiledText(Clause clause) implements HostValue {

    private static final ClassValue TYPE = new ClassValue("Compiled", "sqlalchemy.engine.interfaces", List.of(),
            Map.of(), null);

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public String text(Interpreter in) {
        return SqlText.plain(clause);
    }
}
