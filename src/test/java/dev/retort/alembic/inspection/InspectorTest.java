package dev.retort.alembic.inspection;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.Test;

import dev.retort.alembic.AlembicHost;
import dev.retort.alembic.AlembicOptions;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.postgresql.PostgresqlDialect;
import dev.retort.dialect.sqlite.SqliteDialect;
import dev.retort.problem.RetortException;
import dev.retort.python.EvaluationLimits;
import dev.retort.python.Evaluator;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;
import dev.retort.testing.LiveStep;
import dev.retort.testing.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a revision file is told of tables; the expected texts are what SQLAlchemy 1.4.46 gives for the same tables. */
class InspectorTest {

    private static final String SQLITE_TABLES = """
            CREATE TABLE team (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(20));
            CREATE TABLE player (id INTEGER NOT NULL, team_id INTEGER, nick VARCHAR(20) DEFAULT 'x' NOT NULL,
              score NUMERIC(10, 2), born DATETIME, big BIGINT, blob BLOB, odd FANCY, PRIMARY KEY (id),
              CONSTRAINT fk_team FOREIGN KEY(team_id) REFERENCES team (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
              CONSTRAINT uq_nick UNIQUE (nick), CONSTRAINT ck_score CHECK (score >= 0));
            CREATE INDEX ix_score ON player (score, nick) WHERE score > 3;
            CREATE VIEW v AS SELECT 1 AS one
            """;

    private static final String POSTGRESQL_TABLES = """
            CREATE TYPE mood AS ENUM ('sad', 'ok');
            CREATE SCHEMA shop;
            CREATE TABLE shop.team (id serial PRIMARY KEY);
            CREATE TABLE player (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, team_id int REFERENCES shop.team
              ON UPDATE SET NULL, nick varchar(20) DEFAULT 'x' NOT NULL, score numeric(10,2), born timestamptz,
              at timestamp(3), feeling mood, tags text[], data jsonb, ratio double precision, key uuid, twice int
              GENERATED ALWAYS AS (1 + 1) STORED, CONSTRAINT uq_nick UNIQUE (nick), CONSTRAINT ck CHECK (score >= 0));
            CREATE INDEX ix ON player USING btree (lower(nick), team_id) INCLUDE (score) WHERE score > 3;
            CREATE INDEX ix_tags ON player USING gin (tags);
            COMMENT ON TABLE player IS 'who plays';
            COMMENT ON COLUMN player.nick IS 'short';
            CREATE VIEW v AS SELECT 1 AS one;
            CREATE SEQUENCE s
            """;

    @Test
    void tablesOfSqliteAreToldAsSqlAlchemyTellsThem() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            execute(connection, SQLITE_TABLES);
            Asking ask = new Asking(new SqliteDialect(), connection);
            assertThat(ask.text("i.get_table_names()")).isEqualTo("['player', 'team']");
            assertThat(ask.text("i.get_view_names()")).isEqualTo("['v']");
            assertThat(ask.text("(i.has_table('player'), i.has_table('x'), i.default_schema_name)"))
                    .isEqualTo("(True, False, 'main')");
            assertThat(ask.text("[(c['name'], str(c['type']), c['nullable'], c['default'], c['primary_key'])"
                    + " for c in i.get_columns('player')]")).isEqualTo("[('id', 'INTEGER', False, None, 1), "
                            + "('team_id', 'INTEGER', True, None, 0), ('nick', 'VARCHAR(20)', False, \"'x'\", 0), "
                            + "('score', 'NUMERIC(10, 2)', True, None, 0), ('born', 'DATETIME', True, None, 0), "
                            + "('big', 'BIGINT', True, None, 0), ('blob', 'BLOB', True, None, 0), "
                            + "('odd', 'NUMERIC', True, None, 0)]");
            assertThat(ask.text("i.get_pk_constraint('player')"))
                    .isEqualTo("{'constrained_columns': ['id'], 'name': None}");
            assertThat(ask.text("i.get_foreign_keys('player')")).isEqualTo("[{'name': 'fk_team', "
                    + "'constrained_columns': ['team_id'], 'referred_schema': None, 'referred_table': 'team', "
                    + "'referred_columns': ['id'], 'options': {'ondelete': 'CASCADE', 'deferrable': True, "
                    + "'initially': 'DEFERRED'}}]");
            assertThat(ask.text("i.get_unique_constraints('player')"))
                    .isEqualTo("[{'name': 'uq_nick', 'column_names': ['nick']}]");
            assertThat(ask.text("i.get_check_constraints('player')"))
                    .isEqualTo("[{'name': 'ck_score', 'sqltext': 'score >= 0'}]");
            assertThat(ask.text("[(x['name'], x['column_names'], x['unique']) for x in i.get_indexes('player')]"))
                    .isEqualTo("[('ix_score', ['score', 'nick'], 0)]");
            assertThat(ask.text("isinstance(i.get_columns('player')[2]['type'], sa.String)")).isEqualTo("True");
        }
    }

    @Test
    void tablesOfPostgresqlAreToldAsSqlAlchemyTellsThem() throws SQLException {
        var database = PostgresServer.freshDatabase();
        try (Connection connection = DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + database.port() + "/" + database.name() + "?user=postgres")) {
            execute(connection, POSTGRESQL_TABLES);
            Asking ask = new Asking(new PostgresqlDialect(), connection);
            assertThat(ask.text("(i.get_table_names(), i.get_table_names(schema='shop'), i.get_view_names())"))
                    .isEqualTo("(['player'], ['team'], ['v'])");
            assertThat(ask.text("i.get_schema_names()")).isEqualTo("['information_schema', 'public', 'shop']");
            assertThat(ask.text("[(c['name'], str(c['type']), c['nullable'], c['default'], c['autoincrement'])"
                    + " for c in i.get_columns('player')]")).isEqualTo("[('id', 'BIGINT', False, None, True), "
                            + "('team_id', 'INTEGER', True, None, False), "
                            + "('nick', 'VARCHAR(20)', False, \"'x'::character varying\", False), "
                            + "('score', 'NUMERIC(10, 2)', True, None, False), "
                            + "('born', 'TIMESTAMP', True, None, False), ('at', 'TIMESTAMP', True, None, False), "
                            + "('feeling', 'VARCHAR(3)', True, None, False), ('tags', 'TEXT[]', True, None, False), "
                            + "('data', 'JSONB', True, None, False), "
                            + "('ratio', 'DOUBLE PRECISION', True, None, False), ('key', 'UUID', True, None, False), "
                            + "('twice', 'INTEGER', True, None, False)]");
            assertThat(ask.text("[c['type'].timezone for c in i.get_columns('player')[4:6]]"))
                    .isEqualTo("[True, False]");
            assertThat(ask.text("(i.get_columns('player')[6]['type'].name, i.get_columns('player')[6]['type'].enums)"))
                    .isEqualTo("('mood', ['sad', 'ok'])");
            assertThat(ask.text("isinstance(i.get_columns('player')[7]['type'].item_type, sa.Text)"))
                    .isEqualTo("True");
            assertThat(ask.text("(i.get_columns('player')[11]['computed'], i.get_columns('player')[2]['comment'])"))
                    .isEqualTo("({'sqltext': '(1 + 1)', 'persisted': True}, 'short')");
            assertThat(ask.text("i.get_foreign_keys('player')[0]")).isEqualTo("{'name': 'player_team_id_fkey', "
                    + "'constrained_columns': ['team_id'], 'referred_schema': 'shop', 'referred_table': 'team', "
                    + "'referred_columns': ['id'], 'options': {'onupdate': 'SET NULL'}}");
            assertThat(ask.text("[(x['name'], x['column_names'], x['include_columns']) for x in"
                    + " i.get_indexes('player')]")).isEqualTo("[('ix', [None, 'team_id'], ['score']), "
                            + "('ix_tags', ['tags'], []), ('uq_nick', ['nick'], [])]");
            assertThat(ask.text("i.get_indexes('player')[1]['dialect_options']"))
                    .isEqualTo("{'postgresql_using': 'gin'}");
            assertThat(ask.text("(i.get_enums(), i.has_sequence('s'), i.get_table_comment('player'))"))
                    .isEqualTo("([{'name': 'mood', 'schema': 'public', 'visible': True, 'labels': ['sad', 'ok']}], "
                            + "True, {'text': 'who plays'})");
        }
    }

    @Test
    void aTableThatIsNotThereIsAnErrorTheProgramMayCatch() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            Asking ask = new Asking(new SqliteDialect(), connection);
            assertThatThrownBy(() -> ask.text("i.get_columns('nothing')")).isInstanceOf(RetortException.class)
                    .hasMessageContaining("nothing");
            assertThat(ask.run("""
                    from sqlalchemy.exc import NoSuchTableError
                    try:
                        i.get_columns('nothing')
                    except NoSuchTableError as e:
                        answer = 'caught ' + str(e)
                    """)).isEqualTo("caught nothing");
        }
    }

    @Test
    void reflectedTablesAreWrittenAsTheyAre() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            execute(connection, SQLITE_TABLES);
            Asking ask = new Asking(new SqliteDialect(), connection);
            assertThat(ask.run("""
                    m = sa.MetaData()
                    m.reflect(bind, only=['team'])
                    answer = repr((list(m.tables), bind.dialect.has_table(bind, 'team'), bind.engine.has_table('no')))
                    """)).isEqualTo("(['team'], True, False)");
            assertThat(ask.run("""
                    t = sa.Table('player', sa.MetaData(), sa.Column('odd', sa.Text()), autoload_with=bind)
                    answer = repr([c.name for c in t.columns]) + repr([x.name for x in t.indexes]) \\
                        + repr(sorted(str(k.name) for k in t.constraints))
                    """)).isEqualTo("['id', 'team_id', 'nick', 'score', 'born', 'big', 'blob', 'odd']['ix_score']"
                    + "['None', 'ck_score', 'fk_team', 'uq_nick']");
        }
    }

    private static void execute(Connection connection, String script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : script.split(";\\s*\\n")) {
                statement.execute(sql);
            }
        }
    }

    /** Expressions about {@code i}, an inspector of a connection. */
    private record Asking(Dialect dialect, Connection connection) {

        String text(String expression) {
            return run("answer = repr(" + expression + ")");
        }

        String run(String program) {
            AlembicHost host = new AlembicHost(new LiveStep(dialect, connection), AlembicOptions.STANDARD, _ -> null);
            Evaluator evaluator = new Evaluator(host, EvaluationLimits.STANDARD);
            ModuleValue module = evaluator.run("from alembic import op\nimport sqlalchemy as sa\n"
                    + "def ask():\n    bind = op.get_bind()\n    i = sa.inspect(bind)\n"
                    + program.indent(4) + "    return answer\n", "ask.py", "ask");
            Value answer = evaluator.call(evaluator.value(module, "ask"), Arguments.NONE);
            return ((StringValue) answer).value();
        }
    }
}
