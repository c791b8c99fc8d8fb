import uuid

from sqlalchemy import Boolean, CheckConstraint, Column, Integer, String, Text, UniqueConstraint, text, true
from sqlalchemy.dialects.postgresql import JSONB, UUID
from sqlalchemy.orm import relationship

from runner.models.base import Base, TimestampMixin


class Function(TimestampMixin, Base):
    __tablename__ = "functions"
    __table_args__ = (
        UniqueConstraint("name", "version"),
        CheckConstraint("timeout_seconds > 0", name="timeout_positive"),
    )

    id = Column(UUID(as_uuid=True), primary_key=True, default=uuid.uuid4)
    name = Column(String(128), index=True, nullable=False)
    email = Column(String(255), nullable=False)
    version = Column(Integer, server_default="1", nullable=False)
    source = Column(Text, nullable=False)
    entrypoint = Column(String(128), server_default="main", nullable=False)
    env = Column(JSONB, server_default=text("'{}'::jsonb"), nullable=False)
    timeout_seconds = Column(Integer, server_default="30", nullable=False)
    enabled = Column(Boolean, server_default=true(), nullable=False)

    jobs = relationship("Job", back_populates="function")
