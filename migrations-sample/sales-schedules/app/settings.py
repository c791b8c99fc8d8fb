"""The parts of the database's address, from the environment, else from .env."""
import os
from pathlib import Path
from urllib.parse import quote_plus


def _env_file():
    path = Path(__file__).resolve().parent.parent / ".env"
    if not path.exists():
        return {}
    lines = (line.split("=", 1) for line in path.read_text(encoding="utf-8").splitlines()
             if "=" in line and not line.startswith("#"))
    return {name.strip(): value.strip() for name, value in lines}


class Settings:
    def __init__(self):
        values = {**_env_file(), **os.environ}
        self.POSTGRES_USER = values["POSTGRES_USER"]
        self.POSTGRES_PASSWORD = values["POSTGRES_PASSWORD"]
        self.POSTGRES_HOST = values.get("POSTGRES_HOST", "localhost")
        self.POSTGRES_PORT = values.get("POSTGRES_PORT", "5432")
        self.POSTGRES_DB = values["POSTGRES_DB"]

    @property
    def database_url(self):
        return (
            f"postgresql://{self.POSTGRES_USER}:{quote_plus(self.POSTGRES_PASSWORD)}"
            f"@{self.POSTGRES_HOST}:{self.POSTGRES_PORT}/{self.POSTGRES_DB}"
        )


settings = Settings()
