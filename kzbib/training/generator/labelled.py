"""A printed reference with the place of every field in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Span = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Labelled:
    """One printed reference: ``raw[start:end]`` of a span is what its field says.

    A name has a span of its own, given names included; a date printed in two places
    («2006. … 10 марта») has two. The fields of a second half begin with "translated.".
    A link to doi.org gives a ``URL`` span with the ``DOI`` span inside; other spans
    never overlap. ``csl`` and ``translated`` are CSL-JSON, ``kind`` is its type.
    """

    raw: str
    spans: tuple[Span, ...]
    csl: Mapping[str, Any]
    translated: Mapping[str, Any] | None
    kind: str
