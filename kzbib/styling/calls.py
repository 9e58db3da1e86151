"""Calls in the running text: [25, с. 81], (Тоқаев, 1997, 12-б.), a footnote.

GOST R 7.0.5-2008, 7.4: numbers of the list in square brackets, several parted by « ; ».
APA 7, 8.10–8.17: author, year and locator; two authors are joined, three or more cut.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kzbib.errors import StyleError
from kzbib.model import Name, Work
from kzbib.styling.catalogue import is_numbered
from kzbib.styling.context import Context
from kzbib.styling.dashes import dashed
from kzbib.styling.entry import context_of
from kzbib.styling.forms import forms_of
from kzbib.styling.names import glued_family

# «12», «12–15, 20», «XII», «3 об.»: a locator without a word is a page
_BARE = re.compile(r"[\dIVXLCDMivxlcdm][\d\s,–—\-IVXLCDMivxlcdm]*(?:\sоб\.)?")
# «с. 12», «p. 5-9», «Гл. 3»; «12-б.», «5–9 бб.»
_BEFORE = re.compile(r"(?P<word>[^\W\d]+\.?|№)\s*(?P<number>\d.*)")
_AFTER = re.compile(r"(?P<number>\d[\d\s,–—\-]*?)\s?[-–]?\s?(?P<word>[^\W\d]+)\.?")
_RANGE = re.compile(r"[,–—-]")
_WORDS: Mapping[str, str] = {
    **dict.fromkeys("с сс стр p pp page pages s б бб бет b".split(), "page"),
    **dict.fromkeys("т том vol volume bd ж j cilt c".split(), "volume"),
    **dict.fromkeys("гл глава ch chap chapter kap тар тарау".split(), "chapter"),
    **dict.fromkeys("ч pt part бөл".split(), "part"),
    **dict.fromkeys("л fol bl п парақ".split(), "folio"),
    **dict.fromkeys("рис fig figure abb сур".split(), "figure"),
    **dict.fromkeys("разд sec section".split(), "section"),
    **dict.fromkeys("стб col sp бағ".split(), "column"),
    **dict.fromkeys("№ no issue h".split(), "issue"),
    **dict.fromkeys("примеч note anm ескерт".split(), "note"),
}


@dataclass(frozen=True, slots=True)
class Locator:
    """A place in a work: its label («page», «chapter», …) and its number."""

    label: str = "page"
    number: str = ""

    @classmethod
    def from_text(cls, text: str) -> Locator:
        """Read «12», «p. 5-9», «с. 81», «12-б.», «гл. 3»; other text stays as it is."""
        text = text.strip()
        if _BARE.fullmatch(text):
            return cls(number=text)
        found = _BEFORE.fullmatch(text) or _AFTER.fullmatch(text)
        label = _WORDS.get(found["word"].rstrip(".").lower()) if found else None
        return cls(label, found["number"]) if found and label else cls("", text)


def call(
    works: Sequence[Work],
    style: str,
    *,
    numbers: Sequence[int] = (),
    locators: Sequence[str] = (),
    variant: str = "",
) -> str:
    """Return the call of works in running text, in the style's manner.

    Numbered styles need the works' ``numbers`` in the list; ``locators`` belong to the
    works in order. Words follow each work's language. Raises StyleError when there are
    no works, or a number is missing.
    """
    if not works:
        raise StyleError("no work to cite", hint="Give a citation key.")
    places = [*map(Locator.from_text, locators), *[Locator()] * len(works)]
    contexts = [context_of(work, style, variant=variant) for work in works]
    if not is_numbered(style):
        return f"({'; '.join(map(_author_and_year, contexts, places))})"
    if len(numbers) < len(works):
        raise StyleError(
            "a call needs the work's number in the list",
            where=works[len(numbers)].id,
            hint="Say of which list: give the document or the tag.",
        )
    parts = zip(numbers, contexts, places, strict=False)
    told = (", ".join(filter(None, [str(n), said(ctx, at)])) for n, ctx, at in parts)
    return f"[{' ; '.join(told)}]"


def said(ctx: Context, place: Locator) -> str:
    """Return a locator in the work's language: «с. 81», «12-б.», «pp. 5–9»."""
    number = dashed(place.number)
    if not number or not place.label:
        return number
    if place.label == "page":
        many = _RANGE.search(number) is not None
        return ctx.terms.word("call-pages" if many else "call-page", n=number)
    word = ctx.terms.locators.get(place.label, "")
    if ctx.terms.language != "de":  # German nouns keep their capitals
        word = word[:1].lower() + word[1:]
    return f"{word} {number}".strip()


def _author_and_year(ctx: Context, place: Locator) -> str:
    issued = ctx.work.dates.get("issued")
    year = str(issued.year or issued.literal) if issued else ""
    parts = [_authors(ctx), year or ctx.terms.word("no-date"), said(ctx, place)]
    return ", ".join(filter(None, parts))


def _authors(ctx: Context) -> str:
    """Return «Ким», «Ким & Ли», «Ким и др.»; the title where there is no name."""
    forms = forms_of(ctx)
    names = forms.names.get("author") or forms.names.get("editor") or ()
    if not names:
        return forms.get("title").split(": ")[0] or ctx.terms.word("untitled")
    families = [_family(name) for name in names[:3]]
    if len(families) > 2 or ctx.flag("et-al"):
        return f"{families[0]} {ctx.terms.word('et-al').strip('[]')}"
    return " & ".join(families)


def _family(name: Name) -> str:
    return name.literal or glued_family(replace(name, given=""))
