"""Identifiers in the one form in which they are compared."""

from __future__ import annotations

import re

from kzbib.model import Work

# "https://doi.org/10.1/x", "doi: 10.1/x": what stands before the DOI itself
_DOI_PREFIX = re.compile(
    r"^(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*)", re.IGNORECASE
)
_NO_ISBN = re.compile(r"[^0-9Xx]")
# «http://www.adilet.zan.kz/rus/docs/K140/» → «adilet.zan.kz/rus/docs/k140»
_URL = re.compile(r"^(?:https?://)?(?:www\.)?(?P<rest>[^/\s]+/\S+)$", re.IGNORECASE)
_OF_MANY = ("doi.org/",)


def doi_of(work: Work) -> str:
    """Return the DOI of a work or of one of its variants, lower case."""
    printed = work.get("DOI")
    for variant in work.variants:
        printed = printed or variant.work.get("DOI")
    return _DOI_PREFIX.sub("", printed.strip()).lower() if printed else ""


def isbn_of(work: Work) -> str:
    """Return the ISBN as 13 digits, "" when it is none."""
    if "ISBN" not in work.text:
        return ""
    digits = _NO_ISBN.sub("", work.get("ISBN").split(",")[0])
    if len(digits) == 10:
        from stdnum import isbn  # noqa: PLC0415  # rare

        return str(isbn.to_isbn13(digits)) if isbn.is_valid(digits) else ""
    return digits if len(digits) == 13 else ""


def url_of(work: Work) -> str:
    """Return the URL without scheme, «www.» and last slash; "" for a bare domain."""
    printed = work.get("URL")
    found = _URL.match(printed.strip()) if printed else None
    if found is None or any(mark in found["rest"] for mark in _OF_MANY):
        return ""
    return found["rest"].rstrip("/").lower()
