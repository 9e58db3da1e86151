"""Look works up in an offline index; the file is only read."""

from __future__ import annotations

import re
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

from kzbib.errors import StoreError
from kzbib.model import Work
from kzbib.resolving.offline.build import APPLICATION_ID, BLOCK, VERSION, doi_hash
from kzbib.resolving.offline.rows import unpack, work_from_fields
from kzbib.resolving.offline.words import author_year, title_words

_HITS = 250  # a word with more hits tells nothing alone
_ASKED = 8  # rare words that are asked for
_LOOKED_AT = 8  # records that are unpacked
_SHARE = 5  # of the highest vote, a fifth is worth a look
_ENOUGH_RARE = 4  # rare words, with which common ones are not counted
_RETURNED = 5  # records that are worth a full comparison
_WORTH = 0.25  # of likeness, below which a comparison is a waste
_LARGEST_BLOCK = 4_000_000
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


class OfflineIndex:
    """An index made by `kzbib offline build`."""

    def __init__(self, path: Path) -> None:
        """Open the file. Raises StoreError when it is missing or no index."""
        try:
            uri = f"{path.resolve().as_uri()}?mode=ro"
            self._db = sqlite3.connect(uri, uri=True, check_same_thread=False)
            kind = self._db.execute("pragma application_id").fetchone()[0]
            version = self._db.execute("pragma user_version").fetchone()[0]
        except sqlite3.Error as error:
            raise _unusable(path, str(error)) from error
        if (kind, version) != (APPLICATION_ID, VERSION):
            raise _unusable(path, "no offline index of this version")
        self.path = path
        rows = self._db.execute("select word from frequent")
        self._frequent = {word for (word,) in rows}

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def count(self) -> tuple[int, int]:
        """Return how many files and works are in the index."""
        row = self._db.execute("select count(*), sum(kept) from source").fetchone()
        return int(row[0]), int(row[1] or 0)

    def find_doi(self, doi: str) -> Work | None:
        """Return the work of a cleaned DOI, the newest one, or None."""
        rows = self._db.execute(
            "select work from doi where hash = ? order by work desc", (doi_hash(doi),)
        )
        for (number,) in rows.fetchall():
            for fields in self._fields([number]):
                if fields.get("DOI") == doi:
                    return work_from_fields(fields)
        return None

    def search(self, work: Work, text: str = "") -> tuple[Work, ...]:
        """Return the records that may be ``work``, the likeliest first.

        The words of its titles in all languages and author with year are looked for;
        without a title, the words of the printed reference.
        """
        words = list(self._words(work, text))
        votes = self._votes(words)
        top = votes.most_common(_LOOKED_AT)
        best = [number for number, vote in top if vote * _SHARE >= top[0][1]]
        asked = set(words)
        rated = [(_alike(fields, asked, work), fields) for fields in self._fields(best)]
        rated = [pair for pair in rated if pair[0] >= _WORTH]
        rated.sort(key=lambda pair: -pair[0])
        return tuple(work_from_fields(fields) for _, fields in rated[:_RETURNED])

    def _words(self, work: Work, text: str) -> Iterator[str]:
        readings = [work, *(variant.work for variant in work.variants)]
        titles = [reading.title for reading in readings if reading.title]
        for reading in readings:
            for name in (reading.people() or reading.people("editor"))[:1]:
                if word := author_year(name.family or name.literal, work.year):
                    yield word
        yield from title_words(titles or [text])
        if text and not titles:
            heads = title_words([text[:60]])[:3]
            yield from (f"{h}{y}" for y in _YEAR.findall(text)[:2] for h in heads)

    def _votes(self, words: list[str]) -> Counter[int]:
        """Count for each work how many rare words point to it, rarer ones for more."""
        votes: Counter[int] = Counter()
        common: list[tuple[str, list[int]]] = []
        asked = [w for w in dict.fromkeys(words) if w not in self._frequent]
        for word in asked[: _ASKED * 2]:
            hits = self._hits(f'"{word}"')
            if len(hits) == _HITS:
                common.append((word, hits))
            else:
                _vote(votes, hits)
        if len(asked) - len(common) < _ENOUGH_RARE:
            for _, hits in common:
                _vote(votes, hits)
            for one, two in combinations([word for word, _ in common[:5]], 2):
                _vote(votes, self._hits(f'"{one}" AND "{two}"'))
        return votes

    def _hits(self, query: str) -> list[int]:
        sql = "select rowid from word where word match ? limit ?"
        return [row[0] for row in self._db.execute(sql, (query, _HITS)).fetchall()]

    def _fields(self, numbers: Iterable[int]) -> Iterator[dict[str, str]]:
        for number in numbers:
            block, place = divmod(number, BLOCK)
            row = self._db.execute(
                "select data from block where id = ?", (block,)
            ).fetchone()
            try:
                data = zlib.decompressobj().decompress(row[0], _LARGEST_BLOCK)
                yield unpack(data, place)
            except (TypeError, ValueError, IndexError, zlib.error) as error:
                raise _unusable(self.path, f"block {block} is damaged") from error


def _vote(votes: Counter[int], hits: list[int]) -> None:
    weight = 1000 // (len(hits) + 3)
    known = votes.get  # quicker than a counter's own way to count from nothing
    for number in hits:
        votes[number] = known(number, 0) + weight


def _alike(fields: dict[str, str], asked: set[str], work: Work) -> float:
    """A quick measure of likeness: shared title words, then year, page and volume."""
    words = set(title_words((fields.get("title", ""), fields.get("original", ""))))
    shared = len(words & asked) / (len(words | asked) or 1)
    same_year = fields.get("year") == str(work.year)
    page, ours = fields.get("page", ""), work.get("page")
    same_page = bool(page) and page.split("-")[0] == ours.split("-")[0]
    same_volume = fields.get("volume") == work.get("volume") != ""
    return shared + 0.3 * same_year + 0.3 * same_page + 0.2 * same_volume


def _unusable(path: Path, seen: str) -> StoreError:
    return StoreError(
        f"cannot be used as an offline index: {seen}",
        where=str(path),
        hint="Make one with `kzbib offline build FILE.gz`.",
    )
