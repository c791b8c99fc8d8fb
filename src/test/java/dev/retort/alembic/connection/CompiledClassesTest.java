package dev.retort.alembic.connection;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.retort.problem.RetortException;
import dev.retort.sql.DialectName;
import dev.retort.testing.StepRecorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Classes of a project's that say by {@code @compiles} how they are written, as SQLAlchemy 1.4.46 writes them. */
class CompiledClassesTest {

    private static final String CLASSES = """
            from sqlalchemy.ext.compiler import compiles
            from sqlalchemy.schema import DDLElement
            from sqlalchemy.sql.expression import FunctionElement, Executable, ClauseElement
            t = sa.table('t', sa.column('x', sa.Integer))
            class CreateView(DDLElement):
                def __init__(self, name, selectable):
                    self.name = name
                    self.selectable = selectable
            @compiles(CreateView)
            def visit_create_view(element, compiler, **kw):
                return "CREATE VIEW %s AS %s" % (compiler.preparer.quote(element.name),
                                                 compiler.sql_compiler.process(element.selectable, literal_binds=True))
            class utcnow(FunctionElement):
                type = sa.DateTime()
            @compiles(utcnow, 'postgresql')
            def pg_utcnow(element, compiler, **kw):
                return "TIMEZONE('utc', CURRENT_TIMESTAMP)"
            @compiles(utcnow, 'sqlite')
            def sqlite_utcnow(element, compiler, **kw):
                return "CURRENT_TIMESTAMP"
            class greatest(FunctionElement):
                name = 'greatest'
            @compiles(greatest)
            def visit_greatest(element, compiler, **kw):
                return "GREATEST(%s)" % compiler.process(element.clauses, **kw)
            class InsertFromSelect(Executable, ClauseElement):
                def __init__(self, table, select):
                    self.table = table
                    self.select = select
            @compiles(InsertFromSelect)
            def visit_insert_from_select(element, compiler, **kw):
                return "INSERT INTO %s (%s)" % (compiler.process(element.table, asfrom=True, **kw),
                                                compiler.process(element.select, **kw))
            """;

    private static List<String> sql(DialectName dialect, String body) {
        StepRecorder step = new StepRecorder(dialect);
        Scripts.upgrade(step, CLASSES + body);
        return step.sql();
    }

    @Test
    void areWrittenAsTheirFunctionsSay() {
        String body = """
                op.execute(CreateView('my view', sa.select(t.c.x).where(t.c.x > 5)))
                op.create_table('u', sa.Column('made', sa.DateTime(), server_default=utcnow()))
                op.execute(t.update().values(x=greatest(t.c.x, 3)).where(greatest(t.c.x, 1) < 2))
                op.get_bind().execute(InsertFromSelect(t, sa.select(t.c.x)))
                """;
        assertThat(sql(DialectName.POSTGRESQL, body)).containsExactly(
                "CREATE VIEW \"my view\" AS SELECT t.x \nFROM t \nWHERE t.x > 5",
                "CREATE TABLE u (\n    made TIMESTAMP WITHOUT TIME ZONE DEFAULT TIMEZONE('utc', CURRENT_TIMESTAMP)\n)",
                "UPDATE t SET x=GREATEST(t.x, 3) WHERE GREATEST(t.x, 1) < 2",
                "INSERT INTO t (SELECT t.x \nFROM t)");
        assertThat(sql(DialectName.SQLITE, body)).contains(
                "CREATE TABLE u (\n    made DATETIME DEFAULT (CURRENT_TIMESTAMP)\n)");
    }

    @Test
    void areRefusedWhereNothingSaysHowTheyAreWritten() {
        assertThatThrownBy(() -> sql(DialectName.SQLITE, "class Odd(DDLElement):\n    pass\nop.execute(Odd())"))
                .isInstanceOf(RetortException.class).hasMessageContaining("Compiler can't render element of type Odd");
        assertThatThrownBy(() -> sql(DialectName.SQLITE,
                "@compiles(sa.schema.CreateTable)\ndef f(element, compiler, **kw): return ''"))
                .isInstanceOf(RetortException.class).hasMessageContaining("@compiles");
    }

    @Test
    void domainsAreMadeAndDroppedOnPostgresql() {
        String body = """
                mail = postgresql.DOMAIN('email', sa.Text, check="VALUE ~ '@'", not_null=True, constraint_name='has_at',
                                         default='a@b')
                mail.create(op.get_bind(), checkfirst=False)
                op.add_column('t', sa.Column('mail', mail))
                mail.drop(op.get_bind())
                """;
        assertThat(sql(DialectName.POSTGRESQL, body)).containsExactly(
                "CREATE DOMAIN email AS TEXT DEFAULT 'a@b' CONSTRAINT has_at NOT NULL CHECK (VALUE ~ '@')",
                "ALTER TABLE t ADD COLUMN mail email", "DROP DOMAIN IF EXISTS email");
    }
}
