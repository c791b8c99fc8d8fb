"""The settings of the backend: the environment first, then .env."""
import os
from pathlib import Path

ENV_FILE = Path(__file__).resolve().parents[2] / ".env"


class Settings:
    def __init__(self, env_file=ENV_FILE):
        values = read_env_file(env_file)
        values.update(os.environ)
        self.DATABASE_URL = values["DATABASE_URL"]
        self.APP_NAME = values.get("APP_NAME", "ptmanager")
        self.DEBUG = values.get("DEBUG", "false").lower() == "true"


def read_env_file(path):
    values = {}
    if not path.exists():
        return values
    for line in path.read_text(encoding="utf-8").splitlines():
        line = line.strip()
        if line and not line.startswith("#") and "=" in line:
            name, _, value = line.partition("=")
            values[name.strip()] = value.strip().strip("\"'")
    return values
