from sqlalchemy import Boolean, Column, DateTime, false, func


class SoftDelete:
    """Rows are marked, not deleted."""

    is_deleted = Column(Boolean, server_default=false(), nullable=False)
    deleted_at = Column(DateTime(timezone=True))


class Created:
    created_at = Column(DateTime(timezone=True), server_default=func.now(), nullable=False)
