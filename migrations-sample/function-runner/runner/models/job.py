import enum
import uuid

from sqlalchemy import Column, DateTime, Enum, ForeignKey, Index, Integer, text
from sqlalchemy.dialects.postgresql import JSONB, UUID
from sqlalchemy.orm import relationship

from runner.models.base import Base, TimestampMixin


class JobStatus(enum.Enum):
    PENDING = "pending"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"


class Job(TimestampMixin, Base):
    __tablename__ = "jobs"
    __table_args__ = (Index("ix_jobs_pending", "run_after", postgresql_where=text("status = 'PENDING'")),)

    id = Column(UUID(as_uuid=True), primary_key=True, default=uuid.uuid4)
    function_id = Column(
        UUID(as_uuid=True), ForeignKey("functions.id", ondelete="CASCADE"), index=True, nullable=False
    )
    status = Column(Enum(JobStatus, name="job_status"), server_default="PENDING", nullable=False)
    payload = Column(JSONB)
    run_after = Column(DateTime(timezone=True))
    attempts = Column(Integer, server_default=text("0"), nullable=False)

    function = relationship("Function", back_populates="jobs")
    executions = relationship("Execution", back_populates="job")
