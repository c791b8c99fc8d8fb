package dev.retort.alembic.env;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.retort.python.EvaluationLimits;
import dev.retort.python.Programs;
import dev.retort.python.value.Host.ModuleSource;

import static org.assertj.core.api.Assertions.assertThat;

class ModelConventionsTest {

    private final Map<String, String> modules = new HashMap<>(Map.of("app", "", "app.base", """
            import os
            import pydantic
            from sqlalchemy import MetaData
            from sqlalchemy.orm import DeclarativeBase
            NAMES = {'ix': 'ix_%(column_0_label)s', 'pk': 'pk_%(table_name)s'}
            engine = open(os.environ['SECRET'])
            class Base(DeclarativeBase):
                metadata = MetaData(naming_convention=NAMES)
            class Settings(pydantic.BaseModel):
                pass
            """));

    private Map<String, String> read(String env) {
        return ModelConventions.read(env, "alembic/env.py", name -> modules.containsKey(name)
                ? new ModuleSource(modules.get(name), name.replace('.', '/') + ".py", name.equals("app"))
                : null, new Programs(EvaluationLimits.STANDARD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"from app.base import Base\ntarget_metadata = Base.metadata\n",
            "import app.base\ndef run():\n    context.configure(connection, target_metadata=app.base.Base.metadata)\n",
            "from app import base\nconfig = context.config\nfileConfig(config.config_file_name)\n"
                    + "target_metadata = unknown()\ncontext.configure(url=1, target_metadata=base.Base.metadata,)\n"})
    void areThoseOfTheMetadataEnvPyGives(String env) {
        assertThat(read(env)).containsOnly(Map.entry("ix", "ix_%(column_0_label)s"),
                Map.entry("pk", "pk_%(table_name)s"));
    }

    @Test
    void areNoneWhereTheMetadataHasNoneOrCannotBeRead() {
        assertThat(read("target_metadata = None\n")).isEmpty();
        assertThat(read("from nowhere import Base\ntarget_metadata = Base.metadata\n")).isEmpty();
        assertThat(read("target_metadata = (")).isEmpty();
        assertThat(read("import sqlalchemy as sa\ntarget_metadata = sa.MetaData()\n")).containsOnlyKeys("ix");
    }
}
