from sqlalchemy import BigInteger, Column, DateTime, ForeignKey, Integer, LargeBinary, Text, func
from sqlalchemy.dialects.postgresql import JSONB, UUID
from sqlalchemy.orm import relationship

from runner.models.base import Base


class Execution(Base):
    __tablename__ = "executions"

    id = Column(BigInteger, primary_key=True)
    job_id = Column(UUID(as_uuid=True), ForeignKey("jobs.id", ondelete="CASCADE"), index=True, nullable=False)
    attempt = Column(Integer, nullable=False)
    started_at = Column(DateTime(timezone=True), server_default=func.now(), nullable=False)
    finished_at = Column(DateTime(timezone=True))
    exit_code = Column(Integer)
    stdout = Column(Text)
    stderr = Column(Text)
    result = Column(JSONB)
    artifact = Column(LargeBinary)

    job = relationship("Job", back_populates="executions")
