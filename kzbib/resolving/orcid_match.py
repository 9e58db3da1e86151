"""Authors of a work matched to ORCID records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kzbib.errors import ServiceError
from kzbib.languages.fold import fold
from kzbib.languages.romanise import romanise
from kzbib.languages.scripts import script_of
from kzbib.model import Name, Work
from kzbib.resolving import orcid_record
from kzbib.resolving.client import Client
from kzbib.resolving.orcid_record import Person
from kzbib.resolving.similarity import same_person

_MOST_PEOPLE = 8  # authors of a DOI whose records are read
_MOST_ASKED = 3  # authors of a work who are searched for by name
_SCHEME = "bgn-pcgn"


class Ground(StrEnum):
    """On what an iD rests; the last is a candidate for a person to judge."""

    RECORD = "the record of the DOI has it"
    WORKS = "the person lists the DOI among their works"
    NAME = "the name and an affiliation are alike"


@dataclass(frozen=True, slots=True)
class PersonMatch:
    """An author with an iD, on what ground, and all known forms of the name."""

    name: Name
    orcid: str
    ground: Ground
    forms: tuple[Name, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether it may be written without asking."""
        return self.ground != Ground.NAME


def match_authors(
    work: Work, client: Client, record: Work | None = None
) -> list[PersonMatch]:
    """Return iDs for authors who have none, at most one each.

    ``record`` is what the work's DOI led to, if that was confirmed. Raises
    ServiceError when ORCID had to be asked and gave no answer.
    """
    matches = list(_by_record(work, record)) if record else []
    if work.get("DOI") and _open(work, matches):
        matches += _by_works(work, _open(work, matches), client)
    for name in _open(work, matches)[:_MOST_ASKED]:
        matches += _by_name(name, work, client)
    return matches


def _open(work: Work, matches: list[PersonMatch]) -> list[Name]:
    done = {match.name for match in matches}
    return [n for n in work.people() if not n.orcid and n not in done and n.family]


def _by_record(work: Work, record: Work) -> Iterator[PersonMatch]:
    for name in _open(work, []):
        twins = [each for each in record.people() if same_person(name, each)]
        if len(twins) == 1 and twins[0].orcid:
            yield PersonMatch(name, twins[0].orcid, Ground.RECORD, (twins[0],))


def _by_works(work: Work, names: list[Name], client: Client) -> Iterator[PersonMatch]:
    answer = client.get(
        orcid_record.search_path(orcid_record.doi_query(work.get("DOI"))), "person"
    )
    people = []
    for orcid in orcid_record.orcids_from_answer(answer.json)[:_MOST_PEOPLE]:
        about = client.get(orcid_record.person_path(orcid), "person")
        people.append(orcid_record.person_from_answer(about.json, orcid))
    for name in names:
        twins = [person for person in people if is_named(person, name)]
        if len(twins) == 1:
            person = twins[0]
            yield PersonMatch(name, person.orcid, Ground.WORKS, person.names)


def _by_name(name: Name, work: Work, client: Client) -> Iterator[PersonMatch]:
    """A candidate only: one person of that name who works where the work says."""
    found: dict[str, Person] = {}
    for form in forms_of(name, work.language):
        path = orcid_record.search_path(orcid_record.name_query(form), expanded=True)
        try:
            answer = client.get(path, "person")
        except ServiceError:
            return
        for person in orcid_record.people_from_answer(answer.json):
            found.setdefault(person.orcid, person)
    alike = [person for person in found.values() if is_named(person, name)]
    near = [person for person in alike if _works_there(person, work)]
    if len(near) == 1:
        yield PersonMatch(name, near[0].orcid, Ground.NAME, near[0].names)


def is_named(person: Person, name: Name) -> bool:
    """Tell whether one of a person's names may be ``name``, in either script."""
    return any(same_person(form, name) for form in person.names)


def forms_of(name: Name, language: str = "ru") -> tuple[Name, ...]:
    """Return the name, and its romanised form if it is Cyrillic."""
    if script_of(name.family) != "Cyrl":
        return (name,)
    lang = language[:2] if language[:2] in ("ru", "kk") else "ru"
    latin = Name(
        family=romanise(name.family, _SCHEME, lang),
        given=romanise(name.given, _SCHEME, lang),
    )
    return name, latin


def _works_there(person: Person, work: Work) -> bool:
    """Whether an institution of the person is named in the work (publisher, note)."""
    places = [work.get(key) for key in ("publisher", "note", "archive", "authority")]
    words = set(fold(" ".join(places)).split())
    return any(
        len(set(fold(place).split()) & words) >= 2 for place in person.affiliations
    )
