"""What the command line does with ORCID: a person's works, and the iDs of authors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from kzbib.cli.output import count, progress, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kzbib.library.report import ImportReport
    from kzbib.library.resolve import Resolved
    from kzbib.model import Work
    from kzbib.resolving.hub import Services
    from kzbib.resolving.orcid_match import PersonMatch
    from kzbib.store.store import Store


def import_works(store: Store, orcid: str) -> ImportReport:
    """Import the public works of a person. Raises InputError, ServiceError."""
    from kzbib.library.orcid import import_orcid
    from kzbib.resolving.cache import Cache
    from kzbib.resolving.hub import Services

    with Services(cache=Cache()) as services, progress(f"works of {orcid}") as step:
        return import_orcid(store, orcid, services, progress=step)


def match_people(
    store: Store, found: Iterable[Resolved], services: Services, *, apply: bool
) -> None:
    """Look for the iDs of authors; with ``apply`` sure ones are written."""
    from kzbib.errors import ServiceError
    from kzbib.library.orcid import save_people
    from kzbib.resolving.orcid_match import match_authors
    from kzbib.resolving.services import ORCID

    matched: list[tuple[Work, list[PersonMatch]]] = []
    for each in found:
        confirmed = each.resolution.verdict == "confirmed"
        record = each.resolution.found if confirmed else None
        try:
            matches = match_authors(each.work, services[ORCID], record)
        except ServiceError as error:
            say(f"kzbib: {error}")
            break
        matched.append((each.work, matches))
        for match in matches:
            sure = "" if match.sure else "perhaps "
            name = match.name.printed
            typer.echo(f"{each.work.id}: {name}: {sure}{match.orcid}, {match.ground}")
    if apply:
        say(f"{count(save_people(store, matched), 'iD')} written")
