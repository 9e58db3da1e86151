"""Answers of services, kept in an SQLite file of their own."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from kzbib.errors import StoreError

_LARGEST = 10_000_000
_SECRETS = frozenset({"mailto", "api_key", "access_token"})
_SCHEMA = """
create table if not exists answer (
    service text not null,
    url text not null,
    accept text not null,
    status integer not null,
    headers text not null,
    body blob not null,
    sha256 text not null,
    fetched real not null,
    expires real not null,
    primary key (service, url, accept)
) strict, without rowid
"""


@dataclass(frozen=True, slots=True)
class CachedAnswer:
    """An answer as it was kept; times are seconds since 1970."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    sha256: str
    fetched: float
    expires: float


def default_cache_path() -> Path:
    """Return ``$KZBIB_CACHE``, else ``kzbib/http.db`` in the user's cache folder."""
    if named := os.environ.get("KZBIB_CACHE"):
        return Path(named).expanduser()
    base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser() / "kzbib" / "http.db"


def cache_url(url: str) -> str:
    """Return ``url`` without mail address and key, its query sorted."""
    parts = urlsplit(url)
    query = parse_qsl(parts.query, keep_blank_values=True)
    kept = sorted(pair for pair in query if pair[0] not in _SECRETS)
    return urlunsplit(parts._replace(query=urlencode(kept)))


class Cache:
    """The cache file; it is created, with its folder, at the first use."""

    def __init__(self, path: Path | None = None) -> None:
        """Use the file ``path``, by default that of `default_cache_path`."""
        self.path = path or default_cache_path()
        self._db: sqlite3.Connection | None = None

    def get(self, service: str, url: str, accept: str) -> CachedAnswer | None:
        """Return a kept answer, expired or not; a damaged one counts as missing.

        Raises StoreError when the file cannot be read.
        """
        with self._using() as db:
            found = db.execute(
                "select status, headers, body, sha256, fetched, expires from answer"
                " where service = ? and url = ? and accept = ?",
                (service, cache_url(url), accept),
            ).fetchone()
        return _read_row(found) if found else None

    def put(self, service: str, url: str, accept: str, answer: CachedAnswer) -> None:
        """Keep an answer in place of an older one.

        Raises StoreError when the file cannot be written.
        """
        headers = json.dumps(dict(answer.headers), ensure_ascii=False)
        key = (service, cache_url(url), accept)
        body = zlib.compress(answer.body)
        times = (answer.fetched, answer.expires)
        row = (*key, answer.status, headers, body, answer.sha256, *times)
        with self._using() as db, db:
            marks = ", ".join("?" * len(row))
            db.execute(f"insert or replace into answer values ({marks})", row)

    def count(self) -> int:
        """Return how many answers are kept."""
        with self._using() as db:
            return int(db.execute("select count(*) from answer").fetchone()[0])

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        if self._db is not None:
            self._db.close()
            self._db = None

    @contextmanager
    def _using(self) -> Iterator[sqlite3.Connection]:
        try:
            if self._db is None:
                self._db = _connect(self.path)
            yield self._db
        except (OSError, sqlite3.Error) as error:
            raise StoreError(
                f"the cache cannot be used: {error}",
                where=str(self.path),
                hint="Set KZBIB_CACHE to a file that can be written, or delete it.",
            ) from error


def digest(body: bytes) -> str:
    """Return the SHA-256 of a body, as evidence of what the service said."""
    return hashlib.sha256(body).hexdigest()


def _connect(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(path, timeout=30)
    try:
        db.execute("pragma journal_mode = wal")
        db.execute("pragma synchronous = normal")
        db.execute(_SCHEMA)
        db.commit()
    except sqlite3.Error:
        db.close()
        raise
    return db


def _read_row(row: tuple[int, str, bytes, str, float, float]) -> CachedAnswer | None:
    status, headers, packed, sha256, fetched, expires = row
    try:
        body = zlib.decompressobj().decompress(packed, _LARGEST)
        fields = json.loads(headers)
    except (zlib.error, ValueError, RecursionError):
        return None
    if digest(body) != sha256 or not isinstance(fields, dict):
        return None
    return CachedAnswer(status, fields, body, sha256, fetched, expires)
