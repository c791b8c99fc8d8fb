"""add department to employees

Revision ID: b2e97c4150da
Revises: 4d1a86e03f5b
Create Date: 2026-06-15 11:25:48.613027

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'b2e97c4150da'
down_revision = '4d1a86e03f5b'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('employees', sa.Column('department', sa.String(length=100), nullable=True))
    op.create_index(op.f('ix_employees_department'), 'employees', ['department'])


def downgrade() -> None:
    op.drop_index(op.f('ix_employees_department'), table_name='employees')
    op.drop_column('employees', 'department')
