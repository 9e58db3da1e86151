"""Fills a draft from the labelled stretches of a reference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kzbib.model import Date, Span
from kzbib.parsing.draft import Draft
from kzbib.parsing.tokens import Tokens
from kzbib.parsing.values import READERS, join_name, read_issued, read_name, read_text

NAMES = frozenset("author editor translator compiler container-author".split())
DATES = frozenset(("issued", "accessed"))
_JOINED = frozenset(("title",))
Part = tuple[str, int, int]
"""«f» (family), «g» (given) or «l» (literal), and where it stands."""


def fill(draft: Draft, spans: Iterable[Span], tokens: Tokens) -> None:
    """Read every span into the draft; ``spans`` carry bare field names."""
    _put_claims(draft, tokens)
    names: list[tuple[str, list[Part]]] = []
    dates: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        name, _, part = span.field.partition(".")
        if name in NAMES:
            if not names or names[-1][0] != name or _begins(part, names[-1][1]):
                names.append((name, []))
            names[-1][1].append((part, span.start, span.end))
        elif name in DATES:
            dates[name].append(span)
        else:
            _put_text(draft, name, span)
    for name, parts in names:
        _put_name(draft, name, parts)
    for name, places in dates.items():
        _put_date(draft, name, places, tokens)


def _put_claims(draft: Draft, tokens: Tokens) -> None:
    for claim in tokens.claims:
        if isinstance(claim.value, Date):
            draft.dates.setdefault(claim.field, claim.value)
        elif claim.field and claim.field != "language":
            draft.text.setdefault(claim.field, claim.value)


def _put_name(draft: Draft, name: str, parts: list[Part]) -> None:
    text = draft.sheet.raw
    if parts[0][0]:
        person = join_name(text, parts)
    else:
        person = read_name(text, parts[0][1], parts[-1][2])
    known = draft.names.get(name, ())
    if person and person not in known:
        draft.names[name] = (*known, person)


def _put_date(draft: Draft, name: str, places: list[Span], tokens: Tokens) -> None:
    """Take the first date that was read for certain, or what the pieces make."""
    text = draft.sheet.raw
    known = {tokens.starts[i]: date for i, date in tokens.dates.items()}
    for span in places:
        inside = [known[at] for at in known if span.start <= at < span.end]
        if inside:
            draft.dates.setdefault(name, inside[0])
    loose = [
        text[span.start : span.end]
        for span in places
        if not any(span.start <= at < span.end for at in known)
    ]
    date = read_issued(loose) if loose else None
    if date:
        draft.dates.setdefault(name, date)


def _begins(kind: str, parts: list[Part]) -> bool:
    """Tell whether a part begins a new name: the name before it has one like it."""
    kinds = [part for part, _, _ in parts]
    return kind in kinds or kind == "l" or kinds[-1] == "l"


def _put_text(draft: Draft, name: str, span: Span) -> None:
    text, limit = draft.sheet.raw, draft.sheet.end
    reader = READERS.get(name, read_text)
    value, start, _ = reader(text, span.start, span.end, limit)
    known = draft.text.get(name)
    if known and name in _JOINED:
        mark = ": " if ":" in text[max(0, start - 4) : start] else ". "
        value = known + mark + value
    elif known:
        return
    if value:
        draft.text[name] = value
