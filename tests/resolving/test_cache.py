from __future__ import annotations

import sqlite3
import zlib
from pathlib import Path

import pytest

from kzbib.errors import StoreError
from kzbib.resolving.cache import (
    Cache,
    CachedAnswer,
    cache_url,
    default_cache_path,
    digest,
)

BODY = '{"title": "Қазақстан"}'.encode()
ANSWER = CachedAnswer(
    200, {"content-type": "application/json"}, BODY, digest(BODY), 1.0, 2.0
)
KEY = ("crossref", "https://api.crossref.org/works/10.5555%2Fx", "application/json")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "http.db"


@pytest.fixture
def cache(path: Path) -> Cache:
    return Cache(path)


def test_what_is_put_can_be_got(cache: Cache, path: Path) -> None:
    assert cache.get(*KEY) is None
    cache.put(*KEY, ANSWER)
    cache.close()
    assert Cache(path).get(*KEY) == ANSWER


def test_a_newer_answer_replaces_the_older(cache: Cache) -> None:
    cache.put(*KEY, ANSWER)
    newer = CachedAnswer(404, {}, b"", digest(b""), 3.0, 4.0)
    cache.put(*KEY, newer)
    assert (cache.count(), cache.get(*KEY)) == (1, newer)


def test_service_and_accept_are_part_of_the_key(cache: Cache) -> None:
    cache.put(*KEY, ANSWER)
    assert cache.get("datacite", *KEY[1:]) is None
    assert cache.get(*KEY[:2], "text/plain") is None


# fmt: off
URLS = [
    ("https://h/works?rows=2&mailto=a@b.kz", "https://h/works?rows=2"),
    ("https://h/works?mailto=a@b.kz", "https://h/works"),
    ("https://h/works?b=2&a=1&api_key=secret", "https://h/works?a=1&b=2"),
    ("https://h/works/10.5555%2Fx", "https://h/works/10.5555%2Fx"),
]
# fmt: on


@pytest.mark.parametrize(("url", "key"), URLS)
def test_mail_and_key_are_not_kept(
    cache: Cache, path: Path, url: str, key: str
) -> None:
    assert cache_url(url) == key
    cache.put("crossref", url, "", ANSWER)
    cache.close()
    with sqlite3.connect(path) as db:
        assert db.execute("select url from answer").fetchall() == [(key,)]


# column, what it is damaged to
DAMAGES = [
    ("body", b"no zlib"),
    ("body", zlib.compress(b"another body")),
    ("body", zlib.compress(b" " * 30_000_000)),
    ("headers", "no json"),
    ("headers", "[]"),
    ("sha256", "0"),
]


@pytest.mark.parametrize(("column", "value"), DAMAGES)
def test_a_damaged_answer_counts_as_missing(
    cache: Cache, path: Path, column: str, value: object
) -> None:
    cache.put(*KEY, ANSWER)
    cache.close()
    with sqlite3.connect(path) as db:
        db.execute(f"update answer set {column} = ?", (value,))
    assert cache.get(*KEY) is None


def test_a_file_that_is_no_database(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("this is no database, though it is long enough to be one" * 20)
    with pytest.raises(StoreError, match="KZBIB_CACHE"):
        Cache(path).get(*KEY)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be used"):
        Cache(tmp_path / "file" / "http.db").put(*KEY, ANSWER)


def test_where_the_cache_lies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("KZBIB_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_cache_path() == tmp_path / "kzbib" / "http.db"
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert default_cache_path() == Path.home() / ".cache" / "kzbib" / "http.db"
    monkeypatch.setenv("KZBIB_CACHE", "~/x.db")
    assert default_cache_path() == Path.home() / "x.db"
