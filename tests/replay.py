"""A local server that replays recorded answers of metadata services, and faults.

``with ReplayServer(shared / "fixtures/http") as server`` answers at
``server.url("api.crossref.org")`` what was recorded for that host. Requests are looked
up by host, path and query without ``mailto`` and ``api_key``; an unknown one gets the
service's own «not found». ``server.log`` lists what was asked.
"""

from __future__ import annotations

import gzip
import json
import socket
import struct
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import formatdate
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

Key = tuple[str, str, tuple[tuple[str, str], ...]]
Reply = tuple[int, dict[str, str], bytes]

_DROPPED_HEADERS = frozenset(
    "content-encoding content-length transfer-encoding connection date server status".split()
)
_JSON = {"content-type": "application/json"}
_VARIABLES = {
    "KZBIB_CROSSREF_URL": "api.crossref.org",
    "KZBIB_DATACITE_URL": "api.datacite.org",
    "KZBIB_DOI_URL": "doi.org",
    "KZBIB_CROSSCITE_URL": "data.crosscite.org",
    "KZBIB_ORCID_URL": "pub.orcid.org",
    "KZBIB_OPENALEX_URL": "api.openalex.org",
}
_NOT_FOUND: Mapping[str, tuple[dict[str, str], bytes]] = {
    "api.crossref.org": ({"content-type": "text/plain"}, b"Resource not found."),
    "api.datacite.org": (
        _JSON,
        b'{"errors":[{"status":"404","title":"The resource you are looking for '
        b"doesn't exist.\"}]}",
    ),
    "pub.orcid.org": (_JSON, b'{"response-code":404,"error-code":9016}'),
    "doi.org": ({"content-type": "text/html"}, b"<title>DOI Not Found</title>"),
}


@dataclass(frozen=True)
class Request:
    """One line of the log."""

    host: str
    path: str
    query: tuple[tuple[str, str], ...]
    headers: Mapping[str, str]
    time: float


@dataclass
class _Played:
    """A fault, and how often it is still to be played."""

    data: Mapping[str, Any]
    times: int = field(default=1)


class ReplayServer:
    """Serves on 127.0.0.1, any free port, from ``with`` to the end of its block."""

    def __init__(
        self, folder: Path | None = None, *, longest_delay: float = 1.0
    ) -> None:
        """Read the index of ``folder``; without one only hand-made answers exist.

        No fault waits longer than ``longest_delay`` seconds at a stretch.
        """
        self.log: list[Request] = []
        self.most_in_flight = 0
        self._in_flight = 0
        self._questions: dict[tuple[str, str], Callable[[Request], Reply]] = {}
        self.longest_delay = longest_delay
        self._folder = folder
        self._files: dict[Key, Path] = {}
        self._bodies: dict[Key, tuple[int, dict[str, str], bytes]] = {}
        self._faults: dict[str, Mapping[str, Any]] = {}
        self._queue: deque[_Played] = deque()
        self._lock = threading.Lock()
        if folder:
            self._read_folder(folder)
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.replay = self

    def url(self, host: str) -> str:
        """The base URL under which ``host`` is replayed."""
        return f"http://127.0.0.1:{self._server.server_port}/{host}"

    def add_work(
        self, message: Mapping[str, Any], host: str = "api.crossref.org"
    ) -> None:
        """Serve a record made by hand at /works/{DOI}, in Crossref's envelope."""
        body = {"status": "ok", "message-type": "work", "message": dict(message)}
        self.add(host, f"/works/{message['DOI']}", json.dumps(body).encode())

    def add(
        self,
        host: str,
        path: str,
        body: bytes,
        *,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Serve ``body`` for an exact path."""
        self._bodies[_key(host, path, "")] = (status, dict(headers or _JSON), body)

    def ask(
        self, host: str, path: str, reply: Callable[[Request], object | None]
    ) -> None:
        """Answer every query of a path with the JSON that ``reply`` returns.

        None is «not found».
        """

        def answer(request: Request) -> Reply:
            value = reply(request)
            if value is None:
                return self._not_found(host)
            return 200, dict(_JSON), json.dumps(value).encode()

        self._questions[host, path] = answer

    def paths(self, host: str = "") -> list[str]:
        """The paths that were asked for, in order, of one host or of all."""
        return [line.path for line in self.log if host in ("", line.host)]

    def point(self, setenv: Callable[[str, str], None]) -> None:
        """Set the environment variables that lead kzbib to this server."""
        for variable, host in _VARIABLES.items():
            setenv(variable, self.url(host))

    def play(self, fault: str | Mapping[str, Any], times: int | None = None) -> None:
        """Answer the next request (or ``times`` requests) with a fault."""
        data = self._faults[fault] if isinstance(fault, str) else fault
        if data.get("encoding") == "gzip":
            _bomb(data["size_mb"])  # made now, since no client would wait for it
        self._queue.append(_Played(data, times or int(data.get("times", 1))))

    def __enter__(self) -> ReplayServer:
        threading.Thread(
            target=self._server.serve_forever, args=(0.02,), daemon=True
        ).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _read_folder(self, folder: Path) -> None:
        for line in (folder / "INDEX.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row.get("method") == "GET" and row.get("host"):
                key = _key(row["host"], row["path"], row.get("query") or "")
                self._files.setdefault(key, folder / row["file"])
        for fault in json.loads((folder / "faults/faults.json").read_text("utf-8")):
            self._faults[fault["name"]] = fault
        works = folder / "crossref/works.jsonl"
        for line in works.read_text(encoding="utf-8").splitlines():
            message = json.loads(line)["work"]
            if (
                _key("api.crossref.org", f"/works/{message['DOI']}", "")
                not in self._files
            ):
                self.add_work(message)

    def next_fault(self) -> Mapping[str, Any] | None:
        """Take the next fault of the queue."""
        with self._lock:
            if not self._queue:
                return None
            played = self._queue[0]
            played.times -= 1
            if played.times <= 0:
                self._queue.popleft()
            return played.data

    def answer(self, request: Request) -> Reply:
        """Return status, headers and body of what was recorded or made by hand."""
        key = (request.host, request.path, request.query)
        if key in self._bodies:
            return self._bodies[key]
        if key in self._files:
            response = json.loads(self._files[key].read_text(encoding="utf-8"))[
                "response"
            ]
            return _exchange(response)
        if question := self._questions.get((request.host, request.path)):
            return question(request)
        return self._not_found(request.host)

    def _not_found(self, host: str) -> Reply:
        headers, body = _NOT_FOUND.get(host, ({"content-type": "text/plain"}, b""))
        return 404, dict(headers), body

    def count(self, change: int) -> None:
        """Keep count of requests that are being answered."""
        with self._lock:
            self._in_flight += change
            self.most_in_flight = max(self.most_in_flight, self._in_flight)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    replay: ReplayServer

    def handle_error(self, request: object, client_address: object) -> None:
        """Keep quiet about clients that hang up: they are meant to."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = 65536  # head and body in one packet: 2 ms a request instead of 49
    server: _Server

    def do_GET(self) -> None:
        replay = self.server.replay
        parts = urlsplit(self.path)
        host, _, path = parts.path.lstrip("/").partition("/")
        key = _key(host, f"/{path}", parts.query)
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Request(*key, headers, time.monotonic())
        replay.log.append(request)
        replay.count(1)
        try:
            fault = replay.next_fault()
            if fault is None:
                self.send(*replay.answer(request))
            else:
                self._play(fault, replay.longest_delay)
        finally:
            replay.count(-1)

    def send(
        self,
        status: int,
        headers: Mapping[str, str],
        body: bytes,
        length: int | None = None,
    ) -> None:
        self.send_response(status)
        for name, value in headers.items():
            if name.lower() not in _DROPPED_HEADERS:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing."""

    def _play(self, fault: Mapping[str, Any], longest: float) -> None:
        if fault.get("reset"):
            linger = struct.pack("ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            self.close_connection = True
            self.connection.close()
            return
        if "delay_s" in fault:
            time.sleep(min(fault["delay_s"], longest))
        status, headers, body = _exchange(fault["response"])
        headers = {name: self._fill_in(value) for name, value in headers.items()}
        if "size_mb" in fault:
            self._pour(fault, headers)
        elif "drip" in fault:
            self._drip(body, headers, longest)
        elif "depth" in fault:
            self.send(200, headers, b"[" * fault["depth"] + b"]" * fault["depth"])
        elif fault.get("close"):
            length = int(fault["response"]["headers"]["content-length"])
            self.close_connection = True
            self.send(status, headers, body, length)
        else:
            self.send(status, headers, body)

    def _fill_in(self, value: str) -> str:
        later = formatdate(time.time() + 3, usegmt=True)
        value = value.replace("{now+3s as HTTP-date}", later)
        return value.replace("{same url}", self.path)

    def _pour(self, fault: Mapping[str, Any], headers: Mapping[str, str]) -> None:
        """Send a large body, plain or as a bomb of ever the same letter."""
        self.close_connection = True
        megabyte = b" " * 1_000_000
        self.send_response(200)
        self.send_header("Content-Type", headers["content-type"])
        if fault.get("encoding") == "gzip":
            self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(_bomb(fault["size_mb"]))
            return
        self.end_headers()
        for _ in range(fault["size_mb"]):
            self.wfile.write(megabyte)

    def _drip(self, body: bytes, headers: Mapping[str, str], longest: float) -> None:
        self.send_response(200)
        self.send_header("Content-Type", headers["content-type"])
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.close_connection = True
        for letter in body.ljust(1000):
            self.wfile.write(bytes([letter]))
            self.wfile.flush()
            time.sleep(min(1, longest / 50))


@cache
def _bomb(megabytes: int) -> bytes:
    """At most 40 MB of spaces in a few bytes."""
    return gzip.compress(b" " * 1_000_000 * min(megabytes, 40), 1)


def _exchange(response: Mapping[str, Any]) -> tuple[int, dict[str, str], bytes]:
    if "json" in response:
        body = json.dumps(response["json"], ensure_ascii=False).encode()
    else:
        body = response.get("text", "").encode()
    return response["status"], dict(response.get("headers") or {}), body


def _key(host: str, path: str, query: str) -> Key:
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = sorted(pair for pair in pairs if pair[0] not in ("mailto", "api_key"))
    # DOIs do not mind letter case, and Crossref ignores it in paths.
    return host, unquote(path).lower(), tuple(kept)
