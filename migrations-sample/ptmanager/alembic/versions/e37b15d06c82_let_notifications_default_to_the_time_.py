"""Let notifications default to the time of the insert

Revision ID: e37b15d06c82
Revises: 0a94e2c85f16
Create Date: 2026-04-21 16:40:09.117503

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'e37b15d06c82'
down_revision = '0a94e2c85f16'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # "NOW()" as a string became the moment at which the table was made; an expression is asked anew for each row.
    op.alter_column('notifications', 'created_at',
               existing_type=sa.DateTime(timezone=True),
               existing_nullable=False,
               server_default=sa.text('now()'))


def downgrade() -> None:
    op.alter_column('notifications', 'created_at',
               existing_type=sa.DateTime(timezone=True),
               existing_nullable=False,
               server_default='NOW()')
