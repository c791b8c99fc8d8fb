"""What Flask-AppBuilder makes of models: one base for all, whose classes name their tables themselves."""
from flask_sqlalchemy import SQLAlchemy


class SQLA(SQLAlchemy):
    """Flask-SQLAlchemy, whose base is Flask-AppBuilder's own."""

    def __init__(self, *args, **kwargs):
        super().__init__(metadata=Model.metadata)
        self.Model = Model


Model = SQLAlchemy().Model
Base = Model


def __getattr__(name):
    raise AttributeError(name)
