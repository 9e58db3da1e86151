"""DOIs as people print them, and the one form in which kzbib keeps them.

A DOI is ``10.REGISTRANT/SUFFIX`` (ISO 26324, clause 5); letter case of ASCII letters
does not count (DOI Handbook, 2.4), so that the kept form is lower case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote, unquote

from stdnum import issn

from kzbib.model.text import clean_text

_LONGEST = 512

# «10.26577/», «10. 25136/», «10.1000.10 /»
_PREFIX = re.compile(
    r"(?<![\d.])10\s?\.\s?(?P<registrant>\d{4,9}(?:\.\d{1,9})*)\s?/\s?"
)
# Where another DOI, an HTML tag or a tracking parameter begins, this one ends.
_NEXT = re.compile(
    r"[,;]\s?(?:https?:|doi\b|10\.\d{4})|</|\?utm_|[\"«»“”„]", re.IGNORECASE
)
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
# «no4/79-87», «79-87»: the rest of a suffix that was torn by a space
_TORN = re.compile(r"[a-z]{0,5}\d[\w.()]{0,40}[/-]\d[\w./()-]{0,80}[.,;)]*")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# «2306-3172-2017-»: journals of the region begin a suffix with ISSN and year
_ISSN_YEAR = re.compile(r"(?P<issn>\d{4}-\d{3}[\dx])-(?:19|20)\d\d-")

_TRAILING = ".,;:!?…'’‘*"
_BRACKETS = {")": "(", "]": "[", "}": "{", ">": "<"}
# Hyphens, dashes and slashes that typesetters and OCR put for the plain ones;
# zero-width letters and the soft hyphen go.
_PLAIN = str.maketrans(
    dict.fromkeys("‐‑‒–—―−﹣－", "-")
    | dict.fromkeys("∕⁄／", "/")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None)
)
_ASCII_LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")


class DoiProblem(StrEnum):
    """Why a DOI cannot be taken as it stands."""

    NONE = ""
    ABSENT = "no DOI in the text"
    TORN = "a space inside the DOI: it may go on after it"
    ISSN = "the ISSN inside the DOI has a wrong check digit"


@dataclass(frozen=True, slots=True)
class DoiReading:
    """A DOI as read; ``doi`` is kept beside a problem, so that it can be shown."""

    doi: str
    problem: DoiProblem = DoiProblem.NONE


def read_doi(text: str) -> DoiReading:
    """Read the first DOI of ``text`` and say what is wrong with it.

    A space after a hyphen is a line break and closed up; any other space that seems
    to tear the suffix is a problem, since what was meant would be a guess.
    """
    return next(_readings(text), DoiReading("", DoiProblem.ABSENT))


def clean_doi(text: str) -> str | None:
    """Return the DOI of a field in its kept form, None when it is none or doubtful.

    «https://doi.org/10.26577/JMMCS-2018-3-523» gives «10.26577/jmmcs-2018-3-523».
    A doubtful DOI is to be reported (`read_doi` says why), never repaired.
    """
    reading = read_doi(text)
    return None if reading.problem else reading.doi


def find_doi(text: str) -> str | None:
    """Return the first DOI without a problem in a running text, else None."""
    return next((found.doi for found in _readings(text) if not found.problem), None)


def doi_url(doi: str) -> str:
    """Return the address of a cleaned DOI for a person to open."""
    return f"https://doi.org/{quote(doi, safe='/:;()._-')}"


def _readings(text: str) -> Iterator[DoiReading]:
    plain = clean_text(text).translate(_PLAIN)
    if _ESCAPE.search(plain):
        plain = unquote(plain, errors="replace")
    for start in _PREFIX.finditer(plain):
        suffix, rest = _suffix(plain[start.end() : start.end() + _LONGEST])
        if suffix and "\ufffd" not in suffix:
            doi = f"10.{start['registrant']}/{suffix}".translate(_ASCII_LOWER)
            yield DoiReading(doi, _problem(doi, rest))


def _suffix(text: str) -> tuple[str, str]:
    """Return the suffix at the start of ``text`` and the word after it."""
    end = _NEXT.search(text)
    words = (text[: end.start()] if end else text).split()
    suffix = words.pop(0) if words else ""
    while suffix.endswith("-") and words and words[0][0].isdigit():
        suffix += words.pop(0)
    rest = words[0] if words and _trim(suffix) == suffix else ""
    return _trim(suffix), rest


def _trim(suffix: str) -> str:
    """Take off the punctuation of the sentence and brackets that were not opened."""
    while suffix:
        last = suffix[-1]
        opening = _BRACKETS.get(last)
        unopened = opening and suffix.count(last) > suffix.count(opening)
        if last not in _TRAILING and not unopened:
            break
        suffix = suffix[:-1]
    return suffix


def _problem(doi: str, rest: str) -> DoiProblem:
    torn = _TORN.fullmatch(rest) and not _ISO_DAY.match(rest)
    if torn and not _PREFIX.match(rest):
        return DoiProblem.TORN
    found = _ISSN_YEAR.match(doi.partition("/")[2])
    if found and not issn.is_valid(found["issn"]):
        return DoiProblem.ISSN
    return DoiProblem.NONE
