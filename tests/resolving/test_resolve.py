from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kzbib.model import Work, work_from_csl, work_to_csl
from kzbib.resolving.cache import Cache
from kzbib.resolving.crossref import work_from_message
from kzbib.resolving.resolve import resolve_work
from tests.replay import ReplayServer
from tests.resolving.fake_time import MakeClient

# Synthetic: what Crossref might hold of a Russian article, English first.
IMEMO: dict[str, Any] = {
    "DOI": "10.20542/0131-2227-2023-67-7-74-84",
    "type": "journal-article",
    "title": ["Value Factor in Turkic States of the Post-Soviet Space"],
    "original-title": [
        "Ценностный фактор в тюркских государствах постсоветского пространства"
    ],
    "author": [
        {
            "family": "Avatkov",
            "given": "V.",
            "ORCID": "https://orcid.org/0000-0002-1825-0097",
        }
    ],
    "container-title": ["World Economy and International Relations"],
    "volume": "67",
    "issue": "7",
    "page": "74-84",
    "issued": {"date-parts": [[2023]]},
    "language": "ru",
    "ISSN": ["0131-2227"],
}
STORED: dict[str, Any] = {
    "type": "article-journal",
    "language": "ru",
    "title": "Ценностный фактор в тюркских государствах постсоветского пространства",
    "author": [{"family": "Аватков", "given": "В.А."}],
    "container-title": "Мировая экономика и международные отношения",
    "issued": {"date-parts": [[2023]]},
    "page": "74-84",
    "DOI": "10.20542/0131-2227-2023-67-7-74-84",
}


@pytest.fixture
def server(hand_made: ReplayServer) -> ReplayServer:
    hand_made.add_work(IMEMO)
    return hand_made


def stored(**changes: Any) -> Work:
    csl = STORED | changes
    return work_from_csl({key: value for key, value in csl.items() if value})


def test_a_confirmed_work_gets_what_it_lacks(
    server: ReplayServer, make_client: MakeClient
) -> None:
    work = stored()
    before = work_to_csl(work)
    result = resolve_work(work, make_client(server))
    assert result.verdict == "confirmed"
    assert result.service == "crossref"
    assert result.url == "https://doi.org/10.20542/0131-2227-2023-67-7-74-84"
    assert len(result.sha256) == 64
    variants = result.fills["custom"]["variants"]
    neutral = {key: value for key, value in result.fills.items() if key != "custom"}
    assert neutral == {"volume": "67", "issue": "7", "ISSN": "0131-2227"}
    assert [variant["kind"] for variant in variants] == ["translated"]
    assert variants[0]["csl"]["title"] == IMEMO["title"][0]
    assert variants[0]["csl"]["container-title"] == IMEMO["container-title"][0]
    assert work_to_csl(work) == before


def test_nothing_that_is_there_is_filled(
    server: ReplayServer, make_client: MakeClient
) -> None:
    result = resolve_work(stored(volume="67", issue="6"), make_client(server))
    assert result.verdict == "confirmed"
    assert not set(result.fills) & set(work_to_csl(stored(volume="67", issue="6")))
    differing = [row.field for row in result.evidence if row.differs]
    assert differing == ["issue"]


def test_words_are_filled_in_the_language_of_the_work(
    server: ReplayServer, make_client: MakeClient
) -> None:
    work = stored(title=IMEMO["title"][0], **{"container-title": "", "language": "en"})
    result = resolve_work(work, make_client(server))
    assert result.fills["container-title"] == IMEMO["container-title"][0]
    (original,) = result.fills["custom"]["variants"]
    assert original["kind"] == "original"
    assert original["csl"]["title"] == IMEMO["original-title"][0]


def test_a_romanised_work_gets_its_original(
    hand_made: ReplayServer, make_client: MakeClient
) -> None:
    hand_made.add_work(IMEMO | {"title": IMEMO["original-title"], "original-title": []})
    work = stored(
        title="Tsennostnyi faktor v tyurkskikh gosudarstvakh postsovetskogo prostranstva",
        author=[{"family": "Avatkov", "given": "V."}],
        language="ru-Latn",
    )
    result = resolve_work(work, make_client(hand_made))
    assert result.verdict == "confirmed"
    assert [variant["kind"] for variant in result.fills["custom"]["variants"]] == [
        "original"
    ]


def test_a_doi_of_another_work(server: ReplayServer, make_client: MakeClient) -> None:
    work = stored(
        title="Климат и урожайность пшеницы в северных областях",
        author=[{"family": "Сидоров", "given": "С."}],
        page="5-9",
    )
    result = resolve_work(work, make_client(server))
    assert result.verdict == "wrong-work"
    assert result.fills == {}
    assert result.found is not None
    assert IMEMO["title"][0] in result.message


def test_an_unknown_doi(server: ReplayServer, make_client: MakeClient) -> None:
    result = resolve_work(stored(DOI="10.20542/none"), make_client(server))
    assert (result.verdict, result.found, result.fills) == ("not-found", None, {})
    assert "registered elsewhere" in result.message


# DOI, words of the message
UNASKED = [
    ("", "no DOI to look up"),
    ("elibrary 123", "no DOI in the text"),
    ("10.31489/2024 no4/79-87", "a space inside"),
]


@pytest.mark.parametrize(("doi", "words"), UNASKED)
def test_without_a_doi_nothing_is_asked_or_claimed(
    server: ReplayServer, make_client: MakeClient, doi: str, words: str
) -> None:
    result = resolve_work(stored(DOI=doi), make_client(server))
    assert result.verdict == "not-comparable"
    assert words in result.message
    assert server.log == []


def test_a_doi_with_a_mistyped_issn_is_asked_all_the_same(
    server: ReplayServer, make_client: MakeClient
) -> None:
    result = resolve_work(
        stored(DOI="10.32523/2306-3172-2017-5-4-43-54"), make_client(server)
    )
    assert result.verdict == "not-found"
    assert [request.path for request in server.log] == [
        "/works/10.32523/2306-3172-2017-5-4-43-54"
    ]


def test_trouble_is_an_error_and_never_a_finding(
    recorded: ReplayServer, make_client: MakeClient
) -> None:
    recorded.play("200_html")
    result = resolve_work(stored(), make_client(recorded))
    assert (result.verdict, result.evidence, result.fills) == ("error", (), {})
    assert "Crossref" in result.message


# fault, verdict for a work with a full record
STRANGE = [
    ("wrong_doi", "wrong-work"),
    ("null_fields", "not-comparable"),
    ("control_chars", "wrong-work"),
]


@pytest.mark.parametrize(("fault", "verdict"), STRANGE)
def test_strange_answers(
    recorded: ReplayServer, make_client: MakeClient, fault: str, verdict: str
) -> None:
    recorded.play(fault)
    work = stored(title="A title in English of some work", author=[{"family": "Smith"}])
    result = resolve_work(work, make_client(recorded))
    assert result.verdict == verdict
    doi = next(row for row in result.evidence if row.field == "DOI")
    assert doi.differs
    assert not set(result.message) & set("\x1b\u202e<>")


def test_an_answer_that_is_no_record(
    hand_made: ReplayServer, make_client: MakeClient
) -> None:
    hand_made.add("api.crossref.org", "/works/10.5555/x", b'{"status": "ok"}')
    result = resolve_work(stored(DOI="10.5555/x"), make_client(hand_made))
    assert result.verdict == "error"


def test_the_second_run_asks_nothing(
    server: ReplayServer, make_client: MakeClient, tmp_path: Path
) -> None:
    results = [
        resolve_work(stored(), make_client(server, cache=Cache(tmp_path / "http.db")))
        for _ in range(2)
    ]
    assert len(server.log) == 1
    assert results[0].sha256 == results[1].sha256
    assert results[0].verdict == results[1].verdict


def test_real_records_confirm_themselves_and_no_other(
    recorded: ReplayServer, make_client: MakeClient, shared: Path
) -> None:
    lines = (shared / "fixtures/http/crossref/works.jsonl").read_text("utf-8")
    works = [work_from_message(json.loads(line)["work"]) for line in lines.splitlines()]
    full = [
        work for work in works if work.title and work.people() and work.get("page")
    ][:40]
    client = make_client(recorded)
    for work, other in zip(full, full[1:] + full[:1], strict=True):
        assert resolve_work(work, client).verdict == "confirmed"
        assert resolve_work(other.with_text(DOI=work.get("DOI")), client).verdict in (
            "wrong-work",
            "not-comparable",
        )
