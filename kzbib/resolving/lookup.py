"""The record of a DOI, wherever it is registered."""

from __future__ import annotations

from dataclasses import dataclass

from kzbib.errors import ServiceError
from kzbib.model import Work
from kzbib.resolving import crossref, datacite, doi_org
from kzbib.resolving.client import Answer
from kzbib.resolving.hub import Services
from kzbib.resolving.services import CROSSREF, DATACITE, DOI_ORG, Service


@dataclass(frozen=True, slots=True)
class Record:
    """What a DOI leads to: the work (None: no such DOI), who said so, the answer."""

    service: Service
    answer: Answer
    work: Work | None
    agency: str = ""


def look_up(services: Services, doi: str) -> Record:
    """Return the record of a cleaned DOI.

    Crossref is asked first; what it does not know is looked for at the agency that
    doi.org names for the prefix, so that «not found» means every agency. Raises
    ServiceError when a service that had to be asked gave no answer or no record.
    """
    answer = services[CROSSREF].get(crossref.work_path(doi))
    if answer.status != 404:
        return _record(CROSSREF, answer, crossref.work_from_answer(answer.json))
    named = services[DOI_ORG].get(doi_org.agency_path(doi), "agency")
    agency = doi_org.agency_from_answer(named.json)
    if agency == "DataCite":
        answer = services[DATACITE].get(datacite.work_path(doi))
        if answer.status == 404:
            return Record(DATACITE, answer, None, agency)
        return _record(DATACITE, answer, datacite.work_from_answer(answer.json))
    if agency in ("", "Crossref"):
        return Record(CROSSREF, answer, None, agency)
    answer = services[DOI_ORG].get(doi_org.work_path(doi), accept=doi_org.CSL_JSON)
    if answer.status == 404:
        return Record(DOI_ORG, answer, None, agency)
    return _record(DOI_ORG, answer, doi_org.work_from_answer(answer.json), agency)


def _record(
    service: Service, answer: Answer, work: Work | None, agency: str = ""
) -> Record:
    if work is None:
        raise ServiceError(
            f"the answer of {service.title} has no record of a work",
            where=answer.url,
            hint="Nothing was concluded; try again later.",
        )
    return Record(service, answer, work, agency or service.title)
