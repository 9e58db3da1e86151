"""People's ORCID iDs: authors matched to records, and a person's works brought."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kzbib.errors import InputError, ServiceError
from kzbib.library.importing import Progress, import_source
from kzbib.library.report import ImportReport
from kzbib.model import Name, Work, work_to_csl
from kzbib.reading.source import source_from_bytes
from kzbib.resolving import orcid_record
from kzbib.resolving.hub import Services
from kzbib.resolving.lookup import look_up
from kzbib.resolving.orcid import clean_orcid
from kzbib.resolving.orcid_match import PersonMatch
from kzbib.resolving.orcid_record import Person
from kzbib.resolving.services import ORCID
from kzbib.resolving.similarity import compare_titles, same_person
from kzbib.store.store import Store
from kzbib.store.works import change_work, find_work, load_work


@dataclass(frozen=True, slots=True)
class Brought:
    """A person, their works, and what could not be completed."""

    person: Person
    works: tuple[Work, ...]
    notes: tuple[str, ...] = ()


def import_orcid(
    store: Store, orcid: str, services: Services, *, progress: Progress | None = None
) -> ImportReport:
    """Import the works that a person lists at ORCID; one event, as of any document.

    Raises InputError for an iD with a wrong check digit or without a record or works,
    ServiceError when ORCID gave no answer.
    """
    brought = person_works(orcid, services)
    name = f"orcid-{brought.person.orcid}.json"
    items = [work_to_csl(work) for work in brought.works]
    data = json.dumps(items, ensure_ascii=False, indent=1).encode()
    source = source_from_bytes(data, name)
    source = replace(source, notes=(*source.notes, *brought.notes))
    return import_source(store, source, progress=progress)


def person_works(orcid: str, services: Services) -> Brought:
    """Return a person and their works, with authors where any source has them."""
    valid = clean_orcid(orcid)
    if valid is None:
        raise InputError(
            f"«{orcid[:60]}» is no ORCID iD: sixteen digits, the last one a check",
            hint="Copy it from the person's page: 0000-0002-1825-0097.",
        )
    client = services[ORCID]
    listed = client.get(orcid_record.person_path(valid, "works"), "person")
    if listed.status == 404:
        raise InputError("ORCID has no such record", where=valid)
    summaries = list(orcid_record.summaries_from_answer(listed.json))
    if not summaries:
        raise InputError(
            "the record lists no public works",
            where=valid,
            hint="The person can make works public at orcid.org.",
        )
    about = client.get(orcid_record.person_path(valid), "person")
    person = orcid_record.person_from_answer(about.json, valid)
    full = _full_works(valid, [code for code, _ in summaries if code], services)
    notes: list[str] = []
    works = [
        _completed(full.get(code, work), person, services, notes)
        for code, work in summaries
    ]
    return Brought(person, tuple(works), tuple(dict.fromkeys(notes)))


def save_people(store: Store, found: Iterable[tuple[Work, list[PersonMatch]]]) -> int:
    """Write sure iDs to authors that have none. One event; returns how many."""
    sure = [
        (work, [match for match in matches if match.sure]) for work, matches in found
    ]
    count = sum(len(matches) for _, matches in sure)
    if not count:
        return 0
    with store.event("resolve", f"ORCID iDs of {count} authors"):
        for work, matches in sure:
            row = find_work(store, work.id)
            change_work(store, row, _with_ids(load_work(store, row), matches))
    return count


def _with_ids(work: Work, matches: list[PersonMatch]) -> Work:
    """The work with iDs on its authors, and the forms of their names kept."""
    known = {match.name.printed: match for match in matches}
    people = tuple(
        replace(name, orcid=known[name.printed].orcid)
        if name.printed in known and not name.orcid
        else name
        for name in work.people()
    )
    forms = dict(work.custom.get("name-forms") or {})
    for match in matches:
        printed = [name.printed for name in match.forms if name != match.name]
        if printed:
            forms[match.orcid] = printed
    custom = {**work.custom, "name-forms": forms} if forms else dict(work.custom)
    return replace(work.with_names("author", people), custom=custom)


def _full_works(orcid: str, codes: list[int], services: Services) -> dict[int, Work]:
    """Whole works by put-code; a summary has no authors."""
    works: dict[int, Work] = {}
    for path in orcid_record.works_paths(orcid, codes):
        answer = services[ORCID].get(path, "person")
        works.update(orcid_record.works_from_bulk(answer.json))
    return works


def _completed(
    work: Work, person: Person, services: Services, notes: list[str]
) -> Work:
    """The work with its authors: its own, else those of its DOI, else the person."""
    if not work.people() and work.get("DOI"):
        work = _with_doi_authors(work, services, notes)
    if not work.people() and person.names:
        me = replace(person.names[0], orcid=person.orcid)
        custom = {**work.custom, "et-al": True}
        return replace(work.with_names("author", (me,)), custom=custom)
    return work.with_names("author", tuple(_marked(work.people(), person)))


def _with_doi_authors(work: Work, services: Services, notes: list[str]) -> Work:
    try:
        found = look_up(services, work.get("DOI")).work
    except ServiceError as error:
        notes.append(f"authors not completed: {error.message}")
        return work
    if found is None or not found.people():
        return work
    if not (found.title and compare_titles(work.title, found.title).similarity > 0.8):
        notes.append(f"the DOI {work.get('DOI')} leads to another title")
        return work
    numbers = ("volume", "issue", "page", "ISSN")
    more = {key: found.get(key) for key in numbers if not work.get(key)}
    text = {**{key: value for key, value in more.items() if value}, **work.text}
    return replace(work, text=text).with_names("author", found.people())


def _marked(names: Iterable[Name], person: Person) -> Iterator[Name]:
    """Put the iD on the one author who is the person."""
    for name in names:
        mine = not name.orcid and any(same_person(name, own) for own in person.names)
        yield replace(name, orcid=person.orcid) if mine else name
