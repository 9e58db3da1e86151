"""Build the offline index, file by file; a stopped build goes on where it was."""

from __future__ import annotations

import sqlite3
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kzbib.errors import InputError, StoreError
from kzbib.resolving.offline.eurasia import EURASIA
from kzbib.resolving.offline.rows import PART, Row, pack
from kzbib.resolving.offline.sources import rows_of
from kzbib.resolving.offline.words import author_year, title_words

APPLICATION_ID = 0x6B7A6F66
VERSION = 2
BLOCK = 128  # works compressed together: small to read, large enough to pack well
_FREQUENT = 0.02  # a word of more titles finds nothing
_WASTE = 0.1  # of the file, before it is written anew
_CENSUS = 10_000  # works after which words are counted again
_SAMPLE = 200_000  # works of a build that are counted, so that memory stays bounded
_FEW = 50_000  # works before which no word is called frequent
_SCHEMA = """
create table source (name text primary key, size integer, changed integer,
  works integer, kept integer) strict;
create table block (id integer primary key, data blob not null) strict;
create table doi (hash integer, work integer, primary key (hash, work))
  strict, without rowid;
create table frequent (word text primary key) strict, without rowid;
create virtual table word using fts5 (text, content='', columnsize=0, detail=none,
  tokenize='ascii');
insert into word(word, rank) values ('hashsize', 16777216);
insert into word(word, rank) values ('automerge', 8);
"""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which records to take; an empty part takes all."""

    prefixes: frozenset[str] = frozenset()
    issns: frozenset[str] = frozenset()
    from_year: int = 0

    @classmethod
    def of(
        cls,
        prefixes: Iterable[str] = (),
        issns: Iterable[str] = (),
        from_year: int = 0,
        members: str = "",
    ) -> Filter:
        """Make a filter; ``members`` is "" or "eurasia". Raises InputError."""
        if members not in ("", "eurasia"):
            raise InputError(
                f"no list of members «{members}»", hint="There is one: eurasia."
            )
        more = EURASIA if members else frozenset()
        return cls(frozenset(prefixes) | more, frozenset(issns), from_year)

    def takes(self, row: Row, record: Mapping[str, Any]) -> bool:
        """Tell whether a record is wanted: by prefix or ISSN, and by year."""
        if self.from_year and not (row[10] and int(row[10]) >= self.from_year):
            return False
        if not self.prefixes and not self.issns:
            return True
        if row[0].partition("/")[0] in self.prefixes:
            return True
        numbers = record.get("ISSN")
        numbers = numbers if isinstance(numbers, list) else [numbers]
        return any(number in self.issns for number in numbers)


@dataclass(slots=True)
class Built:
    """What a build did: files read and known before; records read, kept and bad."""

    files: int = 0
    known: int = 0
    read: int = 0
    kept: int = 0
    bad: int = 0
    failed: list[str] = field(default_factory=list)


def build_index(
    path: Path,
    files: Iterable[Path],
    wanted: Filter | None = None,
    progress: Callable[[], None] = lambda: None,
) -> Built:
    """Add the records of ``files`` to the index at ``path``, which is made anew.

    Each file is one transaction, so that a stop loses at most the file in hand; files
    that are in the index already are passed over. A file that cannot be read is named
    in ``failed`` and leaves nothing behind. Raises StoreError for the index itself.
    """
    wanted = wanted or Filter()
    built = Built()
    with _Builder(path) as builder:
        for file in files:
            if builder.knows(file):
                built.known += 1
                progress()
                continue
            try:
                counts = builder.add(file, wanted)
            except InputError as error:
                built.failed.append(str(error))
                continue
            built.files += 1
            for name, number in counts.items():
                setattr(built, name, getattr(built, name) + number)
            progress()
        builder.finish()
    return built


class _Builder:
    """An index that is open for writing."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: Counter[str] = Counter()
        self._works = 0
        self._frequent: set[str] = set()

    def __enter__(self) -> _Builder:
        try:
            self._db = sqlite3.connect(self._path, isolation_level=None)
            # A packed block leaves a third of a larger page empty.
            self._db.execute("pragma page_size = 8192")
            self._db.execute("pragma journal_mode = wal")
            self._db.execute("pragma synchronous = off")
            self._prepare()
        except sqlite3.Error as error:
            raise StoreError(f"no index: {error}", where=str(self._path)) from error
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def _prepare(self) -> None:
        found = self._db.execute("pragma application_id").fetchone()[0]
        tables = self._db.execute("select count(*) from sqlite_master").fetchone()[0]
        if not tables:
            self._db.executescript(_SCHEMA)
            self._db.execute(f"pragma application_id = {APPLICATION_ID}")
            self._db.execute(f"pragma user_version = {VERSION}")
        elif found != APPLICATION_ID:
            raise StoreError(
                "is another kind of database",
                where=str(self._path),
                hint="Name a new file with --output.",
            )
        rows = self._db.execute("select word from frequent")
        self._frequent = {word for (word,) in rows}

    def knows(self, file: Path) -> bool:
        """Whether this very file was read before."""
        row = self._db.execute(
            "select size, changed from source where name = ?", (str(file.resolve()),)
        ).fetchone()
        return row is not None and row == _stamp(file)

    def add(self, file: Path, wanted: Filter) -> Counter[str]:
        """Add one file whole, or nothing of it."""
        counts: Counter[str] = Counter()
        self._db.execute("begin immediate")
        try:
            self._add_rows(file, wanted, counts)
            stamp = (str(file.resolve()), *_stamp(file), counts["read"], counts["kept"])
            self._db.execute("insert or replace into source values (?,?,?,?,?)", stamp)
            self._db.execute("commit")
        except BaseException:
            self._db.execute("rollback")
            raise
        return counts

    def _add_rows(self, file: Path, wanted: Filter, counts: Counter[str]) -> None:
        last = self._db.execute("select max(id) from block").fetchone()[0]
        number = 0 if last is None else last + 1
        block: list[Row] = []
        for found in rows_of(file):
            counts["read"] += 1
            if found is None:
                counts["bad"] += 1
            elif wanted.takes(*found):
                block.append(found[0])
                counts["kept"] += 1
                if len(block) == BLOCK:
                    self._write(number, block)
                    number, block = number + 1, []
        if block:
            self._write(number, block)

    def _write(self, number: int, rows: list[Row]) -> None:
        packed = zlib.compress(pack(rows).encode(), 6)
        self._db.execute("insert into block values (?, ?)", (number, packed))
        ids = range(number * BLOCK, number * BLOCK + len(rows))
        self._db.executemany(
            "insert or ignore into doi values (?, ?)",
            ((doi_hash(row[0]), work) for work, row in zip(ids, rows, strict=True)),
        )
        self._db.executemany(
            "insert into word(rowid, text) values (?, ?)",
            ((work, self._words(row)) for work, row in zip(ids, rows, strict=True)),
        )

    def _words(self, row: Row) -> str:
        words = title_words((row[3], row[4]))
        if self._works < _SAMPLE:
            self._count(words)
        family = row[5].partition(PART)[0]
        kept = [word for word in words if word not in self._frequent]
        return " ".join([*kept, author_year(family, row[10])])

    def _count(self, words: list[str]) -> None:
        """Learn from the first works which words are frequent."""
        self._seen.update(words)
        self._works += 1
        if self._works >= _FEW and self._works % _CENSUS == 0:
            most = _FREQUENT * self._works
            self._frequent |= {w for w, n in self._seen.items() if n >= most}

    def finish(self) -> None:
        """Pack the index; from now on it is only read."""
        self._db.execute("begin immediate")
        rows = ((word,) for word in sorted(self._frequent))
        self._db.executemany("insert or ignore into frequent values (?)", rows)
        self._db.execute("insert into word(word) values ('optimize')")
        self._db.execute("commit")
        if self._waste() > _WASTE:
            self._db.execute("vacuum")
        self._db.execute("pragma wal_checkpoint(truncate)")
        self._db.execute("pragma journal_mode = delete")

    def _waste(self) -> float:
        """The share of pages that packing has emptied."""
        empty, pages = (
            self._db.execute(f"pragma {name}").fetchone()[0]
            for name in ("freelist_count", "page_count")
        )
        return float(empty / pages) if pages else 0.0


def doi_hash(doi: str) -> int:
    """Return four bytes that stand for a DOI; the record itself tells twins apart."""
    return zlib.crc32(doi.encode())


def _stamp(file: Path) -> tuple[int, int]:
    try:
        stat = file.stat()
    except OSError as error:
        raise InputError(f"cannot read: {error.strerror}", where=str(file)) from error
    return stat.st_size, stat.st_mtime_ns
