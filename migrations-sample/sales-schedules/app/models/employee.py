from sqlalchemy import Boolean, Column, Integer, String, true
from sqlalchemy.orm import relationship

from app.db.base_class import Base
from app.models.mixins import Created, SoftDelete


class Employee(Base, Created, SoftDelete):
    __tablename__ = "employees"

    employee_id = Column(Integer, primary_key=True, index=True)
    email = Column(String(255), unique=True, index=True, nullable=False)
    username = Column(String(50), unique=True, index=True, nullable=False)
    password = Column(String(255), nullable=False)
    name = Column(String(100), nullable=False)
    full_name = Column(String(200), nullable=False)
    department = Column(String(100), index=True)
    role = Column(String(20), server_default="sales", nullable=False)
    is_active = Column(Boolean, server_default=true(), nullable=False)

    schedules = relationship("Schedule", back_populates="employee")
