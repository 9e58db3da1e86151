"""A work: what references stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from kzbib.model.date import Date
from kzbib.model.name import Name


class VariantKind(StrEnum):
    """How a variant's data relate to the work."""

    ORIGINAL = "original"
    TRANSLATED = "translated"
    ROMANISED = "romanised"


@dataclass(frozen=True, slots=True)
class Work:
    """A record in CSL-JSON terms, text in NFC.

    ``text`` holds text and number variables («title», «volume», …), ``names`` the
    name variables («author», «editor», …), ``dates`` the date variables. ``custom``
    is what CSL lacks; ``variants`` the same work in another language or script.
    ``language`` is a BCP 47 tag («ru», «kk», «en», «ru-Latn»).
    """

    type: str = "document"
    language: str = ""
    text: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)
    dates: Mapping[str, Date] = field(default_factory=dict)
    custom: Mapping[str, Any] = field(default_factory=dict)
    variants: tuple[Variant, ...] = ()
    id: str = ""

    def get(self, variable: str) -> str:
        """Return a text variable, "" when it is absent."""
        return self.text.get(variable, "")

    def people(self, role: str = "author") -> tuple[Name, ...]:
        """Return the names of a role, in order."""
        return self.names.get(role, ())

    @property
    def title(self) -> str:
        """The title, "" when it is absent."""
        return self.get("title")

    @property
    def year(self) -> int | None:
        """The year of issue."""
        issued = self.dates.get("issued")
        return issued.year if issued else None

    def variant(self, kind: VariantKind) -> Variant | None:
        """Return the first variant of a kind."""
        return next((v for v in self.variants if v.kind == kind), None)

    def with_text(self, **changes: str) -> Work:
        """Return a copy with text variables set; "" removes one (``_`` reads ``-``)."""
        text = dict(self.text)
        for key, value in changes.items():
            text[key.replace("_", "-")] = value
        return replace(self, text={key: value for key, value in text.items() if value})

    def with_names(self, role: str, names: tuple[Name, ...]) -> Work:
        """Return a copy with the names of a role set; an empty tuple removes it."""
        everyone = {**self.names, role: names}
        return replace(
            self, names={r: people for r, people in everyone.items() if people}
        )


@dataclass(frozen=True, slots=True)
class Variant:
    """The data of a work in another language or script."""

    kind: VariantKind
    work: Work
