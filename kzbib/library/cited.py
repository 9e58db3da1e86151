"""The works that a text cites, in the order of their first call."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from kzbib.errors import StoreError
from kzbib.languages.fold import fold
from kzbib.model import Work
from kzbib.reading import find_citations, find_lists, read_source
from kzbib.store.documents import document_id
from kzbib.store.store import Store
from kzbib.store.works import find_work, load_works, work_ids

# «[@tokaev1997; @kim2003, с. 5]», «@tokaev1997»; not «name@example.org»
_PANDOC = re.compile(r"(?<![\w.@])@\{?(?P<key>[^\W_][\w:.#$%&+?<>~/-]*)")
# «\cite[12]{tokaev1997,kim2003}», «\parencite{…}»
_LATEX = re.compile(
    r"\\[A-Za-z]{0,20}cite[A-Za-z]{0,20}\*?(?:\[[^\]]{0,200}\]){0,2}\{(?P<keys>[^{}]+)\}"
)
_MARKED_UP = frozenset((".tex", ".md", ".markdown", ".txt", ".rst", ".org"))


def cited_works(store: Store, path: Path) -> list[int]:
    """Return the rows of the works that a file cites, in the order of their calls.

    Citation keys (``@key``, ``\\cite{key}``) are looked for first; else the calls of a
    document that the store has; else names and years («Токаев, 1997»). Raises
    StoreError when a key is unknown or the file cites nothing that the store has.
    """
    source = read_source(path)
    keys = _keys(_as_written(path) or source.text)
    if any(_is_known(store, key) for key in keys):
        return _unique(find_work(store, key) for key in keys)
    known = document_id(store, source.sha256)
    found = _by_document(store, known) if known else _by_names(store, source.text)
    if not found:
        raise StoreError(
            "no call of a work in the library is found in the text",
            where=str(path),
            hint="Write calls as [@key] or \\cite{key}, or import the file first.",
        )
    return found


def _as_written(path: Path) -> str:
    """Return the mark-up of a text file, whose reader may drop citation keys."""
    if path.suffix.lower() not in _MARKED_UP:
        return ""
    return path.read_bytes().decode("utf-8", errors="replace")


def _is_known(store: Store, key: str) -> bool:
    return store.one("SELECT id FROM work WHERE citekey = ?", key) is not None


def _keys(text: str) -> list[str]:
    placed = [(m.start(), m["key"].rstrip(".,:;?/")) for m in _PANDOC.finditer(text)]
    for found in _LATEX.finditer(text):
        keys = (key.strip() for key in found["keys"].split(","))
        placed += [(found.start(), key) for key in keys if key]
    return [key for _, key in sorted(placed, key=lambda each: each[0])]


def _by_document(store: Store, document: int) -> list[int]:
    rows = store.rows(
        """SELECT membership.work_id, min(citation.start) AS place
        FROM citation
        JOIN membership ON membership.reference_id = citation.reference_id
        WHERE citation.document_id = ? AND ended IS NULL
        GROUP BY membership.work_id ORDER BY place""",
        document,
    )
    return [int(row["work_id"]) for row in rows]


def _by_names(store: Store, text: str) -> list[int]:
    """Find works by surname and year; a call that fits two works is left out."""
    rows = work_ids(store)
    known = _authors(zip(rows, load_works(store, rows), strict=True))
    found: list[int] = []
    # a list without a heading may be the text itself: a page with nothing but prose
    lists = [each for each in find_lists(text) if each.heading]
    for citation in find_citations(text, lists):
        for cite in citation.cites:
            if cite.names and cite.year[:4].isdigit():
                fits = known.get((fold(cite.names[0]), int(cite.year[:4])), [])
                found += fits if len(fits) == 1 else []
    return _unique(found)


def _authors(
    works: Iterable[tuple[int, Work]],
) -> Mapping[tuple[str, int | None], list[int]]:
    known: dict[tuple[str, int | None], list[int]] = {}
    for row, work in works:
        halves = (work, *(variant.work for variant in work.variants))
        for family in {
            fold(name.family or name.literal)
            for half in halves
            for name in half.people() or half.people("editor")
        }:
            known.setdefault((family, work.year), []).append(row)
    return known


def _unique(rows: Iterable[int]) -> list[int]:
    return list(dict.fromkeys(rows))
