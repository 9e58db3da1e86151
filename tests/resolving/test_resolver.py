"""In which order services are asked, and what the answers amount to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kzbib.model import Work, work_from_csl
from kzbib.resolving.cache import Cache
from kzbib.resolving.offline import OfflineIndex, build_index
from kzbib.resolving.resolver import NOT_COVERED, Case, Resolver
from tests.replay import ReplayServer, Request
from tests.resolving.fake_time import FakeTime, MakeServices

# Made by hand after the shape of Crossref's answers.
RECORD: dict[str, Any] = {
    "DOI": "10.5555/kz.2020.3.5",
    "type": "journal-article",
    "title": ["Степные города в письменных источниках средневековья"],
    "author": [{"family": "Есимов", "given": "А."}],
    "container-title": ["Вестник истории"],
    "volume": "3",
    "page": "5-19",
    "issued": {"date-parts": [[2020]]},
}
STORED: dict[str, Any] = {
    "type": "article-journal",
    "language": "ru",
    "title": "Степные города в письменных источниках средневековья",
    "author": [{"family": "Есимов", "given": "А. К."}],
    "container-title": "Вестник истории",
    "volume": "3",
    "page": "5-19",
    "issued": {"date-parts": [[2020]]},
}
ROMANISED: dict[str, Any] = {
    "language": "ru-Latn",
    "title": "Stepnye goroda v pis'mennykh istochnikakh srednevekov'ya",
    "author": [{"family": "Esimov", "given": "A. K."}],
    "container-title": "Vestnik istorii",
}


def work(**changes: Any) -> Work:
    csl = STORED | changes
    return work_from_csl({key: value for key, value in csl.items() if value})


def listing(*records: dict[str, Any]) -> dict[str, Any]:
    """Answer as Crossref's searches do."""
    items = {"items": list(records), "total-results": len(records)}
    return {"status": "ok", "message-type": "work-list", "message": items}


def found_by_search(server: ReplayServer, *records: dict[str, Any]) -> None:
    server.ask("api.crossref.org", "/works", lambda _: listing(*records))


def knows_prefix(server: ReplayServer, agency: str) -> None:
    answer = [{"DOI": "10.5555", "RA": agency}]
    server.ask("doi.org", "/ra/10.5555", lambda _: answer)


def test_a_confirmed_doi_ends_the_questions(
    hand_made: ReplayServer, make_services: MakeServices
) -> None:
    hand_made.add_work(RECORD)
    said = Resolver(make_services(hand_made)).resolve(Case(work(DOI=RECORD["DOI"])))
    assert (said.verdict, said.origin, said.service) == ("confirmed", "doi", "crossref")
    assert hand_made.paths() == ["/works/10.5555/kz.2020.3.5"]


def test_a_printed_doi_is_a_claim_too(
    hand_made: ReplayServer, make_services: MakeServices
) -> None:
    hand_made.add_work(RECORD)
    text = "Есимов А. Степные города // Вестник. 2020. DOI: 10.5555/KZ.2020.3.5."
    said = Resolver(make_services(hand_made)).resolve(Case(work(), text))
    assert (said.verdict, said.origin) == ("confirmed", "text")


@pytest.mark.parametrize("changes", [{}, ROMANISED], ids=["cyrillic", "romanised"])
def test_a_search_confirms_by_agreeing_fields(
    hand_made: ReplayServer, make_services: MakeServices, changes: dict[str, Any]
) -> None:
    other = RECORD | {"DOI": "10.5555/other", "page": "30-39", "volume": "4"}
    found_by_search(hand_made, other, RECORD)
    said = Resolver(make_services(hand_made)).resolve(Case(work(**changes)))
    assert (said.verdict, said.doi) == ("confirmed", RECORD["DOI"])
    assert said.origin == "search"
    assert said.fills["DOI"] == RECORD["DOI"]


def test_the_question_is_one_string_of_few_rows(
    hand_made: ReplayServer, make_services: MakeServices
) -> None:
    asked: list[Request] = []
    hand_made.ask(
        "api.crossref.org", "/works", lambda request: asked.append(request) or listing()
    )
    Resolver(make_services(hand_made)).resolve(Case(work()))
    query = dict(asked[0].query)
    assert query["rows"] == "10"
    assert query["query.bibliographic"] == (
        "Есимов Степные города в письменных источниках средневековья"
        " Вестник истории 3 5-19 2020"
    )


def test_two_equal_records_are_ambiguous(
    hand_made: ReplayServer, make_services: MakeServices
) -> None:
    found_by_search(hand_made, RECORD, RECORD | {"DOI": "10.5555/twin"})
    said = Resolver(make_services(hand_made)).resolve(Case(work()))
    assert said.verdict == "ambiguous"
    assert said.fills == {}
    assert said.other is not None
    assert {said.doi, said.other.get("DOI")} == {RECORD["DOI"], "10.5555/twin"}


def test_a_refused_record_is_not_offered_again(
    hand_made: ReplayServer, make_services: MakeServices
) -> None:
    found_by_search(hand_made, RECORD)
    case = Case(work(), refused=frozenset({RECORD["DOI"]}))
    assert Resolver(make_services(hand_made)).resolve(case).verdict == "not-found"


# what is near the work but another one
SIBLINGS: dict[str, dict[str, Any]] = {
    "part": {"title": [f"{RECORD['title'][0]}. Часть 2"], "page": "20-31"},
    "sequel": {
        "volume": "4",
        "page": "7-20",
        "issued": {"date-parts": [[2021]]},
    },
    "erratum": {"title": [f"Исправление: {RECORD['title'][0]}"], "page": "99"},
    "review": {"title": [f"Рецензия: {RECORD['title'][0]}"]},
    "page": {"page": "105-119"},
    "volume": {"volume": "13"},
    "preprint": {"type": "posted-content", "volume": None, "page": None},
    "stranger": {"author": [{"family": "Сидоров", "given": "С."}], "page": "1-2"},
}


@pytest.mark.parametrize("changes", SIBLINGS.values(), ids=SIBLINGS)
def test_a_sibling_is_never_confirmed(
    hand_made: ReplayServer, make_services: MakeServices, changes: dict[str, Any]
) -> None:
    found_by_search(hand_made, RECORD | {"DOI": "10.5555/sibling"} | changes)
    said = Resolver(make_services(hand_made)).resolve(Case(work()))
    assert said.verdict in ("not-found", "probable")
    assert said.verdict == "probable" or said.fills == {}


def test_a_wrong_doi_is_said_with_the_right_one(
    hand_made: ReplayServer, make_services: MakeServices
) -> None:
    wrong = RECORD | {
        "DOI": "10.5555/wrong",
        "title": ["Климат и урожайность пшеницы"],
        "author": [{"family": "Сидоров", "given": "С."}],
        "page": "77",
    }
    hand_made.add_work(wrong)
    found_by_search(hand_made, wrong, RECORD)
    said = Resolver(make_services(hand_made)).resolve(Case(work(DOI="10.5555/wrong")))
    assert said.verdict == "wrong-work"
    assert said.other is not None
    assert said.other.get("DOI") == RECORD["DOI"]
    assert said.fills == {}


def test_what_crossref_lacks_is_asked_of_its_agency(
    hand_made: ReplayServer, make_services: MakeServices
) -> None:
    knows_prefix(hand_made, "DataCite")
    attributes = {
        "doi": "10.5555/data",
        "titles": [{"title": STORED["title"]}],
        "creators": [{"familyName": "Есимов", "givenName": "А."}],
        "publicationYear": 2020,
        "types": {"citeproc": "article-journal", "resourceTypeGeneral": "Text"},
        "container": {"title": "Вестник истории", "volume": "3", "firstPage": "5"},
    }
    body = {"data": {"id": "10.5555/data", "attributes": attributes}}
    hand_made.add("api.datacite.org", "/dois/10.5555/data", json.dumps(body).encode())
    said = Resolver(make_services(hand_made)).resolve(Case(work(DOI="10.5555/data")))
    assert (said.verdict, said.service) == ("confirmed", "datacite")
    assert [(line.host, line.path) for line in hand_made.log] == [
        ("api.crossref.org", "/works/10.5555/data"),
        ("doi.org", "/ra/10.5555"),
        ("api.datacite.org", "/dois/10.5555/data"),
    ]


def test_an_unknown_doi_is_not_found_at_its_agency(
    hand_made: ReplayServer, make_services: MakeServices
) -> None:
    knows_prefix(hand_made, "Crossref")
    found_by_search(hand_made)
    said = Resolver(make_services(hand_made)).resolve(Case(work(DOI="10.5555/none")))
    assert said.verdict == "not-found"
    assert "Crossref" in said.message


def test_the_offline_index_comes_before_the_network(
    hand_made: ReplayServer, make_services: MakeServices, tmp_path: Path
) -> None:
    data = tmp_path / "works.jsonl"
    data.write_text(json.dumps(RECORD, ensure_ascii=False) + "\n", encoding="utf-8")
    build_index(tmp_path / "offline.db", [data])
    index = OfflineIndex(tmp_path / "offline.db")
    resolver = Resolver(make_services(hand_made), index)
    for changes in ({}, {"DOI": RECORD["DOI"]}, ROMANISED):
        said = resolver.resolve(Case(work(**changes)))
        assert (said.verdict, said.service) == ("confirmed", "offline")
    assert hand_made.log == []
    assert Resolver(None, index).resolve(Case(work(title="Иное"))).verdict == (
        "not-found"
    )
    index.close()


def test_of_a_cyrillic_book_nothing_is_claimed(
    hand_made: ReplayServer, make_services: MakeServices
) -> None:
    found_by_search(hand_made)
    book = work(
        type="book", **{"container-title": "", "volume": "", "page": "", "author": []}
    )
    said = Resolver(make_services(hand_made)).resolve(Case(book))
    assert said.verdict == "not-comparable"
    assert said.message == NOT_COVERED


def test_nothing_to_look_for(
    hand_made: ReplayServer, make_services: MakeServices
) -> None:
    said = Resolver(make_services(hand_made)).resolve(Case(Work()))
    assert said.verdict == "not-comparable"
    assert hand_made.log == []


def test_openalex_is_asked_only_with_a_key_and_the_key_is_kept_to_it(
    hand_made: ReplayServer,
    make_services: MakeServices,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    found_by_search(hand_made)
    hand_made.ask("api.openalex.org", "/works", lambda _: {"results": []})
    Resolver(make_services(hand_made)).resolve(Case(work()))
    assert {line.host for line in hand_made.log} == {"api.crossref.org"}
    hand_made.log.clear()
    services = make_services(hand_made, cache=Cache(tmp_path / "http.db"))
    monkeypatch.setenv("KZBIB_OPENALEX_KEY", "s3cret")
    said = Resolver(services).resolve(Case(work()))
    services.close()
    assert [line.host for line in hand_made.log] == [
        "api.crossref.org",
        "api.openalex.org",
    ]
    assert "s3cret" not in repr(said)
    assert "s3cret" not in str(hand_made.log[0])
    assert b"s3cret" not in (tmp_path / "http.db").read_bytes()


def test_trouble_with_a_search_is_no_finding(
    hand_made: ReplayServer, make_services: MakeServices
) -> None:
    hand_made.add(
        "api.crossref.org", "/works", b"<html>", headers={"content-type": "text/html"}
    )
    hand_made.ask("api.crossref.org", "/works", lambda _: {"message": {}})
    hand_made.play({"response": {"status": 403, "text": "no"}}, 20)
    said = Resolver(make_services(hand_made)).resolve(Case(work()))
    assert said.verdict == "error"


def test_the_pace_of_a_run_is_kept(
    hand_made: ReplayServer, make_services: MakeServices, fake_time: FakeTime
) -> None:
    found_by_search(hand_made)
    started = fake_time.now
    resolver = Resolver(make_services(hand_made))
    for number in range(31):
        resolver.resolve(Case(work(title=f"Заглавие номер {number} среди прочих")))
    assert len(hand_made.log) == 31
    assert fake_time.now - started == pytest.approx(10, abs=0.5)  # 3 a second
    assert hand_made.most_in_flight == 1
