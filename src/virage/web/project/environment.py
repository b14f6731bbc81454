"""The settings of one installation, read once from the environment; docs/operating/settings.md."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

SHIPPED = Path(__file__).parents[2] / "catalogues"
DEVELOPMENT_KEY = "for development only: production refuses to start without its own key"


@dataclass(frozen=True, kw_only=True)
class Environment:
    """What the operator chose, or what holds when nothing was chosen."""

    debug: bool
    secret_key: str
    hosts: tuple[str, ...]
    behind_proxy: bool
    data: Path
    database_url: str
    catalogues: Path
    questionnaire: str
    phone: str
    source_url: str
    privacy_officer: str
    programme_name: str


def read(variables: Mapping[str, str] = os.environ) -> Environment:
    """Read the settings; in production refuse to start without a secret key and a host list."""
    debug = flag(variables, "VIRAGE_DEBUG", default=True)
    secret_key = variables.get("VIRAGE_SECRET_KEY", "")
    hosts = tuple(variables.get("VIRAGE_HOSTS", "").replace(",", " ").split())
    if not debug and not secret_key:
        raise ImproperlyConfigured("VIRAGE_SECRET_KEY must be set when VIRAGE_DEBUG is no")
    if not debug and not hosts:
        raise ImproperlyConfigured("VIRAGE_HOSTS must be set when VIRAGE_DEBUG is no")
    catalogues, questionnaire = catalogue(variables)
    return Environment(
        debug=debug,
        secret_key=secret_key or DEVELOPMENT_KEY,
        hosts=hosts,
        behind_proxy=flag(variables, "VIRAGE_BEHIND_PROXY", default=False),
        data=Path(variables.get("VIRAGE_DATA", "var")).resolve(),
        database_url=variables.get("DATABASE_URL", ""),
        catalogues=catalogues,
        questionnaire=questionnaire,
        phone=variables.get("VIRAGE_PHONE", ""),
        source_url=variables.get("VIRAGE_SOURCE_URL", ""),
        privacy_officer=variables.get("VIRAGE_PRIVACY_OFFICER", ""),
        programme_name=variables.get("VIRAGE_PROGRAMME_NAME", "Virage"),
    )


def catalogue(variables: Mapping[str, str]) -> tuple[Path, str]:
    """Read which folder of catalogues is served and which of its questionnaires new sheets take."""
    root = Path(variables.get("VIRAGE_CATALOGUES") or SHIPPED).resolve()
    name = variables.get("VIRAGE_QUESTIONNAIRE") or "coop"
    if name not in {path.name for path in (root / "questionnaires").glob("*") if path.is_dir()}:
        raise ImproperlyConfigured(
            f"VIRAGE_QUESTIONNAIRE: there is no questionnaire {name!r} in VIRAGE_CATALOGUES, {root}"
        )
    return root, name


def flag(variables: Mapping[str, str], name: str, *, default: bool) -> bool:
    """Read a yes or a no."""
    word = variables.get(name, "").strip().lower()
    if word in {"", "yes", "no"}:
        return {"": default, "yes": True, "no": False}[word]
    raise ImproperlyConfigured(f"{name} must be yes or no, not {word!r}")


def folder(path: Path) -> Path:
    """Make sure that the folder exists, and return it."""
    path.mkdir(parents=True, exist_ok=True)
    return path


def database(environment: Environment) -> dict[str, Any]:
    """Return Django's settings of the database: SQLite in the data folder, else DATABASE_URL."""
    url = environment.database_url
    return postgresql(url) if url else sqlite(environment.data / "virage.sqlite3")


def sqlite(path: Path) -> dict[str, Any]:
    """SQLite that loses nothing at a power cut; its backend makes concurrent writers take turns.

    The connection stays open: closing the last one would fold the journal at each request.
    """
    pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
    return {
        "ENGINE": "virage.web.project.sqlite",
        "NAME": folder(path.parent) / path.name,
        "CONN_MAX_AGE": None,
        "OPTIONS": {"init_command": pragmas, "transaction_mode": "IMMEDIATE", "timeout": 20},
    }


def postgresql(url: str) -> dict[str, Any]:
    """PostgreSQL with a pool of connections, from postgres://user:password@host:port/name."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise ImproperlyConfigured("DATABASE_URL must be postgres://user:password@host:port/name")
    pool = {"min_size": 1, "max_size": 8, "timeout": 20}
    durable = {"options": "-c synchronous_commit=on"}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": {**durable, **dict(parse_qsl(parts.query)), "pool": pool},
    }
