"""Theses: the kind of work in English, and whether it is unpublished."""

from __future__ import annotations

import re

from kzbib.styling.terms import Terms

_ABSTRACT = re.compile(r"автореф", re.IGNORECASE)
_THESIS = re.compile(r"\bдис{1,2}\b|диссертац", re.IGNORECASE)
_DOCTOR = re.compile(r"д-ра|докт|доктор", re.IGNORECASE)
_CANDIDATE = re.compile(r"канд|ғыл\. к", re.IGNORECASE)
_DISS = re.compile(r"\bдисс\.", re.IGNORECASE)
_DOKT = re.compile(r"\bдокт\.", re.IGNORECASE)
# «дис. канд.», «дис. … канд.», «дис. на соиск. учен. степ. канд.»
_DOTS = re.compile(
    r"""дис\.\s{0,2}(?:\.{3}|…|на\ соиск\w*\.?(?:\ уч\w*\.?)?(?:\ ст\w*\.?)?)?\s{0,2}
    (?=канд\b|д-ра\b)""",
    re.VERBOSE,
)
_UNPUBLISHED = re.compile(r"unpublished|неопублик|жарияланбаған", re.IGNORECASE)


def english_genre(genre: str, english: Terms) -> str:
    """Return «Candidate’s thesis» and the like for a Russian or Kazakh degree line.

    "" for any other kind of work: its English name must be given.
    """
    abstract, thesis = bool(_ABSTRACT.search(genre)), bool(_THESIS.search(genre))
    if not (abstract or thesis):
        return ""
    degree = "doctor" if _DOCTOR.search(genre) else ""
    degree = degree or ("candidate" if _CANDIDATE.search(genre) else "")
    return english.word(f"{degree}-{'abstract' if abstract else 'thesis'}".strip("-"))


def degree_line(genre: str) -> str:
    """Return the degree line as GOST R 7.0.12-2011 shortens it.

    «Автореф. дисс. докт. полит. наук» → «автореф. дис. ... д-ра полит. наук»; an
    unshortened line («диссертация на соискание …») stays.
    """
    line = _DISS.sub("дис.", _DOKT.sub("д-ра", genre))
    return _DOTS.sub("дис. ... ", line)


def is_unpublished(genre: str) -> bool:
    """Whether a degree line says that the thesis is unpublished."""
    return bool(_UNPUBLISHED.search(genre))
