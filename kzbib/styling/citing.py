"""Repeated references in footnotes: «Там же», «Указ. соч.», a shortened title.

GOST R 7.0.5-2008, 6.12–6.19 and 8: a repeated reference is shortened to what tells the
work apart, followed by the locator.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from kzbib.model import Title
from kzbib.styling.context import Context
from kzbib.styling.dashes import dashed
from kzbib.styling.names import initials
from kzbib.styling.runs import Run, Runs

_TITLE_WORDS = 3
# «территориальных», «общая»: an adjective waits for its noun
_ADJECTIVE = re.compile(r"\w{3}(?:[ыи]х|[ое]го|[ыи]й|[ое]й|[ая]я|[ое]е|ые|[ую]ю)$")
# A cut title does not end in a small word.
_SMALL_WORDS = frozenset(
    "а без в во да для до и из или к ко на не о об от по под при с со у "
    "және мен пен бен туралы a an and at by for from in of on or the to with".split()
)


def repeated(ctx: Context) -> Runs:
    """Return the shortened entry of a repeated reference, () for any other mode."""
    shorten = _MODES.get(ctx.cited("mode"))
    if shorten is None:
        return ()
    parts = [shorten(ctx), _locator(ctx)]
    text = ". ".join(part.removesuffix(".") for part in parts if part)
    return (Run(f"{text.replace('…. ', '… ')}."),)


def cut_title(title: str) -> str:
    """«Концепция виртуальных миров и научное познание» → «Концепция … миров …».

    A title that is hardly longer than its cut stays whole («Общество и природная
    среда»); what follows « : » is left out.
    """
    words = Title.from_text(title).main.split()
    kept = words[:_TITLE_WORDS]
    while len(kept) > 1 and len(words) > _TITLE_WORDS and _is_weak(kept[-1]):
        kept.pop()
    if len(kept) == 1 and len(words) <= _TITLE_WORDS + 1:
        kept = words
    text = " ".join(kept).rstrip(",:;.")
    return text if len(kept) == len(words) else f"{text} …"


def _is_weak(word: str) -> bool:
    """Whether a cut title must not end in a word."""
    small = word.lower()
    return small in _SMALL_WORDS or _ADJECTIVE.search(small) is not None


def _ibid(ctx: Context) -> str:
    return ctx.terms.word("ibid")


def _opcit(ctx: Context) -> str:
    """«Указ. соч.» follows an author; a work without one is told by its title."""
    authors = _authors(ctx)
    return f"{authors} {ctx.terms.word('opcit')}" if authors else _shortened(ctx)


def _short(ctx: Context) -> str:
    return " ".join(filter(None, [_authors(ctx), _shortened(ctx)]))


def _shortened(ctx: Context) -> str:
    """The short title that a person gave, else the first words of the title."""
    short = ctx.work.get("title-short")
    return f"{short} …" if short else cut_title(ctx.work.title)


_MODES: Mapping[str, Callable[[Context], str]] = {
    "repeat-ibid": _ibid,
    "repeat-opcit": _opcit,
    "repeat-short": _short,
}


def _authors(ctx: Context) -> str:
    names = ctx.work.people()
    if len(names) > ctx.settings.heading or ctx.flag("et-al"):
        return ""
    return ", ".join(
        name.literal or f"{name.full_family} {initials(name, 'spaced')}".strip()
        for name in names
    )


def _locator(ctx: Context) -> str:
    locator = dashed(ctx.cited("locator"))
    word = ctx.terms.locators.get(ctx.cited("label") or "page", "")
    return f"{word} {locator}".strip() if locator else ""
