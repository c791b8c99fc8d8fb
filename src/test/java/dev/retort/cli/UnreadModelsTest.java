package dev.retort.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;

import static org.assertj.core.api.Assertions.assertThat;

/** A model that cannot be read is left out by name, its table left alone, and nothing is called in sync. */
class UnreadModelsTest {

    private static final String TABLES = """
            CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, place geometry, old TEXT);
            CREATE INDEX users_old ON users (old);
            CREATE TABLE orders (id INTEGER NOT NULL PRIMARY KEY, user_id TEXT NOT NULL REFERENCES users (id),
                payer_id INTEGER REFERENCES users (id));
            """;

    @TempDir
    private Path temporary;

    private CommandLineCall retort;

    @BeforeEach
    void project() throws IOException, SQLException {
        Path folder = Files.createDirectories(temporary.resolve("shop"));
        Files.createDirectories(folder.resolve("versions"));
        Files.writeString(folder.resolve("retort.toml"), """
                [database]
                url = "sqlite:///shop.db"
                [target]
                models = "models.py"
                """);
        models("");
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shop.db"));
                Statement statement = database.createStatement()) {
            statement.executeUpdate(TABLES);
        }
        retort = CommandLineCall.in(folder, temporary);
    }

    private void models(String more) throws IOException {
        Files.writeString(temporary.resolve("shop/models.py"), """
                from maplib import Shape
                from sqlalchemy import ForeignKey, Integer
                from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


                class Base(DeclarativeBase):
                    pass


                class User(Base):
                    __tablename__ = "users"
                    id: Mapped[int] = mapped_column(primary_key=True)
                    place = mapped_column(Shape(4326))


                class Order(Base):
                    __tablename__ = "orders"
                    id: Mapped[int] = mapped_column(primary_key=True)
                    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
                    payer_id: Mapped[int | None] = mapped_column(Integer, ForeignKey("users.id"))
                %s""".formatted(more.indent(4)));
    }

    private static String all(CommandLineCall.Outcome outcome) {
        return outcome.out() + outcome.err();
    }

    @Test
    void theRestIsComparedAndCheckFindsThatItIsNotAll() {
        CommandLineCall.Outcome text = retort.run("check");
        assertThat(all(text.ended(3))).contains("models.py:13").contains("maplib.Shape")
                .contains("users is not compared, and left alone")
                .contains("Column orders.user_id is not compared")
                .contains("orders.payer_id points to users, which is not compared")
                .contains("No differences in what could be compared; 2 things could not.");

        JsonObject json = retort.run("check", "--json").ended(3).json();
        assertThat(json.get("in_sync").getAsBoolean()).isFalse();
        assertThat(json.getAsJsonArray("differences")).isEmpty();
        JsonObject unread = json.getAsJsonArray("unread").get(0).getAsJsonObject();
        assertThat(unread.get("model").getAsString()).isEqualTo("User");
        assertThat(unread.get("file").getAsString()).isEqualTo("models.py");
        assertThat(unread.get("line").getAsInt()).isEqualTo(13);
        assertThat(retort.run("check", "--format", "junit").ended(3).out()).contains("errors=\"2\"")
                .contains("<error message=\"not compared\">");
        assertThat(retort.run("check", "--format", "sarif").ended(3).out()).contains("\"unread\"");
        assertThat(all(retort.run("diff").ended(0))).contains("users is not compared");
    }

    @Test
    void aRevisionOfTheRestLeavesTheTableAndItsForeignKeysAlone() throws IOException, SQLException {
        models("total: Mapped[int] = mapped_column(server_default=\"0\")\n");

        retort.run("generate", "-m", "totals").ended(0);
        retort.run("upgrade", "head", "--yes").ended(0);

        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + temporary.resolve("shop/shop.db"));
                Statement statement = database.createStatement()) {
            statement.executeQuery("SELECT place, old FROM users").close();
            statement.executeQuery("SELECT total FROM orders").close();
            try (var row = statement.executeQuery("SELECT \"table\" FROM pragma_foreign_key_list('orders')")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEqualTo("users");
            }
            try (var row = statement.executeQuery(
                    "SELECT count(*) FROM sqlite_master WHERE type = 'index' AND name = 'users_old'")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getInt(1)).isOne();
            }
        }
        assertThat(all(retort.run("generate", "-m", "none").ended(0))).contains("Nothing to write.")
                .contains("users is not compared");
    }

    @Test
    void whatMayChangeATableThatWasReadIsStillRefused() throws IOException {
        Files.writeString(temporary.resolve("shop/models.py"),
                "\n\nclass Late(Order):\n    place = mapped_column(Shape())\n",
                java.nio.file.StandardOpenOption.APPEND);
        assertThat(all(retort.run("check").ended(1))).contains("model Late").contains("maplib.Shape");
    }
}
