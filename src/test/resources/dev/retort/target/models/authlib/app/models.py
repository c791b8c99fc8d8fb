from authlib.integrations.sqla_oauth2 import OAuth2AuthorizationCodeMixin, OAuth2ClientMixin, OAuth2TokenMixin
from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    id: Mapped[int] = mapped_column(primary_key=True)


class Client(Base, OAuth2ClientMixin):
    __tablename__ = "clients"


class Code(Base, OAuth2AuthorizationCodeMixin):
    __tablename__ = "codes"
    client_id: Mapped[str] = mapped_column(String(60), nullable=False)


class Token(Base, OAuth2TokenMixin):
    __tablename__ = "tokens"
    user: Mapped[int] = mapped_column(ForeignKey("clients.id"))
