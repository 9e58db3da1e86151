from __future__ import annotations

import itertools
import time
from email.utils import formatdate
from pathlib import Path
from typing import Any

import pytest

from kzbib.errors import KzbibError, ServiceError
from kzbib.resolving.cache import Cache
from kzbib.resolving.client import Client, user_agent
from kzbib.resolving.pace import TokenBucket, backoff, retry_after
from kzbib.resolving.transport import Limits
from tests.replay import ReplayServer
from tests.resolving.fake_time import FakeTime, MakeClient

PATH = "/works/10.5555%2Ftest"
RECORD = {"DOI": "10.5555/test", "type": "journal-article", "title": ["Synthetic"]}


@pytest.fixture
def server(recorded: ReplayServer) -> ReplayServer:
    recorded.add_work(RECORD)
    return recorded


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "deep" / "http.db")


# fault, waits before the answer comes
PASSING = [
    ("429_seconds", [2.0]),
    ("429_none", [1.0]),
    ("429_garbage", [1.0]),
    ("500_twice", [1.0, 2.0]),
    ("503", [1.0]),
    ("504_html", [1.0]),
    ("200_cut", [1.0]),
    ("200_truncated", [1.0]),
    ("reset", [1.0]),
    ("slow_first_byte", [1.0]),
    ("deep_json", [1.0]),
]


@pytest.mark.parametrize(("fault", "waits"), PASSING)
def test_a_passing_fault_is_waited_out(
    server: ReplayServer,
    make_client: MakeClient,
    fake_time: FakeTime,
    fault: str,
    waits: list[float],
) -> None:
    server.play(fault)
    answer = make_client(server).get(PATH)
    assert answer.json["message"]["DOI"] == "10.5555/test"
    assert [wait for wait in fake_time.slept if wait >= 1] == waits
    assert len(server.log) == len(waits) + 1


def test_retry_after_as_a_date(
    server: ReplayServer, make_client: MakeClient, fake_time: FakeTime
) -> None:
    server.play("429_date")
    make_client(server, now=time.time).get(PATH)
    assert 1 <= max(fake_time.slept) <= 3


# fault, times it is played, requests until the client gives up, words of the error
LASTING = [
    ("503", 9, 4, "status 503"),
    ("504_html", 9, 4, "status 504"),
    ("reset", 9, 4, "ConnectionError"),
    ("200_cut", 9, 4, "no whole answer"),
    ("200_truncated", 9, 2, "not JSON"),
    ("deep_json", 9, 2, "not JSON"),
    ("200_html", 1, 1, "HTML page"),
    ("429_day", 1, 1, "86400 s"),
    ("huge", 1, 1, "more than"),
    ("gzip_bomb", 1, 1, "more than"),
    ("redirect_off_host", 1, 1, "redirect"),
    ("redirect_loop", 9, 6, "more than 5 redirects"),
    ("redirect_file", 1, 1, "redirect"),
]


@pytest.mark.parametrize("case", LASTING, ids=lambda case: case[0])
def test_a_lasting_fault_is_an_error_and_not_cached(
    server: ReplayServer,
    make_client: MakeClient,
    cache: Cache,
    case: tuple[str, int, int, str],
) -> None:
    fault, times, requests, words = case
    server.play(fault, times)
    with pytest.raises(ServiceError, match=words):
        make_client(server, cache=cache).get(PATH)
    assert len(server.log) == requests
    assert cache.count() == 0


def test_a_dripping_answer_meets_the_total_limit(
    server: ReplayServer, make_client: MakeClient, fake_time: FakeTime
) -> None:
    fake_time.step = 15
    server.play("slow_drip", 4)
    with pytest.raises(ServiceError, match="takes too long"):
        make_client(server).get(PATH)


def test_a_long_wait_switches_the_service_off(
    server: ReplayServer, make_client: MakeClient, fake_time: FakeTime
) -> None:
    client = make_client(server)
    server.play("429_day")
    for _ in range(2):
        with pytest.raises(ServiceError, match="asks us to wait 86400 s"):
            client.get(PATH)
    assert len(server.log) == 1
    assert max(fake_time.slept, default=0) < 1


def test_three_failures_in_a_row_switch_the_service_off(
    server: ReplayServer, make_client: MakeClient
) -> None:
    client = make_client(server)
    server.play("200_html", 9)
    for _ in range(5):
        with pytest.raises(ServiceError):
            client.get(PATH)
    assert len(server.log) == 3


def test_not_found_has_no_json(server: ReplayServer, make_client: MakeClient) -> None:
    server.play("404_json_type")
    answer = make_client(server).get(PATH)
    assert (answer.status, answer.json) == (404, None)
    answer = make_client(server).get("/works/10.5555%2Fnothing")
    assert (answer.status, answer.json) == (404, None)


def test_requests_keep_the_pace(
    server: ReplayServer, make_client: MakeClient, fake_time: FakeTime
) -> None:
    client = make_client(server)
    started = fake_time.now
    for _ in range(7):
        client.get(PATH)
    assert fake_time.now - started == pytest.approx(6 / 3)


def test_the_pace_follows_the_headers(
    hand_made: ReplayServer, make_client: MakeClient, fake_time: FakeTime
) -> None:
    limits = {"x-rate-limit-limit": "5", "x-rate-limit-interval": "2s"}
    hand_made.add(
        "api.crossref.org",
        "/works/10.5555/test",
        b"{}",
        headers={"content-type": "application/json", **limits},
    )
    client = make_client(hand_made)
    for _ in range(3):
        client.get(PATH)
    assert fake_time.slept[-1] == pytest.approx(1 / (0.8 * 5 / 2))


@pytest.mark.parametrize("mail", ["", "user@example.org"])
def test_the_mail_is_sent_only_if_given(
    server: ReplayServer, make_client: MakeClient, mail: str
) -> None:
    make_client(server, mailto=mail or None).get(PATH)
    agent = server.log[0].headers["user-agent"]
    assert agent.startswith("kzbib/0.")
    assert ("mailto:user@example.org" in agent) is bool(mail)
    assert "authorization" not in server.log[0].headers
    assert server.log[0].query == ()


@pytest.mark.parametrize("mail", ["a@b\r\nX: y", "no address", "a@b; c"])
def test_a_mail_that_would_break_a_header(mail: str) -> None:
    with pytest.raises(ServiceError, match="no mail address"):
        Client(mailto=mail)


def test_no_password_of_netrc_is_sent(
    server: ReplayServer,
    make_client: MakeClient,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    client = make_client(server)
    client._session.trust_env = True  # as it is for a host on the net
    client.get(PATH)
    assert "authorization" not in server.log[0].headers


ADDRESSES = [
    ("https://api.crossref.org", True),
    ("https://mirror.example.org/crossref/", True),
    ("http://127.0.0.1:8000/x", True),
    ("http://localhost:1", True),
    ("http://api.crossref.org", False),
    ("http://127.0.0.1.example.org", False),
    ("https://user:password@example.org", False),
    ("ftp://example.org", False),
    ("file:///etc/passwd", False),
    ("api.crossref.org", False),
]


@pytest.mark.parametrize(("address", "accepted"), ADDRESSES)
def test_only_https_or_this_machine(
    monkeypatch: pytest.MonkeyPatch, address: str, accepted: bool
) -> None:
    monkeypatch.setenv("KZBIB_CROSSREF_URL", address)
    if accepted:
        assert Client().base == address.rstrip("/")
    else:
        with pytest.raises(KzbibError, match="not https"):
            Client()


class TestCaching:
    def test_the_second_time_nothing_is_asked(
        self, server: ReplayServer, make_client: MakeClient, cache: Cache
    ) -> None:
        first = make_client(server, cache=cache).get(PATH)
        second = make_client(server, cache=cache, mailto="a@example.org").get(PATH)
        assert (first.cached, second.cached, second.stale) == (False, True, False)
        assert (first.json, first.sha256) == (second.json, second.sha256)
        assert len(server.log) == 1

    # path, days after which it is asked again
    @pytest.mark.parametrize(
        ("path", "days"), [(PATH, 30), ("/works/10.5555%2Fnone", 7)]
    )
    def test_answers_expire(
        self,
        server: ReplayServer,
        make_client: MakeClient,
        cache: Cache,
        fake_time: FakeTime,
        path: str,
        days: int,
    ) -> None:
        client = make_client(server, cache=cache)
        client.get(path)
        fake_time.now += (days - 1) * 86_400
        assert client.get(path).cached
        fake_time.now += 2 * 86_400
        assert not client.get(path).cached

    def test_refresh_asks_again(
        self, server: ReplayServer, make_client: MakeClient, cache: Cache
    ) -> None:
        make_client(server, cache=cache).get(PATH)
        assert not make_client(server, cache=cache, refresh=True).get(PATH).cached

    def test_offline_asks_nothing(
        self,
        server: ReplayServer,
        make_client: MakeClient,
        cache: Cache,
        fake_time: FakeTime,
    ) -> None:
        offline: dict[str, Any] = {"cache": cache, "offline": True}
        with pytest.raises(ServiceError, match="offline"):
            make_client(server, **offline).get(PATH)
        make_client(server, cache=cache).get(PATH)
        fake_time.now += 400 * 86_400
        assert make_client(server, **offline).get(PATH).stale
        assert len(server.log) == 1

    def test_an_old_answer_is_better_than_none(
        self,
        server: ReplayServer,
        make_client: MakeClient,
        cache: Cache,
        fake_time: FakeTime,
    ) -> None:
        client = make_client(server, cache=cache)
        client.get(PATH)
        fake_time.now += 31 * 86_400
        server.play("503", 9)
        answer = client.get(PATH)
        assert (answer.cached, answer.stale) == (True, True)
        assert answer.json["message"]["DOI"] == "10.5555/test"


def test_the_bucket_never_lets_more_through_than_its_rate(fake_time: FakeTime) -> None:
    bucket = TokenBucket(2, burst=3, clock=fake_time.clock, sleep=fake_time.sleep)
    started = fake_time.now
    for _ in range(13):
        bucket.take()
    assert fake_time.now - started == pytest.approx((13 - 3) / 2)


NOW = 1_700_000_000.0
RETRY_AFTER = [
    ("2", 2.0),
    (" 0 ", 0.0),
    ("86400", 86_400.0),
    (formatdate(NOW + 30, usegmt=True), 30.0),
    (formatdate(NOW - 30, usegmt=True), 0.0),
    ("soon", None),
    ("-5", None),
    ("٣", None),
    ("", None),
    ("9" * 5000, 9_999_999_999.0),
]


@pytest.mark.parametrize(("value", "seconds"), RETRY_AFTER)
def test_retry_after(value: str, seconds: float | None) -> None:
    assert retry_after({"retry-after": value}, NOW) == seconds


def test_backoff_doubles_with_a_little_jitter() -> None:
    pairs = itertools.product((1, 2, 3), (0.0, 1.0))
    assert [backoff(*pair) for pair in pairs] == [1, 1.25, 2, 2.5, 4, 5]


def test_user_agent() -> None:
    assert "mailto" not in user_agent()
    assert user_agent("a@b.kz").endswith("mailto:a@b.kz)")


def test_the_limits_are_those_we_promise() -> None:
    assert Limits() == Limits(connect=5, read=20, total=60, size=10_000_000)
