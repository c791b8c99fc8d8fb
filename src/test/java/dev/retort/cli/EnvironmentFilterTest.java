package dev.retort.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import dev.retort.testing.PostgresServer;
import dev.retort.testing.PostgresServer.PostgresDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** What the functions of an {@code env.py} keep Alembic from looking at, Retort leaves alone too, and says so. */
class EnvironmentFilterTest {

    private static final String FUNCTIONS = """
            SPARED = ("tmp_", "celery_")


            def include_object(object, name, type_, reflected, compare_to):
                if type_ == "table" and (name.startswith(SPARED) or reflected and name not in target_metadata.tables):
                    return False
                if type_ in ("table", "index", "column") and object.info.get("skip_autogenerate"):
                    return False
                return not (type_ == "column" and reflected and compare_to is None and object.table.name == "users")


            def include_name(name, type_, parent_names):
                if type_ == "schema":
                    return name in (None, "audit")
                return not (type_ == "index" and parent_names["table_name"] == "orders" and name.endswith("_by_hand"))
            """;

    @TempDir
    private Path temporary;

    private CommandLineCall retort;
    private Path env;
    private final PostgresDatabase database = PostgresServer.freshDatabase();

    @BeforeEach
    void project() throws IOException, SQLException {
        Path folder = Files.createDirectories(temporary.resolve("shop"));
        Files.createDirectories(folder.resolve("migrations/versions"));
        Files.writeString(folder.resolve("alembic.ini"),
                "[alembic]\nscript_location = migrations\nprepend_sys_path = .\n");
        Files.writeString(folder.resolve("retort.toml"), "[database]\nurl = \"" + database.url() + "\"\n");
        Files.writeString(folder.resolve("models.py"), """
                from sqlalchemy import Column, Index, Integer, MetaData, String, Table, Text
                from sqlalchemy.orm import DeclarativeBase


                class Base(DeclarativeBase):
                    pass


                class User(Base):
                    __tablename__ = "users"
                    id = Column(Integer, primary_key=True)
                    name = Column(Text, info={"skip_autogenerate": True})
                    email = Column(Text)


                class Order(Base):
                    __tablename__ = "orders"
                    __table_args__ = (Index("orders_note", "note", info={"skip_autogenerate": True}),)
                    id = Column(Integer, primary_key=True)
                    note = Column(Text)


                class Report(Base):
                    __tablename__ = "reports"
                    __table_args__ = (Index("reports_title", "title", info={"skip_autogenerate": True}),)
                    id = Column(Integer, primary_key=True)
                    title = Column(Text)


                Table("figures", Base.metadata, Column("id", Integer, primary_key=True), Column("n", Integer),
                      info={"skip_autogenerate": True})
                Table("tmp_load", Base.metadata, Column("id", Integer, primary_key=True))
                """);
        env = folder.resolve("migrations/env.py");
        environment(FUNCTIONS, "include_object=include_object, include_name=include_name, include_schemas=True");
        try (Connection connection = database.open(); Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE users (id serial PRIMARY KEY, name varchar(20), legacy text);
                    CREATE TABLE orders (id serial PRIMARY KEY, note text);
                    CREATE INDEX orders_by_hand ON orders (note);
                    CREATE INDEX orders_old ON orders (id, note);
                    CREATE TABLE figures (id serial PRIMARY KEY);
                    CREATE TABLE celery_tasks (id serial PRIMARY KEY);
                    CREATE TABLE elsewhere (id serial PRIMARY KEY);
                    CREATE SCHEMA auth;
                    CREATE TABLE auth.tokens (id serial PRIMARY KEY);
                    """);
        }
        retort = CommandLineCall.in(folder, temporary);
    }

    private void environment(String functions, String options) throws IOException {
        Files.writeString(env, """
                import os
                from alembic import context
                from sqlalchemy import create_engine
                from models import Base

                config = context.config
                target_metadata = Base.metadata


                %s

                def run_migrations_online():
                    with create_engine(os.environ["DATABASE_URL"]).connect() as connection:
                        context.configure(connection=connection, target_metadata=target_metadata, %s)
                        with context.begin_transaction():
                            context.run_migrations()


                run_migrations_online()
                """.formatted(functions, options));
    }

    private static String words(JsonObject json) {
        StringBuilder words = new StringBuilder();
        for (JsonElement one : json.getAsJsonArray("differences")) {
            JsonObject object = one.getAsJsonObject().getAsJsonObject("object");
            words.append(one.getAsJsonObject().get("kind").getAsString()).append(' ')
                    .append(object.has("table") ? object.get("table").getAsString() + "." : "")
                    .append(object.get("name").getAsString()).append('\n');
        }
        return words.toString();
    }

    @Test
    void whatTheFunctionsLeaveOutIsLeftAloneOnBothSides() {
        CommandLineCall.Outcome found = retort.run("diff", "--json").ended(0);

        assertThat(words(found.json()).lines()).containsExactlyInAnyOrder("drop orders.orders_old", "add reports",
                "add users.email");
        assertThat(found.out()).contains("by its include_name or include_object").contains("celery_tasks")
                .contains("orders.orders_note").contains("auth.tokens");
        retort.run("generate", "-m", "rest").ended(0);
        retort.run("upgrade", "head", "--yes").ended(0);
        try (Connection connection = database.open(); Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT legacy, email FROM users").close();
            try (var row = statement
                    .executeQuery("SELECT to_regclass('reports_title'), to_regclass('orders_by_hand')")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isNull();
                assertThat(row.getString(2)).isEqualTo("orders_by_hand");
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        assertThat(words(retort.run("check", "--json").ended(0).json())).isEmpty();
    }

    @Test
    void aFunctionThatCannotBeAskedIsNamedAndWhatItWouldLeaveOutIsCompared() throws IOException {
        environment("""
                def include_object(object, name, type_, reflected, compare_to):
                    return name not in open("ignored.txt").read().split()
                """, "include_object=include_object");

        CommandLineCall.Outcome found = retort.run("diff", "--json").ended(0);

        assertThat(words(found.json())).contains("alter users.name").contains("drop users.legacy");
        assertThat(found.out()).contains("env.py's include_object cannot be asked about").contains("open()")
                .contains("What it leaves out is compared too.");
    }

    @Test
    void otherSchemasAreLeftOutUnlessTheyAreAskedFor() throws IOException {
        environment("", "compare_type=True");
        JsonObject json = retort.run("diff", "--json").ended(0).json();
        assertThat(words(json)).doesNotContain("tokens").contains("drop celery_tasks");
        assertThat(json.get("notes").toString()).contains("does not set include_schemas").contains("auth");

        environment("", "include_schemas=True");
        assertThat(words(retort.run("diff", "--json").ended(0).json())).contains("drop tokens");
    }
}
