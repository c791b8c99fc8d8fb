"""Renders every revision file named on standard input through the real Alembic, offline, and prints JSON lines.

Each input line: {"file", "paths", "conventions"}; each output line: {"file", "direction", "dialect", "sql"} or {..., "error"}.
The revision files themselves are executed; the project's env.py is not.
"""
import importlib.util
import io
import json
import signal
import sys
import warnings

from alembic.config import Config
from alembic.operations import Operations
from alembic.runtime.environment import EnvironmentContext
from sqlalchemy import MetaData

warnings.simplefilter("ignore")
out = sys.stdout
sys.stdout = sys.stderr


class TookTooLong(BaseException):
    pass


def stop(*_):
    raise TookTooLong("took too long")


def load(file):
    spec = importlib.util.spec_from_file_location("revision_file", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def render(file, direction, dialect, conventions):
    buffer = io.StringIO()
    with EnvironmentContext(Config(), None, as_sql=True, fn=lambda *_: [], starting_rev=None,
                            destination_rev=None) as env:
        env.configure(dialect_name=dialect, output_buffer=buffer, literal_binds=True, transactional_ddl=False,
                      target_metadata=MetaData(naming_convention=conventions or None))
        with Operations.context(env.get_context()):
            getattr(load(file), direction)()
    return buffer.getvalue()


signal.signal(signal.SIGALRM, stop)
for line in sys.stdin:
    task = json.loads(line)
    sys.path[:0] = task["paths"]
    before = set(sys.modules)
    for direction in ("upgrade", "downgrade"):
        for dialect in ("postgresql", "sqlite"):
            answer = {"file": task["file"], "direction": direction, "dialect": dialect}
            signal.alarm(20)
            try:
                answer["sql"] = render(task["file"], direction, dialect, task["conventions"])
            except BaseException as problem:
                answer["error"] = "%s: %s" % (type(problem).__name__, str(problem)[:300])
            finally:
                signal.alarm(0)
            print(json.dumps(answer), file=out, flush=True)
    del sys.path[:len(task["paths"])]
