import importlib
import pkgutil
from logging.config import fileConfig

from alembic import context
from sqlalchemy import create_engine, pool

import career.models
from career.config import migration_url
from career.models.base import Base

config = context.config

if config.config_file_name is not None:
    fileConfig(config.config_file_name, disable_existing_loggers=False)

# Finds all models by itself: every module below career/models.
for module in pkgutil.walk_packages(career.models.__path__, career.models.__name__ + "."):
    importlib.import_module(module.name)

target_metadata = Base.metadata

# The host of the database keeps these for itself.
HOST_SCHEMAS = {"auth", "storage", "realtime", "extensions"}


def include_name(name, type_, parent_names):
    if type_ == "schema":
        return name not in HOST_SCHEMAS
    return True


def run_migrations_offline() -> None:
    context.configure(
        url=migration_url(),
        target_metadata=target_metadata,
        literal_binds=True,
        dialect_opts={"paramstyle": "named"},
        compare_type=True,
        include_name=include_name,
    )

    with context.begin_transaction():
        context.run_migrations()


def run_migrations_online() -> None:
    connectable = create_engine(migration_url(), poolclass=pool.NullPool)

    with connectable.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=target_metadata,
            compare_type=True,
            include_name=include_name,
        )

        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
