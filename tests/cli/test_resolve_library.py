"""Whole libraries: review, a kill in the middle, a second run, pace and order."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from tests.cli.conftest import Shell
from tests.replay import ReplayServer, Request

# The program as users run it, but nobody waits.
PROGRAM = (
    "import time; time.sleep = lambda seconds: None;"
    "from kzbib.cli.main import run; run()"
)


def record(number: int, **changes: Any) -> dict[str, Any]:
    """Make an article after the shape of Crossref's answers."""
    return {
        "DOI": f"10.5555/w{number}",
        "type": "journal-article",
        "title": [f"Степные города: источники {number}-го собрания рукописей"],
        "author": [{"family": "Есимов", "given": "А."}],
        "container-title": ["Вестник истории"],
        "volume": str(number + 1),
        "issue": "2",
        "page": f"{number + 5}-{number + 19}",
        "issued": {"date-parts": [[1990 + number % 30]]},
    } | changes


def entry(row: dict[str, Any], *, doi: bool = True, pages: bool = True) -> str:
    fields = {
        "author": "Есимов, А.",
        "title": row["title"][0],
        "journal": "Вестник истории",
        "year": row["issued"]["date-parts"][0][0],
        "volume": row["volume"],
        "pages": row["page"] if pages else "",
        "doi": row["DOI"] if doi else "",
    }
    lines = (f" {name}={{{value}}}" for name, value in fields.items() if value)
    return "@article{" + row["DOI"][8:] + ",\n" + ",\n".join(lines) + "}\n"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ReplayServer]:
    with ReplayServer() as replay:
        replay.point(monkeypatch.setenv)
        monkeypatch.setattr("time.sleep", lambda seconds: None)
        yield replay


def search_in(server: ReplayServer, rows: list[dict[str, Any]]) -> None:
    """Answer searches with the records whose title is asked for."""

    def answer(request: Request) -> object:
        query = dict(request.query)["query.bibliographic"]
        items = [row for row in rows if row["title"][0] in query]
        return {"status": "ok", "message": {"items": items}}

    server.ask("api.crossref.org", "/works", answer)


def test_a_killed_run_goes_on_without_asking_twice(
    kzbib: Shell, server: ReplayServer
) -> None:
    rows = [record(number) for number in range(60)]
    for row in rows[:40]:
        server.add_work(row)
    search_in(server, rows)
    text = "".join(entry(row, doi=number < 40) for number, row in enumerate(rows))
    kzbib("import", kzbib.file("library.bib", text))
    before = kzbib.rows("SELECT * FROM work")
    reached = threading.Event()
    add = server.answer

    def answer(request: Request) -> Any:
        if len(server.log) >= 25:
            reached.set()
        return add(request)

    server.answer = answer  # type: ignore[method-assign]  # to know when to kill
    child = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "resolve", "--apply"],
        cwd=kzbib.folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    assert reached.wait(30)
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    at_kill = len(server.log)
    assert 25 <= at_kill < 60
    assert kzbib.rows("SELECT * FROM work") == before
    assert kzbib.rows("SELECT count(*) FROM verdict") == [(0,)]
    again = kzbib("resolve", "--apply")
    assert again.code == 0, again.err
    asked = Counter((line.path, line.query) for line in server.log)
    repeated = sum(asked.values()) - len(asked)
    assert repeated <= 1  # the one that was under way
    assert len(asked) == 60
    assert kzbib.rows("SELECT count(*) FROM verdict WHERE verdict = 'confirmed'") == [
        (60,)
    ]
    assert kzbib.rows("SELECT count(*) FROM work WHERE doi <> ''") == [(60,)]
    assert kzbib.rows("SELECT count(DISTINCT issue) FROM work") == [(1,)]
    total = len(server.log)
    kzbib("undo")
    assert kzbib.rows("SELECT * FROM work") == before
    assert kzbib("resolve").code == 0
    assert len(server.log) == total
    assert server.most_in_flight == 1


def test_a_review_asks_and_remembers_a_no(kzbib: Shell, server: ReplayServer) -> None:
    found = [record(1, volume="", page=""), record(2, volume="", page="")]
    for row in found:
        row["issued"] = {"date-parts": [[1991]]}
        row["container-title"] = ["Другой журнал"]
    search_in(server, found)
    text = "".join(
        entry(record(number), doi=False, pages=False) for number in (1, 2)
    ).replace("1992", "1991")
    kzbib("import", kzbib.file("two.bib", text))
    dry = kzbib("resolve")
    assert dry.code == 1
    assert dry.out.count("probable") >= 2, dry.out
    before = kzbib.rows("SELECT csl FROM work")
    answer = kzbib("resolve", "--review", input="y\nn\n")
    assert "stored" in answer.out
    assert "1 work gained fields, 1 refused" in answer.err
    taken = kzbib.rows("SELECT doi FROM work WHERE doi <> ''")
    assert len(taken) == 1
    said = kzbib.rows("SELECT service, verdict, doi FROM verdict ORDER BY verdict")
    assert [row[:2] for row in said] == [("user", "refused"), ("user", "taken")]
    again = kzbib("resolve")
    refused = str(said[0][2])
    assert refused not in again.out
    assert "not-found" in again.out
    kzbib("undo")
    assert kzbib.rows("SELECT csl FROM work") == before
    assert kzbib("resolve").out == dry.out


def test_a_review_that_is_left_changes_nothing(
    kzbib: Shell, server: ReplayServer
) -> None:
    row = record(1, volume="", page="")
    row["container-title"] = ["Другой журнал"]
    search_in(server, [row])
    text = entry(record(1), doi=False, pages=False)
    kzbib("import", kzbib.file("one.bib", text))
    before = kzbib.rows("SELECT * FROM work")
    for words in ("q\n", "", "?\n"):
        kzbib("resolve", "--review", input=words)
    assert kzbib.rows("SELECT * FROM work") == before
    assert kzbib.rows("SELECT count(*) FROM verdict") == [(0,)]


def test_what_a_user_wrote_is_never_changed(kzbib: Shell, server: ReplayServer) -> None:
    row = record(1, issue="9", publisher="Наука")
    row["author"] = [{"family": "Есимов", "given": "Арман"}]
    row["container-title"] = ["Vestnik istorii"]
    server.add_work(row)
    kzbib("import", kzbib.file("one.bib", entry(record(1))))
    [(before,)] = kzbib.rows("SELECT csl FROM work")
    assert kzbib("resolve", "--apply").code == 0
    [(after,)] = kzbib.rows("SELECT csl FROM work")
    ours, theirs = json.loads(str(before)), json.loads(str(after))
    assert {key: theirs[key] for key in ours if key != "custom"} == {
        key: value for key, value in ours.items() if key != "custom"
    }
    assert theirs["issue"] == "9"
    evidence = dict(kzbib.rows("SELECT field, comparison FROM evidence"))
    assert evidence["container-title"] == "transliterated"


def test_faults_in_the_middle_hurt_one_work_only(
    kzbib: Shell, server: ReplayServer
) -> None:
    rows = [record(number) for number in range(3)]
    for row in rows:
        server.add_work(row)
    search_in(server, [])
    kzbib("import", kzbib.file("three.bib", "".join(map(entry, rows))))
    html = {"status": 200, "headers": {"content-type": "text/html"}, "text": "Log in"}
    server.play({"response": html}, 1)
    answer = kzbib("resolve", "--apply")
    assert answer.code == 75
    assert "confirmed 2, error 1" in answer.err
    assert kzbib("resolve", "--apply").code == 0
    assert len(server.paths()) == 4
