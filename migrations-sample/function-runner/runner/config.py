import os
from pathlib import Path


def load_env(path=".env"):
    """Puts what .env sets into the environment, without overriding."""
    file = Path(path)
    if file.is_file():
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                name, _, value = line.partition("=")
                os.environ.setdefault(name.strip(), value.strip())


load_env(Path(__file__).resolve().parent.parent / ".env")

DATABASE_URL = os.getenv("DATABASE_URL")
