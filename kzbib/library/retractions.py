"""Ask what was retracted: of the works of a store, of the entries of documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from kzbib.checks import Finding
from kzbib.checks.retractions import check_retractions
from kzbib.errors import ServiceError
from kzbib.library.verify import entries
from kzbib.matching.combine import complete
from kzbib.model import Work
from kzbib.reading import read_source
from kzbib.resolving.cache import Cache
from kzbib.resolving.hub import Services

Named = tuple[str, Work]


def retractions_of(
    works: Sequence[Work], files: Iterable[Path], services: Services | None = None
) -> tuple[list[tuple[str, Finding]], str]:
    """Return findings with the name of what they are about, and trouble in words.

    When Crossref gives no answer the rest is not asked, and the trouble says so.
    """
    named: list[Named] = [(work.id, work) for work in works]
    for file in files:
        named += _entries(file)
    findings: list[tuple[str, Finding]] = []
    with services or Services(cache=Cache()) as hub:
        for done, (name, work) in enumerate(named):
            try:
                found = list(check_retractions(work, hub))
            except ServiceError as error:
                left = f"{len(named) - done} of {len(named)} not checked"
                return findings, f"{left}: {error}"
            findings += [(name, finding) for finding in found]
    return findings, ""


def _entries(file: Path) -> list[Named]:
    return [
        (f"{file.name}, {item.where}", complete(item.parsed.work))
        for item in entries(read_source(file))
        if item.parsed
    ]
