"""Links, access, notes and the content area of a GOST entry."""

from __future__ import annotations

import re

from kzbib.model import Date
from kzbib.styling.context import LAWS, Context
from kzbib.styling.dates import numeric, whole_date

# «https://www.doi.org/10.1000/1», «doi.org/10.1000/1»
_DOI_HOST = re.compile(r"(?:https?://)?(?:www\.|dx\.)?doi\.org/", re.IGNORECASE)


def links(ctx: Context) -> dict[str, object]:
    """Return URL, date of access and DOI; a URL that repeats the DOI is left out."""
    url, doi = ctx.work.get("URL"), ctx.work.get("DOI")
    item: dict[str, object] = {"DOI": doi}
    if url and not is_doi_link(url, doi):
        item["URL"] = url
        item.update(accessed(ctx))
        item["source"] = _after_link(ctx)
        item["status"] = ctx.custom("update-note")
        platform = ctx.custom("platform")
        item["archive"] = platform.replace(" : ", ctx.settings.title_mark)
    return item


def accessed(ctx: Context) -> dict[str, object]:
    """Return the date of access; ready words where the agency's differ."""
    date = ctx.work.dates.get("accessed", Date())
    if ctx.agency is ctx.terms or not date.parts:
        return {"accessed": whole_date(date)}
    return {"references": ctx.agency.word("accessed", date=numeric(date))}


def _after_link(ctx: Context) -> str:
    """Return «Режим доступа: …» and, by 7.0.108, «Дата публикации: …»."""
    note, issued = ctx.custom("access-note"), ctx.work.dates.get("issued", Date())
    said = [ctx.agency.word("access", text=note) if note else ""]
    if tells_online_date(ctx):
        said.append(ctx.terms.word("online-date", date=numeric(issued)))
    return ctx.settings.area.join(filter(None, said))


def tells_online_date(ctx: Context) -> bool:
    """Whether the whole date of issue follows the link, as 7.0.108-2022 allows."""
    issued = ctx.work.dates.get("issued", Date())
    whole = len(issued.parts) == 1 and len(issued.parts[0]) == 3
    online = (
        ctx.work.get("URL") and ctx.work.type not in LAWS
    )  # an act has its own date
    return ctx.settings.online_dates and whole and bool(online)


def is_doi_link(url: str, doi: str) -> bool:
    """Whether a URL is nothing but the DOI."""
    return bool(doi) and _DOI_HOST.sub("", url, count=1).lower() == doi.lower()


def notes(ctx: Context) -> str:
    """Return the notes, each an area of its own."""
    keys = ("bibliography-note", "review-note", "deposit-note")
    said = [ctx.custom(key) for key in keys]
    return ctx.settings.area.join(filter(None, said))


def content_area(ctx: Context) -> str:
    """Return «Текст : непосредственный» or «… электронный» (7.0.100, clause 5.9).

    A map is an image, a score is music; of other kinds a person says the content.
    """
    if not ctx.settings.content_type or "no-content-type" in ctx.variant:
        return ""
    stated = ctx.custom("content-type")
    kind = {"map": "map-area", "musical_score": "music-area"}.get(ctx.work.type, "")
    if ctx.work.get("URL"):
        word = f"electronic-{kind or 'area'}"
    else:
        word = kind or "text-area"
    return stated or ctx.agency.word(word)
