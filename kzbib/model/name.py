"""A person or an organisation, as printed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kzbib.model.text import clean_text

# "К.-Ж. К." → "К.-Ж.", "К.";  "Татьяна Алексеевна" → both words;  "Дж. Е." keeps "Дж."
_GIVEN_PART = re.compile(r"[^\s.\-‐]+\.?(?:[\-‐][^\s.\-‐]+\.?)*")

# A particle that ends so is written together with the name.
_JOINS = ("-", "‐", "'", "’")

_CSL_KEYS = {
    "family": "family",
    "given": "given",
    "literal": "literal",
    "suffix": "suffix",
    "particle": "non-dropping-particle",
    "dropping_particle": "dropping-particle",
}
_PARTS = tuple(_CSL_KEYS.items())
_FIELDS = {theirs: ours for ours, theirs in _CSL_KEYS.items()}


@dataclass(frozen=True, slots=True)
class Name:
    """A name with the parts that CSL-JSON knows; an organisation is ``literal``."""

    family: str = ""
    given: str = ""
    literal: str = ""
    suffix: str = ""
    particle: str = ""
    dropping_particle: str = ""
    orcid: str = ""

    @classmethod
    def from_csl(cls, data: Mapping[str, Any] | str) -> Name:
        """Read a CSL-JSON name; a bare string is a literal."""
        if isinstance(data, str):
            return cls(literal=clean_text(data))
        if len(data) == 2 and data.get("family") and data.get("given"):  # most names
            return cls(clean_text(data["family"]), clean_text(data["given"]))
        parts = {
            _FIELDS[theirs]: clean_text(value)
            for theirs, value in data.items()
            if value and theirs in _FIELDS
        }
        if data.get("ORCID"):
            parts["orcid"] = clean_text(data["ORCID"]).rstrip("/").rsplit("/", 1)[-1]
        return cls(**parts)

    def to_csl(self) -> dict[str, str]:
        """Return the CSL-JSON form, empty parts left out."""
        csl = {
            theirs: value for ours, theirs in _PARTS if (value := getattr(self, ours))
        }
        if self.orcid:
            csl["ORCID"] = self.orcid
        return csl

    @property
    def full_family(self) -> str:
        """The family name with its particle: «аль-Фараби», «d’Alembert», «van Dyck»."""
        if not self.particle:  # most names
            return self.family
        if self.particle.endswith(_JOINS):
            return self.particle + self.family
        return " ".join(filter(None, [self.particle, self.family]))

    @property
    def given_parts(self) -> tuple[str, ...]:
        """Given names one by one; a hyphenated one («К.-Ж.») stays whole."""
        return tuple(_GIVEN_PART.findall(self.given))

    @property
    def initials(self) -> tuple[str, ...]:
        """First letters of the given names; «К.-Ж.» gives both of its letters."""
        return tuple(
            piece[0]
            for part in self.given_parts
            for piece in re.split(r"[\-‐]", part)
            if piece
        )

    @property
    def printed(self) -> str:
        """Family first: «Токаев К.-Ж. К.»; an organisation as it is."""
        if self.literal:
            return self.literal
        given = " ".join(filter(None, [self.given, self.dropping_particle]))
        return " ".join(filter(None, [self.full_family, given, self.suffix]))
