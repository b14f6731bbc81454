"""The settings of one installation, read once from the environment; docs/operating/settings.md."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from virage.core.text import LANGUAGES, Language

SHIPPED = Path(__file__).parents[2] / "catalogues"
DEVELOPMENT_KEY = "for development only: production refuses to start without its own key"
DEVELOPMENT_ADDRESS = "http://127.0.0.1:8000"
DEVELOPMENT_FROM = "Virage <virage@localhost>"
NEEDED = ("SECRET_KEY", "HOSTS", "SMTP_URL", "MAIL_FROM", "ADDRESS")
SMTP_PORTS = {"smtp": 587, "smtps": 465}
SMTP_SHAPE = "smtp://user:password@host:587?starttls=yes or smtps://user:password@host"
THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}


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
    catalogue_owner: str
    catalogue_owner_language: Language
    phone: str
    source_url: str
    privacy_officer: str
    programme_name: str
    smtp_url: str
    mail_from: str
    address: str
    journal_key: str


@dataclass(frozen=True, kw_only=True)
class MailServer:
    """The server that takes the mails."""

    host: str
    port: int
    user: str
    password: str
    ssl: bool
    starttls: bool


def read(variables: Mapping[str, str] = os.environ) -> Environment:
    """Read the settings; in production refuse to start without those that nobody can guess."""
    debug = flag(variables, "VIRAGE_DEBUG", default=True)
    hosts = tuple(variables.get("VIRAGE_HOSTS", "").replace(",", " ").split())
    missing = [name for name in NEEDED if not variables.get(f"VIRAGE_{name}", "").strip(" ,")]
    if missing and not debug:
        raise ImproperlyConfigured(f"VIRAGE_{missing[0]} must be set when VIRAGE_DEBUG is no")
    catalogues, questionnaire = catalogue(variables)
    return Environment(
        debug=debug,
        secret_key=variables.get("VIRAGE_SECRET_KEY") or DEVELOPMENT_KEY,
        hosts=hosts,
        behind_proxy=flag(variables, "VIRAGE_BEHIND_PROXY", default=False),
        data=Path(variables.get("VIRAGE_DATA", "var")).resolve(),
        database_url=variables.get("DATABASE_URL", ""),
        catalogues=catalogues,
        questionnaire=questionnaire,
        catalogue_owner=owner(variables.get("VIRAGE_CATALOGUE_OWNER", "")),
        catalogue_owner_language=one_language(variables, "VIRAGE_CATALOGUE_OWNER_LANGUAGE"),
        phone=variables.get("VIRAGE_PHONE", ""),
        source_url=variables.get("VIRAGE_SOURCE_URL", ""),
        privacy_officer=variables.get("VIRAGE_PRIVACY_OFFICER", ""),
        programme_name=variables.get("VIRAGE_PROGRAMME_NAME", "Virage"),
        smtp_url=variables.get("VIRAGE_SMTP_URL", ""),
        mail_from=sender(variables.get("VIRAGE_MAIL_FROM") or DEVELOPMENT_FROM),
        address=address(variables.get("VIRAGE_ADDRESS") or DEVELOPMENT_ADDRESS, debug=debug),
        journal_key=variables.get("VIRAGE_JOURNAL_KEY")
        or f"journal {variables.get('VIRAGE_SECRET_KEY') or DEVELOPMENT_KEY}",
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


def sender(written: str) -> str:
    """Read who the mails come from: an address, with or without a name before it."""
    user, at, host = parseaddr(written)[1].rpartition("@")
    if not (user and at and host) or any(sign in written for sign in "\r\n"):
        raise ImproperlyConfigured("VIRAGE_MAIL_FROM must be Name <somebody@example.coop>")
    return written


def owner(written: str) -> str:
    """Read the address of who verifies the programmes again; empty when nobody does."""
    user, at, host = written.strip().rpartition("@")
    if written.strip() and not (user and at and host and written.split() == [written.strip()]):
        raise ImproperlyConfigured("VIRAGE_CATALOGUE_OWNER must be somebody@example.coop")
    return written.strip()


def one_language(variables: Mapping[str, str], name: str) -> Language:
    """Read a language of the site, French when none was chosen."""
    word = variables.get(name, "").strip().lower() or LANGUAGES[0]
    for language in LANGUAGES:
        if word == language:
            return language
    raise ImproperlyConfigured(f"{name} must be fr or en, not {word!r}")


def address(written: str, *, debug: bool) -> str:
    """Read the site's own address, which stands in the links of mails."""
    parts = urlsplit(written.rstrip("/"))
    schemes = {"http", "https"} if debug else {"https"}
    if parts.scheme not in schemes or not parts.hostname or parts.path or parts.query:
        raise ImproperlyConfigured("VIRAGE_ADDRESS must be https://host, without a path")
    return parts.geturl()


def smtp(url: str) -> MailServer:
    """Read the server that takes the mails; one without a host when none was named."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    try:
        port = parts.port or SMTP_PORTS.get(parts.scheme, 0)
    except ValueError:
        port = 0
    known = parts.scheme in SMTP_PORTS and query.keys() <= {"starttls"}
    if url and not (known and parts.hostname and port):
        raise ImproperlyConfigured(f"VIRAGE_SMTP_URL must be {SMTP_SHAPE}")
    server = MailServer(
        host=parts.hostname or "",
        port=port,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        ssl=parts.scheme == "smtps",
        starttls=flag(query, "starttls", default=False),
    )
    if server.password and not (server.ssl or server.starttls or server.host in THIS_MACHINE):
        raise ImproperlyConfigured(
            "VIRAGE_SMTP_URL would send a password in clear: add ?starttls=yes"
        )
    return server


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
        "TEST": {"NAME": ":memory:"},
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
