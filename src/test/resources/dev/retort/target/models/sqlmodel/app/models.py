import enum
import uuid
from datetime import date, datetime, timezone
from decimal import Decimal
from typing import Annotated, ClassVar, List, Optional

from pydantic import EmailStr
from sqlalchemy import Column, DateTime, UniqueConstraint, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, Relationship, SQLModel, String
from ulid import ULID


class Species(str, enum.Enum):
    cat = "cat"
    dog = "dog"


class OwnerBase(SQLModel):
    name: str = Field(index=True, max_length=80)
    email: EmailStr = Field(unique=True)


class VisitPet(SQLModel, table=True):
    visit_id: Optional[int] = Field(default=None, foreign_key="visit.id", primary_key=True)
    pet_id: Optional[uuid.UUID] = Field(default=None, foreign_key="pet.id", primary_key=True, ondelete="CASCADE")


class Owner(OwnerBase, table=True):
    id: Optional[int] = Field(default=None, primary_key=True)
    known_since: date
    pets: List["Pet"] = Relationship(back_populates="owner")
    rules: ClassVar[dict] = {}


class OwnerRead(OwnerBase):
    id: int


class Pet(SQLModel, table=True):
    __table_args__ = (UniqueConstraint("owner_id", "name"),)
    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    name: str
    species: Species = Species.cat
    weight: Annotated[Decimal, Field(max_digits=6, decimal_places=2)]
    height: float | None = None
    chip: str | None = Field(default_factory=ULID)
    owner_id: int | None = Field(default=None, foreign_key="owner.id", nullable=False)
    born: Optional[datetime] = Field(sa_type=DateTime(timezone=True), sa_column_kwargs={"server_default": func.now()})
    notes: dict = Field(sa_column=Column("remarks", JSONB, nullable=False))
    owner: Optional[Owner] = Relationship(back_populates="pets")
    visits: List["Visit"] = Relationship(back_populates="pets", link_model=VisitPet)


class Visit(SQLModel, table=True):
    __tablename__ = "visit"
    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(default_factory=lambda: datetime.now(timezone.utc))
    urgent: bool = False
    room: str = Field(sa_column=Column(String(8), server_default="1"))
    pets: List[Pet] = Relationship(back_populates="visits", link_model=VisitPet)
