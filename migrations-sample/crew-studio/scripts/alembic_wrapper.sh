#!/usr/bin/env bash
# Runs a migration command from the project's folder, wherever it is called. The command was `alembic` and is `retort`
# now; for the old one say ALEMBIC=alembic.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

# On the Windows side the virtual environment has another layout.
for activate in .venv/bin/activate .venv/Scripts/activate; do
  if [ -f "$activate" ]; then
    # shellcheck disable=SC1090
    source "$activate"
    break
  fi
done

# Alembic's env.py reads the environment only; Retort reads .env by itself.
if [ -z "${DATABASE_URL:-}" ] && [ -f .env ]; then
  DATABASE_URL="$(sed -n "s/^\(export \)\{0,1\}DATABASE_URL=//p" .env | tr -d "\"'\r" | tail -n 1)"
  export DATABASE_URL
fi

exec "${ALEMBIC:-retort}" "$@"
