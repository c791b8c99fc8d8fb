package dev.retort.dialect.sqlite;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.retort.dialect.Dialect;
import dev.retort.schema.Column;
import dev.retort.schema.Constraint;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.Dependency;
import dev.retort.schema.Index;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.Table;
import dev.retort.schema.TableKind;
import dev.retort.schema.Trigger;
import dev.retort.sql.DialectName;
import dev.retort.sql.SqlSplitter;
import dev.retort.sql.SqlStatement;

import static org.assertj.core.api.Assertions.assertThat;

class SqliteSchemaReaderTest {

    private final Dialect dialect = new SqliteDialect();

    @ParameterizedTest(name = "{0} | {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "CREATE TABLE t (a int, b varchar (20)) | create table \"t\" ( [a] INT , `b` VARCHAR(20) );",
            "CREATE TABLE t (a INT CHECK (a>0 and A<9)) | CREATE TABLE t (a INT, CHECK(\"a\" > 0 AND [a] < 9))",
            "CREATE TABLE t (a INT DEFAULT (1), b DEFAULT (current_timestamp)) | CREATE TABLE t (a INT DEFAULT 1, b DEFAULT CURRENT_TIMESTAMP)",
            "CREATE TABLE t (id INTEGER PRIMARY KEY) | CREATE TABLE t (id INTEGER NOT NULL, PRIMARY KEY (id))",
            "CREATE TABLE t (a INT UNIQUE, b INT) | CREATE TABLE t (a INT, b INT, UNIQUE (A))",
            "CREATE TABLE t (a TEXT COLLATE binary) | CREATE TABLE t (a TEXT)",
            "CREATE TABLE t (a TEXT COLLATE nocase) | CREATE TABLE t (a TEXT COLLATE \"NOCASE\")",
            "CREATE TABLE t (a INT, PRIMARY KEY (a ASC)) | CREATE TABLE t (a INT PRIMARY KEY)",
            "CREATE TABLE t (k TEXT PRIMARY KEY) WITHOUT ROWID, STRICT | CREATE TABLE t (k TEXT PRIMARY KEY) strict,without  rowid",
            "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE t (p INT REFERENCES P) | CREATE TABLE t (p INT, FOREIGN KEY(p) REFERENCES p(id) ON DELETE NO ACTION); CREATE TABLE p (id INTEGER PRIMARY KEY)",
            "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE t (p INT REFERENCES p on update cascade ON  DELETE set  null) | CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE t (p INT REFERENCES p(id) ON DELETE SET NULL ON UPDATE CASCADE NOT DEFERRABLE)",
            "CREATE TABLE t (a, b AS (a+1)) | CREATE TABLE t (a, b GENERATED ALWAYS AS ( A + 1 ) VIRTUAL)",
            "CREATE TABLE t (a, b); CREATE INDEX i ON t(a ASC,lower( b )) WHERE a>1 | CREATE TABLE t (a, b); create index if not exists \"i\" on [t] (\"a\", LOWER(b)) where a > 1",
            "CREATE TABLE t (key TEXT, CHECK (length(key)>2)) | CREATE TABLE t (\"key\" TEXT, CHECK (LENGTH(\"key\") > 2))",
            "CREATE TABLE t (a); CREATE VIEW v AS select a as B from t where a=-1 | CREATE TABLE t (a); CREATE VIEW \"v\" AS /* all */ SELECT \"a\" AS \"B\" FROM t WHERE a = - 1",
            "CREATE TABLE t (a); CREATE TRIGGER r after insert on t begin select 1; delete from t where a=new.a; end | CREATE TABLE t (a); CREATE TRIGGER r AFTER INSERT ON \"t\" FOR EACH ROW BEGIN SELECT 1; DELETE FROM t WHERE \"a\" = NEW.a; END",
            "CREATE TABLE t (a); CREATE TRIGGER r insert on t begin select 1; end | CREATE TABLE t (a); CREATE TRIGGER r BEFORE INSERT ON t BEGIN SELECT 1; END",
            "CREATE VIRTUAL TABLE f USING fts5(a,b, tokenize='porter') | CREATE VIRTUAL TABLE f USING fts5 ( a, b,  tokenize='porter' )",
            "CREATE TABLE a (x); ALTER TABLE a ADD COLUMN y INT; ALTER TABLE a RENAME TO t | CREATE TABLE t (x, y INT)"})
    void whatMeansTheSameIsReadTheSame(String one, String other) throws SQLException {
        assertThat(read(one)).isEqualTo(read(other));
    }

    @ParameterizedTest(name = "{0} | {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "CREATE TABLE t (a INTEGER PRIMARY KEY DESC) | CREATE TABLE t (a INTEGER PRIMARY KEY)",
            "CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT) | CREATE TABLE t (a INTEGER PRIMARY KEY)",
            "CREATE TABLE t (a TEXT DEFAULT 'Now') | CREATE TABLE t (a TEXT DEFAULT 'now')",
            "CREATE TABLE t (a TEXT CHECK (a <> \"X\")) | CREATE TABLE t (a TEXT CHECK (a <> \"x\"))",
            "CREATE TABLE t (a TEXT NOT NULL ON CONFLICT IGNORE) | CREATE TABLE t (a TEXT NOT NULL)",
            "CREATE TABLE t (a, UNIQUE (a COLLATE NOCASE)) | CREATE TABLE t (a, UNIQUE (a))",
            "CREATE TABLE t (a INT) | CREATE TABLE t (a INT) STRICT",
            "CREATE TABLE t (a); CREATE INDEX i ON t (a) | CREATE TABLE t (a); CREATE UNIQUE INDEX i ON t (a)",
            "CREATE TABLE t (a); CREATE INDEX i ON t (a) | CREATE TABLE t (a); CREATE INDEX i ON t (a DESC)",
            "CREATE TABLE t (a, b AS (a) STORED) | CREATE TABLE t (a, b AS (a) VIRTUAL)",
            "CREATE TABLE t (a); CREATE VIEW v AS SELECT a AS b FROM t | CREATE TABLE t (a); CREATE VIEW v AS SELECT a AS B FROM t"})
    void whatDiffersIsReadDifferently(String one, String other) throws SQLException {
        assertThat(read(one)).isNotEqualTo(read(other));
    }

    @Test
    void aTableIsReadWithAllItHas() throws SQLException {
        DatabaseSchema schema = read("""
                CREATE TABLE owners (id INTEGER PRIMARY KEY AUTOINCREMENT, code TEXT NOT NULL COLLATE NOCASE);
                CREATE TABLE "주문 표" (
                    owner INT CONSTRAINT to_owner REFERENCES owners ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
                    "100% sure" BOOLEAN DEFAULT 0, gross AS (owner * 2) STORED,
                    CONSTRAINT pk PRIMARY KEY (owner DESC, "100% sure") ON CONFLICT REPLACE,
                    CHECK ("100% sure" IN (0, 1)));
                CREATE INDEX by_owner ON "주문 표" (owner DESC, lower("100% sure")) WHERE owner IS NOT NULL;
                """);

        assertThat(schema.find(ObjectName.of(ObjectKind.TABLE, "main", "owners"))).contains(
                new Table("main", "owners", TableKind.TABLE, List.of(new Column("id", "INTEGER", false, "", "", ""),
                        new Column("code", "TEXT", false, "", "", "", "NOCASE", "")),
                        List.of(new Constraint.PrimaryKey("", List.of("id"), "AUTOINCREMENT")), List.of(), "", ""));
        Table orders = schema.tables().filter(table -> table.name().equals("주문 표")).findFirst().orElseThrow();
        assertThat(orders.columns()).containsExactly(new Column("owner", "INT", true, "", "", ""),
                new Column("100% sure", "BOOLEAN", true, "0", "", ""),
                new Column("gross", "", true, "", "owner * 2", "", "", "STORED"));
        assertThat(orders.constraints()).containsExactly(
                new Constraint.PrimaryKey("pk", List.of("owner", "100% sure"),
                        "(owner DESC, \"100% sure\") ON CONFLICT REPLACE"),
                new Constraint.ForeignKey("to_owner", List.of("owner"), "main", "owners", List.of("id"),
                        "ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED"),
                new Constraint.Check("", "\"100% sure\" IN (0, 1)"));
        assertThat(orders.indexes()).containsExactly(new Index("by_owner", false, true,
                "CREATE INDEX by_owner ON \"주문 표\" (owner DESC, lower(\"100% sure\")) WHERE owner IS NOT NULL",
                "(owner DESC, lower(\"100% sure\")) WHERE owner IS NOT NULL", List.of("owner", "100% sure")));
    }

    @Test
    void viewsAndTriggersSayWhatTheyName() throws SQLException {
        DatabaseSchema schema = read("""
                CREATE TABLE t (a INT, b INT);
                CREATE TABLE log (note TEXT);
                CREATE VIEW v (x) AS SELECT a FROM t WHERE a IN (SELECT note FROM log) ORDER BY 1;
                CREATE VIEW w AS SELECT x FROM v;
                CREATE TRIGGER put INSTEAD OF INSERT ON v WHEN NEW.x > 1 BEGIN INSERT INTO log VALUES (NEW.x); END;
                """);

        ObjectName v = ObjectName.of(ObjectKind.VIEW, "main", "v");
        ObjectName t = ObjectName.of(ObjectKind.TABLE, "main", "t");
        assertThat(schema.dependencies()).contains(new Dependency(v, t),
                new Dependency(v, t.part(ObjectKind.COLUMN, "a")),
                new Dependency(ObjectName.of(ObjectKind.VIEW, "main", "w"), v),
                new Dependency(v.part(ObjectKind.TRIGGER, "put"), v),
                new Dependency(v.part(ObjectKind.TRIGGER, "put"), ObjectName.of(ObjectKind.TABLE, "main", "log")))
                .doesNotContain(new Dependency(v, t.part(ObjectKind.COLUMN, "b")));
        assertThat(schema.find(v)).contains(new Table("main", "v", TableKind.VIEW,
                List.of(new Column("x", "", true, "", "", "")), List.of(), List.of(), "",
                "SELECT a\nFROM t\nWHERE a IN (SELECT note FROM log)\nORDER BY 1"));
        assertThat(schema.all(Trigger.class)).containsExactly(new Trigger("main", "v", "put", """
                CREATE TRIGGER put INSTEAD OF INSERT ON v WHEN new.x > 1
                BEGIN
                    INSERT INTO log VALUES (new.x);
                END""", "O"));
    }

    @Test
    void tablesOfSqliteAndOfVirtualTablesAreLeftOut() throws SQLException {
        DatabaseSchema schema = read("""
                CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT);
                CREATE VIRTUAL TABLE f USING fts5(body, content='a');
                CREATE INDEX i ON a (id);
                ANALYZE;
                """);

        assertThat(schema.objects()).map(SchemaObject::id).map(ObjectName::name).containsExactly("a", "f");
    }

    @Test
    void aBrokenViewHidesNothing() throws SQLException {
        DatabaseSchema schema = read("""
                CREATE TABLE a (Id INT);
                CREATE TABLE gone (x INT);
                CREATE VIEW broken AS SELECT x FROM gone;
                CREATE VIEW fine AS SELECT id AS "Wert" FROM a;
                DROP TABLE gone;
                """);

        assertThat(schema.tables().filter(Table::isView)).map(Table::definition)
                .containsExactly("SELECT x\nFROM gone", "SELECT \"Id\" AS \"Wert\"\nFROM a");
    }

    private DatabaseSchema read(String ddl) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            for (SqlStatement one : SqlSplitter.split(ddl, DialectName.SQLITE, "test")) {
                statement.execute(one.text());
            }
            return dialect.schemas().read(connection, false);
        }
    }
}
