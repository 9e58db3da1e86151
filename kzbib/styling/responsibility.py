"""Heading and statement of responsibility of the GOST styles.

7.0.5-2008, clause 7.4: one to three authors head the entry; with four or more the
title does, and the first author follows « / » with [и др.]. 7.1-2003 and 7.0.100-2018
put the first author into the heading and repeat all of up to three (four) after « / ».
"""

from __future__ import annotations

import re

from kzbib.model import Name
from kzbib.styling.context import Context
from kzbib.styling.names import csl_names, direct

ANY_NUMBER = 99
_ROLES = ("editor", "compiler", "translator")


def heading(ctx: Context) -> list[dict[str, str]]:
    """Return the names that head the entry; none when the title does."""
    authority = ctx.work.get("authority")
    if authority and ctx.work.type != "patent" and not ctx.work.people():
        return [{"literal": authority}]
    authors = ctx.work.people()
    if is_cut(ctx):
        return []
    shown = authors[:1] if ctx.settings.repeat_authors else authors
    names = csl_names(shown, ctx.settings.initials)
    return cut(names, ctx) if ctx.flag("et-al") else names


def is_cut(ctx: Context) -> bool:
    """Whether there are too many authors for a heading: over three, or «et al.».

    A style whose heading holds any number of authors has no other place for them.
    """
    many = len(ctx.work.people()) > ctx.settings.heading
    return many or (ctx.flag("et-al") and ctx.settings.heading < ANY_NUMBER)


def cut(names: list[dict[str, str]], ctx: Context) -> list[dict[str, str]]:
    """Return the names with «et al.» in the entry's language after the last one."""
    if not names:
        return names
    last = names[-1]
    key = "given" if "given" in last else "family" if "family" in last else "literal"
    word = ctx.terms.word("et-al").strip("[]")
    return [*names[:-1], {**last, key: f"{last[key]} {word}"}]


def responsibility(ctx: Context) -> str:
    """Return what follows « / »: authors where the style repeats them, then others.

    Authors in the heading are not repeated after a title that is not there.
    """
    return " ; ".join(filter(None, [_authors(ctx), *_others(ctx)]))


def container_responsibility(ctx: Context) -> str:
    """Return what follows « / » of the container: its authors, then its editors."""
    if not ctx.settings.statements:
        return ""
    names = ctx.work.people("container-author")
    listed = ", ".join(direct(name) for name in names)
    stated = ctx.custom_list("container-responsibility")
    if not stated and ctx.is_part:
        stated = _worded(ctx, "editor")
    return " ; ".join(filter(None, [listed, *stated]))


def _authors(ctx: Context) -> str:
    settings, names = ctx.settings, ctx.work.people()
    if not names or not (settings.repeat_authors or is_cut(ctx)):
        return ""
    if not (ctx.work.title or is_cut(ctx)):
        return ""
    if settings.full_thesis_name and ctx.work.type == "thesis":
        return ", ".join(ctx.custom_list("full-name") or map(_in_full, names))
    if len(names) <= settings.all_up_to and not ctx.flag("et-al"):
        return ", ".join(direct(name) for name in names)
    listed = ", ".join(direct(name) for name in names[: settings.cut_to])
    return f"{listed} {ctx.terms.word('et-al')}"


def _in_full(name: Name) -> str:
    """«Величковский Борис Борисович», as 7.0.100 has the author of a thesis."""
    given = name.given if re.search(r"[^\W\d_]{3}", name.given) else ""
    return f"{name.full_family} {given}" if given else _family_first(name)


def _family_first(name: Name) -> str:
    given = direct(Name(given=name.given))
    return " ".join(filter(None, [name.literal or name.full_family, given]))


def _others(ctx: Context) -> tuple[str, ...]:
    stated = ctx.custom_list("responsibility")
    if stated:
        return stated
    roles = _ROLES[1:] if ctx.is_part else _ROLES
    return tuple(word for role in roles for word in _worded(ctx, role))


def _worded(ctx: Context, role: str) -> tuple[str, ...]:
    """«ред. В. И. Романов»: a CSL name cannot give the genitive of «под ред.»."""
    names = ctx.work.people(role)
    listed = ", ".join(direct(name) for name in names)
    return (ctx.terms.word(role, names=listed),) if names else ()
