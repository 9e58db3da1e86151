"""Fonts: what a run of text looks like, and how markup changes it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple


class Face(NamedTuple):
    """The font of a run."""

    style: str = "normal"
    variant: str = "normal"
    weight: str = "normal"
    decoration: str = "none"
    align: str = "baseline"


PLAIN = Face()

_FIELDS = {
    "font-style": "style",
    "font-variant": "variant",
    "font-weight": "weight",
    "text-decoration": "decoration",
    "vertical-align": "align",
}


class Change(NamedTuple):
    """What a stretch of markup does to the font around it.

    ``flip``: markup in a field, which turns a font off where it is already on.
    """

    values: tuple[tuple[str, str], ...]
    flip: bool = False


RESET = Change(tuple(zip(Face._fields, PLAIN, strict=True)))
"""A stretch that takes no part in the fonts around it (class "nodecor")."""


def change_of(attrs: Mapping[str, str]) -> Change | None:
    """Return the change that the formatting attributes of an element ask for."""
    values = tuple(
        (field, attrs[name]) for name, field in _FIELDS.items() if name in attrs
    )
    return Change(values) if values else None


@cache
def changed(face: Face, change: Change) -> Face:
    """Return the font inside a stretch of markup."""
    for field, value in change.values:
        new = value
        if change.flip and getattr(face, field) == value:
            new = getattr(PLAIN, field)
        face = face._replace(**{field: new})
    return face
