"""ORCID and retractions on the command line: only what services say, never more."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from kzbib.cli.resolving import TRY_LATER
from tests.cli.conftest import Shell
from tests.replay import ReplayServer

ORCID = "0000-0002-1825-0097"  # ORCID's own fictitious person
DOI = "10.5555/orcid.1"

# Made by hand after the shape of the recorded answers.
PERSON: dict[str, Any] = {
    "name": {
        "given-names": {"value": "Aigerim"},
        "family-name": {"value": "Serikbayeva"},
        "credit-name": None,
    },
    "other-names": {"other-name": [{"content": "Серікбаева Айгерім"}]},
}


def titled(title: str) -> dict[str, Any]:
    return {"title": {"value": title}, "subtitle": None, "translated-title": None}


def work(code: int, title: str, doi: str = "") -> dict[str, Any]:
    ids = {
        "external-id-type": "doi",
        "external-id-value": doi,
        "external-id-relationship": "self",
    }
    return {
        "put-code": code,
        "title": titled(title),
        "type": "journal-article",
        "journal-title": {"value": "Хабаршы"},
        "publication-date": {"year": {"value": "2021"}},
        "external-ids": {"external-id": [ids] if doi else []},
    }


WORKS = [
    work(1, "Қазақ тіліндегі ғылыми мәтіндер", DOI),
    work(2, "Words of the steppe"),
]
RECORD: dict[str, Any] = {
    "DOI": DOI,
    "type": "journal-article",
    "title": ["Қазақ тіліндегі ғылыми мәтіндер"],
    "author": [
        {"family": "Серікбаева", "given": "А.", "ORCID": f"https://orcid.org/{ORCID}"},
        {"family": "Омаров", "given": "Б."},
    ],
    "container-title": ["Хабаршы"],
    "volume": "4",
    "page": "11-20",
    "issued": {"date-parts": [[2021]]},
}


def bib(**fields: str) -> str:
    rows = ",\n".join(f" {name}={{{value}}}" for name, value in fields.items())
    return f"@article{{serik,\n{rows}}}\n"


ENTRY = bib(
    author="Серікбаева, А. and Омаров, Б.",
    title="Қазақ тіліндегі ғылыми мәтіндер",
    journal="Хабаршы",
    year="2021",
    pages="11--20",
    volume="4",
    doi=DOI,
)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ReplayServer]:
    with ReplayServer() as replay:
        replay.point(monkeypatch.setenv)
        monkeypatch.delenv("KZBIB_ORCID_TOKEN", raising=False)
        monkeypatch.setattr("time.sleep", lambda seconds: None)
        replay.add_work(RECORD)
        base = f"/v3.0/{ORCID}"
        groups = {"group": [{"work-summary": [each]} for each in WORKS]}
        bulk = {"bulk": [{"work": each} for each in WORKS]}
        for path, value in (
            (f"{base}/works", groups),
            (f"{base}/person", PERSON),
            (f"{base}/works/1,2", bulk),
        ):
            replay.add("pub.orcid.org", path, json.dumps(value).encode())
        yield replay


def test_the_works_of_a_person_are_imported(kzbib: Shell, server: ReplayServer) -> None:
    answer = kzbib("import", "--orcid", ORCID)
    assert answer.code == 0, answer.err
    assert "2" in answer.out
    rows = kzbib.rows("SELECT title, authors, year, doi FROM work ORDER BY title DESC")
    assert rows == [
        ("Қазақ тіліндегі ғылыми мәтіндер", "Серікбаева А.; Омаров Б.", 2021, DOI),
        ("Words of the steppe", "Serikbayeva Aigerim", 2021, ""),
    ]
    people = kzbib.rows("SELECT DISTINCT orcid FROM person WHERE orcid <> ''")
    assert people == [(ORCID,)]
    assert {line.headers["accept"] for line in server.log} == {"application/json"}
    asked = len(server.log)
    assert kzbib("import", "--orcid", f"https://orcid.org/{ORCID}").code == 0
    assert len(server.log) == asked
    assert kzbib.rows("SELECT count(*) FROM work") == [(2,)]
    kzbib("undo")
    assert kzbib.rows("SELECT count(*) FROM work") == [(0,)]


# what is given, exit code, words of the error
REFUSED = [
    ("0000-0002-1825-0098", 2, "no ORCID iD"),
    ("me", 2, "no ORCID iD"),
    ("0000-0002-1694-233X", 2, "no such record"),
]


@pytest.mark.parametrize(("orcid", "code", "words"), REFUSED)
def test_a_person_that_is_not_there(
    kzbib: Shell, server: ReplayServer, orcid: str, code: int, words: str
) -> None:
    answer = kzbib("import", "--orcid", orcid)
    assert answer.code == code
    assert words in answer.err
    assert bool(server.log) == ("such" in words)


def test_nothing_to_import(kzbib: Shell) -> None:
    answer = kzbib("import")
    assert answer.code == 2
    assert "--orcid" in answer.err


def test_the_token_goes_to_orcid_alone(
    kzbib: Shell, server: ReplayServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KZBIB_ORCID_TOKEN", "t0ken")
    answer = kzbib("import", "--orcid", ORCID)
    for line in server.log:
        sent = line.headers.get("authorization", "")
        assert sent == ("Bearer t0ken" if line.host == "pub.orcid.org" else "")
    assert "t0ken" not in answer.out + answer.err
    assert b"t0ken" not in (kzbib.folder / "http.db").read_bytes()


def test_the_record_of_a_doi_gives_an_author_the_id(
    kzbib: Shell, server: ReplayServer
) -> None:
    server.ask(
        "pub.orcid.org", "/v3.0/search/", lambda _: {"result": None, "num-found": 0}
    )
    expanded = {"expanded-result": None, "num-found": 0}
    server.ask("pub.orcid.org", "/v3.0/expanded-search/", lambda _: expanded)
    kzbib("import", kzbib.file("one.bib", ENTRY))
    key = kzbib.rows("SELECT citekey FROM work")[0][0]
    dry = kzbib("resolve", "--people")
    assert f"{key}: Серікбаева А.: {ORCID}" in dry.out
    assert kzbib.rows("SELECT count(*) FROM person WHERE orcid <> ''") == [(0,)]
    applied = kzbib("resolve", "--people", "--apply")
    assert "1 iD written" in applied.err
    found = kzbib.rows(
        "SELECT contribution.printed FROM contribution JOIN person"
        f" ON person.id = person_id WHERE person.orcid = '{ORCID}'"
    )
    assert len(found) == 1
    assert str(found[0][0]).startswith("Серікбаева")


def test_a_name_alone_is_a_candidate_and_never_written(
    kzbib: Shell, server: ReplayServer
) -> None:
    nobody = RECORD | {"author": [{"family": "Серікбаева", "given": "А."}]}
    server.add_work(nobody)
    server.ask("pub.orcid.org", "/v3.0/search/", lambda _: {"result": []})
    row = {
        "orcid-id": ORCID,
        "given-names": "Aigerim",
        "family-names": "Serikbaeva",
        "other-name": ["Серікбаева А."],
        "institution-name": ["Al-Farabi Kazakh National University"],
    }
    server.ask(
        "pub.orcid.org", "/v3.0/expanded-search/", lambda _: {"expanded-result": [row]}
    )
    entry = ENTRY.replace(" and Омаров, Б.", "").replace(
        "journal=", "publisher={Al-Farabi Kazakh National University},\n journal="
    )
    kzbib("import", kzbib.file("one.bib", entry))
    answer = kzbib("resolve", "--people", "--apply")
    assert f"perhaps {ORCID}" in answer.out
    assert "0 iDs written" in answer.err
    assert kzbib.rows("SELECT count(*) FROM person WHERE orcid <> ''") == [(0,)]


def updated(**update: str) -> dict[str, Any]:
    row = {"DOI": "10.5555/notice", "source": "publisher", **update}
    return RECORD | {"updated-by": [row]}


# kind of update, words, exit code
UPDATES = [
    ("retraction", "the work was retracted, says the publisher", 1),
    ("expression_of_concern", "that is no retraction", 1),
    ("correction", "the work was corrected", 1),
    ("new_version", "there is a new version", 1),
]


@pytest.mark.parametrize(("kind", "words", "code"), UPDATES)
def test_what_happened_to_a_work_is_told(
    kzbib: Shell, server: ReplayServer, kind: str, words: str, code: int
) -> None:
    server.add_work(updated(type=kind))
    kzbib("import", kzbib.file("one.bib", ENTRY))
    answer = kzbib("check", "--retractions")
    assert answer.code == code
    assert words in answer.out
    assert ("retracted" in answer.out) == (kind == "retraction")


def test_the_notice_itself_is_not_called_retracted(
    kzbib: Shell, server: ReplayServer
) -> None:
    server.add_work(
        RECORD | {"update-to": [{"DOI": "10.5555/other", "type": "retraction"}]}
    )
    kzbib("import", kzbib.file("one.bib", ENTRY))
    assert "retract" not in kzbib("check", "--retractions").out


def test_a_wrong_doi_does_not_retract_the_work(
    kzbib: Shell, server: ReplayServer
) -> None:
    server.add_work(
        updated(type="retraction")
        | {
            "title": ["Урожайность пшеницы"],
            "author": [{"family": "Иванов"}],
            "page": "1",
            "volume": "9",
            "issued": {"date-parts": [[1999]]},
        }
    )
    kzbib("import", kzbib.file("one.bib", ENTRY))
    answer = kzbib("check", "--retractions")
    assert "leads to another work" in answer.out
    assert "was retracted" not in answer.out


def test_an_outage_is_said_and_is_no_finding(
    kzbib: Shell, server: ReplayServer
) -> None:
    kzbib("import", kzbib.file("one.bib", ENTRY))
    clean = kzbib("check")
    server.play({"response": {"status": 503, "text": ""}}, 50)
    answer = kzbib("check", "--retractions")
    assert "1 of 1 not checked" in answer.err
    assert answer.out == clean.out
    assert answer.code == (clean.code or TRY_LATER)


def test_a_document_is_checked_without_a_store(
    kzbib: Shell, server: ReplayServer
) -> None:
    server.add_work(updated(type="retraction"))
    text = (
        "Текст [1].\n\nӘдебиеттер тізімі\n"
        "1. Серікбаева А., Омаров Б. Қазақ тіліндегі ғылыми мәтіндер // Хабаршы."
        f" – 2021. – Т. 4. – Б. 11-20. – DOI: {DOI}\n"
    )
    answer = kzbib("check", kzbib.file("a.txt", text), "--retractions")
    assert answer.code == 1
    assert "the work was retracted" in answer.out
