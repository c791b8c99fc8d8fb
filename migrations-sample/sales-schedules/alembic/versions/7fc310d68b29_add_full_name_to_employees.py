"""add full_name to employees

Filled from name. Rows first, NOT NULL after them.

Revision ID: 7fc310d68b29
Revises: b2e97c4150da
Create Date: 2026-06-29 17:50:03.224919

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '7fc310d68b29'
down_revision = 'b2e97c4150da'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('employees', sa.Column('full_name', sa.String(length=200), nullable=True))

    connection = op.get_bind()
    connection.execute("UPDATE employees SET full_name = name WHERE full_name IS NULL")

    op.alter_column('employees', 'full_name', existing_type=sa.String(length=200), nullable=False)


def downgrade() -> None:
    op.drop_column('employees', 'full_name')
