"""Preparation for APA 7 and the lists that are shaped after it.

Sources: Publication Manual of the APA, 7th edition, chapters 9 and 10. Names come with
their initials ready; equal group author and publisher are printed once (9.29).
"""

from __future__ import annotations

import re

from kzbib.model import Date
from kzbib.styling.acts import act_genre
from kzbib.styling.context import DATED, LAWS, PERIODICALS, Context
from kzbib.styling.dashes import hyphened
from kzbib.styling.dates import whole_date, year_only
from kzbib.styling.engine import Item
from kzbib.styling.forms import Forms, forms_of, in_letters
from kzbib.styling.imprint import edition
from kzbib.styling.journal import language_mark, people, titles
from kzbib.styling.online import is_doi_link
from kzbib.styling.thesis import is_unpublished
from kzbib.styling.titles import has_volume_title, volume_title

_SUBTITLE = re.compile(r"(?<=: )[^\W\d_]")
_ARTICLE_NUMBER = re.compile(r"[A-Za-z]\w*\d")
# Works whose day and month are told beside the year.
_DATED = DATED | frozenset(
    "broadcast speech motion_picture song interview event paper-conference".split()
)
_UNPLACED = PERIODICALS | {"webpage", "post", "post-weblog"}


def prepare_apa(ctx: Context) -> Item:
    """Return the CSL-JSON item that the APA style prints."""
    forms = forms_of(ctx)
    work = forms.work
    item: Item = {
        "type": work.type,
        **people(ctx, forms),
        **_titles(ctx, forms),
        **_publishing(forms),
        "issued": _issued(forms),
        "original-date": year_only(work.dates.get("original-date", Date())),
        "edition": edition(ctx, foreign=forms.foreign),
        "genre": _bracket(ctx, forms).replace(" : ", ctx.settings.title_mark),
        **_numbers(ctx, forms),
        "note": language_mark(ctx, forms),
        **_link(ctx, forms),
    }
    return {key: value for key, value in item.items() if value}


def _titles(ctx: Context, forms: Forms) -> Item:
    """Subtitles in Latin letters take a capital, as any in sentence case (6.17).

    A named volume joins the title (10.2); a standard's number stands in parentheses.
    """
    item = titles(ctx, forms)
    title = str(item["title"])
    if forms.work.type == "standard":
        title = forms.get("title")
    if forms.foreign or ctx.terms.language == "en":
        title = _SUBTITLE.sub(_capital, title)
    if has_volume_title(ctx):
        title = f"{title}: {in_letters(volume_title(ctx), ctx)}"
    if not title and forms.work.get("archive"):
        title = forms.work.get("archive_location")
    archived = not forms.get("container-title")
    return {**item, "title": title, **({"container-title": ""} if archived else {})}


def _capital(found: re.Match[str]) -> str:
    return found.group().upper()


def _publishing(forms: Forms) -> Item:
    """Publisher and container, without what repeats the group author."""
    authors = {name.literal.casefold() for name in forms.names.get("author", ())}
    publisher, place = forms.get("publisher"), forms.get("publisher-place")
    if forms.work.type == "thesis" and not is_unpublished(forms.get("genre")):
        publisher = _beside_thesis(publisher, place, forms.get("genre"))
    if forms.work.type == "paper-conference" and not forms.get("container-title"):
        publisher = publisher or _conference(forms)
    if forms.work.type in _UNPLACED or publisher.casefold() in authors:
        publisher = ""
    item: Item = {
        "publisher": publisher,
        "publisher-place": place if publisher and publisher != place else "",
        "archive": forms.work.get("archive"),
    }
    if forms.get("container-title").casefold() in authors:
        item["container-title"] = ""
    return item


def _beside_thesis(university: str, place: str, genre: str) -> str:
    """The university stands in brackets with the kind of thesis; else the city does."""
    if not university:
        return place
    return "" if genre else university


def _conference(forms: Forms) -> str:
    """The conference stands where the publisher would, with its place (10.5)."""
    event = forms.work.get("event-title") or forms.work.get("event")
    return ", ".join(filter(None, [event, forms.work.get("event-place")]))


def _bracket(ctx: Context, forms: Forms) -> str:
    """What stands in brackets after the title: kind of work, university of a thesis."""
    if forms.work.type == "patent" and forms.work.get("number"):
        return ""  # told with the number
    genre = forms.get("genre") or ctx.terms.types.get(forms.work.type, "")
    if forms.work.type in LAWS and not forms.foreign:
        genre = act_genre(ctx)
    if forms.work.type == "thesis" and genre and not is_unpublished(genre):
        return ", ".join(filter(None, [genre, forms.get("publisher")]))
    return genre


def _issued(forms: Forms) -> Item:
    date = forms.work.dates.get("issued", Date())
    dated = forms.work.type in _DATED and not forms.work.get("volume")
    return whole_date(date) if dated else year_only(date)


def _numbers(ctx: Context, forms: Forms) -> Item:
    work = forms.work
    page = hyphened(ctx.cited("locator") or work.get("page"))
    number = work.get("number")
    volume = "" if has_volume_title(ctx) else work.get("volume")
    item: Item = {"volume": volume, "issue": work.get("issue")}
    if work.type in PERIODICALS and (_ARTICLE_NUMBER.fullmatch(page) or not page):
        number = page or number
        word = ctx.terms.word("article-number")
        return {**item, "section": f"{word} {number}" if number else ""}
    if work.type == "report" and number.isdecimal():
        number = ctx.terms.word("report-number", n=number)
    told = {
        "report": number,
        "standard": number,
        "patent": act_genre(ctx),
        "manuscript": work.get("archive_location") if work.title else "",
    }
    return {**item, "page": page, "number": told.get(work.type, "")}


def _link(ctx: Context, forms: Forms) -> Item:
    work = forms.work
    url, doi = work.get("URL"), work.get("DOI")
    if doi:
        return {"DOI": doi}
    item: Item = {"URL": url}
    if url and (ctx.flag("content-changes") or ctx.settings.retrieved):
        item["accessed"] = whole_date(work.dates.get("accessed", Date()))
    return item if not is_doi_link(url, doi) else {}
