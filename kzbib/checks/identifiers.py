"""DOI, ISBN, ISSN, ORCID iDs: form and check digit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from stdnum import isbn, issn

from kzbib.checks.finding import Finding, Severity
from kzbib.model import Work
from kzbib.resolving.doi import DoiProblem, read_doi
from kzbib.resolving.orcid import clean_orcid

# Several numbers in one field: «978-5-17-080115-2; 978-5-17-080116-9 (т. 1)»
_ISBN = re.compile(r"(?<!\d)\d[\d -]{8,16}[\dXxХх](?!\d)")
_ISSN = re.compile(r"(?<!\d)\d{4}[-‐–—]?\d{3}[\dXxХх](?!\d)")
_CYRILLIC_X = str.maketrans("Хх‐–—", "XX---")


def check_identifiers(work: Work, today: date) -> Iterator[Finding]:
    """Report identifiers that cannot be right; ``today`` is not used."""
    yield from _doi(work.get("DOI"))
    yield from _numbers("ISBN", work.get("ISBN"))
    yield from _numbers("ISSN", work.get("ISSN"))
    for role, people in work.names.items():
        for name in people:
            if name.orcid and clean_orcid(name.orcid) is None:
                yield _finding(
                    role,
                    f"the ORCID iD «{name.orcid}» of {name.printed} is mistyped",
                    "Copy it from the author's page at orcid.org.",
                )


def _doi(text: str) -> Iterator[Finding]:
    reading = read_doi(text)
    hints = {
        DoiProblem.ABSENT: "A DOI looks like 10.26577/jmmcs-2018-3-523.",
        DoiProblem.TORN: "Close the gap if the DOI goes on, or delete what follows.",
        DoiProblem.ISSN: "Compare the DOI with the source, digit by digit.",
    }
    if text and reading.problem in hints:
        seen = f"«{text}» is no usable DOI: {reading.problem}"
        yield _finding("DOI", seen, hints[reading.problem])
    elif text and text.lower() != reading.doi:
        yield Finding(
            "invalid-identifier",
            Severity.NOTE,
            "DOI",
            f"«{text}» is a DOI with something around it",
            f"Keep the DOI alone: {reading.doi}",
            {"DOI": reading.doi},
        )


def _numbers(field: str, text: str) -> Iterator[Finding]:
    pattern, kind = (_ISBN, isbn) if field == "ISBN" else (_ISSN, issn)
    found = [match[0].strip(" -") for match in pattern.finditer(text)]
    wrong = [number for number in found if not kind.is_valid(_plain(number))]
    for number in wrong:
        seen = f"the {field} «{number}» has a wrong length or check digit"
        yield _finding(field, seen, "Compare it with the source, digit by digit.")
    if text and not found:
        yield _finding(field, f"«{text}» is no {field}", "Correct or delete it.")


def _plain(number: str) -> str:
    return number.translate(_CYRILLIC_X).upper()


def _finding(field: str, message: str, hint: str) -> Finding:
    return Finding("invalid-identifier", Severity.ERROR, field, message, hint)
