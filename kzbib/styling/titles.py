"""Titles with what GOST prints after them, and containers."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kzbib.model import Title
from kzbib.styling.acts import act_genre
from kzbib.styling.context import LAWS, Context
from kzbib.styling.responsibility import container_responsibility
from kzbib.styling.thesis import degree_line

# «2», «2а», «IV», «3–4», «2, ч. 1» take a word before them; «2-т.», «Ч. 2» do not
_BARE_NUMBER = re.compile(r"\d+[^\W\d_]?(?:$|[\s,/(]|[-–]\d)|[IVXLCM]+$")
_DIGITS = re.compile(r"\d+")
# General material designations by GOST 7.1-2003, 5.2.3; else «[Текст]».
_DESIGNATIONS: Mapping[str, str] = {
    "map": "map",
    "musical_score": "music",
    "motion_picture": "video",
    "broadcast": "video",
    "song": "sound",
    "graphic": "graphic",
    "figure": "graphic",
}


def title_statement(ctx: Context) -> str:
    """Return title, [designation], subtitle, volume and kind, joined by « : »."""
    work, mark = ctx.work, ctx.settings.title_mark
    title = Title.from_text(named(ctx))
    main = f"{title.main} {designation(ctx)}".strip()
    number = work.get("number") if work.type == "standard" else ""
    number = ctx.custom("number-after-title") or number
    after = bool(number) and ctx.flag("number-after-title")
    parts = [main, *title.rest, number if after else "", _volumes(ctx)]
    whole = mark.join(filter(None, parts))
    if has_volume_title(ctx):
        whole = f"{whole}. {volume_title(ctx)}"
    if number and not after:
        whole = f"{number}. {whole}"
    # an act without a kind: «Кодекс от 9 января 2007 г. № 212»
    unnamed = work.type in LAWS and not work.get("genre")
    return (" " if unnamed else mark).join(filter(None, [whole, genre(ctx)]))


def named(ctx: Context) -> str:
    """Return the title; «[Без заглавия]» where nothing else tells what is meant."""
    title = ctx.work.title or ctx.custom("file-title")
    if title or ctx.container or ctx.work.get("archive") or ctx.work.get("number"):
        return title
    return ctx.terms.word("untitled")


def genre(ctx: Context) -> str:
    """Return the kind of work that follows the title; the act's date and number."""
    kind = act_genre(ctx) or ctx.work.get("genre")
    kind = kind.replace(" : ", ctx.settings.title_mark)
    if ctx.work.type not in ("thesis", "book"):
        return kind
    return degree_line(kind[:1].lower() + kind[1:])


def designation(ctx: Context) -> str:
    """Return «[Текст]», «[Карты]» …, where the variant asks for it."""
    if "gmd" not in ctx.variant or not ctx.settings.designations:
        return ""
    if not (ctx.work.title or ctx.custom("file-title")):
        return ""
    if ctx.work.get("URL"):
        return ctx.terms.word("electronic")
    return ctx.terms.word(_DESIGNATIONS.get(ctx.work.type, "text"))


def has_volume_title(ctx: Context) -> bool:
    """Whether the volume is named beside the title, not after the imprint."""
    named = ctx.custom("volume-title") or ctx.work.get("volume-title")
    return bool(ctx.work.get("volume") and (named or ctx.custom("volumes-statement")))


def volume_title(ctx: Context) -> str:
    """Return «Т. 1. Общая часть»."""
    named = ctx.custom("volume-title") or ctx.work.get("volume-title")
    return ". ".join(filter(None, [volume_word(ctx), named]))


def volume_word(ctx: Context) -> str:
    """Return «Т. 2»; a volume that has a word already («Ч. 2») stays."""
    volume = ctx.work.get("volume")
    return ctx.terms.word("volume", n=volume) if is_number(volume) else volume


def is_number(text: str) -> bool:
    """Whether a volume is a bare number («2», «IV», «2а», «2–3»), without a word."""
    return bool(_BARE_NUMBER.match(text))


def container_statement(ctx: Context) -> str:
    """Return what follows « // »: title, kind, and after « / » its editors."""
    archive = ctx.work.get("archive")
    if archive and ctx.work.get("archive_location"):
        place = f"{archive}. {ctx.work.get('archive_location')}"
        named = ctx.custom("file-title") if ctx.work.title else ""
        return f"{place} ({named})" if named else place
    if not ctx.is_part:
        return ""
    kind = ctx.custom("container-genre")
    mark = ctx.settings.title_mark
    title = mark.join(filter(None, [ctx.container, kind])).replace(" : ", mark)
    return " / ".join(filter(None, [title, container_responsibility(ctx)]))


def _volumes(ctx: Context) -> str:
    stated = ctx.custom("volumes-statement")
    if stated or ctx.is_part:
        return stated
    number = _DIGITS.fullmatch(ctx.work.get("number-of-volumes"))
    return ctx.terms.word("volumes", n=number.group()) if number else ""
