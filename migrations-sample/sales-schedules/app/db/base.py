# Everything Alembic has to know of.
from app.db.base_class import Base  # noqa: F401
from app.models.employee import Employee  # noqa: F401
from app.models.schedule import Schedule  # noqa: F401
