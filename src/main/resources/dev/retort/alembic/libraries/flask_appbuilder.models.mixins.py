"""The mixins of Flask-AppBuilder that give a table columns."""
import datetime

from sqlalchemy import Column, DateTime, ForeignKey, Integer, Text
from sqlalchemy.orm import declared_attr, relationship
from sqlalchemy.types import TypeDecorator


class AuditMixin:
    """Who made and who changed a row, and when."""

    created_on = Column(DateTime, default=datetime.datetime.now, nullable=False)
    changed_on = Column(DateTime, default=datetime.datetime.now, onupdate=datetime.datetime.now, nullable=False)

    @declared_attr
    def created_by_fk(cls):
        return Column(Integer, ForeignKey("ab_user.id"), default=cls.get_user_id, nullable=False)

    @declared_attr
    def created_by(cls):
        return relationship("User")

    @declared_attr
    def changed_by_fk(cls):
        return Column(Integer, ForeignKey("ab_user.id"), default=cls.get_user_id, onupdate=cls.get_user_id,
                      nullable=False)

    @declared_attr
    def changed_by(cls):
        return relationship("User")

    @classmethod
    def get_user_id(cls):
        return None


class FileColumn(TypeDecorator):
    """A file's name."""

    impl = Text


class ImageColumn(TypeDecorator):
    """A picture's name."""

    impl = Text


def __getattr__(name):
    raise AttributeError(name)
