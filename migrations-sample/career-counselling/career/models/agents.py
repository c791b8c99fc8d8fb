import enum

from sqlalchemy import BigInteger, Column, DateTime, Enum, ForeignKey, Identity, Index, Integer, SmallInteger, String, Text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, UUID

from career.models.base import Base, Stamped, reference, uuid_key


class JobState(enum.Enum):
    queued = 0
    running = 1
    done = 2
    failed = 3


class Agent(Stamped, Base):
    __tablename__ = "agents"

    id = uuid_key()
    name = Column(String(255), unique=True, nullable=False)
    # The two tables name each other.
    current_version_id = Column(
        UUID(as_uuid=True), ForeignKey("agent_versions.id", use_alter=True, name="fk_agents_current_version")
    )


class AgentVersion(Base):
    __tablename__ = "agent_versions"

    id = uuid_key()
    agent_id = reference("agents.id")
    version = Column(SmallInteger, nullable=False)
    prompt = Column(Text, nullable=False)
    tools = Column(ARRAY(String(80)), server_default="{}", nullable=False)


class Job(Stamped, Base):
    __tablename__ = "jobs"

    id = Column(BigInteger, Identity(always=True), primary_key=True)
    kind = Column(String(60), index=True, nullable=False)
    state = Column(Enum(JobState, name="job_state"), default=JobState.queued, server_default="queued", nullable=False)
    payload = Column(JSONB)
    run_at = Column(DateTime(timezone=True))


class ChatLog(Base):
    __tablename__ = "chat_logs"
    __table_args__ = (Index("ix_chat_logs_metadata", "metadata", postgresql_using="gin"),)

    id = Column(BigInteger, primary_key=True)
    visitor_id = reference("visitors.id", nullable=True, ondelete="SET NULL")
    agent_version_id = Column(UUID(as_uuid=True), ForeignKey("agent_versions.id"), nullable=False)
    role = Column(String(16), nullable=False)
    content = Column(Text, nullable=False)
    extra = Column("metadata", JSONB)


class PipelineRun(Stamped, Base):
    __tablename__ = "pipeline_runs"

    id = uuid_key()
    job_id = Column(BigInteger, ForeignKey("jobs.id"), unique=True)
    step = Column(String(80), nullable=False)
    duration_ms = Column(Integer)
