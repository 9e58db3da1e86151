"""Addresses that cannot be opened as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from kzbib.checks.finding import Finding, Severity
from kzbib.model import Work

_SCHEMES = frozenset({"http", "https", "ftp"})
_SPACE = re.compile(r"\s")
_HOST = re.compile(r"[^\W_](?:[\w-]{0,62}\.){1,9}[^\W\d_]{2,}|\d{1,3}(?:\.\d{1,3}){3}")
_TAIL = re.compile(r"[.,;:»\"'…]+$")


def check_url(work: Work, today: date) -> Iterator[Finding]:
    """Report an address with a space, without a host, …; ``today`` is not used."""
    url = work.get("URL")
    if url and (seen := _trouble(url)):
        fix = _mended(url)
        hint = f"Perhaps {fix} is meant." if fix else "Copy it from the browser anew."
        yield Finding(
            "malformed-url",
            Severity.ERROR,
            "URL",
            f"the address «{url}» {seen}",
            hint,
            {"URL": fix} if fix else None,
        )


def _trouble(url: str) -> str:
    """Say what is wrong with ``url``; "" when nothing is."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError as error:
        return f"is malformed: {error}"
    if _SPACE.search(url):
        return "has a space inside"
    if not parts.scheme or "://" not in url:
        return "does not begin with https://"
    if parts.scheme.lower() not in _SCHEMES:
        return f"has the unknown scheme «{parts.scheme}»"
    if not _HOST.fullmatch(host):
        return f"has no proper host name: «{host}»"
    return "ends with punctuation" if _TAIL.search(url) else ""


def _mended(url: str) -> str:
    """Return the address with the plain mistakes mended, "" if that is not enough."""
    fix = _TAIL.sub("", "".join(url.split()))
    if "://" not in fix and _HOST.match(fix):
        fix = f"https://{fix}"
    return fix if not _trouble(fix) else ""
