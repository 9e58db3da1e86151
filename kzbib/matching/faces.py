"""A work as the matcher sees it: every form in which it may be printed, folded."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kzbib.languages.fold import fold, fold_initials
from kzbib.languages.scripts import Script, script_of
from kzbib.model import Name, Work

# «: », « : », «. » before a subtitle; the bracketed translation or mark of an entry
_SUBTITLE = re.compile(r"\s*[:.]\s+")
_BRACKETS = re.compile(r"\[[^\]]*\]|\((?:in|на)\s[^)]*\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Face:
    """One form of a work, folded for comparison."""

    title: str
    main_title: str
    script: Script
    authors: tuple[tuple[str, str], ...]
    """Folded family name and initials of each author; editors where none is given."""
    container: str


def faces(work: Work) -> tuple[Face, ...]:
    """Return the faces of a work: its own data, then each variant's."""
    return tuple(_face(each) for each in (work, *(v.work for v in work.variants)))


def _face(work: Work) -> Face:
    title = _BRACKETS.sub(" ", work.title)
    people = work.people("author") or work.people("editor")
    return Face(
        title=fold(title),
        main_title=fold(_SUBTITLE.split(title, maxsplit=1)[0]),
        script=script_of(title),
        authors=tuple(map(_author, people)),
        container=fold(work.get("container-title")),
    )


def _author(name: Name) -> tuple[str, str]:
    if name.literal:
        return fold(name.literal), ""
    return fold(name.full_family), fold_initials(name.given)
