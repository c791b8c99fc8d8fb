import uuid

from sqlalchemy import JSON, Boolean, Column, DateTime, Float, ForeignKey, Integer, String, Text, func, text
from sqlalchemy.orm import relationship

from . import associations as links
from .base import Base


def new_id():
    return str(uuid.uuid4())


class Entity:
    id = Column(String(36), primary_key=True, default=new_id)
    name = Column(String(120), nullable=False, unique=True)
    created_at = Column(DateTime, server_default=func.now(), nullable=False)
    updated_at = Column(DateTime, onupdate=func.now())


class Tool(Entity, Base):
    __tablename__ = "tool"

    description = Column(Text)
    parameters = Column(JSON)
    enabled = Column(Boolean, server_default=text("true"), nullable=False)


class KnowledgeSource(Entity, Base):
    __tablename__ = "knowledge_source"

    source_type = Column(String(30), nullable=False)
    content = Column(Text)
    chunk_size = Column(Integer, server_default="4000", nullable=False)
    chunk_overlap = Column(Integer, server_default="200", nullable=False)


class Agent(Entity, Base):
    __tablename__ = "agent"

    role = Column(String(200), nullable=False)
    goal = Column(Text, nullable=False)
    backstory = Column(Text)
    model_name = Column(String(100), index=True)
    temperature = Column(Float, server_default="0.7")
    max_iter = Column(Integer, server_default="25", nullable=False)
    allow_delegation = Column(Boolean, server_default=text("false"), nullable=False)
    max_execution_time = Column(Integer)

    tools = relationship(Tool, secondary=links.agent_tool_association)
    knowledge = relationship(KnowledgeSource, secondary=links.agent_knowledge_association)


class Task(Entity, Base):
    __tablename__ = "task"

    description = Column(Text, nullable=False)
    expected_output = Column(Text, nullable=False)
    agent_id = Column(String(36), ForeignKey("agent.id", ondelete="SET NULL"))
    async_execution = Column(Boolean, server_default=text("false"), nullable=False)

    tools = relationship(Tool, secondary=links.task_tool_association)
    context = relationship(
        "Task",
        secondary=links.task_context_association,
        primaryjoin="Task.id == task_context_association.c.task_id",
        secondaryjoin="Task.id == task_context_association.c.context_task_id",
    )


class Crew(Entity, Base):
    __tablename__ = "crew"

    process = Column(String(20), server_default="sequential", nullable=False)
    verbose = Column(Boolean, server_default=text("true"), nullable=False)
    manager_agent_id = Column(String(36), ForeignKey("agent.id"))

    agents = relationship(Agent, secondary=links.crew_agent_association, order_by=links.crew_agent_association.c.position)
    tasks = relationship(Task, secondary=links.crew_task_association, order_by=links.crew_task_association.c.position)
    knowledge = relationship(KnowledgeSource, secondary=links.crew_knowledge_association)
