"""From a work to a record: its own DOI, a printed one, the offline index, a search."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from kzbib.errors import ServiceError
from kzbib.languages.scripts import script_of
from kzbib.model import Variant, Work
from kzbib.resolving import crossref_search, openalex
from kzbib.resolving.choice import Choice, best_of, choose
from kzbib.resolving.client import Answer
from kzbib.resolving.compare import FieldEvidence
from kzbib.resolving.doi import DoiProblem, DoiReading, doi_url, find_doi, read_doi
from kzbib.resolving.fills import fills_for
from kzbib.resolving.hub import Services
from kzbib.resolving.lookup import look_up
from kzbib.resolving.offline import OfflineIndex
from kzbib.resolving.resolve import Resolution, doubts_of, judged, with_answer
from kzbib.resolving.services import CROSSREF, OPENALEX, Service
from kzbib.resolving.verdict import Verdict

# Works that no index of DOIs covers when they are in Russian or Kazakh.
_UNCOVERED = frozenset(
    "book chapter thesis legislation bill regulation standard map report document "
    "article-newspaper entry entry-encyclopedia pamphlet manuscript speech".split()
)
NOT_COVERED = (
    "no index covers this: Russian and Kazakh books, theses, laws and newspapers have"
    " DOIs rarely; look in a library's catalogue"
)
_MESSAGES = {
    Verdict.CONFIRMED: "{where} has the work under {doi}",
    Verdict.PROBABLE: "probably {doi} at {where}; compare: {doubts}",
    Verdict.AMBIGUOUS: "two records are equally near: {doi} and {other}",
    Verdict.NOT_FOUND: "nothing like it was found at {where}; that proves nothing",
    Verdict.NOT_COMPARABLE: "neither a title nor an author to look for",
}
_USEFUL = frozenset({Verdict.CONFIRMED, Verdict.PROBABLE, Verdict.AMBIGUOUS})
_MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class Case:
    """A work to look for, its reference as printed, and DOIs a user has refused."""

    work: Work
    text: str = ""
    refused: frozenset[str] = frozenset()


class Resolver:
    """Asks in this order: stored DOI, printed DOI, offline index, Crossref, OpenAlex.

    OpenAlex is asked only when the user has a key. No step is taken after one that
    confirmed. ``services`` may be None: then the offline index is all there is.
    """

    def __init__(
        self, services: Services | None, index: OfflineIndex | None = None
    ) -> None:
        self._services = services
        self._index = index

    def resolve(self, case: Case) -> Resolution:
        """Return what is known of a work. Raises nothing for a service in trouble."""
        claimed = self._claimed(case)
        if claimed and claimed.verdict not in (Verdict.NOT_FOUND, Verdict.WRONG_WORK):
            return claimed
        found = self._searched(case)
        if claimed is None:
            return found
        if found.verdict == Verdict.CONFIRMED and found.found:
            message = f"{claimed.message}; the work itself is {found.doi}"
            return replace(claimed, other=found.found, message=message)
        return claimed

    def _claimed(self, case: Case) -> Resolution | None:
        """Resolve the DOI that the work or its printed reference claims to have."""
        reading, origin = _claim(case)
        if reading.problem == DoiProblem.ABSENT or reading.doi in case.refused:
            return None
        known = Resolution(
            Verdict.ERROR, CROSSREF.name, reading.doi, doi_url(reading.doi)
        )
        known = replace(known, origin=origin)
        if reading.problem == DoiProblem.TORN:
            message = f"the DOI «{reading.doi}» cannot be looked up: {reading.problem}"
            return replace(known, verdict=Verdict.NOT_FOUND, url="", message=message)
        if self._index and (found := self._index.find_doi(reading.doi)):
            local = replace(known, service="offline")
            return judged(case.work, found, local, "the offline index")
        if self._services is None:
            return None
        return self._asked(case, self._services, known)

    def _asked(self, case: Case, services: Services, known: Resolution) -> Resolution:
        try:
            record = look_up(services, known.doi)
        except ServiceError as error:
            return replace(known, message=error.message)
        known = with_answer(replace(known, service=record.service.name), record.answer)
        if record.work is None:
            message = f"no agency knows this DOI ({record.agency or 'unknown prefix'})"
            return replace(known, verdict=Verdict.NOT_FOUND, message=message)
        return judged(case.work, record.work, known, record.service.title)

    def _searched(self, case: Case) -> Resolution:
        if not (case.work.title or case.work.people() or case.text):
            message = _MESSAGES[Verdict.NOT_COMPARABLE]
            return Resolution(Verdict.NOT_COMPARABLE, "", message=message)
        results: list[Resolution] = []
        trouble: ServiceError | None = None
        if self._index:
            works = self._index.search(case.work, case.text)
            results.append(_chosen(case, works, "offline", "the offline index", None))
        try:
            for service, path in self._questions(case, results):
                results.append(self._search(case, service, path))
        except ServiceError as error:
            trouble = error
        best = _best(results)
        if trouble and (best is None or best.verdict not in _USEFUL):
            return Resolution(Verdict.ERROR, CROSSREF.name, message=trouble.message)
        if best is None:
            return Resolution(Verdict.NOT_FOUND, "", message="nowhere to look")
        return _honest(case.work, best)

    def _questions(
        self, case: Case, results: list[Resolution]
    ) -> Iterator[tuple[Service, str]]:
        """Yield searches until one has confirmed."""
        if self._services is None:
            return
        for query in _queries(case):
            if _is_done(results):
                return
            yield CROSSREF, crossref_search.search_path(query)
        if OPENALEX.key and not _is_done(results):
            yield OPENALEX, openalex.search_path(case.work.title or case.text)

    def _search(self, case: Case, service: Service, path: str) -> Resolution:
        assert self._services is not None
        answer = self._services[service].get(path, "search")
        read = (
            crossref_search.works_from_answer
            if service == CROSSREF
            else openalex.works_from_answer
        )
        works = read(answer.json)
        return _chosen(case, works, service.name, service.title, answer)


def _claim(case: Case) -> tuple[DoiReading, str]:
    reading = read_doi(case.work.get("DOI"))
    if reading.problem != DoiProblem.ABSENT or not case.text:
        return reading, "doi"
    printed = find_doi(case.text)
    return (DoiReading(printed), "text") if printed else (reading, "doi")


def _chosen(
    case: Case,
    works: Collection[Work],
    service: str,
    title: str,
    answer: Answer | None,
) -> Resolution:
    choice = choose(case.work, works, text=case.text, refused=case.refused)
    origin = "search" if answer else "offline"
    best = choice.best
    known = Resolution(choice.verdict, service, origin=origin)
    if answer:
        known = with_answer(known, answer)
    if best is None:
        message = _MESSAGES[Verdict.NOT_FOUND].format(where=title)
        return replace(known, message=message)
    fills = (
        fills_for(case.work, best.work, best.evidence)
        if choice.verdict in (Verdict.CONFIRMED, Verdict.PROBABLE)
        else {}
    )
    return replace(
        known,
        doi=best.doi,
        url=doi_url(best.doi),
        found=best.work,
        evidence=best.evidence,
        fills=fills,
        other=choice.runner_up.work
        if choice.verdict == Verdict.AMBIGUOUS and choice.runner_up
        else None,
        message=_message(choice, title, best.evidence),
    )


def _message(choice: Choice, title: str, evidence: tuple[FieldEvidence, ...]) -> str:
    return _MESSAGES[choice.verdict].format(
        where=title,
        doi=choice.best.doi if choice.best else "",
        other=choice.runner_up.doi if choice.runner_up else "",
        doubts=doubts_of(evidence) or "few fields",
    )


def _best(results: list[Resolution]) -> Resolution | None:
    if not results:
        return None
    choices = [Choice(result.verdict) for result in results]
    return results[choices.index(best_of(choices))]


def _is_done(results: list[Resolution]) -> bool:
    return any(result.verdict == Verdict.CONFIRMED for result in results)


def _honest(work: Work, best: Resolution) -> Resolution:
    """Say of a Cyrillic book that no index covers it, not that it was not found."""
    cyrillic = script_of(work.title) == "Cyrl" or work.language[:2] in ("ru", "kk")
    if best.verdict == Verdict.NOT_FOUND and cyrillic and work.type in _UNCOVERED:
        return replace(best, verdict=Verdict.NOT_COMPARABLE, message=NOT_COVERED)
    return best


def _queries(case: Case) -> Iterator[str]:
    """Yield what to search for: the work, then its other reading if it has one."""
    yield _query(case.work) or case.text
    other: Variant | None = next((v for v in case.work.variants if v.work.title), None)
    if other and script_of(other.work.title) != script_of(case.work.title):
        yield _query(other.work.with_text(page=case.work.get("page")), case.work.year)


def _query(work: Work, year: int | None = None) -> str:
    people = work.people() or work.people("editor")
    names = [name.family or name.literal for name in people[:_MOST_NAMES]]
    fields = ("title", "container-title", "volume", "page")
    parts = [
        *names,
        *(work.get(field) for field in fields),
        str(work.year or year or ""),
    ]
    return " ".join(filter(None, parts))
