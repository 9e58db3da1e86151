"""`kzbib verify` and `kzbib offline`, end to end against the replay server."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from typing import Any

import pytest

from kzbib.cli.resolving import TRY_LATER
from kzbib.resolving.resolver import NOT_COVERED
from tests.cli.conftest import Shell
from tests.replay import ReplayServer

# Made by hand after the shape of Crossref's answers; the Kazakh one is synthetic.
KAZAKH: dict[str, Any] = {
    "DOI": "10.26577/synthetic.2021.4.7",
    "type": "journal-article",
    "title": ["Қазақ тіліндегі ғылыми мәтіндердің құрылымы"],
    "author": [{"family": "Серікбаева", "given": "А."}],
    "container-title": ["ҚазҰУ хабаршысы"],
    "volume": "4",
    "page": "11-20",
    "issued": {"date-parts": [[2021]]},
}
GOOD = (
    "Серікбаева А. Қазақ тіліндегі ғылыми мәтіндердің құрылымы // ҚазҰУ хабаршысы."
    " – 2021. – Т. 4. – Б. 11-20. – DOI: 10.26577/synthetic.2021.4.7"
)
WRONG = (
    "Иванов И. И. Урожайность пшеницы в северных областях // Агрономия. – 2003."
    " – Т. 9. – С. 71-80. – DOI: 10.26577/synthetic.2021.4.7"
)
UNKNOWN = (
    "Петров П. П. Письма из степи // Вестник. – 2011. – Т. 2. – С. 5-9."
    " – DOI: 10.26577/nothing"
)
BOOK = "Лихачев Д. С. Русская культура. – СПб.: Искусство, 2007. – 440 с."


def a_list(*entries: str) -> str:
    rows = (f"{number}. {entry}" for number, entry in enumerate(entries, 1))
    return "\n".join(["Статья", "", "Список литературы", *rows, ""])


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ReplayServer]:
    with ReplayServer() as replay:
        replay.point(monkeypatch.setenv)
        replay.add_work(KAZAKH)
        empty = {"status": "ok", "message": {"items": []}}
        replay.ask("api.crossref.org", "/works", lambda _: empty)
        agency = [{"DOI": "10.26577", "RA": "Crossref"}]
        replay.ask("doi.org", "/ra/10.26577", lambda _: agency)
        monkeypatch.setattr("time.sleep", lambda seconds: None)
        yield replay


def test_every_entry_gets_a_verdict(kzbib: Shell, server: ReplayServer) -> None:
    file = kzbib.file("article.txt", a_list(GOOD, WRONG, UNKNOWN, BOOK))
    answer = kzbib("verify", file, "--to", "lines")
    assert answer.code == 1
    lines = answer.out.splitlines()
    assert [line.split(": ")[:2] for line in lines] == [
        ["article.txt:4", "confirmed"],
        ["article.txt:5", "wrong-work"],
        ["article.txt:6", "not-found"],
        ["article.txt:7", "not-comparable"],
    ]
    assert NOT_COVERED in lines[3]
    assert "4 entries: 2 findings" in answer.err
    assert not (kzbib.folder / "library.db").exists()


def test_json_has_the_evidence(kzbib: Shell, server: ReplayServer) -> None:
    file = kzbib.file("article.txt", a_list(GOOD, WRONG))
    rows = [
        json.loads(line)
        for line in kzbib("verify", file, "--to", "json").out.splitlines()
    ]
    assert [(row["line"], row["verdict"], row["finding"]) for row in rows] == [
        (4, "confirmed", False),
        (5, "wrong-work", True),
    ]
    evidence = {row["field"]: row["comparison"] for row in rows[1]["evidence"]}
    assert evidence["title"] == "other-language"  # Russian against Kazakh
    assert (evidence["author"], evidence["page"]) == ("differs", "differs")
    assert rows[0]["doi"] == KAZAKH["DOI"]
    assert rows[0]["raw"].endswith(KAZAKH["DOI"])


def test_a_list_without_findings_passes(kzbib: Shell, server: ReplayServer) -> None:
    text = a_list(GOOD, BOOK)
    answer = kzbib("verify", "-", input=text)
    assert answer.code == 0
    assert "confirmed" in answer.out
    assert "2 entries: 0 findings" in answer.err


def test_a_collection_is_verified_too(kzbib: Shell, server: ReplayServer) -> None:
    file = kzbib.file(
        "refs.bib",
        "@article{serik, author={Серікбаева, А.}, year={2021}, volume={4},\n"
        " title={Қазақ тіліндегі ғылыми мәтіндердің құрылымы}, pages={11--20},\n"
        " doi={10.26577/synthetic.2021.4.7}}\n\n"
        "@article{wrong, author={Иванов, И.}, title={Урожайность пшеницы},\n"
        " year={2003}, pages={1--2}, doi={10.26577/synthetic.2021.4.7}}\n",
    )
    answer = kzbib("verify", file, "--to", "lines")
    assert answer.code == 1
    assert [line.split(": ")[:2] for line in answer.out.splitlines()] == [
        ["refs.bib:1", "confirmed"],
        ["refs.bib:5", "wrong-work"],
    ]


def test_trouble_is_said_and_is_no_finding(kzbib: Shell, server: ReplayServer) -> None:
    server.play({"response": {"status": 503, "text": ""}}, 50)
    answer = kzbib("verify", kzbib.file("a.txt", a_list(GOOD)), "--to", "lines")
    assert answer.code == TRY_LATER
    (line,) = answer.out.splitlines()
    assert line.startswith("a.txt:4: error: Crossref answered with status 503")
    assert "0 findings" in answer.err


def test_marks_in_an_entry_do_not_reach_the_terminal(
    kzbib: Shell, server: ReplayServer
) -> None:
    file = kzbib.file("a.txt", a_list(GOOD.replace("ғылыми", "\x1b[31mғылыми\u202e")))
    for form in ("table", "lines", "json"):
        answer = kzbib("verify", file, "--to", form)
        assert not set(answer.out) & set("\x1b\u202e")
    raw = json.loads(answer.out)["raw"]
    assert "\x1b" in raw
    assert "\u202e" in raw  # what was printed is kept, escaped


def test_an_unknown_form_of_output(kzbib: Shell) -> None:
    answer = kzbib("verify", kzbib.file("a.txt", a_list(GOOD)), "--to", "xml")
    assert answer.code == 2
    assert "table, lines or json" in answer.err


def test_the_second_run_asks_nothing(kzbib: Shell, server: ReplayServer) -> None:
    file = kzbib.file("article.txt", a_list(GOOD, WRONG, UNKNOWN, BOOK))
    first = kzbib("verify", file)
    asked = len(server.log)
    assert asked > 0
    second = kzbib("verify", file)
    assert len(server.log) == asked
    assert second.out == first.out
    assert kzbib("verify", file, "--offline").out == first.out
    kzbib("verify", file, "--refresh")
    assert len(server.log) > asked


def test_no_question_carries_a_mail_that_was_not_given(
    kzbib: Shell, server: ReplayServer
) -> None:
    file = kzbib.file("article.txt", a_list(GOOD))
    kzbib("verify", file)
    kzbib("verify", file, "--refresh", "--mail", "me@example.org")
    agents = [line.headers["user-agent"] for line in server.log]
    assert "mailto" not in agents[0]
    assert agents[-1].endswith("mailto:me@example.org)")
    assert all("mailto" not in dict(line.query) for line in server.log)


def test_an_index_is_built_and_answers_before_the_network(
    kzbib: Shell, server: ReplayServer
) -> None:
    other = KAZAKH | {"DOI": "10.1000/far"}
    data = json.dumps({"items": [KAZAKH, other, {"title": ["no DOI"]}]}).encode()
    file = kzbib.file("0.json.gz", gzip.compress(data))
    answer = kzbib("offline", "build", file, "-o", "my.db", "--members", "eurasia")
    assert answer.code == 0, answer.err
    assert "read 3 = kept 1 + not wanted 1 + unusable 1" in answer.out
    again = kzbib("offline", "build", file, "-o", "my.db", "--members", "eurasia")
    assert "read 0" in again.out
    assert "1 work from 1 file" in kzbib("offline", "info", "my.db").out
    article = kzbib.file("article.txt", a_list(GOOD, GOOD.partition(" – DOI")[0]))
    said = kzbib("verify", article, "--offline-index", "my.db", "--to", "lines")
    assert said.code == 0, said.err
    assert said.out.count("confirmed: the offline index") == 2
    assert server.log == []


def test_a_file_that_is_no_data_is_named(kzbib: Shell) -> None:
    file = kzbib.file("0.json.gz", b"not gzip at all")
    answer = kzbib("offline", "build", file, "-o", "my.db")
    assert answer.code == 1
    assert "0.json.gz" in answer.err


def test_what_is_no_index_is_refused(kzbib: Shell) -> None:
    answer = kzbib("offline", "info", kzbib.file("x.db", "nothing"))
    assert answer.code == 2
    assert "kzbib offline build" in answer.err
