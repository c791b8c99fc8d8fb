"""담당자 이메일 추가

담당자 이름을 이메일로 바꾼다. 내려갈 때는 이메일에서 이름을 되찾는다.

Revision ID: 9e42b6c7f01a
Revises: 5ac0e1947db3
Create Date: 2026-07-13 15:07:26.450912

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '9e42b6c7f01a'
down_revision = '5ac0e1947db3'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('functions', sa.Column('email', sa.String(length=255), nullable=True))
    connection = op.get_bind()
    connection.execute(sa.text("UPDATE functions SET email = owner || '@runner.example'"))
    op.alter_column('functions', 'email', nullable=False)
    op.drop_column('functions', 'owner')


def downgrade() -> None:
    op.add_column('functions', sa.Column('owner', sa.String(length=80), nullable=True))
    connection = op.get_bind()
    connection.execute(sa.text("UPDATE functions SET owner = split_part(email, '@', 1)"))
    op.alter_column('functions', 'owner', nullable=False)
    op.drop_column('functions', 'email')
