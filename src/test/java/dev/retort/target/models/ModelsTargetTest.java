package dev.retort.target.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.python.value.Host.ModuleSource;
import dev.retort.sql.DialectName;
import dev.retort.target.TargetDdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which models a project means, what is said of them, and why some cannot be read. */
class ModelsTargetTest {

    @TempDir
    Path temporary;

    private Path project;

    @BeforeEach
    void makeAProject() throws IOException {
        project = temporary.toRealPath();
        write("app/__init__.py", "");
        write("app/models/__init__.py", "from .user import User\n");
        write("app/models/base.py", """
                from sqlalchemy.orm import DeclarativeBase
                class Base(DeclarativeBase):
                    pass
                """);
        write("app/models/user.py", """
                from sqlalchemy.orm import Mapped, mapped_column
                from .base import Base
                class User(Base):
                    __tablename__ = "users"
                    id: Mapped[int] = mapped_column(primary_key=True)
                """);
        write("app/models/forgotten.py", """
                from sqlalchemy.orm import Mapped, mapped_column
                from .base import Base
                class Forgotten(Base):
                    __tablename__ = "forgotten"
                    id: Mapped[int] = mapped_column(primary_key=True)
                """);
    }

    private void write(String file, String text) throws IOException {
        Path path = project.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private TargetDdl named(String models) {
        return ModelProjects.at(project).named(models, DialectName.POSTGRESQL);
    }

    private TargetDdl environment(String text) {
        return ModelProjects.at(project).ofEnvironment(new ModuleSource(text, "alembic/env.py", false),
                DialectName.POSTGRESQL);
    }

    private static List<String> tables(TargetDdl ddl) {
        return ddl.statements().stream().map(one -> one.sql().lines().findFirst().orElse("")).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"app/models", "./app/models", "app"})
    void aFolderMeansAllItsModules(String models) {
        TargetDdl ddl = named(models);

        assertThat(tables(ddl)).containsExactlyInAnyOrder("CREATE TABLE users (", "CREATE TABLE forgotten (");
        assertThat(ddl.notes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"app.models", "app.models.base:Base", "app/models/user.py", "app.models.user"})
    void aModuleMeansWhatItImportsAndForgottenFilesArePointedOut(String models) {
        TargetDdl ddl = named(models);

        assertThat(tables(ddl)).containsExactly("CREATE TABLE users (");
        assertThat(ddl.notes()).singleElement().asString().startsWith("app/models/forgotten.py has models");
        assertThat(ddl.statements().getFirst().at()).hasToString("app/models/user.py:3:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"from app.models.user import User\nfrom app.models.base import Base\n"
            + "target_metadata = Base.metadata\n",
            "from app.models import *\nfrom app.models.base import Base\ntarget_metadata = [Base.metadata]\n",
            "import app.models\nfrom app.models.base import Base\ndef run():\n    pass\n"
                    + "from alembic import context\ncontext.configure(target_metadata=Base.metadata)\n"})
    void theEnvironmentSaysWhichModelsItImports(String text) {
        TargetDdl ddl = environment(text);

        assertThat(tables(ddl)).containsExactly("CREATE TABLE users (");
        assertThat(ddl.notes()).singleElement().asString().contains("forgotten.py");
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
            import importlib, pkgutil
            import app.models
            from app.models.base import Base
            for _, name, _ in pkgutil.iter_modules(app.models.__path__):
                importlib.import_module(f"app.models.{name}")
            target_metadata = Base.metadata
            """, """
            import importlib
            from app.models.base import Base
            for name in ("user", "forgotten"):
                importlib.import_module("app.models." + name)
            target_metadata = Base.metadata
            """})
    void theEnvironmentMayImportModelsInALoop(String text) {
        TargetDdl ddl = environment(text);

        assertThat(tables(ddl)).containsExactlyInAnyOrder("CREATE TABLE users (", "CREATE TABLE forgotten (");
        assertThat(ddl.notes()).isEmpty();
    }

    @Test
    void whatAnApplicationDoesBesideItsModelsIsNotNeeded() throws IOException {
        write("app/web.py", """
                from fastapi import FastAPI
                from app.settings import settings
                app = FastAPI(title=settings.title)
                @app.get("/")
                def index():
                    return {}
                """);
        write("app/settings.py", """
                from pydantic_settings import BaseSettings
                class Settings(BaseSettings):
                    title: str = "x"
                settings = Settings()
                """);

        TargetDdl ddl = environment("import app.web\nimport app.models\nfrom app.models.base import Base\n"
                + "target_metadata = Base.metadata\n");

        assertThat(tables(ddl)).containsExactly("CREATE TABLE users (");
    }

    @Test
    void whatATypeKeepsOfALibraryAndWhatPythonFillsInIsNotNeeded() throws IOException {
        write("app/models/user.py", """
                from typing import Any
                import attrs
                import trafaret as t
                from pydantic import BaseModel
                from sqlalchemy import JSON, TypeDecorator
                from sqlalchemy.dialects.postgresql import JSONB
                from sqlalchemy.orm import Mapped, mapped_column
                from .base import Base

                class Checked[T: BaseModel](TypeDecorator[T]):
                    impl = JSONB
                    def __init__(self, schema):
                        super().__init__()
                        self.schema = schema
                    def load_dialect_impl(self, dialect):
                        if dialect.name == "sqlite":
                            return dialect.type_descriptor(JSON())
                        return super().load_dialect_impl(dialect)

                @attrs.define
                class Plain:
                    x: int

                class User(Base):
                    __tablename__ = "users"
                    labels = [t.String(), t.Int()]
                    id: Mapped[int] = mapped_column(primary_key=True)
                    extra: Mapped[dict[str, Any]] = mapped_column(Checked(t.Dict({"a": t.Int()})), default=t.Null)
                    @t.guard(x=1)
                    def method(self):
                        pass
                """);

        TargetDdl ddl = named("app.models");

        assertThat(ddl.statements()).singleElement().satisfies(one -> assertThat(one.sql())
                .contains("id SERIAL NOT NULL").contains("extra JSONB NOT NULL"));
    }

    @Test
    void modulesThatImportEachOtherAreReadInTheirOrder() throws IOException {
        write("app/models/__init__.py", "from .user import User\nfrom .post import Post\n");
        write("app/models/user.py", """
                from sqlalchemy.orm import Mapped, mapped_column, relationship
                from .base import Base
                class User(Base):
                    __tablename__ = "users"
                    id: Mapped[int] = mapped_column(primary_key=True)
                    friend: Mapped["Friend"] = relationship()
                    friends: Mapped[list[Friend]] = relationship()
                from .post import Post
                class Friend(Base):
                    __tablename__ = "friends"
                    id: Mapped[int] = mapped_column(primary_key=True)
                    of = mapped_column(User.id.type)
                """);
        write("app/models/post.py", """
                from sqlalchemy import ForeignKey
                from sqlalchemy.orm import Mapped, mapped_column
                from .base import Base
                from . import user
                from .user import User
                class Post(Base):
                    __tablename__ = "posts"
                    id: Mapped[int] = mapped_column(primary_key=True)
                    user_id: Mapped[int] = mapped_column(ForeignKey(User.id))
                """);

        assertThat(tables(named("app.models"))).containsExactly("CREATE TABLE users (", "CREATE TABLE friends (",
                "CREATE TABLE posts (");
    }

    @Test
    void aModelThatNeedsAnUnknownLibraryIsRefusedWithClassFileAndLine() throws IOException {
        write("app/models/__init__.py", "from .place import Place\n");
        write("app/models/place.py", """
                from geolib import Point
                from sqlalchemy.orm import Mapped, mapped_column
                from .base import Base


                class Place(Base):
                    __tablename__ = "places"
                    id: Mapped[int] = mapped_column(primary_key=True)
                    at = mapped_column(Point(4326), nullable=False)
                """);

        assertThatThrownBy(() -> named("app.models")).isInstanceOfSatisfying(RetortException.class, e -> {
            assertThat(e.code()).isEqualTo(ProblemCode.UNSUPPORTED_PYTHON);
            assertThat(e.message()).contains("model Place").contains("app/models/place.py:9").contains("geolib.Point");
            assertThat(e.data()).containsEntry("class", "Place");
            assertThat(e.position()).hasToString("app/models/place.py:9:24");
            assertThat(e.hint()).contains("command = ");
        });
    }

    @Test
    void aModelDerivedFromAnUnknownClassIsRefused() throws IOException {
        write("app/models/user.py", """
                from fastapi_users.db import SQLAlchemyBaseUserTableUUID
                from .base import Base


                class User(SQLAlchemyBaseUserTableUUID, Base):
                    pass
                """);

        assertThatThrownBy(() -> named("app.models")).isInstanceOfSatisfying(RetortException.class,
                e -> assertThat(e.message()).contains("model User").contains("SQLAlchemyBaseUserTableUUID"));
    }

    @Test
    void aTypeWithoutSqlIsRefusedWithTableAndColumn() throws IOException {
        write("app/models/user.py", """
                from sqlalchemy.orm import Mapped, mapped_column
                from .base import Base
                class User(Base):
                    __tablename__ = "users"
                    id: Mapped[int] = mapped_column(primary_key=True)
                    tags: Mapped[list[str]]
                """);

        assertThatThrownBy(() -> named("app.models")).isInstanceOfSatisfying(RetortException.class,
                e -> assertThat(e.message()).contains("app/models/user.py:").contains("User.tags")
                        .contains("list[str]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"app.nothing", "app/nothing", "app/models/nothing.py", "", "../outside"})
    void modelsThatAreNotThereAreSettingsInError(String models) {
        assertThatThrownBy(() -> named(models)).isInstanceOfSatisfying(RetortException.class, e -> {
            assertThat(e.code()).isEqualTo(ProblemCode.INVALID_SETTINGS);
            assertThat(e.hint()).contains("models under [target]");
        });
    }

    @Test
    void anEnvironmentWithoutMetadataIsSaidToHaveNone() {
        assertThatThrownBy(() -> environment("target_metadata = None\n")).isInstanceOfSatisfying(
                RetortException.class, e -> {
                    assertThat(e.code()).isEqualTo(ProblemCode.INVALID_SETTINGS);
                    assertThat(e.message()).startsWith("alembic/env.py has no target_metadata");
                });
    }

    @Test
    void aDefaultThatIsAStringWhereACallWasMeantIsPointedOut() throws IOException {
        write("app/models/user.py", """
                from datetime import datetime
                from sqlalchemy.orm import Mapped, mapped_column
                from .base import Base
                class User(Base):
                    __tablename__ = "users"
                    id: Mapped[int] = mapped_column(primary_key=True)
                    seen: Mapped[datetime] = mapped_column(server_default="NOW()")
                """);

        TargetDdl ddl = named("app.models");

        assertThat(ddl.writtenDefaults()).containsValue("'NOW()'");
        assertThat(ddl.notes()).anyMatch(note -> note.contains("users.seen") && note.contains("keeps that moment"));
    }

    @Test
    void anEnvironmentThatImportsNoModelsIsNotTakenForOneWithoutTables() {
        assertThatThrownBy(
                () -> environment("from sqlalchemy import MetaData\nimport app\ntarget_metadata = MetaData()\n"))
                .isInstanceOfSatisfying(RetortException.class, e -> {
                    assertThat(e.code()).isEqualTo(ProblemCode.INVALID_SETTINGS);
                    assertThat(e.message()).contains("has no table").contains("2 files have, such as app/models/");
                    assertThat(e.hint()).contains("models = \"app\"");
                });
    }

    @Test
    void manyForgottenFilesAreOneNote() throws IOException {
        for (int i = 0; i < 9; i++) {
            Files.copy(project.resolve("app/models/forgotten.py"), project.resolve("app/models/more" + i + ".py"));
        }

        assertThat(named("app.models").notes()).singleElement().asString()
                .startsWith("app/models/forgotten.py, app/models/more0.py, ").contains(" and 5 more files have models");
    }

    @Test
    void aTypeOfALibraryStandsForTheColumnTypeItIsMappedTo() throws IOException {
        write("app/clock.py", "from pendulum import DateTime as Moment\nInstant = Moment\n");
        write("app/models/base.py", """
                from pydantic import AnyUrl
                from sqlalchemy import DateTime, String
                from sqlalchemy.orm import DeclarativeBase
                from app.clock import Instant
                class Base(DeclarativeBase):
                    type_annotation_map = {Instant: DateTime(timezone=True), AnyUrl: String(300)}
                """);
        write("app/models/user.py", """
                from typing import Optional
                from pydantic import AnyUrl
                from sqlalchemy.orm import Mapped, mapped_column
                from app.clock import Instant
                from .base import Base
                class User(Base):
                    __tablename__ = "users"
                    id: Mapped[int] = mapped_column(primary_key=True)
                    seen: Mapped[Instant]
                    gone: Mapped[Optional[Instant]]
                    past: Mapped[Instant | None]
                    home: Mapped[AnyUrl]
                    work: Mapped[Optional[AnyUrl]]
                    other: Mapped[AnyUrl | None]
                """);

        assertThat(named("app.models").statements().getFirst().sql()).contains("seen TIMESTAMP WITH TIME ZONE NOT NULL")
                .contains("gone TIMESTAMP WITH TIME ZONE,").contains("past TIMESTAMP WITH TIME ZONE,")
                .contains("home VARCHAR(300) NOT NULL").contains("work VARCHAR(300),").contains("other VARCHAR(300),");
    }

    @Test
    void classesMadeByTypeHaveTables() throws IOException {
        write("app/models/user.py", """
                from sqlalchemy import ForeignKey
                from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship
                from .base import Base
                class Event:
                    id: Mapped[int] = mapped_column(primary_key=True)
                class HasEvents:
                    @declared_attr
                    def events(cls):
                        cls.Event = type(f"{cls.__name__}Event", (Event, Base), {
                            "__tablename__": f"{cls.__tablename__}_events",
                            "source_id": mapped_column(ForeignKey(f"{cls.__tablename__}.id")),
                        })
                        return relationship(cls.Event)
                class User(HasEvents, Base):
                    __tablename__ = "users"
                    id: Mapped[int] = mapped_column(primary_key=True)
                """);

        assertThat(tables(named("app.models"))).containsExactly("CREATE TABLE users (", "CREATE TABLE users_events (");
    }

    @Test
    void indexesAndChecksOfOtherDatabasesAreLeftOutAndAnIndexSaidTwiceIsOne() throws IOException {
        write("app/models/user.py", """
                from sqlalchemy import CheckConstraint, Index
                from sqlalchemy.orm import Mapped, mapped_column
                from .base import Base
                class User(Base):
                    __tablename__ = "users"
                    id: Mapped[int] = mapped_column(primary_key=True)
                    name: Mapped[str] = mapped_column(index=True)
                    __table_args__ = (
                        Index("ix_users_name", "name"),
                        Index("by_pattern", "name", postgresql_using="hash").ddl_if(dialect="postgresql"),
                        Index("elsewhere", "name").ddl_if(dialect=("sqlite", "mysql")),
                        CheckConstraint("name <> ''", name="named").ddl_if(dialect="sqlite"),
                    )
                """);

        TargetDdl ddl = named("app.models");

        assertThat(tables(ddl)).containsExactly("CREATE TABLE users (", "CREATE INDEX ix_users_name ON users (name)",
                "CREATE INDEX by_pattern ON users USING hash (name)");
        assertThat(ddl.statements().getFirst().sql()).doesNotContain("CHECK");
    }
}
