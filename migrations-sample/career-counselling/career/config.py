"""Reads .env. Variables of the environment win."""
import os
from pathlib import Path


def load(path=Path(__file__).resolve().parent.parent / ".env"):
    values = {}
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            name, equals, value = line.partition("=")
            if equals and not name.lstrip().startswith("#"):
                values[name.strip()] = value.strip().strip('"')
    values.update(os.environ)
    return values


def migration_url():
    """The server itself: the pooler hands each transaction to another session, which migrations cannot use."""
    values = load()
    url = values.get("DATABASE_URL_DIRECT") or values.get("DATABASE_URL")
    if not url:
        raise RuntimeError("Neither DATABASE_URL_DIRECT nor DATABASE_URL is set; see .env.example")
    return url
