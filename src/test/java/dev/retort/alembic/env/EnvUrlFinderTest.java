package dev.retort.alembic.env;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.retort.python.value.Host.ModuleSource;

import static org.assertj.core.api.Assertions.assertThat;

class EnvUrlFinderTest {

    private static final Map<String, String> VARIABLES = Map.of("DATABASE_URL",
            "postgresql+asyncpg://ada:a%40b@db/shop", "POSTGRES_USER", "ada", "POSTGRES_PASSWORD", "p/w#1",
            "POSTGRES_HOST", "db", "POSTGRES_PORT", "5433", "POSTGRES_DB", "shop", "APP_DB_NAME", "app");
    private static final String FROM_PARTS = "postgresql://ada:p%2Fw%231@db:5433/shop";

    private final Map<String, String> modules = new HashMap<>();

    private EnvUrl find(String env) {
        return find(env, null);
    }

    private EnvUrl find(String env, @Nullable String ini) {
        return new EnvUrlFinder(name -> modules.containsKey(name)
                ? new ModuleSource(modules.get(name), name.replace('.', '/') + ".py", false)
                : null, VARIABLES, ini).find(env, "alembic/env.py");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            os.environ["DATABASE_URL"]                                   | postgresql+asyncpg://ada:a%40b@db/shop
            os.getenv("DATABASE_URL", "x").replace("+asyncpg", "")       | postgresql://ada:a%40b@db/shop
            os.environ.get("NOTHING") or os.environ.get("DATABASE_URL")  | postgresql+asyncpg://ada:a%40b@db/shop
            decouple.config("NOTHING", default="sqlite:///a.db")         | sqlite:///a.db
            decouple.config("DATABASE_URL", cast=str)                    | postgresql+asyncpg://ada:a%40b@db/shop
            environs.Env().str("DATABASE_URL")                           | postgresql+asyncpg://ada:a%40b@db/shop
            dotenv.dotenv_values(".env")["DATABASE_URL"]                 | postgresql+asyncpg://ada:a%40b@db/shop
            """)
    void anExpressionOverVariablesIsEvaluated(String expression, String url) {
        String start = "import os, decouple, environs, dotenv\nfrom alembic import context\nimport nowhere\n"
                + "nowhere.start()\nconfig = context.config\n";
        assertThat(find(start + "config.set_main_option('sqlalchemy.url', " + expression + ")\n").url())
                .as("with %% in an ini").isEqualTo(url);
        assertThat(find(
                start + "def online():\n    url = " + expression + "\n    engine = create_engine(url, echo=True)\n")
                .url()).as("a local variable").isEqualTo(url);
        assertThat(find(start + "def get_url():\n    return " + expression
                + "\n\ndef offline():\n    context.configure(url=get_url(), literal_binds=True)\n").url())
                .as("a function's result").isEqualTo(url);
        assertThat(find(start + "def online():\n    c = config.get_section('alembic')\n    c['sqlalchemy.url'] = "
                + expression + "\n").url()).as("a section's entry").isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            url = config.get_main_option("sqlalchemy.url")                            | sqlite:///ini.db
            url = context.config.get_main_option('sqlalchemy.url')                    | sqlite:///ini.db
            config = Other() ~ url = config.get_main_option("sqlalchemy.url")         | sqlite:///other.db
            url = config.get_main_option("sqlalchemy.url") ~ url = "sqlite:///b.db"   | sqlite:///b.db
            url = config.get_main_option("sqlalchemy.url", "x").replace("ini", "c")   | sqlite:///c.db
            """)
    void theUrlOfTheSettingsIsSeenAndAnyOtherMeaningOfTheSameWordsToo(String lines, String url) {
        String env = """
                from alembic import context

                class Other:
                    def get_main_option(self, name):
                        return "sqlite:///other.db"

                config = context.config

                def offline():
                    %s
                    context.configure(url=url, literal_binds=True)
                """.formatted(lines.replace(" ~ ", "\n    "));

        assertThat(find(env, "sqlite:///ini.db").url()).isEqualTo(url);
    }

    @Test
    void aConfigThatNobodyMadeGivesNoUrl() {
        String env = "from alembic import context\n\ndef offline():\n"
                + "    context.configure(url=config.get_main_option('sqlalchemy.url'))\n";

        assertThat(find(env, "sqlite:///ini.db").url()).isNull();
    }

    @Test
    void aUrlIsPutTogetherFromParts() {
        String parts = "import os\nfrom urllib.parse import quote_plus\nfrom sqlalchemy.engine import URL\nE = os.environ\n";
        assertThat(find(parts + """
                url = (f"postgresql://{E['POSTGRES_USER']}:{quote_plus(E['POSTGRES_PASSWORD'])}"
                       f"@{E['POSTGRES_HOST']}:{E['POSTGRES_PORT']}/{E['POSTGRES_DB']}")
                config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
                """).url()).isEqualTo(FROM_PARTS);
        assertThat(find(parts + """
                engine = create_engine(URL.create("postgresql", username=E["POSTGRES_USER"],
                    password=E["POSTGRES_PASSWORD"], host=E["POSTGRES_HOST"], port=int(E["POSTGRES_PORT"]),
                    database=E["POSTGRES_DB"]))
                """).url()).isEqualTo(FROM_PARTS);
    }

    @Test
    void settingsOfPydanticAreFilledFromVariables() {
        modules.put("app.config", """
                from functools import lru_cache
                from pydantic import PostgresDsn, SecretStr, Field, computed_field, field_validator
                from pydantic_settings import BaseSettings, SettingsConfigDict

                class Settings(BaseSettings):
                    model_config = SettingsConfigDict(env_prefix="POSTGRES_", env_file=".env")
                    user: str
                    password: SecretStr
                    host: str = "localhost"
                    port: int = 5432
                    db: str = Field("other", alias="POSTGRES_DB")

                    @field_validator("user")
                    def check(cls, value):
                        return value

                    @computed_field
                    @property
                    def database_url(self) -> str:
                        return str(PostgresDsn.build(scheme="postgresql", username=self.user,
                            password=self.password.get_secret_value(), host=self.host, port=self.port, path=self.db))

                def get_settings():
                    return Settings()

                settings = get_settings()
                """);
        assertThat(
                find("from app.config import settings\nconfig.set_main_option('sqlalchemy.url', settings.database_url)")
                        .url())
                .isEqualTo(FROM_PARTS);
        modules.put("app.config", """
                from pydantic import BaseSettings
                class Settings(BaseSettings):
                    DATABASE_URL: str
                    SECRET_KEY: str
                    class Config:
                        env_file = ".env"
                """);
        assertThat(
                find("""
                        from app.config import Settings
                        config.set_main_option("sqlalchemy.url", Settings().DATABASE_URL.replace("+asyncpg", "").replace("%", "%%"))
                        """)
                        .url())
                .isEqualTo("postgresql://ada:a%40b@db/shop");
    }

    @Test
    void whatIsNotSetIsNamed() {
        EnvUrl found = find("import os\nconfig.set_main_option('sqlalchemy.url', os.environ['SHOP_URL'])\n");
        assertThat(found.url()).isNull();
        assertThat(found.missing()).containsExactly("SHOP_URL");
        EnvUrl half = find(
                "import os\nurl = f'postgresql://{os.getenv(\"SHOP_USER\")}@db/shop'\nengine = create_engine(url)\n");
        assertThat(half.url()).isNull();
        assertThat(half.missing()).containsExactly("SHOP_USER");
        EnvUrl unknown = find("import vault\nengine = create_engine(vault.read('db'))\n");
        assertThat(unknown.problem()).contains("vault");
        assertThat(unknown).hasToString("EnvUrl[" + unknown.problem() + "]");
    }

    @Test
    void theSettingsFilesUrlIsItsOwnWhereEnvTakesThat() {
        String env = """
                import os
                from alembic import context
                config = context.config
                override = os.environ.get("NOTHING")
                if override:
                    config.set_main_option("sqlalchemy.url", override.replace("%", "%%"))
                def offline():
                    url = config.get_main_option("sqlalchemy.url")
                    context.configure(url=url)
                """;
        assertThat(find(env, "sqlite:///a.db").url()).isEqualTo("sqlite:///a.db");
        assertThat(find(env).url()).isNull();
        assertThat(find(env).problem()).isEmpty();
    }
}
