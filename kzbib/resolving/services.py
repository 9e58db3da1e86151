"""The services we ask, and where they may be found."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from urllib.parse import urljoin, urlsplit

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
    key_variable: str = ""
    """The environment variable of a key or token, if the service has such."""
    key_parameter: str = ""
    """The query parameter of the key; without one it is sent as a bearer token."""

    @property
    def key(self) -> str:
        """The user's key or token, "" when there is none.

        The environment comes first, then the system's keyring, where the package
        `keyring` is installed: service «kzbib», user name as the variable.
        """
        if not self.key_variable:
            return ""
        return os.environ.get(self.key_variable) or _from_keyring(self.key_variable)


@cache
def _from_keyring(name: str) -> str:
    try:
        keyring = import_module("keyring")
    except ImportError:
        return ""
    try:
        return str(keyring.get_password("kzbib", name) or "")
    except keyring.errors.KeyringError:
        return ""  # locked, or none on this machine


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
# 500 requests in five minutes, 1,000 with a mail address.
DATACITE = Service(
    name="datacite",
    title="DataCite",
    base_url="https://api.datacite.org",
    variable="KZBIB_DATACITE_URL",
    rate=1.3,
    polite_rate=2.6,
    accept="application/vnd.api+json",
)
DOI_ORG = Service(
    name="doi.org",
    title="doi.org",
    base_url="https://doi.org",
    variable="KZBIB_DOI_URL",
    rate=3,
    polite_rate=3,
)
# Where doi.org sends those who ask for CSL-JSON of an agency other than Crossref.
CROSSCITE = Service(
    name="crosscite",
    title="DataCite Content Negotiation",
    base_url="https://data.crosscite.org",
    variable="KZBIB_CROSSCITE_URL",
    rate=1.3,
    polite_rate=1.3,
)
# 12 a second for the anonymous; the answers are XML unless JSON is asked for.
ORCID = Service(
    name="orcid",
    title="ORCID",
    base_url="https://pub.orcid.org",
    variable="KZBIB_ORCID_URL",
    rate=6,
    polite_rate=6,
    key_variable="KZBIB_ORCID_TOKEN",
)
OPENALEX = Service(
    name="openalex",
    title="OpenAlex",
    base_url="https://api.openalex.org",
    variable="KZBIB_OPENALEX_URL",
    rate=5,
    polite_rate=5,
    key_variable="KZBIB_OPENALEX_KEY",
    key_parameter="api_key",
)
SERVICES: Mapping[str, Service] = {
    urlsplit(service.base_url).netloc: service
    for service in (CROSSREF, DATACITE, DOI_ORG, CROSSCITE, ORCID, OPENALEX)
}


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


def redirect_target(location: str, url: str, base: str) -> str:
    """Return where a redirect of ``url`` may be followed to, "" when it may not.

    It may stay on its own host (``base``) or go to another service of the list over
    https; that service's own address (a mirror, a test server) is put in its place.
    """
    target = urljoin(url, location)
    if target.startswith(f"{base}/"):
        return target
    parts = urlsplit(target)
    service = SERVICES.get(parts.netloc) if parts.scheme == "https" else None
    if service is None:
        return ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{base_url(service)}{parts.path}{query}"
