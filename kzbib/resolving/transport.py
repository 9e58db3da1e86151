"""One GET with limits on time and size; what goes wrong becomes TransportError."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import requests
from urllib3.exceptions import HTTPError

from kzbib.resolving.services import is_loopback

_PIECE = 65536


class TransportError(Exception):
    """No usable answer came; ``tries`` says how many tries make sense in all."""

    def __init__(self, message: str, *, tries: int = 4) -> None:
        super().__init__(message)
        self.tries = tries


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds to connect, to wait for the next bytes and in all; bytes decoded."""

    connect: float = 5
    read: float = 20
    total: float = 60
    size: int = 10_000_000


@dataclass(frozen=True, slots=True)
class Reply:
    """Status, headers (lower-case names) and decoded body of one exchange."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def open_session(url: str) -> requests.Session:
    """Return a session for the host of ``url``.

    Proxies come from the environment, but not for this machine itself; passwords of
    ~/.netrc are never sent; redirects are off in `fetch`.
    """
    session = requests.Session()
    session.trust_env = not is_loopback(url)
    session.auth = _no_auth
    return session


def fetch(
    session: requests.Session,
    url: str,
    headers: Mapping[str, str],
    limits: Limits,
    clock: Callable[[], float],
) -> Reply:
    """Send one GET and read the answer whole.

    Raises TransportError when the connection fails, the answer takes longer or is
    larger than ``limits``, or its body is cut short.
    """
    started = clock()
    try:
        with session.get(
            url,
            headers={**headers, "Accept-Encoding": "gzip"},
            timeout=(limits.connect, limits.read),
            stream=True,
            allow_redirects=False,
        ) as response:
            fields = {key.lower(): value for key, value in response.headers.items()}
            pieces = _pieces(response, started + limits.total, clock)
            body = _decoded(pieces, fields.get("content-encoding", ""), limits.size)
            return Reply(response.status_code, fields, body)
    except requests.exceptions.SSLError as error:
        raise TransportError("no trusted connection (TLS)", tries=1) from error
    except (requests.RequestException, HTTPError, OSError) as error:
        raise TransportError(f"no whole answer: {type(error).__name__}") from error


def _no_auth(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _pieces(
    response: requests.Response, deadline: float, clock: Callable[[], float]
) -> Iterator[bytes]:
    """Yield the raw body as it arrives: one read of the socket at a time.

    A plain read waits until its buffer is full, and a server that sends one byte a
    second would hold us for hours.
    """
    while piece := response.raw.read1(_PIECE, decode_content=False):
        yield piece
        if clock() > deadline:
            raise TransportError("the answer takes too long")


def _decoded(pieces: Iterator[bytes], encoding: str, limit: int) -> bytes:
    if encoding.strip().lower() not in ("", "identity", "gzip", "x-gzip"):
        raise TransportError(f"unknown content encoding {encoding[:40]!r}", tries=1)
    gzip = zlib.decompressobj(wbits=31) if "gzip" in encoding.lower() else None
    body = bytearray()
    try:
        for piece in pieces:
            body += gzip.decompress(piece, limit + 1 - len(body)) if gzip else piece
            if len(body) > limit:
                raise TransportError(f"more than {limit:,} bytes", tries=1)
    except zlib.error as error:
        raise TransportError(f"broken gzip body: {error}") from error
    if gzip and body and not gzip.eof:
        raise TransportError("the answer was cut short")
    return bytes(body)
