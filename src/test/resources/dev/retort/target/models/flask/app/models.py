import enum
from datetime import datetime

from flask_login import UserMixin
from werkzeug.security import generate_password_hash

from .extensions import db, login


class Level(enum.Enum):
    reader = "reader"
    editor = "editor"


class Dated:
    made_at = db.Column(db.DateTime, nullable=False, default=datetime.utcnow)


bookmarks = db.Table(
    "bookmarks",
    db.Column("reader_account_id", db.Integer, db.ForeignKey("reader_account.id"), primary_key=True),
    db.Column("article_id", db.Integer, db.ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
)


class ReaderAccount(Dated, db.Model):
    id = db.Column(db.Integer, primary_key=True)
    email = db.Column(db.String(120), unique=True, nullable=False)
    level = db.Column(db.Enum(Level), nullable=False, server_default="reader")
    kind = db.Column(db.String(20))
    articles = db.relationship("Article", back_populates="writer", lazy="dynamic")
    __mapper_args__ = {"polymorphic_on": kind, "polymorphic_identity": "plain"}

    def set_password(self, password):
        self.password = generate_password_hash(password)


class PaidReader(ReaderAccount):
    """Shares its parent's table: it has no key of its own."""
    paid_until = db.Column(db.Date)
    __mapper_args__ = {"polymorphic_identity": "paid"}


class StaffReader(ReaderAccount):
    """Has a table of its own, joined to its parent's."""
    id = db.Column(db.Integer, db.ForeignKey("reader_account.id"), primary_key=True)
    desk = db.Column(db.String(40), index=True)
    __mapper_args__ = {"polymorphic_identity": "staff"}


class Article(Dated, db.Model):
    id = db.Column(db.Integer, primary_key=True)
    title = db.Column(db.Unicode(200), nullable=False)
    writer_id = db.Column(db.ForeignKey(ReaderAccount.id), index=True)
    writer = db.relationship(ReaderAccount, back_populates="articles")
    __table_args__ = (db.UniqueConstraint("writer_id", "title", name="one_title_a_writer"),
                      db.CheckConstraint("length(title) > 0"))


class HTTPLogLine(db.Model):
    __tablename__ = "requests"
    id = db.Column(db.BigInteger, primary_key=True)
    body = db.Column(db.JSON)


class Base(db.Model):
    __abstract__ = True
    id = db.Column(db.Integer, primary_key=True)


class TagOfArticle(Base):
    word = db.Column(db.Text)


@login.user_loader
def load(id):
    return db.session.get(ReaderAccount, int(id))
