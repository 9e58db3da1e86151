"""Reads what opens an entry: links (masked first), authors, roles."""

from __future__ import annotations

from collections.abc import Iterable

from kzbib.languages.patterns import lazy
from kzbib.model import Date, Name
from kzbib.parsing import law
from kzbib.parsing.draft import Draft
from kzbib.parsing.found import Found
from kzbib.parsing.issued import year_behind_names
from kzbib.parsing.names import read_names
from kzbib.parsing.roles import find_named_before, find_roles, role_behind
from kzbib.parsing.special import read_special
from kzbib.parsing.tokens import Claim
from kzbib.parsing.triggers import ROLE, ROLE_BEHIND
from kzbib.parsing.words.terms import ORGANISATION

_PARENTHESIS = lazy(r"\s?\((?P<alias>[^\W\d_][^()\d]{1,30})\)")
# "Министерство труда (2019)": what may stand before a year in brackets
_YEAR_AHEAD = lazy(r"[^.(]{4,90}[.,]?\s?\((?:19|20)\d\d")
# "Министерство труда. "  "World Bank (2019": a name up to a full stop or a year
_LEADING = lazy(r"(?P<name>[^.(:«\"/]{3,90}?)(?=\.\s|\s\((?:19|20)\d\d)")


def put_claims(draft: Draft, claims: Iterable[Claim]) -> None:
    """Claim links, identifiers, medium, access date and the note on language."""
    for claim in claims:
        if isinstance(claim.value, Date):
            draft.date(claim.field, Found(claim.value, claim.start, claim.end))
        elif claim.start == claim.end:
            draft.text.setdefault(claim.field, claim.value)
        else:
            if claim.field not in ("", "language"):
                draft.text.setdefault(claim.field, claim.value)
            name = draft.prefix + (claim.field or "accessed")
            draft.sheet.take(claim.start, claim.end, name)


def put_act(draft: Draft, act: law.Act) -> None:
    """Claim the parts of an act."""
    draft.marks.add("law")
    if act.issued:
        draft.date("issued", act.issued)
    for name, found in act.texts:
        draft.put(name, found)


def read_opening(draft: Draft, start: int) -> int:
    """Claim an opening that tells the kind; return where the rest begins."""
    special = read_special(draft.sheet.text, start)
    if special is None:
        return start
    draft.marks.add(special.mark)
    for name, found in special.texts:
        draft.put(name, found)
    return special.end


def read_authors(draft: Draft, start: int) -> int:
    """Claim the authors and a year behind them; return where the title begins."""
    sheet = draft.sheet
    people = read_names(sheet.text, start)
    end = people.end
    if people.names:
        names = tuple(found.value for found in people.names)
        behind = None
        if sheet.may(ROLE_BEHIND):
            behind = role_behind(sheet.text, end)
        draft.people(behind.value if behind else "author", names, start, end)
        end = behind.end if behind else end
        alias = _PARENTHESIS.match(sheet.text, end)
        if alias and not behind:
            end = alias.end()
    elif "URL" in draft.text or _is_year_ahead(sheet.text, start):
        end = _read_organisation(draft, start)
    if people.et_al:
        draft.marks.add("et-al")
    year = year_behind_names(sheet.text, end) if end > start else None
    if year:
        draft.date("issued", year)
        end = year.end
    return end


def _is_year_ahead(text: str, start: int) -> bool:
    return "(" in text[start : start + 96] and bool(_YEAR_AHEAD.match(text, start))


def _read_organisation(draft: Draft, start: int) -> int:
    text = draft.sheet.text
    found = _LEADING.match(text, start)
    if (
        not found
        or not ORGANISATION.search(found["name"])
        or len(found["name"].split()) > 9
    ):
        return start
    draft.people(
        "author", (Name(literal=found["name"].strip()),), found.start(), found.end()
    )
    return found.end()


def read_roles(draft: Draft, start: int) -> None:
    """Claim editors, translators and compilers named by a role word."""
    before = find_named_before(draft.sheet.text, start)
    near = draft.sheet.triggers.near(ROLE, start)
    roles = find_roles(draft.sheet.text, near) if near >= 0 else []
    for found in [*roles, *([before] if before else [])]:
        draft.people(found.value.role, found.value.names, found.start, found.end)
        if found.value.et_al:
            draft.marks.add("et-al")
