"""Verify a list without a store: a verdict for every entry, for editors and CI."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kzbib.errors import InputError
from kzbib.library.items import Item, printed_items, record_format, record_items
from kzbib.library.statements import with_statements
from kzbib.matching.combine import complete
from kzbib.model import Work
from kzbib.reading import (
    SourceText,
    document_from_source,
    read_source,
    source_from_bytes,
)
from kzbib.resolving.resolve import Resolution
from kzbib.resolving.resolver import Case, Resolver
from kzbib.resolving.verdict import Verdict

FINDINGS = frozenset({Verdict.WRONG_WORK, Verdict.NOT_FOUND, Verdict.AMBIGUOUS})
"""Verdicts that an editor must look at; «not-found» only where a DOI is claimed."""


@dataclass(frozen=True, slots=True)
class Verified:
    """An entry with its place, and what was found."""

    file: str
    line: int
    where: str
    raw: str
    resolution: Resolution
    claims_doi: bool = False

    @property
    def is_finding(self) -> bool:
        """Whether an editor must look: a DOI that is wrong, or leads nowhere.

        That a search found nothing proves nothing, and trouble with a service is no
        finding at all.
        """
        verdict = self.resolution.verdict
        return verdict in FINDINGS and (self.claims_doi or verdict == Verdict.AMBIGUOUS)

    def to_json(self) -> dict[str, Any]:
        """Return the line that `--to json` prints."""
        said = self.resolution
        row: dict[str, Any] = {
            "file": self.file,
            "line": self.line,
            "entry": self.where,
            "verdict": str(said.verdict),
            "finding": self.is_finding,
            "service": said.service,
            "doi": said.doi,
            "message": said.message,
            "raw": self.raw,
        }
        row["evidence"] = [
            {
                "field": each.field,
                "stored": each.stored,
                "found": each.found,
                "comparison": str(each.comparison),
            }
            for each in said.evidence
        ]
        return row


def read_list(file: str, stdin: Callable[[], bytes]) -> SourceText:
    """Read a file, or standard input for «-». Raises InputError."""
    if file == "-":
        return source_from_bytes(stdin(), "stdin.txt")
    return read_source(Path(file))


def entries(source: SourceText) -> list[Item]:
    """Return the entries of an article, a list, or a file of records.

    A plain list without a heading has an entry a line. Raises InputError when there
    is none.
    """
    format_ = record_format(source)
    if format_ is not None:
        return list(record_items(source, format_))
    found = list(printed_items(document_from_source(source)))
    if not found:
        raise InputError(
            "no reference list was found",
            where=source.name,
            hint="Put each reference on a line of its own under «Список литературы», "
            "«Әдебиеттер тізімі» or «References».",
        )
    return found


def verify(
    source: SourceText,
    resolver: Resolver,
    progress: Callable[[], None] = lambda: None,
) -> Iterator[Verified]:
    """Yield every entry with its verdict, in the order of the list."""
    is_data = record_format(source) is not None
    for item in entries(source):
        work = _work(item)
        text = "" if is_data else " ".join(item.raw.split())
        yield Verified(
            source.name,
            source.text.count("\n", 0, item.start) + 1,
            item.where,
            " ".join(item.raw.split()),
            resolver.resolve(Case(work, text)),
            claims_doi=bool(work.get("DOI")),
        )
        progress()


def _work(item: Item) -> Work:
    if item.parsed is None:
        return Work()
    return complete(with_statements(item.parsed))
