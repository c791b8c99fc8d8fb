from .base import Base
from .associations import (
    agent_knowledge_association,
    agent_tool_association,
    crew_agent_association,
    crew_knowledge_association,
    crew_task_association,
    task_context_association,
    task_tool_association,
)
from .entities import Agent, Crew, KnowledgeSource, Task, Tool

__all__ = [
    "Base",
    "Agent",
    "Crew",
    "KnowledgeSource",
    "Task",
    "Tool",
    "agent_knowledge_association",
    "agent_tool_association",
    "crew_agent_association",
    "crew_knowledge_association",
    "crew_task_association",
    "task_context_association",
    "task_tool_association",
]
