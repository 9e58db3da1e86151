"""Which preparation a style takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kzbib.model import work_to_csl
from kzbib.styling.apa import prepare_apa
from kzbib.styling.context import Context
from kzbib.styling.engine import Item
from kzbib.styling.gost import prepare_gost
from kzbib.styling.journal import prepare_journal
from kzbib.styling.leftovers import in_latin
from kzbib.styling.names import glued_family


def prepare_plain(ctx: Context) -> Item:
    """Return the item for a style of others: their CSL does the wording."""
    item: Item = work_to_csl(ctx.work, variants=False)
    item.pop("custom", None)
    for role, people in ctx.work.names.items():
        item[role] = [
            {"literal": name.literal}
            if name.literal
            else {
                key: value
                for key, value in (
                    ("family", glued_family(name)),
                    ("given", name.given),
                    ("suffix", name.suffix),
                )
                if value
            }
            for name in people
        ]
    title = ctx.work.title.replace(" : ", ": ")
    return {**item, "title": title} if title else item


RECIPES: Mapping[str, Callable[[Context], Item]] = {
    "apa": prepare_apa,
    "gost": prepare_gost,
    "journal": prepare_journal,
    "plain": prepare_plain,
}


def prepare(ctx: Context) -> Item:
    """Return the prepared CSL-JSON item of a context."""
    item = RECIPES[ctx.settings.recipe](ctx)
    return in_latin(item, ctx) if ctx.in_latin else item
