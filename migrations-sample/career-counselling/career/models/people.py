import enum

from sqlalchemy import Boolean, Column, DateTime, Enum, String, false, func
from sqlalchemy.dialects.postgresql import INET

from career.models.base import Base, Stamped, reference, uuid_key


class UserRole(str, enum.Enum):
    CLIENT = "client"
    COUNSELOR = "counselor"
    ADMIN = "admin"


class User(Stamped, Base):
    __tablename__ = "users"

    id = uuid_key()
    email = Column(String(255), unique=True, index=True, nullable=False)
    name = Column(String(255))
    role = Column(
        Enum(UserRole, name="user_role", values_callable=lambda roles: [role.value for role in roles]),
        server_default=UserRole.CLIENT.value,
        nullable=False,
    )
    is_blocked = Column(Boolean, server_default=false(), nullable=False)
    email_verified = Column(Boolean, server_default=false(), nullable=False)


class Visitor(Base):
    __tablename__ = "visitors"

    id = uuid_key()
    user_id = reference("users.id", nullable=True, ondelete="SET NULL")
    ip = Column(INET)
    user_agent = Column(String(512))
    first_seen = Column(DateTime(timezone=True), server_default=func.now(), nullable=False)
    last_seen = Column(DateTime(timezone=True))
