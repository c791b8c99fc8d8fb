"""Rename llm_model to model_name

Autogenerate saw a column to drop and one to add, which would have lost what was in it.

Revision ID: f0843d9e61b7
Revises: a6f13c7be025
Create Date: 2026-08-24 17:26:44.290175

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'f0843d9e61b7'
down_revision = 'a6f13c7be025'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.alter_column('agent', 'llm_model', new_column_name='model_name',
               existing_type=sa.String(length=100),
               existing_nullable=True)
    op.execute('ALTER INDEX ix_agent_llm_model RENAME TO ix_agent_model_name')


def downgrade() -> None:
    op.execute('ALTER INDEX ix_agent_model_name RENAME TO ix_agent_llm_model')
    op.alter_column('agent', 'model_name', new_column_name='llm_model',
               existing_type=sa.String(length=100),
               existing_nullable=True)
