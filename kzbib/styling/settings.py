"""What a style needs beside its CSL file, and journals' pairs of lists.

Both are read from ``styles/profiles.toml``, which can be edited without Python.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any

from kzbib.data import styles_folder
from kzbib.errors import StyleError


@dataclass(frozen=True, slots=True)
class StyleSettings:
    """How works are prepared for a style; ``styles/README.md`` explains each key."""

    id: str = ""
    description: str = ""
    recipe: str = "plain"
    area: str = ". "
    title_mark: str = " : "
    initials: str = "spaced"
    heading: int = 3
    repeat_authors: bool = False
    all_up_to: int = 3
    cut_to: int = 1
    places: str = "as-is"
    short_containers: bool = False
    content_type: bool = False
    full_thesis_name: bool = False
    links: bool = True
    latin: bool = False
    scheme: str = ""
    schemes: Mapping[str, str] = field(default_factory=dict)
    title_form: str = "english"
    article_title_form: str = ""
    container_form: str = "english"
    language_mark: str = ""
    publisher_word: str = ""
    retrieved: bool = False
    second_half: str = ""
    year_suffix: bool = False
    numbered: bool = True
    designations: bool = True
    statements: bool = True
    online_dates: bool = False
    agency_language: str = ""
    agency_variants: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Keep what TOML reads as a list in a form that cannot change."""
        object.__setattr__(self, "agency_variants", tuple(self.agency_variants))

    def scheme_for(self, language: str) -> str:
        """Return the romanisation scheme for works in a language; "" for none."""
        return self.schemes.get(language, self.scheme)

    def in_latin(self, variant: frozenset[str]) -> bool:
        """Whether the style, or a variant of it, is in Latin letters throughout."""
        return self.latin or "romanised" in variant


@dataclass(frozen=True, slots=True)
class Profile:
    """A journal's pair of lists: style ids of the first and the second list.

    ``order`` is that of the first list; ``repeat_latin`` says whether works in Latin
    script stand in the second list too.
    """

    name: str
    description: str
    first: str
    second: str = ""
    order: str = "sorted"
    repeat_latin: bool = True


@cache
def _tables() -> Mapping[str, Any]:
    path = styles_folder() / "profiles.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as problem:
        raise StyleError(str(problem), where=str(path)) from problem


@cache
def style_settings(style: str) -> StyleSettings:
    """Return the settings of a style; a style of others gets the plain ones.

    Raises StyleError when the table has a key that no style can have.
    """
    table: Mapping[str, Any] = _tables()["style"].get(style, {})
    values = {key.replace("-", "_"): value for key, value in table.items()}
    unknown = set(values) - {known.name for known in fields(StyleSettings)}
    if unknown:
        raise StyleError(
            f"unknown setting: {', '.join(sorted(unknown))}",
            where=f"profiles.toml, style {style}",
        )
    return StyleSettings(id=style, **values)


@cache
def profiles() -> Mapping[str, Profile]:
    """Return all profiles by name."""
    return {
        name: Profile(
            name=name, **{key.replace("-", "_"): value for key, value in table.items()}
        )
        for name, table in _tables()["profile"].items()
    }


def profile(name: str) -> Profile:
    """Return a profile by its name, or the first with that style as second list.

    Raises StyleError with the nearest names.
    """
    known = profiles()
    seconds = {
        pair.second: pair for pair in reversed(list(known.values())) if pair.second
    }
    if found := known.get(name) or seconds.get(name):
        return found
    near = difflib.get_close_matches(name, known) or sorted(known)
    raise StyleError(f"no profile «{name}»", hint=f"Known: {', '.join(near)}.")
