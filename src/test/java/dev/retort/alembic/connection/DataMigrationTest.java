package dev.retort.alembic.connection;

import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.retort.sql.DialectName;
import dev.retort.testing.StepRecorder;

import static org.assertj.core.api.Assertions.assertThat;

/** Data migrations on real databases. The asserts of a script raise where they do not hold. */
class DataMigrationTest {

    private static final String TABLE = """
            op.execute("CREATE TABLE users (id INTEGER PRIMARY KEY, name VARCHAR(50), age INTEGER, active BOOLEAN)")
            users = sa.table('users', sa.column('id', sa.Integer), sa.column('name', sa.String),
                             sa.column('age', sa.Integer), sa.column('active', sa.Boolean))
            op.bulk_insert(users, [{'id': 1, 'name': "Kim", 'age': 30, 'active': True},
                                   {'id': 2, 'name': "Bo's", 'age': None, 'active': False}])
            bind = op.get_bind()
            """;

    private static List<String> run(DialectName dialect, String body) throws SQLException {
        return Scripts.sentTo(dialect, TABLE + body);
    }

    @ParameterizedTest
    @EnumSource(DialectName.class)
    void readsRowsByIndexNameAttributeAndColumn(DialectName dialect) throws SQLException {
        run(dialect,
                """
                        rows = bind.execute(sa.select(users).order_by(users.c.id)).fetchall()
                        assert len(rows) == 2
                        first, second = rows
                        assert first[0] == 1 and first.name == 'Kim' and first['age'] == 30
                        assert first[users.c.active] is True and second.active is False
                        assert second.age is None
                        assert first._mapping['name'] == 'Kim'
                        assert dict(first._mapping) == {'id': 1, 'name': 'Kim', 'age': 30, 'active': True}
                        id_, name, age, active = second
                        assert (id_, name, age, active) == (2, "Bo's", None, False)
                        assert second == (2, "Bo's", None, False)
                        assert bind.execute(sa.select(users.c.name).where(users.c.id == 9)).first() is None
                        assert bind.execute(sa.text("SELECT count(*) FROM users")).scalar() == 2
                        assert bind.execute(sa.select(sa.func.count()).select_from(users)).scalar_one() == 2
                        assert bind.execute(sa.select(users.c.name).order_by(users.c.id)).scalars().all() == ['Kim', "Bo's"]
                        assert [r.id for r in bind.execute(sa.text("SELECT id FROM users ORDER BY id"))] == [1, 2]
                        assert [m['id'] for m in bind.execute(sa.text("SELECT id FROM users ORDER BY id")).mappings()] == [1, 2]
                        assert list(bind.execute(sa.text("SELECT id, name FROM users WHERE id = :i"), {'i': 1}).keys()) == ['id', 'name']
                        """);
    }

    @ParameterizedTest
    @EnumSource(DialectName.class)
    void changesRowsOneByOne(DialectName dialect) throws SQLException {
        List<String> sent = run(dialect, """
                for row in bind.execute(sa.select(users.c.id, users.c.name)):
                    bind.execute(users.update().where(users.c.id == row.id).values(name=row.name.upper()))
                left = bind.execute(sa.text("SELECT name FROM users ORDER BY id")).fetchall()
                assert [n for (n,) in left] == ['KIM', "BO'S"], left
                """);
        assertThat(sent).contains("UPDATE users SET name='BO''S' WHERE users.id = 2");
    }

    @ParameterizedTest
    @EnumSource(DialectName.class)
    void countsChangedRowsAndGivesInsertedKeys(DialectName dialect) throws SQLException {
        run(dialect, """
                assert bind.execute(users.update().values(age=5).where(users.c.id < 10)).rowcount == 2
                assert bind.execute(sa.text("DELETE FROM users WHERE id = 77")).rowcount == 0
                done = bind.execute(users.delete().where(users.c.id == 1).returning(users.c.name))
                assert done.scalar() == 'Kim'
                assert bind.execute(sa.text("SELECT count(*) FROM users")).scalar() == 1
                """);
    }

    @ParameterizedTest
    @EnumSource(DialectName.class)
    void keepsRowsThatAreReadAfterTheNextStatement(DialectName dialect) throws SQLException {
        run(dialect, """
                before = bind.execute(sa.text("SELECT name FROM users ORDER BY id"))
                op.execute("UPDATE users SET name = 'x'")
                assert [r[0] for r in before] == ['Kim', "Bo's"]
                """);
    }

    @ParameterizedTest
    @EnumSource(DialectName.class)
    void readsJsonOnceSoThatATextOfDigitsStaysAText(DialectName dialect) throws SQLException {
        run(dialect, """
                op.create_table('kept', sa.Column('id', sa.Integer, primary_key=True), sa.Column('data', sa.JSON))
                kept = sa.table('kept', sa.column('id', sa.Integer), sa.column('data', sa.JSON))
                values = ['5', 'true', 5, 2.5, True, ['1', {'a': '[]'}], {}, 'it']
                for i, value in enumerate(values):
                    bind.execute(kept.insert(), {'id': i, 'data': value})
                found = [row.data for row in bind.execute(sa.select(kept).order_by(kept.c.id))]
                assert found == values and [type(f) for f in found] == [type(v) for v in values], found
                """);
    }

    @ParameterizedTest
    @EnumSource(DialectName.class)
    void raisesWhereOneRowIsRequired(DialectName dialect) throws SQLException {
        run(dialect, """
                from sqlalchemy.exc import NoResultFound, MultipleResultsFound
                try:
                    bind.execute(sa.text("SELECT 1 FROM users WHERE id = 9")).one()
                    assert False
                except NoResultFound:
                    pass
                try:
                    bind.execute(sa.text("SELECT id FROM users")).one()
                    assert False
                except MultipleResultsFound:
                    pass
                """);
    }

    @ParameterizedTest
    @EnumSource(DialectName.class)
    void valuesGoThroughATypeDecoratorBothWays(DialectName dialect) throws SQLException {
        List<String> sent = run(dialect, """
                class Guid(sa.TypeDecorator):
                    impl = sa.CHAR
                    def load_dialect_impl(self, dialect):
                        if dialect.name == 'postgresql':
                            return dialect.type_descriptor(postgresql.UUID())
                        return dialect.type_descriptor(sa.CHAR(32))
                    def process_bind_param(self, value, dialect):
                        if value is None:
                            return None
                        return str(value) if dialect.name == 'postgresql' else value.hex
                    def process_result_value(self, value, dialect):
                        return None if value is None else uuid.UUID(str(value))
                class Settings(sa.TypeDecorator):
                    impl = sa.Text
                    def process_bind_param(self, value, dialect):
                        return '-' if value is None else json.dumps(value)
                    def process_result_value(self, value, dialect):
                        return None if value == '-' else json.loads(value)
                op.create_table('kept', sa.Column('id', Guid(), primary_key=True), sa.Column('extra', Settings()))
                kept = sa.table('kept', sa.column('id', Guid()), sa.column('extra', Settings()))
                one = uuid.UUID('0a1b2c3d-0000-4000-8000-000000000001')
                op.bulk_insert(kept, [{'id': one, 'extra': {'a': [1]}}])
                two = uuid.UUID('0a1b2c3d-0000-4000-8000-000000000002')
                bind.execute(kept.insert(), {'id': two, 'extra': None})
                assert bind.execute(sa.select(kept).where(kept.c.id == one)).one() == (one, {'a': [1]})
                assert bind.execute(sa.select(kept.c.extra).where(kept.c.id.in_([two]))).scalar() is None
                bind.execute(kept.update().where(kept.c.id == sa.bindparam('key')).values(extra=['b']), {'key': two})
                found = [row.extra for row in bind.execute(sa.select(kept).order_by(kept.c.id))]
                assert found == [{'a': [1]}, ['b']], found
                assert bind.execute(sa.text('SELECT extra FROM kept WHERE extra = :e').bindparams(
                    sa.bindparam('e', ['b'], type_=Settings()))).scalar() == '["b"]'
                """);
        String id = dialect == DialectName.SQLITE
                ? "'0a1b2c3d000040008000000000000002'"
                : "'0a1b2c3d-0000-4000-8000-000000000002'";
        assertThat(sent).anyMatch(sql -> sql.contains("kept (id, extra) VALUES (" + id + ", '-')"));
    }

    @Test
    void aFunctionBodyOfPostgresqlsStaysWholeOnSqlite() {
        StepRecorder step = new StepRecorder(DialectName.SQLITE);
        String function = "CREATE FUNCTION f() RETURNS int AS $body$ BEGIN x := 1; RETURN x; END; $body$ LANGUAGE plpgsql";
        Scripts.upgrade(step, "op.execute(\"\"\"" + function + "; SELECT 1\"\"\")");
        assertThat(step.sql()).containsExactly(function, "SELECT 1");
    }
}
