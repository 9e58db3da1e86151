"""Preparation for the GOST styles; ``styles/README.md`` lists what is prepared."""

from __future__ import annotations

from kzbib.styling.context import BOOK_PARTS, Context
from kzbib.styling.engine import Item
from kzbib.styling.imprint import (
    before_imprint,
    extent,
    issued,
    numbering,
    place_and_publisher,
    series,
    shows_day,
)
from kzbib.styling.online import content_area, links, notes
from kzbib.styling.responsibility import heading, responsibility
from kzbib.styling.titles import container_statement, title_statement


def prepare_gost(ctx: Context) -> Item:
    """Return the CSL-JSON item that the GOST styles print."""
    place, publisher = place_and_publisher(ctx)
    item: Item = {
        "type": _type(ctx),
        "author": heading(ctx),
        "title": title_statement(ctx),
        "annote": responsibility(ctx),
        "container-title": container_statement(ctx),
        "edition": before_imprint(ctx),
        "publisher-place": place,
        "publisher": publisher,
        "issued": issued(ctx),
        "note": notes(ctx),
        "ISBN": "" if ctx.work.get("DOI") else ctx.work.get("ISBN"),
        "medium": content_area(ctx),
        **numbering(ctx),
        **extent(ctx),
        **series(ctx),
    }
    if ctx.settings.links:
        item.update(links(ctx))
    if "content-type-before-url" in ctx.variant:
        joined = filter(None, [item["note"], item.pop("medium")])
        item["note"] = ctx.settings.area.join(map(str, joined))
    return {key: value for key, value in item.items() if value}


def _type(ctx: Context) -> str:
    """The type decides between «№» and «Вып.», and whether day and month show."""
    if shows_day(ctx):
        return "article-newspaper"
    if ctx.is_part and ctx.work.type not in BOOK_PARTS:
        return "article-journal"
    return ctx.work.type
