"""Flask-AppBuilder, as far as it shows in a schema."""
from flask_appbuilder.models.sqla import SQLA, Base, Model


def __getattr__(name):
    raise AttributeError(name)
