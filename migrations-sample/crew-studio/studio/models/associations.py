from sqlalchemy import Column, ForeignKey, Integer, String, Table

from .base import Base


def association(name, left, right, *extra):
    """A row for each pair; it goes with either side."""
    return Table(
        name,
        Base.metadata,
        Column(f"{left}_id", String(36), ForeignKey(f"{left}.id", ondelete="CASCADE"), primary_key=True),
        Column(f"{right}_id", String(36), ForeignKey(f"{right}.id", ondelete="CASCADE"), primary_key=True),
        *extra,
    )


agent_tool_association = association("agent_tool_association", "agent", "tool")
agent_knowledge_association = association("agent_knowledge_association", "agent", "knowledge_source")
task_tool_association = association("task_tool_association", "task", "tool")
crew_agent_association = association("crew_agent_association", "crew", "agent", Column("position", Integer))
crew_task_association = association(
    "crew_task_association", "crew", "task", Column("position", Integer, nullable=False, server_default="0")
)
crew_knowledge_association = association("crew_knowledge_association", "crew", "knowledge_source")

task_context_association = Table(
    "task_context_association",
    Base.metadata,
    Column("task_id", String(36), ForeignKey("task.id", ondelete="CASCADE"), primary_key=True),
    Column("context_task_id", String(36), ForeignKey("task.id", ondelete="CASCADE"), primary_key=True),
)
