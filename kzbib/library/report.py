"""What an import did, in numbers that add up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

REPEATS = "names the entry above once more"
"""How «Там же» belongs to a work, or why it does not: the entry above was not read."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """An item that gave no work: where it stands, what it says, and why."""

    where: str
    raw: str
    reason: str


@dataclass(frozen=True, slots=True)
class Joined:
    """An item that is a work the store had: its key, the rule and the evidence."""

    where: str
    citekey: str
    rule: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """One document's import. ``read`` equals stored + merged + rejected."""

    name: str
    event: int | None = None
    known: bool = False
    """The document had been imported before; nothing was done."""
    lists: int = 0
    stored: int = 0
    merged: tuple[Joined, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    article: str = ""
    """Citation key of the document itself as a work."""
    calls: int = 0
    linked_calls: int = 0
    stubs: int = 0
    """Works that only the calls name."""
    settled: tuple[tuple[str, str], ...] = ()
    """Stubs of earlier documents that a work replaced: citation keys of both."""
    doubtful: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def read(self) -> int:
        """Number of items that were read."""
        return self.stored + len(self.merged) + len(self.rejected)


def total(reports: Sequence[ImportReport]) -> str:
    """Return the count of an import: «read 11 = stored 9 + merged 2 + rejected 0»."""
    stored = sum(report.stored for report in reports)
    merged = sum(len(report.merged) for report in reports)
    rejected = sum(len(report.rejected) for report in reports)
    read = stored + merged + rejected
    return f"read {read} = stored {stored} + merged {merged} + rejected {rejected}"
