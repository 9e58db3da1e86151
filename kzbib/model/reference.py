"""A printed reference and what was read out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kzbib.model.work import VariantKind, Work


class Span(NamedTuple):
    """Where a field was read, as character offsets into the raw text."""

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ParsedReference:
    """What a parser read out of one reference.

    ``work`` carries the other half of a bilingual entry as a variant. ``confidence``
    is 0–1; ``warnings`` are sentences for a person; ``rest`` is text that no field
    took, so that nothing is lost. Spans of the second half have the prefix
    ``translated.``.
    """

    raw: str
    work: Work
    spans: tuple[Span, ...] = ()
    confidence: float = 0.0
    warnings: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()
    flags: Mapping[str, bool] = field(default_factory=dict)

    @property
    def translated(self) -> Work | None:
        """The translated half, if the entry has one."""
        variant = self.work.variant(VariantKind.TRANSLATED)
        return variant.work if variant else None
