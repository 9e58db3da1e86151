"""An iD is written on two grounds only: the DOI's record, the person's own list."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kzbib.model import Name, Work
from kzbib.resolving.hub import Services
from kzbib.resolving.orcid_match import Ground, forms_of, match_authors
from kzbib.resolving.services import ORCID
from tests.replay import ReplayServer
from tests.resolving.fake_time import MakeServices

ONE, TWO = "0000-0002-1825-0097", "0000-0002-1694-233X"
WORK = Work(
    type="article-journal",
    language="ru",
    text={"title": "Степные города", "DOI": "10.5555/e"},
    names={"author": (Name("Есимов", "А. К."), Name("Омаров", "Б."))},
)


def person(family: str, given: str, *others: str) -> dict[str, Any]:
    return {
        "name": {"family-name": {"value": family}, "given-names": {"value": given}},
        "other-names": {"other-name": [{"content": other} for other in others]},
    }


def listed(server: ReplayServer, *people: tuple[str, dict[str, Any]]) -> None:
    """These people list the DOI among their works; names lead nowhere."""
    rows = [{"orcid-identifier": {"path": orcid}} for orcid, _ in people]
    server.ask("pub.orcid.org", "/v3.0/search/", lambda _: {"result": rows})
    server.ask(
        "pub.orcid.org", "/v3.0/expanded-search/", lambda _: {"expanded-result": None}
    )
    for orcid, about in people:
        path = f"/v3.0/{orcid}/person"
        server.add("pub.orcid.org", path, json.dumps(about).encode())


@pytest.fixture
def services(hand_made: ReplayServer, make_services: MakeServices) -> Services:
    made: Services = make_services(hand_made)
    return made


def test_a_person_who_lists_the_work_is_its_author(
    hand_made: ReplayServer, services: Services
) -> None:
    listed(hand_made, (ONE, person("Yesimov", "Arman", "Есимов Арман")))
    (match,) = match_authors(WORK, services[ORCID])
    assert (match.name.family, match.orcid) == ("Есимов", ONE)
    assert (match.ground, match.sure) == (Ground.WORKS, True)
    assert [form.printed for form in match.forms] == ["Yesimov Arman", "Есимов Арман"]


def test_a_romanised_name_is_the_same_person(
    hand_made: ReplayServer, services: Services
) -> None:
    listed(hand_made, (ONE, person("Esimov", "Arman")))
    (match,) = match_authors(WORK, services[ORCID])
    assert match.orcid == ONE


def test_two_people_of_one_name_give_no_id(
    hand_made: ReplayServer, services: Services
) -> None:
    listed(
        hand_made,
        (ONE, person("Есимов", "Арман")),
        (TWO, person("Есимов", "Азамат")),
    )
    assert match_authors(WORK, services[ORCID]) == []


def test_another_initial_is_another_person(
    hand_made: ReplayServer, services: Services
) -> None:
    listed(hand_made, (ONE, person("Есимов", "Бауыржан")))
    assert match_authors(WORK, services[ORCID]) == []


def test_the_record_of_the_doi_is_asked_first(
    hand_made: ReplayServer, services: Services
) -> None:
    record = WORK.with_names(
        "author",
        (Name("Esimov", "A.", orcid=ONE), Name("Omarov", "B.", orcid=TWO)),
    )
    found = match_authors(WORK, services[ORCID], record)
    assert [(each.orcid, each.ground) for each in found] == [
        (ONE, Ground.RECORD),
        (TWO, Ground.RECORD),
    ]
    assert hand_made.log == []


def test_who_has_an_id_is_not_looked_for(
    hand_made: ReplayServer, services: Services
) -> None:
    known = (Name("Есимов", "А.", orcid=ONE), Name("Омаров", "Б.", orcid=TWO))
    assert match_authors(WORK.with_names("author", known), services[ORCID]) == []
    assert hand_made.log == []


def test_forms_of_a_name() -> None:
    assert [form.family for form in forms_of(Name("Қасымов", "Е."), "kk")] == [
        "Қасымов",
        "Qasymov",
    ]
    assert len(forms_of(Name("Smith", "J."))) == 1
