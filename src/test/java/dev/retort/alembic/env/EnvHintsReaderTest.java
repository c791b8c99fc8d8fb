package dev.retort.alembic.env;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EnvHintsReaderTest {

    @Test
    void argumentsOfConfigureAreRead() {
        EnvHints hints = EnvHintsReader.read("""
                from logging.config import fileConfig
                import app.models, app.other as other
                SCHEMA = "shop"
                # version_table="no"
                text = "context.configure(version_table='no')"

                def run_migrations_offline():
                    context.configure(url=url, include_schemas=False, version_table_schema=SCHEMA)

                def run_migrations_online():
                    options = {"version_table": "my_version"}
                    context.configure(
                        connection=connection,
                        transaction_per_migration=True,
                        include_schemas=True,
                        render_as_batch=is_sqlite(url), **options)
                """);
        assertThat(hints.text("version_table")).hasValue("my_version");
        assertThat(hints.text("version_table_schema")).hasValue("shop");
        assertThat(hints.isOn("transaction_per_migration")).isTrue();
        assertThat(hints.mayIncludeSchemas()).isTrue();
        assertThat(hints.options()).containsEntry("render_as_batch", EnvHints.UNKNOWN);
        assertThat(hints.imports()).containsExactly("logging.config", "app.models", "app.other");
        assertThat(hints.notes()).isEmpty();
    }

    @Test
    void withoutAWordAboutThemSchemasAreNotIncluded() {
        assertThat(EnvHintsReader.read("context.configure(connection=c)").mayIncludeSchemas()).isFalse();
        assertThat(EnvHintsReader.read("configure(include_schemas=settings.all)").mayIncludeSchemas()).isTrue();
        assertThat(EnvHints.UNREADABLE.mayIncludeSchemas()).isTrue();
    }

    @Test
    void aSchemaForEachTenantIsSaid() {
        EnvHints hints = EnvHintsReader.read("""
                tenant = context.get_x_argument(as_dictionary=True).get("tenant")
                connection.execute(text(f'SET search_path TO "{tenant}"'))
                """);
        assertThat(hints.notes()).hasSize(2).first().asString().contains("a schema for each tenant");
    }
}
