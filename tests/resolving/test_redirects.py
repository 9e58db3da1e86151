"""Where a redirect may lead, and what goes with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzbib.errors import ServiceError
from kzbib.resolving.cache import Cache
from kzbib.resolving.doi_org import CSL_JSON
from kzbib.resolving.services import (
    CROSSREF,
    DATACITE,
    DOI_ORG,
    OPENALEX,
    ORCID,
    redirect_target,
)
from tests.replay import ReplayServer
from tests.resolving.fake_time import MakeServices

BASE = "https://doi.org"
URL = f"{BASE}/10.5555/x"
TARGETS = [
    ("https://api.crossref.org/v1/works/10.5555%2Fx/transform", True),
    ("https://data.crosscite.org/10.5555/x", True),
    ("/10.5555/y", True),
    ("https://doi.org/10.5555/y", True),
    ("http://api.crossref.org/works/x", False),
    ("https://publisher.example.org/article", False),
    ("https://api.crossref.org.example.org/works", False),
    ("https://api.crossref.org:8443/works", False),
    ("https://user@api.crossref.org/works", False),
    ("http://127.0.0.2:9/steal", False),
    ("//example.org/x", False),
    ("file:///etc/passwd", False),
    ("https://doi.org.example.org/", False),
    ("javascript:alert(1)", False),
]


@pytest.mark.parametrize(("location", "followed"), TARGETS)
def test_only_hosts_of_the_list(
    monkeypatch: pytest.MonkeyPatch, location: str, followed: bool
) -> None:
    monkeypatch.delenv("KZBIB_CROSSREF_URL", raising=False)
    monkeypatch.delenv("KZBIB_CROSSCITE_URL", raising=False)
    assert bool(redirect_target(location, URL, BASE)) is followed


def test_content_negotiation_follows_to_crossref(
    hand_made: ReplayServer, make_services: MakeServices
) -> None:
    target = "https://api.crossref.org/v1/works/10.5555%2Fx/transform"
    hand_made.add(
        "doi.org", "/10.5555/x", b"", status=302, headers={"Location": target}
    )
    body = b'{"title": "A title", "DOI": "10.5555/x"}'
    hand_made.add("api.crossref.org", "/v1/works/10.5555/x/transform", body)
    answer = make_services(hand_made)[DOI_ORG].get("/10.5555/x", accept=CSL_JSON)
    assert answer.json["title"] == "A title"
    assert [line.host for line in hand_made.log] == ["doi.org", "api.crossref.org"]
    assert [line.headers["accept"] for line in hand_made.log] == [CSL_JSON] * 2


def test_a_token_stays_with_its_service(
    hand_made: ReplayServer,
    make_services: MakeServices,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    services = make_services(hand_made)
    monkeypatch.setenv("KZBIB_ORCID_TOKEN", "secret-token")
    elsewhere = {"Location": "https://api.crossref.org/works/10.5555%2Fx"}
    hand_made.add("pub.orcid.org", "/v3.0/x", b"", status=302, headers=elsewhere)
    services[ORCID].get("/v3.0/x", "person")
    sent = [line.headers.get("authorization") for line in hand_made.log]
    assert sent == ["Bearer secret-token", None]


def test_a_key_is_sent_and_neither_kept_nor_told(
    hand_made: ReplayServer,
    make_services: MakeServices,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("KZBIB_OPENALEX_KEY", "secret-key")
    services = make_services(hand_made)
    monkeypatch.setenv("KZBIB_OPENALEX_KEY", "secret-key")
    seen: list[str] = []
    send = services[OPENALEX]._session.get

    def spy(url: str, **more: object) -> object:
        seen.append(url)
        return send(url, **more)  # type: ignore[arg-type]  # passed through as it came

    monkeypatch.setattr(services[OPENALEX]._session, "get", spy)
    answer = services[OPENALEX].get("/works?search=a", "search")
    assert seen[0].endswith("api_key=secret-key")
    assert "secret" not in answer.url
    hand_made.play({"reset": True}, 9)
    with pytest.raises(ServiceError) as caught:
        services[OPENALEX].get("/works?search=b", "search")
    assert "secret" not in str(caught.value)


def test_a_loop_stops_after_five(
    hand_made: ReplayServer, make_services: MakeServices
) -> None:
    again = {"Location": hand_made.url("api.crossref.org") + "/works/a"}
    hand_made.add("api.crossref.org", "/works/a", b"", status=301, headers=again)
    with pytest.raises(ServiceError, match="more than 5 redirects"):
        make_services(hand_made)[CROSSREF].get("/works/a")
    assert len(hand_made.log) == 6


def test_an_alias_is_followed(
    hand_made: ReplayServer, make_services: MakeServices
) -> None:
    hand_made.add_work({"DOI": "10.5555/new", "type": "book", "title": ["A book"]})
    moved = {"Location": hand_made.url("api.crossref.org") + "/works/10.5555/new"}
    hand_made.add(
        "api.crossref.org", "/works/10.5555/old", b"", status=301, headers=moved
    )
    answer = make_services(hand_made)[CROSSREF].get("/works/10.5555%2Fold")
    assert answer.json["message"]["title"] == ["A book"]


class TestRevalidation:
    def test_an_unchanged_answer_is_not_sent_again(
        self, hand_made: ReplayServer, make_services: MakeServices, tmp_path: Path
    ) -> None:
        cache = Cache(tmp_path / "http.db")
        etag = {"content-type": "application/json", "ETag": '"v1"'}
        hand_made.add(
            "api.datacite.org", "/dois/10.5555/x", b'{"data": 1}', headers=etag
        )
        services = make_services(hand_made, cache=cache, refresh=True)
        first = services[DATACITE].get("/dois/10.5555%2Fx")
        hand_made.add(
            "api.datacite.org", "/dois/10.5555/x", b"", status=304, headers=etag
        )
        second = services[DATACITE].get("/dois/10.5555%2Fx")
        assert hand_made.log[1].headers["if-none-match"] == '"v1"'
        assert second.json == first.json == {"data": 1}
        assert second.sha256 == first.sha256
