"""What Flask-SQLAlchemy makes of models: a base whose classes name their tables themselves, and SQLAlchemy's names."""
import re

import sqlalchemy
import sqlalchemy.orm
from sqlalchemy import Column, MetaData
from sqlalchemy.orm import declarative_base, declared_attr


def _spelled(name):
    """UserAccount makes user_account, HTTPLog http_log."""
    return re.sub(r"((?<=[a-z0-9])[A-Z]|(?!^)[A-Z](?=[a-z]))", r"_\1", name).lower().lstrip("_")


def _has_key(cls):
    return any(isinstance(value, Column) and value.primary_key for value in cls.__dict__.values())


class _Named:
    """A class that has no name for its table gets one, unless it shares its parent's, having no key of its own."""

    @declared_attr
    def __tablename__(cls):
        for parent in cls.__mro__[1:]:
            if "__table__" in parent.__dict__:
                return _spelled(cls.__name__) if _has_key(cls) else None
        return _spelled(cls.__name__)


class Model:
    query = None
    query_class = None


class SQLAlchemy:

    def __init__(self, app=None, *, metadata=None, model_class=Model, disable_autonaming=False, **others):
        if not isinstance(model_class, type):
            model_class = Model
        naming = () if disable_autonaming else (_Named,)
        given = getattr(model_class, "metadata", None)
        if isinstance(given, MetaData):
            self.Model = model_class if disable_autonaming else type("Model", (_Named, model_class),
                                                                    {"__abstract__": True})
            self.metadata = given
        else:
            self.metadata = MetaData() if metadata is None else metadata
            self.Model = declarative_base(cls=(model_class, *naming), metadata=self.metadata, name="Model")
        self.metadatas = {None: self.metadata}

    def Table(self, name, *args, **kwargs):
        if args and isinstance(args[0], MetaData):
            return sqlalchemy.Table(name, *args, **kwargs)
        return sqlalchemy.Table(name, self.metadata, *args, **kwargs)

    def init_app(self, app):
        pass

    @property
    def engine(self):
        from alembic import op
        return op.get_bind()

    @property
    def session(self):
        return sqlalchemy.orm.Session()

    def __getattr__(self, name):
        for module in (sqlalchemy, sqlalchemy.orm):
            if hasattr(module, name):
                return getattr(module, name)
        raise AttributeError(name)
