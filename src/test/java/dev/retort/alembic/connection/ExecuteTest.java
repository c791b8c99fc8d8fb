package dev.retort.alembic.connection;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.retort.problem.RetortException;
import dev.retort.sql.DialectName;
import dev.retort.testing.StepRecorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ExecuteTest {

    private final StepRecorder postgresql = new StepRecorder(DialectName.POSTGRESQL);
    private final StepRecorder sqlite = new StepRecorder(DialectName.SQLITE);

    @Test
    void sendsTextWithItsPerCentSignsCastsAndEscapedColons() {
        Scripts.upgrade(postgresql, """
                op.execute("UPDATE t SET a = '100%', b = c::int, d = '12\\\\:30' WHERE x = 'a:b'")
                op.execute(sa.text("UPDATE t SET a = :a WHERE id = :id").bindparams(a="it's", id=2))
                op.execute('')
                """);
        assertThat(postgresql.sql()).containsExactly(
                "UPDATE t SET a = '100%', b = c::int, d = '12:30' WHERE x = 'a:b'",
                "UPDATE t SET a = 'it''s' WHERE id = 2");
    }

    @Test
    void refusesANameWithoutAValueAndNamesIt() {
        assertThatThrownBy(() -> Scripts.upgrade(postgresql, "op.execute(\"SELECT 'a:x', :missing\")"))
                .isInstanceOf(RetortException.class).hasMessageContaining(":missing").hasMessageContaining("bindparams")
                .extracting(failure -> ((RetortException) failure).position()).hasToString("versions/a.py:10:5");
    }

    @Test
    void anEmptyListIsInNothingWhateverTheText() {
        String body = """
                none = sa.bindparam('ids', [], expanding=True)
                op.execute(sa.text('DELETE FROM t WHERE a NOT IN :ids').bindparams(none))
                a = sa.table('t', sa.column('a', sa.Integer))
                op.execute(a.delete().where(a.c.a.notin_(none)))
                op.execute(a.delete().where(a.c.a.in_(none)))
                """;
        Scripts.upgrade(postgresql, body);
        assertThat(postgresql.sql()).containsExactly(
                "DELETE FROM t WHERE a NOT IN (SELECT CAST(NULL AS INTEGER) WHERE 1!=1)",
                "DELETE FROM t WHERE (t.a NOT IN (NULL) OR (1 = 1))", "DELETE FROM t WHERE t.a IN (NULL) AND (1 != 1)");
    }

    @Test
    void aSequenceIsLeftOutWhereThereAreNone() {
        String body = """
                t = sa.table('t', sa.Column('a', sa.Integer), sa.Column('b', sa.Integer, sa.Sequence('s')))
                op.bulk_insert(t, [{'a': 1}])
                """;
        Scripts.upgrade(postgresql, body);
        Scripts.upgrade(sqlite, body);
        assertThat(postgresql.sql()).containsExactly("INSERT INTO t (a, b) VALUES (1, nextval('s'))");
        assertThat(sqlite.sql()).containsExactly("INSERT INTO t (a) VALUES (1)");
    }

    @Test
    void aMemberOfAnEnumThatIsATextTooIsStoredByItsName() {
        Scripts.upgrade(postgresql, """
                import enum
                class E(str, enum.Enum):
                    a = 'A'
                    b = 'B'
                t = sa.table('t', sa.column('e', sa.Enum(E, name='e')), sa.column('s', sa.String))
                op.execute(t.update().where(t.c.e == E.a).values(e=E.b, s=E.b))
                op.bulk_insert(t, [{'e': E.a, 's': 'x'}])
                """);
        assertThat(postgresql.sql()).containsExactly("UPDATE t SET e='b', s='B' WHERE t.e = 'a'",
                "INSERT INTO t (e, s) VALUES ('a', 'x')");
    }

    @Test
    void whatContainsATextStandsInParenthesesBesideOthers() {
        Scripts.upgrade(postgresql, """
                a = sa.column('a', sa.String)
                op.execute(sa.table('t', a).delete().where(a.startswith('x')).where(~a.contains('y')))
                op.execute(sa.table('t', a).delete().where(a.endswith('x')))
                """);
        assertThat(postgresql.sql()).containsExactly(
                "DELETE FROM t WHERE (t.a LIKE 'x' || '%') AND (t.a NOT LIKE '%' || 'y' || '%')",
                "DELETE FROM t WHERE (t.a LIKE '%' || 'x')");
    }

    @Test
    void whatListensToATableIsDoneWhenItIsMadeAndDropped() {
        Scripts.upgrade(postgresql, """
                m = sa.MetaData()
                t = sa.Table('t', m, sa.Column('a', sa.Integer))
                made = sa.DDL('CREATE TRIGGER x ON %(fullname)s')
                sa.event.listen(t, 'after_create', made.execute_if(dialect='postgresql'))
                sa.event.listen(t, 'after_create', made.execute_if(dialect='sqlite'))
                sa.event.listen(m, 'before_drop', lambda target, connection, **others: connection.execute(
                    sa.text('DROP FUNCTION f')))
                t.create(op.get_bind(), checkfirst=False)
                m.drop_all(op.get_bind(), checkfirst=False)
                """);
        assertThat(postgresql.sql()).map(sql -> sql.replaceAll("\\s+", " ").strip()).containsExactly(
                "CREATE TABLE t ( a INTEGER )", "CREATE TRIGGER x ON t", "DROP FUNCTION f", "DROP TABLE t");
    }

    @Test
    void stopsAtWhatWouldTakeForEverToWrite() {
        for (String doubled : List.of("x + x", "sa.func.f(x, x)", "sa.and_(x == 1, x == 1)")) {
            assertThatThrownBy(() -> Scripts.upgrade(postgresql, """
                    x = sa.table('t', sa.column('x', sa.Integer)).c.x
                    for _ in range(60):
                        x = %s
                    op.execute(sa.select(x))
                    """.formatted(doubled))).as(doubled).isInstanceOf(RetortException.class)
                    .hasMessageContaining("takes longer than");
        }
    }

    @Test
    void refusesANulInAText() {
        assertThatThrownBy(() -> Scripts.upgrade(postgresql,
                "op.execute(sa.text('SELECT :a').bindparams(a='x\\x00y'))"))
                .isInstanceOf(RetortException.class).hasMessageContaining("NUL");
    }

    @Test
    void anEngineOfTheSettingsIsOneOfTheDatabaseBeingMigrated() {
        Scripts.upgrade(sqlite, """
                with sa.engine_from_config({}, prefix='sqlalchemy.').connect() as connection:
                    connection.execute(sa.text('DELETE FROM a'))
                """);
        assertThat(sqlite.sql()).containsExactly("DELETE FROM a");
    }

    @Test
    void splitsSeveralStatementsOfOneText() {
        String body = "op.execute(\"CREATE TABLE a (id int); CREATE TABLE b (t text DEFAULT ';');\")";
        for (StepRecorder recorder : List.of(postgresql, sqlite)) {
            Scripts.upgrade(recorder, body);
            assertThat(recorder.sql()).containsExactly("CREATE TABLE a (id int)",
                    "CREATE TABLE b (t text DEFAULT ';')");
        }
    }

    @Test
    void insertsEachRowInBulk() {
        Scripts.upgrade(sqlite, """
                t = sa.table('t', sa.column('id', sa.Integer), sa.column('on', sa.Boolean), sa.column('data', sa.JSON))
                op.bulk_insert(t, [
                    {'id': 1, 'on': True, 'data': {'a': [1, 2.5, None, "ü"]}},
                    {'id': 2, 'on': False, 'data': None},
                ])
                op.bulk_insert(t, [{'id': op.inline_literal(5)}], multiinsert=False)
                op.bulk_insert(t, [])
                """);
        assertThat(sqlite.sql()).containsExactly(
                "INSERT INTO t (id, \"on\", data) VALUES (1, 1, '{\"a\": [1, 2.5, null, \"\\u00fc\"]}')",
                "INSERT INTO t (id, \"on\", data) VALUES (2, 0, 'null')", "INSERT INTO t (id) VALUES (5)");
    }

    @Test
    void sendsAStatementWhoseResultNobodyReadsAsAStatementInItsPlace() {
        Scripts.upgrade(postgresql, """
                bind = op.get_bind()
                bind.execute(sa.text("SELECT setval('s', 5)"))
                op.execute("UPDATE t SET a = 1")
                bind.execute(sa.text("INSERT INTO t VALUES (:a)"), {'a': 1})
                bind.execute(sa.text("INSERT INTO t VALUES (:a)"), [{'a': 2}, {'a': 3}])
                bind.execute(sa.text("INSERT INTO t VALUES (:a)"), a=4)
                kept = bind.execute(sa.text("UPDATE t SET a = 5"))
                """);
        assertThat(postgresql.sql()).containsExactly("SELECT setval('s', 5)", "UPDATE t SET a = 1",
                "INSERT INTO t VALUES (1)", "INSERT INTO t VALUES (2)", "INSERT INTO t VALUES (3)",
                "INSERT INTO t VALUES (4)", "UPDATE t SET a = 5");
    }

    @Test
    void answersNothingWhereRowsAreNotKnown() {
        Scripts.upgrade(postgresql, """
                bind = op.get_bind()
                assert bind.execute(sa.text("SELECT 1")).scalar() is None
                assert bind.execute(sa.text("SELECT 1")).fetchone() is None
                assert bind.execute(sa.text("SELECT 1")).fetchall() == []
                assert bind.scalar(sa.text("SELECT 1")) is None
                for row in bind.execute(sa.text("SELECT 1")):
                    op.execute("never")
                assert bind.execute(sa.text("UPDATE t SET a = 1")).rowcount == 0
                """);
        assertThat(postgresql.sql()).isEmpty();
    }

    @Test
    void fillsInWhatTheDriverWouldBind() {
        Scripts.upgrade(postgresql, """
                op.get_bind().exec_driver_sql("INSERT INTO t VALUES (%s, %s, '%%')", (1, "o'k"))
                op.get_bind().exec_driver_sql("INSERT INTO t VALUES (%(a)s)", {'a': None})
                """);
        Scripts.upgrade(sqlite, "op.get_bind().execute(\"INSERT INTO t VALUES (?, '?')\", (1,))");
        assertThat(postgresql.sql()).containsExactly("INSERT INTO t VALUES (1, 'o''k', '%')",
                "INSERT INTO t VALUES (NULL)");
        assertThat(sqlite.sql()).containsExactly("INSERT INTO t VALUES (1, '?')");
    }

    @Test
    void makesSavepointsOfNestedTransactionsAndRefusesToRollTheStepBack() {
        Scripts.upgrade(postgresql, """
                bind = op.get_bind()
                with bind.begin():
                    with bind.begin_nested():
                        op.execute("UPDATE t SET a = 1")
                try:
                    with bind.begin_nested():
                        raise ValueError('no')
                except ValueError:
                    pass
                bind.commit()
                """);
        assertThat(postgresql.sql()).containsExactly("SAVEPOINT sa_savepoint_1", "UPDATE t SET a = 1",
                "RELEASE SAVEPOINT sa_savepoint_1", "SAVEPOINT sa_savepoint_2",
                "ROLLBACK TO SAVEPOINT sa_savepoint_2");
        assertThatThrownBy(() -> Scripts.upgrade(postgresql, "op.get_bind().rollback()"))
                .isInstanceOf(RetortException.class).hasMessageContaining("begin_nested");
    }

    @Test
    void runsOnItsOwnWhatIsExecutedInAutocommit() {
        Scripts.upgrade(postgresql, """
                op.execute("CREATE INDEX CONCURRENTLY i ON t (a)", execution_options={"isolation_level": "AUTOCOMMIT"})
                """);
        assertThat(postgresql.performed()).singleElement()
                .satisfies(one -> assertThat(one.mode().name()).isEqualTo("AUTOCOMMIT"));
    }
}
