"""Links, access, notes and the content area of a GOST entry."""

from __future__ import annotations

import re

from kzbib.model import Date
from kzbib.styling.context import Context
from kzbib.styling.dates import whole_date

# «https://www.doi.org/10.1000/1», «doi.org/10.1000/1»
_DOI_HOST = re.compile(r"(?:https?://)?(?:www\.|dx\.)?doi\.org/", re.IGNORECASE)


def links(ctx: Context) -> dict[str, object]:
    """Return URL, date of access and DOI; a URL that repeats the DOI is left out."""
    url, doi = ctx.work.get("URL"), ctx.work.get("DOI")
    item: dict[str, object] = {"DOI": doi}
    if url and not is_doi_link(url, doi):
        item["URL"] = url
        item["accessed"] = whole_date(ctx.work.dates.get("accessed", Date()))
        note = ctx.custom("access-note")
        item["source"] = ctx.terms.word("access", text=note) if note else ""
        item["status"] = ctx.custom("update-note")
        item["archive"] = ctx.custom("platform")
    return item


def is_doi_link(url: str, doi: str) -> bool:
    """Whether a URL is nothing but the DOI."""
    return bool(doi) and _DOI_HOST.sub("", url, count=1).lower() == doi.lower()


def notes(ctx: Context) -> str:
    """Return the notes, each an area of its own."""
    keys = ("bibliography-note", "review-note", "deposit-note")
    said = [ctx.custom(key) for key in keys]
    return ctx.settings.area.join(filter(None, said))


def content_area(ctx: Context) -> str:
    """Return «Текст : непосредственный» or «… электронный» (7.0.100, clause 5.9)."""
    if not ctx.settings.content_type or "no-content-type" in ctx.variant:
        return ""
    stated = ctx.custom("content-type")
    word = "electronic-area" if ctx.work.get("URL") else "text-area"
    return stated or ctx.terms.word(word)
