"""Keys under which works that may be one are found: selective, indexed, capped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kzbib.matching.faces import Face, faces
from kzbib.model import Work
from kzbib.store.store import Store

BLOCK_LIMIT = 200
"""A key that more works share says too little and is not followed."""

_KEY_AUTHORS = 3
_KEY_WORDS = 4
# "https://doi.org/10.1/x", "doi: 10.1/x": what stands before the DOI itself
_DOI_PREFIX = re.compile(
    r"^(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*)", re.IGNORECASE
)
_NO_ISBN = re.compile(r"[^0-9Xx]")


def work_keys(work: Work) -> tuple[str, ...]:
    """Return the keys of a work: identifiers, author + year, title words + year."""
    year = str(work.year or "")
    found: dict[str, None] = dict.fromkeys(_identifiers(work))
    for face in faces(work):
        found.update(dict.fromkeys(_face_keys(face, year)))
    return tuple(found)


def index_keys(store: Store, row: int, work: Work | None) -> None:
    """Write the keys of a work anew; None takes them out."""
    store.connection.execute("DELETE FROM match_key WHERE work_id = ?", (row,))
    if work is not None:
        store.connection.executemany(
            "INSERT OR IGNORE INTO match_key(work_id, key) VALUES (?, ?)",
            [(row, key) for key in work_keys(work)],
        )


def candidates(store: Store, work: Work) -> list[int]:
    """Return the works that share a key with ``work``, most shared keys first."""
    shared: Counter[int] = Counter()
    for key in work_keys(work):
        rows = store.connection.execute(
            "SELECT work_id FROM match_key WHERE key = ? LIMIT ?",
            (key, BLOCK_LIMIT + 1),
        ).fetchall()
        if len(rows) <= BLOCK_LIMIT:
            shared.update(row[0] for row in rows)
    return sorted(shared, key=lambda row: (-shared[row], row))


def doi_of(work: Work) -> str:
    """Return the DOI of a work or of one of its variants, lower case."""
    for each in (work, *(variant.work for variant in work.variants)):
        if each.get("DOI"):
            return _DOI_PREFIX.sub("", each.get("DOI").strip()).lower()
    return ""


def isbn_of(work: Work) -> str:
    """Return the ISBN as 13 digits, "" when it is none."""
    digits = _NO_ISBN.sub("", work.get("ISBN").split(",")[0])
    if len(digits) == 10:
        from stdnum import isbn  # noqa: PLC0415  # rare

        return str(isbn.to_isbn13(digits)) if isbn.is_valid(digits) else ""
    return digits if len(digits) == 13 else ""


def _identifiers(work: Work) -> Iterator[str]:
    if doi := doi_of(work):
        yield f"doi:{doi}"
    if isbn := isbn_of(work):
        yield f"isbn:{isbn}"
    if work.type == "legislation" and work.get("number") and work.year:
        yield f"act:{work.get('number').casefold()}|{work.year}"


def _face_keys(face: Face, year: str) -> Iterator[str]:
    for family, _ in face.authors[:_KEY_AUTHORS]:
        if family and year:
            yield f"a:{family}|{year}"
    words = [word for word in face.title.split() if len(word) > 2][:_KEY_WORDS]
    if words:
        yield f"t:{' '.join(words)}|{year}"
        if not year and face.authors:
            yield f"a:{face.authors[0][0]}|{words[0]}"
