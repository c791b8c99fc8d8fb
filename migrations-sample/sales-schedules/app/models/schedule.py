from sqlalchemy import Boolean, Column, Date, DateTime, Enum, ForeignKey, Index, Integer, String, Text, Time, false, func
from sqlalchemy.orm import relationship

from app.db.base_class import Base
from app.models.mixins import Created, SoftDelete

SCHEDULE_TYPES = ("visit", "meeting", "training", "report", "other")
STATUSES = ("scheduled", "in_progress", "completed", "cancelled")
PRIORITIES = ("high", "medium", "low")


class Schedule(Base, Created, SoftDelete):
    __tablename__ = "schedules"
    __table_args__ = (Index("ix_schedules_employee_date", "employee_id", "schedule_date"),)

    schedule_id = Column(Integer, primary_key=True, index=True)
    employee_id = Column(Integer, ForeignKey("employees.employee_id"), nullable=False)
    schedule_type = Column(Enum(*SCHEDULE_TYPES, name="schedule_type"), nullable=False)
    title = Column(String(200), nullable=False)
    description = Column(Text)
    schedule_date = Column(Date, nullable=False, index=True)
    start_time = Column(Time, nullable=False)
    end_time = Column(Time)
    location = Column(String(200))
    client_name = Column(String(100))
    client_contact = Column(String(100))
    purpose = Column(Text)
    status = Column(Enum(*STATUSES, name="schedule_status"), server_default="scheduled", nullable=False)
    priority = Column(Enum(*PRIORITIES, name="schedule_priority"), server_default="medium", nullable=False)
    result = Column(Text)
    follow_up = Column(Text)
    reminder = Column(Boolean, server_default=false(), nullable=False)
    reminder_time = Column(DateTime(timezone=True))
    updated_at = Column(DateTime(timezone=True), server_default=func.now(), onupdate=func.now(), nullable=False)

    employee = relationship("Employee", back_populates="schedules")
