"""Laws and patents: kind, date and number, as GOST puts them after the title."""

from __future__ import annotations

from kzbib.model import Date
from kzbib.styling.context import LAWS, Context
from kzbib.styling.dates import in_words


def act_genre(ctx: Context) -> str:
    """Return «федер. закон от 6 марта 2006 г. № 35-ФЗ» or the patent's number.

    "" for other works; what the kind of act already names is not said twice.
    """
    if ctx.work.type in LAWS:
        return _law(ctx)
    return _patent(ctx) if ctx.work.type == "patent" else ""


def is_dated_act(ctx: Context) -> bool:
    """Whether the date of issue is printed with the kind of act."""
    return bool(_act_date(ctx))


def patent_area(ctx: Context) -> str:
    """Return «№ 2000131736/09 ; заявл. 18.12.00 ; опубл. 20.08.02, Бюл. № 23»."""
    if ctx.work.type != "patent":
        return ""
    application = ctx.custom("patent-application")
    if application and application[0].isdigit():
        application = ctx.terms.word("act-number", n=application)
    parts = [application]
    for key in ("filed", "published"):
        stated = ctx.custom(key)
        word = ctx.terms.word(key, text=stated)
        parts.append(stated if stated[:1].isalpha() else word if stated else "")
    return " ; ".join(filter(None, parts))


def _law(ctx: Context) -> str:
    kind, number = ctx.work.get("genre"), ctx.work.get("number")
    if not number or number in kind:
        return kind
    date = _act_date(ctx)
    said = (
        ctx.terms.word("act", date=date, n=number)
        if date
        else ctx.terms.word("act-number", n=number)
    )
    return " ".join(filter(None, [kind, said]))


def _act_date(ctx: Context) -> str:
    """The act's own date; a gazette's date is told by the gazette's issue or page."""
    work = ctx.work
    if work.type not in LAWS or not work.get("number"):
        return ""
    if work.get("number") in work.get("genre"):
        return ""
    return in_words(work.dates.get("issued", Date()), ctx.terms)


def _patent(ctx: Context) -> str:
    kind, number = ctx.work.get("genre"), ctx.work.get("number")
    country = ctx.work.get("authority") or ctx.work.get("jurisdiction")
    parts = [kind, *(part for part in (number, country) if part not in kind)]
    return " ".join(filter(None, parts))
