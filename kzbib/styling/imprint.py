"""Edition, place, publisher, year, numbering, extent and series of a GOST entry."""

from __future__ import annotations

import re

from kzbib.model import Date
from kzbib.styling.acts import is_dated_act, patent_area
from kzbib.styling.context import DATED, LAWS, PERIODICALS, Context
from kzbib.styling.dashes import dashed, hyphened
from kzbib.styling.dates import CslDate, has_month, whole_date, year_only
from kzbib.styling.online import tells_online_date
from kzbib.styling.titles import has_volume_title, is_number

# «88», «II, 43», «12, [2]»: pages without a word
_BARE_EXTENT = re.compile(r"[\d\s,\[\]IVXLCDMivxlcdm\-–]+")
# «№ 5», «no. 5»: the style has a word of its own; «Вып. 3», «спец. вып.» stay
_ISSUE_WORD = re.compile(r"^(?:№|no\.?(?=\s|\d))\s*", re.IGNORECASE)
_WORDED_ISSUE = re.compile(r"[^\W\d_]{2,}[.\s]")
_ARTICLE_NUMBER = re.compile(r"[A-Za-z]\w*\d")
_LEADING_NUMBER = re.compile(r"\d+")
_TEENS = frozenset(("11", "12", "13"))
_ENGLISH_ENDINGS = {"1": "st", "2": "nd", "3": "rd"}


def ordinal(number: str) -> str:
    """Return the English ordinal: «2nd», «11th», «23rd»."""
    ending = "th" if number[-2:] in _TEENS else _ENGLISH_ENDINGS.get(number[-1], "th")
    return number + ending


def edition(ctx: Context, *, foreign: bool = False) -> str:
    """Return «4-е изд.», «2-бас.», «2nd ed.»; an edition in words stays as it is.

    Of the words of a ``foreign`` work only the number is kept.
    """
    text = ctx.work.get("edition")
    number = _LEADING_NUMBER.match(text)
    if not number or not (text.isdecimal() or foreign):
        return text
    n = number.group()
    return ctx.terms.word("edition", n=n, ordinal=ordinal(n))


def before_imprint(ctx: Context) -> str:
    """Return edition, scale, «Введ. …» and data note, each an area of its own."""
    introduced = ctx.custom("introduced")
    if introduced[:1].isdigit():
        introduced = ctx.terms.word("introduced", text=introduced)
    scale = ctx.custom("scale") or ctx.work.get("scale")
    areas = [edition(ctx), scale, introduced, ctx.custom("data-note"), patent_area(ctx)]
    return ctx.settings.area.join(filter(None, areas))


def place_and_publisher(ctx: Context) -> tuple[str, str]:
    """Return both, ready for « : » between them; several pairs are joined by « ; ».

    A journal's place and publisher are left out, as GOST does.
    """
    if ctx.work.type in PERIODICALS or (ctx.is_part and ctx.work.type in LAWS):
        return ctx.custom("no-place"), ""
    places = [
        styled_place(ctx, place) for place in _split(ctx.work.get("publisher-place"))
    ]
    publishers = _split(ctx.work.get("publisher"))
    if not places:
        return ctx.custom("no-place"), " ; ".join(publishers)
    if len(publishers) > 1 and len(places) == len(publishers):
        mark = ctx.settings.title_mark
        pairs = [f"{a}{mark}{b}" for a, b in zip(places[:-1], publishers, strict=False)]
        return " ; ".join([*pairs, places[-1]]), publishers[-1]
    return " ; ".join(places), " : ".join(publishers)


def styled_place(ctx: Context, place: str) -> str:
    """Return a place as the style has it: «М.», «Москва», or as it is."""
    if ctx.settings.places == "short":
        return ctx.terms.short_place(place)
    return ctx.terms.whole_place(place) if ctx.settings.places == "whole" else place


def issued(ctx: Context) -> CslDate:
    """Return the year; the whole date of a newspaper or a page of the web."""
    date = ctx.work.dates.get("issued", Date())
    if is_dated_act(ctx):  # its date stands with the number; here the gazette's year
        gazette = ctx.custom("container-year")
        return {"date-parts": [[int(gazette)]]} if gazette.isdigit() else {}
    if ctx.work.type == "patent" and ctx.custom("published"):
        return {}
    if ctx.flag("year-open") and date.year:
        return {"literal": f"{date.year} – "}
    return whole_date(date) if shows_day(ctx) else year_only(date)


def shows_day(ctx: Context) -> bool:
    """Whether day and month follow the year: newspapers, the web, dated gazettes."""
    date = ctx.work.dates.get("issued", Date())
    if is_dated_act(ctx) or not has_month(date) or not ctx.is_part:
        return False
    if tells_online_date(ctx):
        return False
    numbered = ctx.work.get("issue") or ctx.work.get("volume")
    return ctx.work.type in DATED or not numbered


def numbering(ctx: Context) -> dict[str, object]:
    """Return volume and issue; one that has a word already goes to «part-number»."""
    volume, issue = ctx.work.get("volume"), ctx.work.get("issue")
    item: dict[str, object] = {}
    if volume and not has_volume_title(ctx):
        item["volume" if is_number(volume) else "part-number"] = dashed(volume)
    number = _ISSUE_WORD.sub("", issue)
    worded = _WORDED_ISSUE.match(number) is not None
    sections = [dashed(issue) if worded else "", _section(ctx)]
    item["issue"] = "" if worded else dashed(number)
    item["section"] = ctx.settings.area.join(filter(None, sections))
    return item


def _section(ctx: Context) -> str:
    """Return «Ст. 4849»: an act's bare article number gets its word."""
    section = ctx.work.get("section")
    if ctx.work.type in LAWS and is_number(section):
        return ctx.terms.word("article", n=section)
    return section


def extent(ctx: Context) -> dict[str, object]:
    """Return the pages: the locator of a footnote, a range, or the whole extent."""
    if ctx.cited("locator"):
        return _located(ctx)
    page = ctx.work.get("page")
    number = page if _ARTICLE_NUMBER.fullmatch(page) else ""
    if number or (not page and ctx.work.type in PERIODICALS and article_number(ctx)):
        return {
            "dimensions": ctx.terms.word("article", n=number or article_number(ctx))
        }
    if page:
        return {"page": hyphened(page)}
    size = ctx.custom("extent") or ctx.work.get("number-of-pages")
    note = ctx.custom("extent-note")
    if not size:
        return {}
    bare = bool(_BARE_EXTENT.fullmatch(size))
    if bare and not note:
        return {"number-of-pages": size}
    size = ctx.terms.word("pages", n=size) if bare else size
    return {"dimensions": " : ".join(filter(None, [size, note]))}


def article_number(ctx: Context) -> str:
    """Return the number that an article has instead of pages («e0193972»)."""
    return ctx.work.get("number")


def series(ctx: Context) -> dict[str, object]:
    """Return series title and number: «Серия», «вып. 2»."""
    number = ctx.work.get("collection-number")
    if number.isdecimal():
        number = ctx.terms.word("series-number", n=number)
    title = ctx.work.get("collection-title")
    return {"collection-title": title, "collection-number": number} if title else {}


def _located(ctx: Context) -> dict[str, object]:
    locator, label = ctx.cited("locator"), ctx.cited("label") or "page"
    if label == "page":
        return {"page": hyphened(locator)}
    word = ctx.terms.locators.get(label, "")
    return {"section": f"{word} {dashed(locator)}".strip()}


def _split(text: str) -> list[str]:
    """«Москва; Тверь» → both: several places or publishers."""
    return [part.strip() for part in text.split(";") if part.strip()]
