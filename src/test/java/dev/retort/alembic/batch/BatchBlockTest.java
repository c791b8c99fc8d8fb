package dev.retort.alembic.batch;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.retort.alembic.AlembicHost;
import dev.retort.alembic.AlembicOptions;
import dev.retort.dialect.sqlite.SqliteDialect;
import dev.retort.problem.RetortException;
import dev.retort.python.EvaluationLimits;
import dev.retort.python.Evaluator;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.ModuleValue;
import dev.retort.sql.DialectName;
import dev.retort.testing.LiveStep;
import dev.retort.testing.StepRecorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Batch blocks; the statements are those of Alembic 1.8.1 for the same programs, without the index
 * {@code ix__alembic_tmp_t_ix} it makes for {@code index=True} and forgets, and with unnamed constraints in the order of
 * the table, where Alembic takes them from a set.
 */
class BatchBlockTest {

    private static final String TABLES = """
            CREATE TABLE p (id INTEGER NOT NULL, PRIMARY KEY (id));
            CREATE TABLE t (
            	id INTEGER NOT NULL,
            	a VARCHAR(20) DEFAULT 'x',
            	b INTEGER DEFAULT 10 NOT NULL,
            	c TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
            	p INTEGER,
            	PRIMARY KEY (id),
            	UNIQUE (a, b),
            	FOREIGN KEY(p) REFERENCES p (id)
            );
            CREATE INDEX i2 ON t (a)""";

    @Test
    void columnsAreAddedMovedAndCast() throws SQLException {
        assertThat(sent("""
                with op.batch_alter_table('t') as b:
                    b.alter_column('b', type_=sa.String(5))
                    b.add_column(sa.Column('n', sa.Integer, sa.ForeignKey('p.id', name='fk_n')), insert_after='a')
                    b.add_column(sa.Column('ix', sa.Integer, index=True, server_default=sa.func.now()))
                """)).containsExactly("""
                CREATE TABLE _alembic_tmp_t (
                	id INTEGER NOT NULL,\s
                	a VARCHAR(20) DEFAULT 'x',\s
                	n INTEGER,\s
                	b VARCHAR(5) DEFAULT (10) NOT NULL,\s
                	c TIMESTAMP DEFAULT (CURRENT_TIMESTAMP),\s
                	p INTEGER,\s
                	ix INTEGER DEFAULT (CURRENT_TIMESTAMP),\s
                	PRIMARY KEY (id),\s
                	CONSTRAINT fk_n FOREIGN KEY(n) REFERENCES p (id),\s
                	UNIQUE (a, b),\s
                	FOREIGN KEY(p) REFERENCES p (id)
                )""", """
                INSERT INTO _alembic_tmp_t (id, a, b, c, p) SELECT t.id, t.a, CAST(t.b AS VARCHAR(5)) AS b, t.c, t.p\s
                FROM t""", "DROP TABLE t", "ALTER TABLE _alembic_tmp_t RENAME TO t", "CREATE INDEX i2 ON t (a)",
                "CREATE INDEX ix_t_ix ON t (ix)");
    }

    @Test
    void aConstraintOfTableArgumentsNamesItsColumns() throws SQLException {
        assertThat(sent("""
                with op.batch_alter_table('t', recreate='always',
                                          table_args=(sa.UniqueConstraint('b', 'c', name='u'),)) as b:
                    pass
                """).getFirst()).contains("CONSTRAINT u UNIQUE (b, c)");
    }

    @Test
    void theOptionsOfTheBlockShapeTheNewTable() throws SQLException {
        assertThat(sent("""
                with op.batch_alter_table('t', recreate='always', partial_reordering=[('c', 'b'), ('p', 'a')],
                        table_args=(sa.CheckConstraint('b > 1', name='ck_b'),),
                        table_kwargs={'sqlite_autoincrement': True},
                        naming_convention={'uq': 'uq_%(table_name)s_%(column_0_name)s'}) as b:
                    b.drop_constraint('uq_t_a', type_='unique')
                    b.alter_column('a', type_=sa.Boolean(create_constraint=True, name='ckk'))
                """).getFirst()).isEqualTo("""
                CREATE TABLE _alembic_tmp_t (
                	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,\s
                	c TIMESTAMP DEFAULT (CURRENT_TIMESTAMP),\s
                	p INTEGER,\s
                	a BOOLEAN DEFAULT 'x',\s
                	b INTEGER DEFAULT (10) NOT NULL,\s
                	CONSTRAINT ck_b CHECK (b > 1),\s
                	CONSTRAINT ckk CHECK (a IN (0, 1)),\s
                	FOREIGN KEY(p) REFERENCES p (id)
                )""");
    }

    @Test
    void aTableGivenByCopyFromNeedsNoDatabase() {
        StepRecorder offline = StepRecorder.offline(DialectName.SQLITE);
        drive(new AlembicHost(offline, AlembicOptions.STANDARD, _ -> null), """
                t = sa.Table('t', sa.MetaData(), sa.Column('id', sa.Integer, primary_key=True),
                    sa.Column('flag', sa.Boolean(create_constraint=True, name='ck_flag')), sa.Index('i', 'flag'))
                with op.batch_alter_table('t', copy_from=t) as b:
                    b.alter_column('flag', nullable=False)
                """);
        assertThat(offline.sql()).containsExactly(
                "CREATE TABLE _alembic_tmp_t (\n\tid INTEGER NOT NULL, \n\tflag BOOLEAN NOT NULL, \n\t"
                        + "PRIMARY KEY (id), \n\tCONSTRAINT ck_flag CHECK (flag IN (0, 1))\n)",
                "INSERT INTO _alembic_tmp_t (id, flag) SELECT t.id, t.flag \nFROM t", "DROP TABLE t",
                "ALTER TABLE _alembic_tmp_t RENAME TO t", "CREATE INDEX i ON t (flag)");
    }

    @Test
    void plainAdditionsAndIndexesAreOrdinaryAlters() throws SQLException {
        assertThat(sent("""
                with op.batch_alter_table('t', schema=None) as b:
                    b.add_column(sa.Column('n', sa.Integer, server_default='1'))
                    b.create_index(b.f('ix_n'), ['n'], unique=True)
                    b.drop_index('i2')
                """)).containsExactly("ALTER TABLE t ADD COLUMN n INTEGER DEFAULT '1'",
                "CREATE UNIQUE INDEX ix_n ON t (n)", "DROP INDEX i2");
    }

    @Test
    void postgresqlGetsOrdinaryAltersAlways() {
        StepRecorder recorder = StepRecorder.offline(DialectName.POSTGRESQL);
        drive(new AlembicHost(recorder, AlembicOptions.STANDARD, _ -> null), """
                with op.batch_alter_table('t', schema='s', recreate='always') as b:
                    b.add_column(sa.Column('n', sa.Integer), insert_after='a')
                    b.alter_column('a', nullable=False)
                    b.create_unique_constraint('uq', ['a', 'b'])
                    b.create_foreign_key('fk', 'p', ['p'], ['id'], ondelete='CASCADE', referent_schema='s')
                    b.create_index('ix', ['n'])
                    b.drop_constraint('ck_old', type_='check')
                    b.drop_column('c')
                """);
        assertThat(recorder.sql()).containsExactly("ALTER TABLE s.t ADD COLUMN n INTEGER",
                "ALTER TABLE s.t ALTER COLUMN a SET NOT NULL", "ALTER TABLE s.t ADD CONSTRAINT uq UNIQUE (a, b)",
                "ALTER TABLE s.t ADD CONSTRAINT fk FOREIGN KEY(p) REFERENCES s.p (id) ON DELETE CASCADE",
                "CREATE INDEX ix ON s.t (n)", "ALTER TABLE s.t DROP CONSTRAINT ck_old",
                "ALTER TABLE s.t DROP COLUMN c");
    }

    @Test
    void whatCannotBeIsSaidAsAlembicSaysIt() {
        assertThatThrownBy(() -> sent("""
                with op.batch_alter_table('t') as b:
                    b.drop_constraint('nothing')
                """)).isInstanceOf(RetortException.class).hasMessageContaining("No such constraint: 'nothing'");
        assertThatThrownBy(() -> sent("""
                with op.batch_alter_table('t', recreate='sometimes') as b:
                    pass
                """)).hasMessageContaining("recreate may be one of 'auto', 'always', or 'never'.");
        assertThatThrownBy(() -> sent("""
                with op.batch_alter_table('nothing') as b:
                    b.drop_column('x')
                """)).hasMessageContaining("nothing");
        assertThatThrownBy(() -> sent("""
                with op.batch_alter_table('t') as b:
                    b.add_column(sa.Column('n', sa.Integer), insert_before='a')
                """)).hasMessageContaining("please specify recreate='always'");
    }

    /** Alembic leaves foreign keys as they are and deletes the children by cascade where they are checked. */
    @Test
    void aTableOthersReferToIsMadeAnewWithoutCheckingForeignKeys() throws SQLException {
        assertThat(sent("""
                with op.batch_alter_table('p', recreate='always') as b:
                    b.add_column(sa.Column('n', sa.Integer))
                """).getFirst()).isEqualTo("PRAGMA foreign_keys=OFF");
    }

    /** A block whose body raises sends nothing. */
    @Test
    void aBlockThatFailsSendsNothing() throws SQLException {
        assertThat(sent("""
                try:
                    with op.batch_alter_table('t') as b:
                        b.drop_column('a')
                        raise ValueError('x')
                except ValueError:
                    pass
                """)).isEmpty();
    }

    private static List<String> sent(String body) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            for (String sql : TABLES.split(";\n")) {
                statement.execute(sql);
            }
            LiveStep step = new LiveStep(new SqliteDialect(), connection);
            drive(new AlembicHost(step, AlembicOptions.STANDARD, _ -> null), body);
            return step.sent();
        }
    }

    private static void drive(AlembicHost host, String body) {
        Evaluator evaluator = new Evaluator(host, EvaluationLimits.STANDARD);
        ModuleValue module = evaluator.run("from alembic import op\nimport sqlalchemy as sa\ndef upgrade():\n"
                + body.indent(4), "versions/a.py", "revision");
        evaluator.call(evaluator.value(module, "upgrade"), Arguments.NONE);
    }
}
