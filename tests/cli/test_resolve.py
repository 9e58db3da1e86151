from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kzbib.cli.resolving import TRY_LATER
from tests.cli.conftest import Shell
from tests.replay import ReplayServer

DOI = "10.20542/0131-2227-2023-67-7-74-84"

# Written by hand after the shape of Crossref's answers, from what the article prints.
RECORD: dict[str, Any] = {
    "DOI": DOI,
    "type": "journal-article",
    "title": [
        "Diplomacy of the Republic of Kazakhstan: Evolution of Foreign Policy Concepts"
    ],
    "author": [
        {
            "given": "R.",
            "family": "Kurmanguzhin",
            "sequence": "first",
            "affiliation": [],
        },
        {
            "given": "A.",
            "family": "Chebotarev",
            "sequence": "additional",
            "affiliation": [],
        },
    ],
    "container-title": ["World Economy and International Relations"],
    "volume": "67",
    "issue": "7",
    "page": "74-84",
    "ISSN": ["0131-2227"],
    "published-print": {"date-parts": [[2023]]},
    "issued": {"date-parts": [[2023]]},
}


@pytest.fixture
def crossref(shared: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ReplayServer]:
    """A replay server in the place of Crossref, with one more record."""
    with ReplayServer(shared / "fixtures/http") as server:
        server.add_work(RECORD)
        server.point(monkeypatch.setenv)
        yield server


def test_a_dry_run_shows_and_changes_nothing(
    kzbib: Shell, article: Path, crossref: ReplayServer
) -> None:
    kzbib("import", article)
    before = kzbib.rows("SELECT * FROM work")
    answer = kzbib("resolve", "diplomacy2023")
    assert answer.code == 0, answer.err
    assert "diplomacy2023: confirmed" in answer.out
    assert "would fill       author" in answer.out
    assert "nothing was changed" in answer.err
    assert kzbib.rows("SELECT * FROM work") == before
    assert kzbib.rows("SELECT count(*) FROM verdict") == [(0,)]


def test_apply_fills_empty_fields_and_can_be_undone(
    kzbib: Shell, article: Path, crossref: ReplayServer
) -> None:
    kzbib("import", article)
    before = kzbib.rows("SELECT * FROM work")
    assert kzbib("resolve", "diplomacy2023", "--apply").code == 0
    [(authors, container)] = kzbib.rows(
        "SELECT authors, container_title FROM work WHERE citekey = 'diplomacy2023'"
    )
    assert authors == "Kurmanguzhin R.; Chebotarev A."
    assert container == "Mirovaia ekonomika i mezhdunarodnye otnosheniia"
    assert kzbib.rows("SELECT verdict, doi FROM verdict") == [("confirmed", DOI)]
    assert kzbib.rows("SELECT count(*) > 4 FROM evidence") == [(1,)]
    assert "crossref: confirmed" in kzbib("show", "diplomacy2023").out
    assert kzbib("undo").code == 0
    assert kzbib.rows("SELECT * FROM work") == before


def test_the_cache_answers_the_second_time(
    kzbib: Shell, article: Path, crossref: ReplayServer
) -> None:
    kzbib("import", article)
    kzbib("resolve", "diplomacy2023")
    asked = len(crossref.log)
    assert asked == 1
    assert kzbib("resolve", "diplomacy2023").out
    assert len(crossref.log) == asked
    assert "confirmed" in kzbib("resolve", "diplomacy2023", "--offline").out


def test_a_doi_that_crossref_does_not_know(
    kzbib: Shell, article: Path, crossref: ReplayServer
) -> None:
    agency = [{"DOI": "10.25136", "RA": "Crossref"}]
    crossref.add("doi.org", "/ra/10.25136", json.dumps(agency).encode())
    kzbib("import", article)
    answer = kzbib("resolve", "avatkov2019", "--apply")
    assert answer.code == 1
    assert "avatkov2019: not-found" in answer.out
    assert kzbib.rows("SELECT verdict, found FROM verdict") == [("not-found", None)]


def test_a_wrong_doi_is_said_and_not_taken(
    kzbib: Shell, crossref: ReplayServer
) -> None:
    entry = f"Литература\n1. Лихачев Д.С. Русская культура. – СПб.: Искусство, 2007. – 440 с. – DOI: {DOI}\n"
    kzbib("import", kzbib.file("a.txt", entry))
    before = kzbib.rows("SELECT csl FROM work")
    answer = kzbib("resolve", "--apply")
    assert answer.code == 1
    assert "wrong-work" in answer.out
    assert kzbib.rows("SELECT csl FROM work") == before


def test_no_answer_is_no_finding(
    kzbib: Shell, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KZBIB_CROSSREF_URL", "http://127.0.0.1:9")
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    kzbib("import", article)
    answer = kzbib("resolve", "avatkov2019")
    assert answer.code == TRY_LATER
    assert "avatkov2019: error" in answer.out
