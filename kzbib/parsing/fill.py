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


def fill(draft: Draft, spans: Iterable[Span], tokens: Tokens) -> None:
    """Read every span into the draft; ``spans`` carry bare field names."""
    text, limit = draft.sheet.raw, draft.sheet.end
    dates: dict[str, list[str]] = defaultdict(list)
    known_dates = dict(zip(tokens.starts, map(tokens.dates.get, range(len(tokens)))))
    for claim in tokens.claims:
        if isinstance(claim.value, Date):
            draft.dates.setdefault(claim.field, claim.value)
        elif claim.field and claim.field != "language":
            draft.text.setdefault(claim.field, claim.value)
    names: list[tuple[str, list[tuple[str, int, int]]]] = []
    for span in spans:
        name, _, part = span.field.partition(".")
        if name in NAMES:
            if not names or names[-1][0] != name or _begins(part, names[-1][1]):
                names.append((name, []))
            names[-1][1].append((part, span.start, span.end))
        elif name in DATES:
            inside = [
                date
                for first, date in known_dates.items()
                if date and span.start <= first < span.end
            ]
            if inside:
                draft.dates.setdefault(name, inside[0])
            else:
                dates[name].append(text[span.start : span.end])
        else:
            _put_text(draft, name, span, text, limit)
    for name, parts in names:
        if parts[0][0]:
            person = join_name(text, parts)
        else:
            person = read_name(text, parts[0][1], parts[-1][2])
        known = draft.names.get(name, ())
        if person and person not in known:
            draft.names[name] = (*known, person)
    for name, pieces in dates.items():
        date = read_issued(pieces)
        known_date = draft.dates.get(name)
        if date and not (known_date and known_date.year == date.year):
            draft.dates.setdefault(name, date)


def _begins(kind: str, parts: list[tuple[str, int, int]]) -> bool:
    """Tell whether a part begins a new name: the name before it has one like it."""
    kinds = [part for part, _, _ in parts]
    return kind in kinds or kind == "l" or kinds[-1] == "l"


def _put_text(draft: Draft, name: str, span: Span, text: str, limit: int) -> None:
    reader = READERS.get(name, read_text)
    value, start, end = reader(text, span.start, span.end, limit)
    known = draft.text.get(name)
    if known and name in _JOINED:
        mark = ": " if ":" in text[max(0, start - 4) : start] else ". "
        value = known + mark + value
    elif known:
        return
    if value:
        draft.text[name] = value
