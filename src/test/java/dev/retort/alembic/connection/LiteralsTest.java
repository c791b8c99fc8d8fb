package dev.retort.alembic.connection;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.retort.sql.DialectName;
import dev.retort.testing.StepRecorder;

import static org.assertj.core.api.Assertions.assertThat;

/** Values as SQL literals. What SQLAlchemy 1.4 cannot write inline is written as SQLAlchemy 2 or the driver does. */
class LiteralsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            sa.Date               | datetime.date(2020, 5, 17)                | '2020-05-17'
            sa.DateTime           | datetime.datetime(2020, 5, 17, 10, 5)     | '2020-05-17 10:05:00'
            sa.DateTime           | datetime.datetime(2020, 5, 17, 1, 2, 3, 45) | '2020-05-17 01:02:03.000045'
            sa.DateTime           | datetime.datetime(2020, 5, 17, 10, 5, tzinfo=datetime.timezone.utc) | '2020-05-17 10:05:00+00:00'
            sa.Time               | datetime.time(7, 8)                       | '07:08:00'
            sa.Interval           | datetime.timedelta(days=3, seconds=5)     | '3 days 5.000000 seconds'::interval
            sa.Numeric(10, 2)     | 7                                         | 7
            sa.Float              | 1e-7                                      | 1e-07
            sa.Integer            | True                                      | 1
            sa.Boolean            | 1                                         | true
            sa.Boolean            | False                                     | false
            sa.String             | 'o\\'k \\\\ % :x'                         | 'o''k \\ % :x'
            sa.LargeBinary        | b'\\x00\\xff'                             | '\\x00ff'::bytea
            sa.JSON               | {'a': "it's", 'b': [1, None, True]}       | '{"a": "it''s", "b": [1, null, true]}'
            sa.JSON(none_as_null=True) | None                                 | NULL
            postgresql.JSONB      | []                                        | '[]'
            postgresql.HSTORE     | {'a': '1', 'b': None}                     | '"a"=>"1", "b"=>NULL'
            postgresql.ARRAY(sa.String(5)) | ['a', "b'c"]                     | ARRAY['a', 'b''c']::VARCHAR(5)[]
            postgresql.ARRAY(sa.Integer)   | []                               | ARRAY[]::INTEGER[]
            postgresql.UUID       | uuid.UUID('00000000-0000-0000-0000-00000000000a') | '00000000-0000-0000-0000-00000000000a'::UUID
            sa.Enum(Color)        | Color.RED                                 | 'RED'
            sa.Enum('r', 'g')     | 'r'                                       | 'r'
            sa.String             | Color.RED                                 | 'red'
            """)
    void areWrittenForPostgresql(String type, String value, String sql) {
        assertThat(inserted(DialectName.POSTGRESQL, type, value)).isEqualTo("INSERT INTO t (a) VALUES (" + sql + ")");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            sa.Date               | datetime.date(2020, 5, 17)                | '2020-05-17'
            sa.DateTime           | datetime.datetime(2020, 5, 17, 10, 5)     | '2020-05-17 10:05:00.000000'
            sa.Time               | datetime.time(7, 8)                       | '07:08:00.000000'
            sa.Interval           | datetime.timedelta(seconds=5)             | '1970-01-01 00:00:05.000000'
            sa.Boolean            | True                                      | 1
            sa.LargeBinary        | b'\\x00\\xff'                             | X'00ff'
            sa.JSON               | {'a': 'ü'}                                | '{"a": "\\u00fc"}'
            """)
    void areWrittenForSqlite(String type, String value, String sql) {
        assertThat(inserted(DialectName.SQLITE, type, value)).isEqualTo("INSERT INTO t (a) VALUES (" + sql + ")");
    }

    private static String inserted(DialectName dialect, String type, String value) {
        StepRecorder recorder = new StepRecorder(dialect);
        Scripts.upgrade(recorder, """
                import enum
                class Color(enum.Enum):
                    RED = 'red'
                op.bulk_insert(sa.table('t', sa.column('a', %s)), [{'a': %s}])
                """.formatted(type, value));
        return recorder.sql().getFirst();
    }
}
