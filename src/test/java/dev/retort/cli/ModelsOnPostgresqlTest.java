package dev.retort.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.testing.PostgresServer;
import dev.retort.testing.PostgresServer.PostgresDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Models beside a PostgreSQL database that knows more than models can say. */
class ModelsOnPostgresqlTest {

    @TempDir
    private Path temporary;

    private CommandLineCall retort;
    private PostgresDatabase database;

    @BeforeEach
    void project() throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("shop"));
        Files.createDirectories(folder.resolve("versions"));
        database = PostgresServer.freshDatabase();
        Files.writeString(folder.resolve("retort.toml"), """
                [database]
                url = "%s"
                [target]
                models = "models.py"
                """.formatted(database.url()));
        Files.writeString(folder.resolve("models.py"), """
                from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint, text
                from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
                class Base(DeclarativeBase):
                    pass
                class Customer(Base):
                    __tablename__ = "customers"
                    id: Mapped[int] = mapped_column(primary_key=True)
                    code: Mapped[str] = mapped_column(server_default=text("short_code()"))
                    note: Mapped[str] = mapped_column(server_default="")
                class Invoice(Base):
                    __tablename__ = "invoices"
                    id: Mapped[int] = mapped_column(primary_key=True)
                    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
                    total: Mapped[int]
                    __table_args__ = (UniqueConstraint("customer_id", "total"), CheckConstraint("total > 0"))
                """);
        retort = CommandLineCall.in(folder, temporary);
    }

    private void madeByHand() {
        database.execute("CREATE FUNCTION short_code() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT"
                + " count(*)::text FROM customers); END $$",
                "CREATE TABLE accounts (id serial CONSTRAINT accounts_key PRIMARY KEY, code varchar NOT NULL"
                        + " DEFAULT short_code(), note text NOT NULL DEFAULT '')",
                "ALTER TABLE accounts RENAME TO customers", "ALTER TABLE customers ALTER note TYPE varchar",
                "CREATE TABLE invoices (id serial PRIMARY KEY, customer_id integer NOT NULL CONSTRAINT of_customer"
                        + " REFERENCES customers, total integer NOT NULL CONSTRAINT positive CHECK (total > 0),"
                        + " CONSTRAINT once UNIQUE (customer_id, total))");
    }

    @Test
    void whatModelsDoNotNameMayHaveAnyName() {
        madeByHand();

        assertThat(retort.run("check").done().out()).startsWith("No differences");
    }

    @Test
    void whatModelsNameThemselvesIsHeldToThatName() throws IOException {
        madeByHand();
        Path models = retort.folder().resolve("models.py");
        Files.writeString(models, Files.readString(models).replace("\"total\")", "\"total\", name=\"only_once\")"));

        assertThat(retort.run("check").ended(3).out()).contains("once").contains("only_once");
        retort.run("generate", "-m", "Name it").done();
        retort.run("stamp", "base").done();
        retort.run("upgrade", "head").done();
        retort.run("check").done();
    }

    @Test
    void aFunctionThatADefaultCallsAndTheDatabaseLacksIsNamed() {
        assertThat(retort.run("check").ended(1).err()).contains("short_code() does not exist").contains("models.py:");
    }

    @Test
    void tablesInSchemasBringTheirSchemas() throws IOException {
        Files.writeString(retort.folder().resolve("models.py"), """
                from sqlalchemy import ForeignKey
                from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
                class Base(DeclarativeBase):
                    pass
                class Ledger(Base):
                    __tablename__ = "ledgers"
                    __table_args__ = {"schema": "Billing desk"}
                    id: Mapped[int] = mapped_column(primary_key=True)
                class Entry(Base):
                    __tablename__ = "entries"
                    id: Mapped[int] = mapped_column(primary_key=True)
                    ledger_id: Mapped[int] = mapped_column(ForeignKey("Billing desk.ledgers.id"))
                """);

        retort.run("generate", "-m", "Ledgers").done();
        retort.run("upgrade", "head").done();
        assertThat(retort.run("check").done().out()).startsWith("No differences");
        retort.run("downgrade", "base", "--yes").done();
    }
}
