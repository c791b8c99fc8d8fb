package dev.retort.alembic;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import dev.retort.operation.TransactionMode;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.python.EvaluationLimits;
import dev.retort.python.Evaluator;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.ModuleValue;
import dev.retort.sql.DialectName;
import dev.retort.testing.StepRecorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What Alembic 1.8.1 has no recording for: newer arguments, the project's own types and operations, libraries. */
class DirectivesTest {

    private static StepRecorder drive(DialectName dialect, String text) {
        StepRecorder recorder = StepRecorder.offline(dialect);
        Evaluator evaluator = new Evaluator(new AlembicHost(recorder, AlembicOptions.STANDARD, _ -> null),
                EvaluationLimits.STANDARD);
        ModuleValue module = evaluator.run("from alembic import op\nimport sqlalchemy as sa\n" + text, "revision.py",
                "revision");
        evaluator.call(Objects.requireNonNull(evaluator.value(module, "upgrade")), Arguments.NONE);
        return recorder;
    }

    private static List<String> postgresql(String text) {
        return sql(DialectName.POSTGRESQL, text);
    }

    private static List<String> sqlite(String text) {
        return sql(DialectName.SQLITE, text);
    }

    private static List<String> sql(DialectName dialect, String text) {
        return drive(dialect, text).sql().stream().map(one -> one.replaceAll("\\s+", " ").replace("( ", "(")
                .replace(" )", ")").strip()).toList();
    }

    @Test
    void newerArgumentsAskTheDatabaseToLookFirst() {
        assertThat(postgresql("""
                def upgrade():
                    op.create_table('t', sa.Column('a', sa.Integer()), if_not_exists=True)
                    op.drop_table('t', if_exists=True)
                    op.add_column('t', sa.Column('b', sa.Integer()), if_not_exists=True)
                    op.drop_column('t', 'b', if_exists=True)
                    op.create_index('ix', 't', ['a'], if_not_exists=True)
                    op.drop_index('ix', if_exists=True)
                    op.drop_constraint('c', 't', if_exists=True)
                """)).containsExactly("CREATE TABLE IF NOT EXISTS t (a INTEGER)", "DROP TABLE IF EXISTS t",
                "ALTER TABLE t ADD COLUMN IF NOT EXISTS b INTEGER", "ALTER TABLE t DROP COLUMN IF EXISTS b",
                "CREATE INDEX IF NOT EXISTS ix ON t (a)", "DROP INDEX IF EXISTS ix",
                "ALTER TABLE t DROP CONSTRAINT IF EXISTS c");
    }

    @Test
    void aForeignKeyIsPartOfItsColumnWhereAsked() {
        assertThat(sqlite("""
                def upgrade():
                    op.add_column('t', sa.Column('p', sa.Integer(), sa.ForeignKey('parent.id', ondelete='CASCADE')),
                                  inline_references=True)
                """)).containsExactly("ALTER TABLE t ADD COLUMN p INTEGER REFERENCES parent (id) ON DELETE CASCADE");
    }

    @Test
    void anAutocommitBlockRunsItsStatementsOutsideTheTransaction() {
        StepRecorder recorder = drive(DialectName.POSTGRESQL, """
                def upgrade():
                    op.create_index('a', 't', ['a'])
                    with op.get_context().autocommit_block():
                        op.create_index('b', 't', ['b'], postgresql_concurrently=True)
                    op.create_index('c', 't', ['c'])
                """);
        assertThat(recorder.performed()).extracting(StepRecorder.Performed::mode).containsExactly(
                TransactionMode.TRANSACTIONAL, TransactionMode.AUTOCOMMIT, TransactionMode.TRANSACTIONAL);
    }

    @Test
    void typesOfTheProjectsOwnSayHowTheyAreStored() {
        String text = """
                from sqlalchemy.dialects import postgresql
                class GUID(sa.types.TypeDecorator):
                    impl = sa.CHAR
                    cache_ok = True
                    def load_dialect_impl(self, dialect):
                        if dialect.name == 'postgresql':
                            return dialect.type_descriptor(postgresql.UUID())
                        return dialect.type_descriptor(sa.CHAR(32))
                class Short(sa.types.TypeDecorator):
                    impl = sa.String
                    def __init__(self, length=7):
                        super().__init__(length)
                class Point(sa.types.UserDefinedType):
                    def __init__(self, digits):
                        self.digits = digits
                    def get_col_spec(self, **kw):
                        return f'POINT({self.digits})'
                def upgrade():
                    op.create_table('t', sa.Column('id', GUID(), primary_key=True), sa.Column('s', Short()),
                                    sa.Column('p', Point(3)), sa.Column('l', Short(length=9), nullable=False))
                """;
        assertThat(postgresql(text)).containsExactly("CREATE TABLE t (id UUID NOT NULL, s VARCHAR(7), p POINT(3),"
                + " l VARCHAR(9) NOT NULL, PRIMARY KEY (id))");
        assertThat(sqlite(text)).containsExactly("CREATE TABLE t (id CHAR(32) NOT NULL, s VARCHAR(7), p POINT(3),"
                + " l VARCHAR(9) NOT NULL, PRIMARY KEY (id))");
    }

    @Test
    void anEnumOfPythonIsStoredByItsNamesOrAsItsCallableSays() {
        assertThat(postgresql("""
                import enum
                class Color(enum.Enum):
                    RED = 'r'
                    GREEN = 'g'
                def upgrade():
                    op.create_table('t', sa.Column('a', sa.Enum(Color)),
                                    sa.Column('b', sa.Enum(Color, name='by_value',
                                                           values_callable=lambda c: [m.value for m in c])))
                """)).containsExactly("CREATE TYPE color AS ENUM ('RED', 'GREEN')",
                "CREATE TYPE by_value AS ENUM ('r', 'g')", "CREATE TABLE t (a color, b by_value)");
    }

    @Test
    void operationsTheProjectDefinesRun() {
        assertThat(postgresql("""
                from alembic.operations import Operations, MigrateOperation
                @Operations.register_operation('drop_two')
                class DropTwo(MigrateOperation):
                    def __init__(self, first, second):
                        self.first = first
                        self.second = second
                    @classmethod
                    def drop_two(cls, operations, first, second):
                        return operations.invoke(cls(first, second))
                @Operations.implementation_for(DropTwo)
                def drop_two(operations, operation):
                    operations.drop_table(operation.first)
                    operations.drop_table(operation.second)
                def upgrade():
                    op.drop_two('a', 'b')
                """)).containsExactly("DROP TABLE a", "DROP TABLE b");
    }

    @Test
    void anEnumTypeIsMadeAnewWithOtherLabels() {
        assertThat(postgresql("""
                from alembic_postgresql_enum import TableReference
                def upgrade():
                    op.sync_enum_values(enum_schema='public', enum_name='state', new_values=['a', 'c'],
                        affected_columns=[TableReference(table_schema='public', table_name='t', column_name='s',
                                                         existing_server_default="'a'::state")],
                        enum_values_to_rename=[('b', 'c')])
                """)).containsExactly("ALTER TYPE public.state RENAME TO state_old",
                "CREATE TYPE public.state AS ENUM ('a', 'c')", "ALTER TABLE public.t ALTER COLUMN s DROP DEFAULT",
                "ALTER TABLE public.t ALTER COLUMN s TYPE public.state USING (CASE s::text WHEN 'b' THEN 'c'"
                        + " ELSE s::text END)::public.state",
                "ALTER TABLE public.t ALTER COLUMN s SET DEFAULT 'a'::state", "DROP TYPE public.state_old");
    }

    @Test
    void typesOfLibrariesAreKnownByWhatTheyStore() {
        assertThat(postgresql("""
                import geoalchemy2, pgvector.sqlalchemy, sqlalchemy_utils, sqlmodel
                def upgrade():
                    op.create_table('t',
                        sa.Column('g', geoalchemy2.types.Geometry(geometry_type='POINT', srid=4326)),
                        sa.Column('v', pgvector.sqlalchemy.Vector(3)),
                        sa.Column('u', sqlalchemy_utils.types.uuid.UUIDType(binary=False)),
                        sa.Column('s', sqlmodel.sql.sqltypes.AutoString(length=9)))
                """)).containsExactly("CREATE TABLE t (g geometry(POINT,4326), v VECTOR(3), u UUID, s VARCHAR(9))");
    }

    @Test
    void whatSqliteCannotAlterNamesTheBatchBlockAndThePlace() {
        assertThatThrownBy(() -> sqlite("""
                def upgrade():
                    op.create_unique_constraint('u', 't', ['a'])
                """)).isInstanceOfSatisfying(RetortException.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_REVISION_FILE);
            assertThat(problem.hint()).contains("op.batch_alter_table");
            assertThat(problem.position()).extracting(at -> at.file() + ":" + at.line())
                    .isEqualTo("revision.py:4");
        });
    }

    @Test
    void aTypeTheDatabaseHasNotIsAProblemOfTheFileAtItsLine() {
        assertThatThrownBy(() -> sqlite("""
                from sqlalchemy.dialects import postgresql
                def upgrade():
                    op.add_column('t', sa.Column('a', postgresql.JSONB()))
                """)).isInstanceOfSatisfying(RetortException.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_REVISION_FILE);
            assertThat(problem.message()).contains("SQLite has no column type JSONB");
            assertThat(problem.data()).isEqualTo(Map.of());
        });
    }
}
