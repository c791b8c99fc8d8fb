package dev.retort.python;

import org.junit.jupiter.api.Test;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.Value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Imports: what is read, when, and what an import nobody knows does. */
class ProjectModulesTest {

    private final Worlds.Project project = new Worlds.Project();

    private String result(String program) {
        Evaluator evaluator = new Evaluator(project, EvaluationLimits.STANDARD);
        ModuleValue module = evaluator.run(program, "versions/r1.py", "versions.r1");
        return Worlds.repr(evaluator, evaluator.value(module, "result"));
    }

    @Test
    void aModuleIsEvaluatedOnlyAsFarAsItIsUsed() {
        project.withPackage("app", "").with("app.settings", """
                import fastapi
                app = fastapi.FastAPI()
                SCHEMA = 'shop'
                TABLE = SCHEMA + '.users'
                engine = open('/etc/passwd')
                app.include_router(engine)
                """);
        assertThat(result("""
                from app.settings import TABLE, engine
                import app.settings as s
                result = [TABLE, s.SCHEMA]
                """)).isEqualTo("['shop.users', 'shop']");
    }

    @Test
    void whatCannotBeReadIsAnErrorWhereItIsUsedAndNamesItsOwnPlace() {
        project.with("settings", "x = 1\ny = open('f')\n");
        assertThatThrownBy(() -> result("from settings import y\nresult = y\n"))
                .isInstanceOf(RetortException.class)
                .hasMessageContaining("settings.py:2").hasMessageContaining("open()");
    }

    @Test
    void anUnknownImportIsHarmlessUntilItIsUsed() {
        assertThat(result("import numpy as np\nfrom pandas import DataFrame\nresult = 1\n")).isEqualTo("1");
        assertThatThrownBy(() -> result("import numpy as np\n\nresult = np.array([1])\n"))
                .isInstanceOfSatisfying(RetortException.class, e -> {
                    assertThat(e.code()).isEqualTo(ProblemCode.UNSUPPORTED_PYTHON);
                    assertThat(e.message()).contains("numpy").contains("line 1");
                });
    }

    @Test
    void anUnknownImportWithinAFunctionIsAnErrorOnlyWhereItIsUsed() {
        Evaluator evaluator = new Evaluator(project, EvaluationLimits.STANDARD);
        ModuleValue module = evaluator.run("""
                def upgrade():
                    from geoalchemy2 import Geometry
                    import numpy
                def downgrade():
                    from geoalchemy2 import Geometry
                    Geometry('POINT')
                """, "versions/r1.py", "r1");
        Value upgrade = evaluator.value(module, "upgrade");
        Value downgrade = evaluator.value(module, "downgrade");
        assertThat(upgrade).isNotNull();
        assertThat(downgrade).isNotNull();
        evaluator.call(upgrade, Arguments.NONE);
        assertThatThrownBy(() -> evaluator.call(downgrade, Arguments.NONE)).hasMessageContaining("geoalchemy2");
    }

    @Test
    void aNameAssignedMoreThanOnceHasTheValueItHadAtEachLine() {
        project.with("m", """
                x = 1
                y = x
                x = 2
                z = x
                L = []
                L.append(x)
                for i in range(3):
                    L.append(i)
                D = {}
                D['k'] = L
                x += 5
                if x > 5:
                    W = 'big'
                else:
                    W = 'small'
                """);
        assertThat(result("import m\nresult = [m.z, m.x, m.y, m.L, m.D, m.W]\n"))
                .isEqualTo("[2, 7, 1, [2, 0, 1, 2], {'k': [2, 0, 1, 2]}, 'big']");
        assertThat(result("import m\nresult = [m.x, m.y, m.z]\n")).isEqualTo("[7, 1, 2]");
    }

    @Test
    void aModuleReachedByTwoNamesIsOne() {
        project.withPackage("app", "from .models import Base\n").with("app.models", "class Base: pass\n")
                .with("app.other", "from app.models import Base as B\nfrom . import models\nC = models.Base\n");
        assertThat(result("""
                from app import Base
                from app.models import Base as Same
                from app.other import B, C
                result = [Base is Same, Base is B, B is C]
                """)).isEqualTo("[True, True, True]");
    }

    @Test
    void starImportsTakePublicNamesOrThoseListed() {
        project.with("a", "x = 1\n_y = 2\ndef f(): return x\n").with("b", "__all__ = ['p']\np = 3\nq = 4\n")
                .with("c", "from a import *\nfrom b import *\n");
        assertThat(result("from c import *\nresult = [x, f(), p]\n")).isEqualTo("[1, 1, 3]");
        assertThatThrownBy(() -> result("from c import *\nresult = q\n")).hasMessageContaining("'q'");
    }

    @Test
    void modulesMayImportEachOther() {
        project.with("a", "from b import g\nX = 1\ndef f(): return g() + X\n")
                .with("b", "import a\ndef g(): return a.X + 10\n");
        assertThat(result("import a, b\nresult = [a.f(), b.g()]\n")).isEqualTo("[12, 11]");
    }

    @Test
    void aBrokenModuleIsNamedWhereItIsUsed() {
        project.with("bad", "def f(:\n");
        assertThat(result("import bad\nresult = 1\n")).isEqualTo("1");
        assertThatThrownBy(() -> result("import bad\nresult = bad.f\n")).hasMessageContaining("bad.py:1");
    }

    @Test
    void definitionsOfTheFileItselfThatCannotBeReadAreHarmlessUntilUsed() {
        assertThat(result("""
                import numpy
                matrix = numpy.zeros(3)
                class Model(numpy.Base):
                    pass
                @numpy.vectorize
                def f(): pass
                try:
                    import orjson as json
                except ImportError:
                    json = None
                result = 'fine'
                """)).isEqualTo("'fine'");
        assertThatThrownBy(() -> result("import numpy\nnumpy.seterr('raise')\nresult = 1\n"))
                .hasMessageContaining("versions/r1.py:2");
    }

    @Test
    void loadingAModuleWholeReportsWhatItCouldNotRead() {
        project.withPackage("models", "from . import user, order\n").with("models.user", "SEEN = ['user']\nopen('x')\n")
                .with("models.order", "from .user import SEEN\nSEEN.append('order')\n");
        Evaluator evaluator = new Evaluator(project, EvaluationLimits.STANDARD);
        java.util.List<LeftOut> problems = new java.util.ArrayList<>();
        ModuleValue models = evaluator.load("models", problems);
        Value user = evaluator.value(models, "user");
        assertThat(Worlds.repr(evaluator, evaluator.value((ModuleValue) java.util.Objects.requireNonNull(user),
                "SEEN"))).isEqualTo("['user', 'order']");
        assertThat(problems).singleElement()
                .satisfies(one -> assertThat(one.problem().message()).contains("models/user.py:2"));
    }

    @Test
    void aModuleImportedByAMadeNameIsTheOneAnImportFinds() {
        project.withPackage("app", "").with("app.first", "X = 'one'\n").with("app.second", "X = 'two'\n");
        assertThat(result("""
                import importlib
                from importlib import import_module
                import app.first
                found = [importlib.import_module(f'app.{name}').X for name in ('first', 'second')]
                near = import_module('.second', package='app')
                result = found + [near.X, import_module('app.first') is app.first, import_module('json').dumps([1])]
                """)).isEqualTo("['one', 'two', 'two', True, '[1]']");
        assertThatThrownBy(() -> result("import importlib\nresult = importlib.import_module('socket')\n"))
                .hasMessageContaining("r1.py:2").hasMessageContaining("socket");
        assertThatThrownBy(() -> result("""
                import importlib, os
                result = importlib.import_module(os.environ.get('BACKEND', 'app.first')).X
                """)).hasMessageContaining("r1.py:2").hasMessageContaining("BACKEND from the environment");
    }

    @Test
    void whatAFunctionOfTheProjectsFindsOutByItselfIsRefusedOnlyWhereItIsUsed() {
        project.with("settings", "import pydantic\ndef storage():\n    return pydantic.load()\n")
                .with("ops", "from alembic import op\ndef storage():\n    return open('f')\n");
        assertThat(result("""
                from settings import storage
                def upgrade(rows):
                    kept = storage()
                    return [kept.name for row in rows]
                result = upgrade([])
                """)).isEqualTo("[]");
        assertThatThrownBy(() -> result("""
                from settings import storage
                def upgrade(rows):
                    kept = storage()
                    return [kept.name for row in rows]
                result = upgrade([1])
                """)).hasMessageContaining("settings.py:3").hasMessageContaining("pydantic");
        assertThatThrownBy(() -> result("""
                from settings import storage
                def upgrade():
                    storage()
                    return 1
                result = upgrade()
                """)).hasMessageContaining("settings.py:3");
        assertThatThrownBy(() -> result("""
                from ops import storage
                def upgrade():
                    kept = storage()
                    return 1
                result = upgrade()
                """)).hasMessageContaining("ops.py:3");
    }

    @Test
    void whatAClassKeepsOfALibraryIsRefusedWhereItIsUsed() {
        project.with("models", """
                from pydantic import ConfigDict, Field
                class Model:
                    model_config = ConfigDict(extra='forbid')
                    table = 'users'
                """);
        assertThat(result("from models import Model\nresult = Model.table\n")).isEqualTo("'users'");
        assertThatThrownBy(() -> result("from models import Model\nresult = Model.model_config['extra']\n"))
                .hasMessageContaining("models.py:3").hasMessageContaining("ConfigDict");
        assertThatThrownBy(() -> result("class Made:\n    x = len(open('f'))\nresult = Made\n"))
                .hasMessageContaining("r1.py:2");
    }

    @Test
    void whatAGenericBaseIsOfNeedNotBeKnown() {
        assertThat(result("""
                import yarl
                from typing import Generic, TypeVar
                T = TypeVar('T')
                class Column(Generic[T]):
                    x = 1
                class Url(Column[yarl.URL]):
                    y = 2
                result = [Url.x, Url.y]
                """)).isEqualTo("[1, 2]");
    }

    @Test
    void aModuleGivesNamesThatItMakesWhenAsked() {
        project.withPackage("app", "").with("app.types", """
                def _sqlite_stamp():
                    return 'text'

                def _plain_stamp():
                    return 'timestamp'

                def __getattr__(name):
                    if name != 'stamp':
                        raise AttributeError(f'module {__name__} has no attribute {name}')
                    names = globals()
                    made = names.get(f'_oracle_{name}') or names.get(f'_plain_{name}')
                    value = names[name] = made()
                    return value
                """);
        assertThat(result("""
                from app.types import stamp
                import app.types as types
                result = [stamp, types.stamp, hasattr(types, 'other')]
                """)).isEqualTo("['timestamp', 'timestamp', False]");
        assertThatThrownBy(() -> result("from app.types import other\nresult = other\n"))
                .isInstanceOf(RetortException.class).hasMessageContaining("no such name");
    }

    @Test
    void aNumberFromTheEnvironmentIsKeptUntilSomethingDependsOnIt() {
        String head = """
                import os
                SIZE = int(os.environ.get('BATCH', 1000))
                def pages(rows, size=SIZE):
                    return [row for row in rows]
                """;
        assertThat(result(head + "result = pages([1])\n")).isEqualTo("[1]");
        assertThatThrownBy(() -> result(head + "result = SIZE * 2\n")).isInstanceOf(RetortException.class)
                .hasMessageContaining("BATCH from the environment");
    }
}
