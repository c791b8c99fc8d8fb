package dev.retort.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import dev.retort.backup.BackupKind;
import dev.retort.connect.BackupPolicy;
import dev.retort.connect.DatabaseUrl;
import dev.retort.connect.Environment;
import dev.retort.connect.PasswordPrompt;
import dev.retort.connect.PasswordStore;
import dev.retort.connect.Profile;
import dev.retort.connect.UserFolders;
import dev.retort.dialect.Actor;
import dev.retort.engine.ApplyOptions;
import dev.retort.engine.DatabaseChoice;
import dev.retort.engine.Engine;
import dev.retort.engine.OpenProject;
import dev.retort.engine.PlanRequest;
import dev.retort.engine.Surroundings;
import dev.retort.engine.WhenMoved;
import dev.retort.problem.Cancellation;
import dev.retort.run.RunListener;
import dev.retort.run.RunResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The project in the pictures: a career counselling service with two side branches, one of them merged long ago, one
 * recently, and three revisions that its staging database does not have yet. Always the same.
 */
public final class Waypoint implements AutoCloseable {

    /** The moment the pictures are taken. */
    public static final Instant NOW = Instant.parse("2026-11-21T14:31:58Z");

    /** What passes between two looks at the count of nanoseconds. */
    private static final Duration TICK = Duration.ofMillis(6);

    private final Path folder;
    private final SettableClock clock = new SettableClock();
    private final AtomicLong ticks = new AtomicLong();
    private final UserFolders folders;
    private final Engine engine;

    /** @param parent where the project and everything Retort keeps are made */
    public Waypoint(Path parent) {
        folder = parent.resolve("waypoint");
        folders = new UserFolders(parent.resolve("config"), parent.resolve("data"), parent.resolve("state"));
        engine = new Engine(new Surroundings(Map.of(), parent, parent, folders, clock, new Actor("mira", "desk"),
                PasswordPrompt.NOBODY, () -> ticks.addAndGet(TICK.toNanos())));
        writeFiles();
        profile("waypoint-dev", Environment.DEVELOPMENT);
        profile("waypoint-staging", Environment.STAGING);
        profile("waypoint-production", Environment.PRODUCTION);
    }

    public Path folder() {
        return folder;
    }

    public Engine engine() {
        return engine;
    }

    public Clock clock() {
        return clock;
    }

    public UserFolders folders() {
        return folders;
    }

    /** Brings a profile's database to a revision, a few minutes after each step was written. */
    public void upgrade(String profile, String... targets) {
        for (String target : targets) {
            OpenProject project = engine.open(folder);
            var database = engine.choose(project, DatabaseChoice.profile(profile));
            var plan = engine.plan(project, PlanRequest.upgrade(database, target));
            Instant last = plan.steps().stream()
                    .map(step -> project.graph().get(step.revision()).created()).filter(at -> at != null)
                    .max(Instant::compareTo).orElse(NOW);
            clock.now = last.plus(Duration.ofMinutes(38));
            var options = new ApplyOptions(BackupKind.NONE, null, profile, ApplyOptions.DEFAULT_LOCK_WAIT,
                    WhenMoved.REFUSE);
            RunResult result = engine.apply(project, database, plan, options, RunListener.NONE, new Cancellation());
            assertThat(result).isInstanceOf(RunResult.Completed.class);
        }
        clock.now = NOW;
    }

    /** Lets time go by. */
    public void pass(Duration time) {
        clock.now = clock.now.plus(time);
    }

    /** Puts rows into the tables of a profile's database, as its service would have by now. */
    public void fill(String profile) {
        try (Connection connection = DriverManager.getConnection(
                "jdbc:sqlite:" + folder.resolve(profile + ".db")); Statement statement = connection.createStatement()) {
            for (String sql : ROWS.split(";\\s*")) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the rows of the pictures do not fit its tables", e);
        }
    }

    /** Says what the schema should be: the tables as they are at head, with the next changes of the service. */
    public void want() throws IOException {
        Files.writeString(folder.resolve("schema.sql"), WANTED);
        Files.writeString(folder.resolve("retort.toml"),
                "versions = [\"versions\"]\n\n[target]\nsql = \"schema.sql\"\n");
    }

    private static final String WANTED = """
            CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL UNIQUE, full_name text NOT NULL,
                deleted_at text, locale text, referral_source text, email_verified boolean NOT NULL DEFAULT false);
            CREATE TABLE case_outcomes (
                name text PRIMARY KEY CHECK (name IN ('placed', 'retrained', 'referred', 'withdrawn'))
            );
            CREATE TABLE cases (id integer PRIMARY KEY, opened_at text NOT NULL, closed_by integer, summary text,
                priority integer NOT NULL DEFAULT 2, outcome text REFERENCES case_outcomes (name));
            CREATE INDEX ix_cases_outcome ON cases (outcome);
            CREATE INDEX ix_cases_closed_by ON cases (closed_by);
            CREATE TABLE sessions (id integer PRIMARY KEY, case_id integer NOT NULL REFERENCES cases (id),
                kind text NOT NULL, room_url text);
            CREATE TABLE reminders (id integer PRIMARY KEY, due_at text NOT NULL, snoozed_until text,
                channel text CHECK (channel IN ('email', 'sms', 'push')));
            CREATE TABLE reports (id integer PRIMARY KEY, content text NOT NULL, week text);
            CREATE TABLE documents (id integer PRIMARY KEY, title text NOT NULL, cited integer, language char(2));
            CREATE TABLE chunks (id integer PRIMARY KEY, document_id integer NOT NULL REFERENCES documents (id),
                body text, tokens integer);
            CREATE UNIQUE INDEX uq_chunks_document ON chunks (document_id, id);
            CREATE TABLE embeddings (id integer PRIMARY KEY, chunk_id integer NOT NULL, vector text);
            CREATE INDEX ix_embeddings_vector ON embeddings (vector);
            CREATE TABLE skills (id integer PRIMARY KEY, name text NOT NULL UNIQUE, esco_uri text);
            CREATE TABLE user_skills (user_id integer NOT NULL REFERENCES users (id),
                skill_id integer NOT NULL REFERENCES skills (id), level integer NOT NULL,
                PRIMARY KEY (user_id, skill_id));
            """;

    private static final String ROWS = """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2316)
            INSERT INTO users (id, email, name, deleted_at, locale, referral_source)
            SELECT i, 'visitor' || i || '@example.org',
                   substr('Ada Bela Cleo Dina Enno Finn Gita Hana', 1 + 5 * (i % 8), 4) || ' ' || char(65 + i % 26) || '.',
                   CASE WHEN i % 41 = 0 THEN '2026-11-0' || (1 + i % 9) || ' 09:30:00' END,
                   CASE i % 3 WHEN 0 THEN 'ko' WHEN 1 THEN 'de' ELSE 'en' END,
                   CASE WHEN i % 4 = 0 THEN 'job centre' END FROM n;
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1204)
            INSERT INTO cases (id, opened_at, closed_by, summary, priority)
            SELECT i, printf('2026-%02d-%02d %02d:%02d:04', 1 + i / 110, 1 + i % 28, 8 + i % 9, i * 7 % 60),
                   CASE WHEN i % 3 = 0 THEN 1 + i * 31 % 2316 END,
                   CASE i % 5 WHEN 0 THEN 'Wants to move from retail to nursing' WHEN 1 THEN NULL
                       WHEN 2 THEN '자격증 인정이 필요함' WHEN 3 THEN 'Returning after parental leave'
                       ELSE 'School leaver, undecided between two trades' END,
                   CASE WHEN i % 2 = 0 THEN i % 5 END FROM n;
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3400)
            INSERT INTO sessions (id, case_id, kind, room_url)
            SELECT i, 1 + i * 17 % 1204, CASE i % 6 WHEN 0 THEN 'closing' WHEN 1 THEN 'intake' ELSE 'talk' END, NULL
              FROM n;
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 279)
            INSERT INTO reports (id, body, week, month)
            SELECT i, 'Week ' || i || ': outcomes by counsellor', '2026-W' || (1 + i % 46),
                   CASE WHEN i % 9 > 0 THEN printf('2026-%02d', 1 + i % 11) END FROM n""";

    private void profile(String name, Environment environment) {
        engine.connections().save(new Profile(name, environment, DatabaseUrl.ofFile(folder.resolve(name + ".db")),
                PasswordStore.ASK, Duration.ofSeconds(5), Duration.ZERO, BackupPolicy.ASK), null);
    }

    private record File(String id, String revises, String created, String extra, String message, String up,
            String down) {

        String text() {
            StringBuilder text = new StringBuilder("-- " + message + "\n--\n-- revision: " + id + "\n");
            text.append("-- revises: ").append(revises).append('\n');
            text.append("-- created: 2026-").append(created).append(":00Z\n").append(extra);
            return text.append("\n-- +upgrade\n").append(up).append("\n-- +downgrade\n").append(down).toString();
        }
    }

    private void writeFiles() {
        try {
            Files.createDirectories(folder.resolve("versions"));
            Files.writeString(folder.resolve("retort.toml"), "versions = [\"versions\"]\n");
            for (File file : files()) {
                Files.writeString(folder.resolve("versions").resolve(file.id() + ".sql"), file.text());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static File table(String id, String revises, String created, String extra, String message, String table,
            String columns) {
        return new File(id, revises, created, extra, message,
                "CREATE TABLE " + table + " (\n    id integer PRIMARY KEY,\n    " + columns + "\n);\n",
                "DROP TABLE " + table + ";\n");
    }

    private static File column(String id, String revises, String created, String extra, String message, String table,
            String column, String type) {
        return new File(id, revises, created, extra, message,
                "ALTER TABLE " + table + "\n    ADD COLUMN " + column + " " + type + ";\n",
                "ALTER TABLE " + table + " DROP COLUMN " + column + ";\n");
    }

    private static List<File> files() {
        return List.of(
                table("1c7e94b05fda", "", "10-14T09:00", "-- branch-labels: core\n", "Create users and visitors",
                        "users", "email text NOT NULL UNIQUE,\n    name text NOT NULL"),
                table("5a20d7c93e8b", "1c7e94b05fda", "10-15T16:06", "", "Create cases", "cases",
                        "opened_at text NOT NULL,\n    closed_by integer,\n    summary text"),
                table("e16fb8c2d740", "5a20d7c93e8b", "10-16T10:43", "", "Create sessions", "sessions",
                        "case_id integer NOT NULL REFERENCES cases (id),\n    kind text NOT NULL"),
                column("0d93a4be6f57", "e16fb8c2d740", "10-20T13:24", "", "Soft-delete visitors", "users",
                        "deleted_at", "text"),
                table("78c0f5a2e1d6", "0d93a4be6f57", "10-22T11:59", "", "Create reminders", "reminders",
                        "due_at text NOT NULL"),
                table("be4163d09c72", "78c0f5a2e1d6", "10-23T15:48", "-- branch-labels: reporting\n",
                        "Create reports", "reports", "body text NOT NULL"),
                column("2fd8b7a04e91", "78c0f5a2e1d6", "10-27T10:21", "", "Add sessions.room_url", "sessions",
                        "room_url", "text"),
                column("c90a1e65f3d7", "be4163d09c72", "10-28T14:37", "", "Materialise weekly outcome report",
                        "reports", "week", "text"),
                new File("47f2d90c3ba6", "2fd8b7a04e91, c90a1e65f3d7", "10-29T16:20", "",
                        "Merge reporting into core", "", ""),
                table("930ebc14d7f8", "47f2d90c3ba6", "11-03T09:12", "-- branch-labels: assistant\n",
                        "Create agents and documents", "documents", "title text NOT NULL"),
                column("f80c2d46b9a1", "47f2d90c3ba6", "11-03T11:40", "", "Install pgvector and pg_trgm", "users",
                        "locale", "text"),
                column("a5d6720f8ec4", "f80c2d46b9a1", "11-04T14:18", "", "사례에 우선순위와 마감일 추가", "cases",
                        "priority", "integer"),
                table("1be97f3a5d20", "930ebc14d7f8", "11-05T10:55", "", "Split documents into chunks", "chunks",
                        "document_id integer NOT NULL REFERENCES documents (id),\n    body text"),
                column("6a35c8b1e07f", "a5d6720f8ec4", "11-06T12:02", "", "Partition reports by month", "reports",
                        "month", "text"),
                table("d72b8e90f645", "1be97f3a5d20", "11-07T15:29", "-- depends-on: f80c2d46b9a1\n",
                        "Create embeddings", "embeddings", "chunk_id integer NOT NULL,\n    vector text"),
                column("04a9e3d7c182", "6a35c8b1e07f", "11-10T13:15", "", "Add visitors.referral_source", "users",
                        "referral_source", "text"),
                column("b60f14ea7c3d", "d72b8e90f645", "11-11T09:47", "", "Store token counts on chunks", "chunks",
                        "tokens", "integer"),
                column("2c8e5517d9b4", "b60f14ea7c3d", "11-12T16:33", "", "Let agents cite documents", "documents",
                        "cited", "integer"),
                column("91d3f6be0a58", "04a9e3d7c182", "11-13T10:08", "", "Add reminders.snoozed_until", "reminders",
                        "snoozed_until", "text"),
                new File("77aa01bb23cc", "2c8e5517d9b4", "11-14T14:51", "", "Add an index on embeddings.vector",
                        "CREATE INDEX ix_embeddings_vector ON embeddings (vector);\n",
                        "DROP INDEX ix_embeddings_vector;\n"),
                new File("e4470c1d8f93", "91d3f6be0a58", "11-17T11:26", "", "Index sessions by counsellor and start",
                        "CREATE INDEX ix_sessions_kind ON sessions (kind);\n", "DROP INDEX ix_sessions_kind;\n"),
                new File("8d1e0b52c6aa", "e4470c1d8f93, 77aa01bb23cc", "11-18T15:04", "",
                        "Merge assistant into core", "", ""),
                new File("5be07d92af16", "8d1e0b52c6aa", "11-20T09:30", "", "Rename reports.body to content",
                        "ALTER TABLE reports RENAME COLUMN body TO content;\n",
                        "ALTER TABLE reports RENAME COLUMN content TO body;\n"),
                new File("c1f0a9473be2", "5be07d92af16", "11-20T16:42", "", "Record how a case ended", OUTCOME_UP,
                        OUTCOME_DOWN),
                new File("3f9c2a71d04b", "c1f0a9473be2", "11-21T10:15", "", "Add email_verified to users",
                        "ALTER TABLE users\n    ADD COLUMN email_verified boolean NOT NULL DEFAULT false;\n\n"
                                + "UPDATE users SET email_verified = true WHERE deleted_at IS NULL;\n",
                        "ALTER TABLE users DROP COLUMN email_verified;\n"));
    }

    private static final String OUTCOME_UP = """
            CREATE TABLE case_outcomes (
                name text PRIMARY KEY CHECK (name IN ('placed', 'retrained', 'referred', 'withdrawn'))
            );

            ALTER TABLE cases
                ADD COLUMN outcome text REFERENCES case_outcomes (name);

            UPDATE cases
               SET outcome = 'placed'
             WHERE id IN (
                   SELECT s.case_id
                     FROM sessions s
                    WHERE s.kind = 'closing');

            CREATE INDEX ix_cases_outcome ON cases (outcome);
            """;

    private static final String OUTCOME_DOWN = """
            DROP INDEX ix_cases_outcome;
            ALTER TABLE cases DROP COLUMN outcome;
            DROP TABLE case_outcomes;
            """;

    @Override
    public void close() {
        engine.close();
    }

    private static final class SettableClock extends Clock {

        private Instant now = NOW;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
