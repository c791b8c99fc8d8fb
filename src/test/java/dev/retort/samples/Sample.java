package dev.retort.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.retort.cli.CommandLineCall;
import dev.retort.testing.PostgresServer;
import dev.retort.testing.PostgresServer.PostgresDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A copy of an Alembic project of {@code migrations-sample}, with an empty database that belongs to a role with the
 * password of the sample's {@code .env.example}.
 */
final class Sample {

    /** All of them. */
    static final List<String> NAMES = List.of("ptmanager", "career-counselling", "sales-schedules", "function-runner",
            "crew-studio");

    private static final Pattern URL = Pattern.compile("postgresql(\\+\\w+)?://([^:]+):([^@]+)@[^\"\\s]+");
    private static final Pattern PART = Pattern.compile("(?m)^POSTGRES_(\\w+)=(.*)$");

    private final String name;
    private final Path folder;
    private final PostgresDatabase database;
    private final CommandLineCall call;
    private String url = "";

    private Sample(String name, Path folder, PostgresDatabase database, CommandLineCall call) {
        this.name = name;
        this.folder = folder;
        this.database = database;
        this.call = call;
    }

    /** A copy whose {@code .env} names a new database. */
    static Sample ready(String name, Path temporary) {
        Sample sample = copy(name, temporary);
        sample.writeSettings();
        return sample;
    }

    /** A copy as it is in the repository, without {@code .env}. */
    static Sample copy(String name, Path temporary) {
        Path source = Path.of("migrations-sample", name);
        Path target = temporary.resolve(name);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).filter(file -> !file.endsWith(".env")).toList()) {
                Path copy = target.resolve(source.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Sample(name, target, PostgresServer.freshDatabase(), CommandLineCall.in(target, temporary));
    }

    /** Copies {@code .env.example} to {@code .env}, with the test's database; its passwords stay. */
    void writeSettings() {
        try {
            String example = Files.readString(folder.resolve(".env.example"));
            Files.writeString(folder.resolve(".env"),
                    example.contains("POSTGRES_HOST") ? withParts(example) : withUrl(example));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last URL is the one for migrations. */
    private String withUrl(String example) {
        Matcher matcher = URL.matcher(example);
        MatchResult last = matcher.results().reduce((_, second) -> second).orElseThrow();
        own(last.group(2), URLDecoder.decode(last.group(3), StandardCharsets.UTF_8));
        String address = "://" + role(last.group(2)) + ":" + last.group(3) + "@localhost:" + database.port() + "/"
                + database.name();
        url = "postgresql" + address;
        String driver = last.group(1) == null ? "" : last.group(1);
        return example.substring(0, last.start()) + "postgresql" + driver + address + example.substring(last.end());
    }

    private String withParts(String example) {
        Map<String, String> parts = PART.matcher(example).results()
                .collect(Collectors.toMap(part -> part.group(1), part -> part.group(2)));
        own(parts.get("USER"), parts.get("PASSWORD"));
        url = database.url(role(parts.get("USER")), URLEncoder.encode(parts.get("PASSWORD"), StandardCharsets.UTF_8));
        Map<String, String> replaced = Map.of("USER", role(parts.get("USER")), "HOST", "localhost", "PORT",
                String.valueOf(database.port()), "DB", database.name());
        return PART.matcher(example).replaceAll(part -> Matcher.quoteReplacement("POSTGRES_" + part.group(1) + "="
                + replaced.getOrDefault(part.group(1), part.group(2))));
    }

    private String role(String user) {
        return user + "_" + database.name();
    }

    private void own(String user, String password) {
        PostgresServer.roleWithPassword(role(user), password);
        PostgresServer.execute("ALTER DATABASE " + database.name() + " OWNER TO " + role(user));
    }

    String name() {
        return name;
    }

    Path folder() {
        return folder;
    }

    PostgresDatabase database() {
        return database;
    }

    /** Calls the command line in the project's folder. */
    CommandLineCall.Outcome retort(String... arguments) {
        return call.run(arguments);
    }

    /** Runs another program in the project's folder, with the database in DATABASE_URL, and gives what it prints. */
    String program(String... command) throws IOException, InterruptedException {
        return Program.run(folder, Map.of("DATABASE_URL", url), command);
    }

    /** Runs the real Alembic, over psycopg2, which is what Debian has. */
    String alembic(String... arguments) throws IOException, InterruptedException {
        String driven = url.replace("postgresql://", "postgresql+psycopg2://");
        return Program.run(folder, Map.of("DATABASE_URL", driven, "DATABASE_URL_DIRECT", driven), Stream
                .concat(Stream.of("alembic"), Stream.of(arguments)).toArray(String[]::new));
    }

    /** The schema as {@code pg_dump} writes it, without Retort's log and with one moment for all that are defaults. */
    String schema() throws IOException, InterruptedException {
        return dump(database, "--schema-only").replaceAll("DEFAULT '\\d{4}-[^']+'::timestamp",
                "DEFAULT 'a moment'::timestamp");
    }

    /** The rows of a query, fields separated by bars. */
    List<String> rows(String query) throws IOException, InterruptedException {
        return Program.run(folder, Map.of(), "psql", "-qAt", "-v", "ON_ERROR_STOP=1", database.url(), "-c", query)
                .lines().toList();
    }

    /** What {@code pg_dump} writes, without Retort's log and the random word of newer versions. */
    static String dump(PostgresDatabase database, String... options) throws IOException, InterruptedException {
        PostgresServer.assumeDumpable();
        String[] command = Stream.concat(
                Stream.of("pg_dump", "--no-owner", "--inserts", "--exclude-schema=retort",
                        "--dbname=" + database.url()),
                Stream.of(options)).toArray(String[]::new);
        String text = Program.run(Path.of("."), Map.of(), command);
        assertThat(text).contains("PostgreSQL database dump complete");
        return text.replaceAll("(?m)^\\\\(un)?restrict .*$", "");
    }
}
