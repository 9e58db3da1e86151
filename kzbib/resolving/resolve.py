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
        return replace(known, url=doi_url(reading.doi), message=str(error))
    return _resolution(work, reading.doi, answer, client)


def _resolution(work: Work, doi: str, answer: Answer, client: Client) -> Resolution:
    known = Resolution(
        Verdict.NOT_FOUND,
        client.service.name,
        doi,
        doi_url(doi),
        message=f"{client.service.title} does not know this DOI: it is mistyped, or "
        "registered elsewhere",
        sha256=answer.sha256,
        fetched=answer.fetched,
        stale=answer.stale,
    )
    if answer.status == 404:
        return known
    found = work_from_answer(answer.json)
    if found is None:
        message = f"the answer of {client.service.title} has no record of a work"
        return replace(known, verdict=Verdict.ERROR, message=message)
    evidence = compare_works(work, found)
    verdict = judge(evidence)
    fills = fills_for(work, found, evidence) if verdict in _FILLING else {}
    return replace(
        known,
        verdict=verdict,
        found=found,
        evidence=evidence,
        fills=fills,
        message=_message(verdict, client.service.title, found, evidence),
    )


def _message(
    verdict: Verdict, service: str, found: Work, evidence: tuple[FieldEvidence, ...]
) -> str:
    doubts = "; ".join(
        f"{row.field} «{row.stored}» – «{row.found}» ({row.comparison})"
        for row in evidence
        if row.field in JUDGED and not row.agrees
    )
    title = found.title or "(no title)"
    return _MESSAGES[verdict].format(
        service=service, title=title, doubts=doubts or "few fields"
    )
