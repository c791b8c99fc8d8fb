"""Merge migrations

Revision ID: 3b9d5508ca7e
Revises: d06f8b3271ec, 9e42b6c7f01a
Create Date: 2026-07-15 18:01:05.018823

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '3b9d5508ca7e'
down_revision = ('d06f8b3271ec', '9e42b6c7f01a')
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
