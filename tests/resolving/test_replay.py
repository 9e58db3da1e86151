"""The replay server itself: recordings, its own 404, the log."""

from __future__ import annotations

from pathlib import Path

import pytest
import requests

from tests.replay import ReplayServer

HOSTS = [
    ("api.crossref.org", "Resource not found."),
    ("api.datacite.org", "doesn't exist"),
    ("pub.orcid.org", "9016"),
    ("doi.org", "DOI Not Found"),
]


@pytest.mark.parametrize(("host", "words"), HOSTS)
def test_what_is_not_recorded_is_not_found(
    recorded: ReplayServer, host: str, words: str
) -> None:
    response = requests.get(f"{recorded.url(host)}/nothing/here", timeout=5)
    assert response.status_code == 404
    assert words in response.text


@pytest.mark.parametrize("path", ["10.1002/jor.1100150407", "10.1002%2FJOR.1100150407"])
def test_a_recording_is_found_however_its_doi_is_written(
    recorded: ReplayServer, path: str
) -> None:
    response = requests.get(
        f"{recorded.url('api.crossref.org')}/works/{path}", timeout=5
    )
    assert response.status_code == 200
    assert response.json()["message"]["DOI"] == "10.1002/jor.1100150407"
    assert response.headers["x-api-pool"] == "polite"


def test_mail_and_key_do_not_count_but_the_query_does(recorded: ReplayServer) -> None:
    base = recorded.url("api.crossref.org")
    for query in ("sample=2&mailto=a@b.kz", "api_key=x&sample=2"):
        assert requests.get(f"{base}/members?{query}", timeout=5).status_code == 400
    assert requests.get(f"{base}/members?sample=3", timeout=5).status_code == 404


def test_the_log_keeps_order_and_headers(hand_made: ReplayServer) -> None:
    base = hand_made.url("api.crossref.org")
    for path in ("/a", "/b?q=1"):
        requests.get(base + path, headers={"X-Test": path}, timeout=5)
    assert [(line.path, line.query) for line in hand_made.log] == [
        ("/a", ()),
        ("/b", (("q", "1"),)),
    ]
    assert hand_made.log[1].headers["x-test"] == "/b?q=1"


def test_a_fault_is_played_as_often_as_asked(recorded: ReplayServer) -> None:
    recorded.play("503", times=2)
    url = f"{recorded.url('api.crossref.org')}/works/10.1002/jor.1100150407"
    assert [requests.get(url, timeout=5).status_code for _ in range(3)] == [
        503,
        503,
        200,
    ]


def test_every_recording_of_a_work_is_served(
    recorded: ReplayServer, shared: Path
) -> None:
    folder = shared / "fixtures/http/crossref/works"
    assert len(list(folder.glob("*.json"))) == 24
    base = recorded.url("api.crossref.org")
    for path in ("10.1371/journal.pone.0033693", "10.17116/rosstomat20251801140"):
        assert requests.get(f"{base}/works/{path}", timeout=5).json()["status"] == "ok"
