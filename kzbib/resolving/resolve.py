"""A work's own DOI, looked up and compared: is it the work that is meant?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from kzbib.errors import ServiceError
from kzbib.model import Work
from kzbib.resolving.client import Answer, Client
from kzbib.resolving.compare import FieldEvidence, compare_works
from kzbib.resolving.crossref import work_from_answer, work_path
from kzbib.resolving.doi import DoiProblem, doi_url, read_doi
from kzbib.resolving.fills import fills_for
from kzbib.resolving.verdict import JUDGED, Verdict, judge

_MESSAGES: Mapping[Verdict, str] = {
    Verdict.CONFIRMED: "{service} has the same work under this DOI",
    Verdict.PROBABLE: "{service} has probably the same work; compare: {doubts}",
    Verdict.WRONG_WORK: "the DOI leads to another work at {service}: «{title}»",
    Verdict.NOT_COMPARABLE: "not confirmed: too little to compare with {service}"
    " ({doubts})",
}

_FILLING = frozenset({Verdict.CONFIRMED, Verdict.PROBABLE})


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a service says of one work, and why.

    ``fills`` are values for empty fields (a CSL-JSON fragment; ``custom.variants`` in
    it is to be appended), present for the verdicts confirmed and probable; the latter
    needs a person's yes. ``sha256`` and ``fetched`` identify the answer itself.
    ``origin`` says how the record was come by: doi, text (a DOI printed in the
    reference), offline, search. ``other`` is the runner-up of an ambiguous search, or
    the work that a search found in place of a wrong DOI.
    """

    verdict: Verdict
    service: str
    doi: str = ""
    url: str = ""
    found: Work | None = None
    evidence: tuple[FieldEvidence, ...] = ()
    fills: Mapping[str, Any] = field(default_factory=dict)
    message: str = ""
    sha256: str = ""
    fetched: float = 0.0
    stale: bool = False
    origin: str = "doi"
    other: Work | None = None


def resolve_work(work: Work, client: Client) -> Resolution:
    """Look up the DOI of ``work`` and compare what it leads to.

    Trouble with the service gives the verdict «error» and raises nothing; a work
    without a DOI is «not-comparable», since nothing was asked. The work is not changed.
    """
    stored = work.get("DOI")
    reading = read_doi(stored)
    known = Resolution(Verdict.ERROR, client.service.name, reading.doi)
    if reading.problem in (DoiProblem.ABSENT, DoiProblem.TORN):
        message = f"the DOI «{stored}» cannot be looked up: {reading.problem}"
        return replace(
            known,
            verdict=Verdict.NOT_COMPARABLE,
            message=message if stored else "no DOI to look up",
        )
    try:
        answer = client.get(work_path(reading.doi))
    except ServiceError as error:
        return replace(known, url=doi_url(reading.doi), message=error.message)
    return _resolution(work, reading.doi, answer, client)


def _resolution(work: Work, doi: str, answer: Answer, client: Client) -> Resolution:
    title = client.service.title
    known = with_answer(Resolution(Verdict.NOT_FOUND, client.service.name, doi), answer)
    if answer.status == 404:
        message = (
            f"{title} does not know this DOI: it is mistyped, or registered elsewhere"
        )
        return replace(known, message=message)
    found = work_from_answer(answer.json)
    if found is None:
        message = f"the answer of {title} has no record of a work"
        return replace(known, verdict=Verdict.ERROR, message=message)
    return judged(work, found, known, title)


def with_answer(known: Resolution, answer: Answer) -> Resolution:
    """Return a resolution with the address of its DOI and the marks of the answer."""
    return replace(
        known,
        url=doi_url(known.doi) if known.doi else "",
        sha256=answer.sha256,
        fetched=answer.fetched,
        stale=answer.stale,
    )


def judged(work: Work, found: Work, known: Resolution, title: str) -> Resolution:
    """Return the resolution of a claimed DOI whose record was found."""
    evidence = compare_works(work, found)
    verdict = judge(evidence)
    fills = fills_for(work, found, evidence) if verdict in _FILLING else {}
    return replace(
        known,
        verdict=verdict,
        found=found,
        evidence=evidence,
        fills=fills,
        message=_message(verdict, title, found, evidence),
    )


def doubts_of(evidence: tuple[FieldEvidence, ...]) -> str:
    """Return the fields that do not agree, in words."""
    return "; ".join(
        f"{row.field} «{row.stored}» – «{row.found}» ({row.comparison})"
        for row in evidence
        if row.field in JUDGED and not row.agrees
    )


def _message(
    verdict: Verdict, service: str, found: Work, evidence: tuple[FieldEvidence, ...]
) -> str:
    doubts = doubts_of(evidence)
    title = found.title or "(no title)"
    return _MESSAGES[verdict].format(
        service=service, title=title, doubts=doubts or "few fields"
    )
