package dev.retort.alembic.ddl;

import dev.retort.alembic.expression.Clause;
import dev.retort.alembic.expression.Clauses;
import dev.retort.alembic.expression.SqlText;
import dev.retort.alembic.type.IdentifierQuoting;
import dev.retort.alembic.type.SqlaType;
import dev.retort.alembic.type.TypeFamily;
import dev.retort.python.value.Refusal;
import dev.retort.sql.DialectName;

/** {@code sequence.next_value()}. */
public final class NextValue extends Clause {

    private final SequenceValue sequence;

    public NextValue(SequenceValue sequence) {
        this.sequence = sequence;
    }

    @Override
    public SqlaType sqlType() {
        return Clauses.plainType(TypeFamily.INTEGER);
    }

    @Override
    public void write(SqlText out) {
        if (out.dialect() != DialectName.POSTGRESQL) {
            throw new Refusal(out.dialect().title() + " has no sequences.", null);
        }
        out.add("nextval(" + IdentifierQuoting.literal(sequence.sql(out.dialect())) + ")");
    }
}
