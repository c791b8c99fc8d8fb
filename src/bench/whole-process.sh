#!/usr/bin/env bash
# Times whole processes beside the real Alembic: current on SQLite, and history of 500 and 3,000 revisions.
# Needs the distribution (mvn -q package -DskipTests), Debian's alembic, and hyperfine.
set -euo pipefail
cd "$(dirname "$0")/../.."
retort=$PWD/target/retort/bin/retort
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data XDG_STATE_HOME=$work/state

# projects COUNT: the same chain of revisions for both programs, on one SQLite file
projects() {
  local count=$1 dir=$work/$1 parent="" id
  mkdir -p "$dir/versions" "$dir/scripts/versions"
  printf 'versions = ["versions"]\n\n[database]\nurl = "sqlite:///%s/db.sqlite"\n' "$dir" >"$dir/retort.toml"
  printf '[alembic]\nscript_location = scripts\nsqlalchemy.url = sqlite:///%s/db.sqlite\n' "$dir" >"$dir/alembic.ini"
  cat >"$dir/scripts/env.py" <<'PY'
from alembic import context
from sqlalchemy import create_engine

with create_engine(context.config.get_main_option("sqlalchemy.url")).connect() as connection:
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()
PY
  for ((i = 1; i <= count; i++)); do
    id=$(printf '%012x' "$i")
    printf -- '-- Step %d\n--\n-- revision: %s\n-- revises: %s\n-- created: 2026-11-01T10:00:00Z\n\n-- +upgrade\nSELECT 1;\n\n-- +downgrade\n' \
      "$i" "$id" "$parent" >"$dir/versions/${id}_step.sql"
    printf '"""Step %d\n\nRevision ID: %s\nRevises: %s\nCreate Date: 2026-11-01 10:00:00\n\n"""\nrevision = "%s"\ndown_revision = %s\nbranch_labels = None\ndepends_on = None\n\n\ndef upgrade():\n    pass\n\n\ndef downgrade():\n    pass\n' \
      "$i" "$id" "$parent" "$id" "${parent:+\"$parent\"}" | sed 's/^down_revision = $/down_revision = None/' \
      >"$dir/scripts/versions/${id}_step.py"
    parent=$id
  done
  (cd "$dir" && "$retort" --yes stamp head >/dev/null && alembic current >/dev/null 2>&1)
}

compare() {
  (cd "$work/$1" && hyperfine --warmup 3 --runs 15 --style basic \
    --command-name "retort $2, $1 revisions" "$retort $2" --command-name "alembic $2, $1 revisions" "alembic $2" 2>/dev/null |
    grep -E 'Benchmark|Time|Range|faster|±')
}

projects 6
projects 500
projects 3000
compare 6 current
compare 500 history
compare 3000 history
