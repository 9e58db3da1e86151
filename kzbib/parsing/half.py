"""Reads one half of an entry (or a whole one) into a draft."""

from __future__ import annotations

from collections.abc import Iterable

from kzbib.languages.patterns import lazy
from kzbib.parsing import brackets, edition, law
from kzbib.parsing.body import read_body
from kzbib.parsing.draft import Draft
from kzbib.parsing.head import (
    put_act,
    put_claims,
    read_authors,
    read_opening,
    read_roles,
)
from kzbib.parsing.names import read_names
from kzbib.parsing.numbers import read_bare_numbers, read_issued, read_numbers
from kzbib.parsing.sheet import Sheet
from kzbib.parsing.tokens import Claim, claim_links
from kzbib.parsing.triggers import ACT, EDITION

_FULL = lazy(r"\d\)?[.\s]*$|,\s(?:19|20)\d\d")


def read_half(
    sheet: Sheet, start: int, claims: Iterable[Claim], prefix: str = ""
) -> Draft:
    """Read ``sheet`` from ``start`` on; field spans get ``prefix``.

    ``claims`` are the fields that are certain already.
    """
    draft = Draft(sheet, prefix)
    put_claims(draft, claims)
    act = law.read_act(sheet.text, start, may_be=sheet.may(ACT))
    if act:
        put_act(draft, act)
        return draft
    start = read_opening(draft, start)
    start = read_authors(draft, start)
    _cut_translations(draft, start)
    if sheet.may(EDITION):
        draft.put("edition", edition.find_edition(sheet.text, start))
    read_roles(draft, start)
    read_numbers(draft, start)
    read_issued(draft, start)
    read_bare_numbers(draft, start)
    read_body(draft, start)
    return draft


def _cut_translations(draft: Draft, start: int) -> None:
    if "[" not in draft.sheet.text and "(" not in draft.sheet.text:
        return
    for found in brackets.find_translations(draft.sheet.text, start):
        draft.brackets.append(found)
        draft.sheet.text = brackets.cut_out(draft.sheet.text, found)


def read_brackets(draft: Draft) -> Draft | None:
    """Read the bracketed translations of a draft; None when there are none."""
    if not draft.brackets:
        return None
    sheet = Sheet(draft.sheet.raw, draft.sheet.start, draft.sheet.end)
    other = Draft(sheet, "translated.")
    container = next(
        (s.start for s in draft.sheet.spans if s.field == "container-title"),
        len(sheet.raw),
    )
    for found in draft.brackets:
        if len(draft.brackets) == 1 and _is_entry(found.value):
            inner = Sheet(sheet.raw, found.start, found.end)
            claims: list[Claim] = []
            claim_links(sheet.raw[: found.end], found.start, claims)
            return read_half(inner, found.start, claims, "translated.")
        late = found.start > container or "title" in other.text
        other.put("container-title" if late else "title", found)
    return other


def _is_entry(text: str) -> bool:
    """Tell a whole bracketed reference from a bracketed title."""
    return bool(_FULL.search(text) or read_names(text).names)
