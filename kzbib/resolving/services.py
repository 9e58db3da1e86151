"""The services we ask, and where they may be found."""

from __future__ import annotations

import os
from dataclasses import dataclass
from urllib.parse import urlsplit

from kzbib.errors import ServiceError

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class Service:
    """A metadata service: its fixed host, its pace and its name for people."""

    name: str
    title: str
    base_url: str
    variable: str
    """The environment variable that names another base URL, for tests and mirrors."""
    rate: float
    """Requests a second without a mail address."""
    polite_rate: float
    """Requests a second with one."""
    accept: str = "application/json"


# Limits as the service's own headers gave them in June 2026: 5 a second for the
# public, 10 for those who leave a mail address; we stay below.
CROSSREF = Service(
    name="crossref",
    title="Crossref",
    base_url="https://api.crossref.org",
    variable="KZBIB_CROSSREF_URL",
    rate=3,
    polite_rate=8,
)


def base_url(service: Service, given: str | None = None) -> str:
    """Return where to ask ``service``: argument, environment variable or fixed host.

    Raises ServiceError unless it is https, or http on this very machine.
    """
    url = (given or os.environ.get(service.variable) or service.base_url).rstrip("/")
    parts = urlsplit(url)
    if parts.scheme == "https" and parts.hostname and "@" not in parts.netloc:
        return url
    if parts.scheme == "http" and parts.hostname in _LOOPBACK:
        return url
    raise ServiceError(
        f"the address of {service.title} is «{url}», which is not https",
        hint=f"Correct or unset {service.variable}; http is for 127.0.0.1 only.",
    )


def is_loopback(url: str) -> bool:
    """Tell whether ``url`` leads to this machine."""
    return urlsplit(url).hostname in _LOOPBACK
