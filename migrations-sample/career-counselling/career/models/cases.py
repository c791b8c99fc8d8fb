from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Float,
    Index,
    Integer,
    Interval,
    String,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import relationship

from career.models.base import Base, Stamped, reference, uuid_key


class Case(Stamped, Base):
    __tablename__ = "cases"
    __table_args__ = (Index("ix_cases_open", "client_id", postgresql_where=text("closed_at IS NULL")),)

    id = uuid_key()
    client_id = reference("users.id")
    counselor_id = reference("users.id", nullable=True, ondelete="SET NULL")
    title = Column(String(255), nullable=False)
    stage = Column(String(30), server_default="intake", nullable=False)
    goals = Column(JSONB, server_default=text("'[]'::jsonb"), nullable=False)
    closed_at = Column(DateTime(timezone=True))

    sessions = relationship("Session", back_populates="case")


class Session(Stamped, Base):
    __tablename__ = "sessions"
    __table_args__ = (
        UniqueConstraint("case_id", "number", name="uq_sessions_case_number"),
        CheckConstraint("number > 0", name="ck_sessions_number"),
    )

    id = uuid_key()
    case_id = reference("cases.id")
    number = Column(Integer, nullable=False)
    held_on = Column(Date)
    length = Column(Interval)
    transcript = Column(Text)

    case = relationship("Case", back_populates="sessions")


class Report(Stamped, Base):
    __tablename__ = "reports"

    id = uuid_key()
    case_id = reference("cases.id")
    session_id = reference("sessions.id", nullable=True)
    body = Column(JSONB, nullable=False)
    score = Column(Float)


class Reminder(Base):
    __tablename__ = "reminders"

    id = Column(Integer, primary_key=True)
    case_id = reference("cases.id")
    due_at = Column(DateTime(timezone=True), index=True, nullable=False)
    text = Column(String, nullable=False)
    sent = Column(Boolean, server_default=false(), nullable=False)
