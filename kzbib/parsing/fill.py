"""Fills a draft from the labelled stretches of a reference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kzbib.model import Span
from kzbib.parsing.draft import Draft
from kzbib.parsing.links import trim_link
from kzbib.parsing.values import READERS, join_name, read_issued, read_name, read_text

NAMES = frozenset("author editor translator compiler container-author".split())
DATES = frozenset(("issued", "accessed"))
_JOINED = frozenset(("title",))


def fill(draft: Draft, spans: Iterable[Span]) -> None:
    """Read every span into the draft; ``spans`` carry bare field names."""
    text, limit = draft.sheet.raw, draft.sheet.end
    dates: dict[str, list[str]] = defaultdict(list)
    names: list[tuple[str, list[tuple[str, int, int]]]] = []
    for span in spans:
        name, _, part = span.field.lstrip("^").partition(".")
        if name in NAMES:
            if span.field[0] == "^" or not names or names[-1][0] != name:
                names.append((name, []))
            names[-1][1].append((part, span.start, span.end))
        elif name in DATES:
            dates[name].append(text[span.start : span.end])
        elif name in ("DOI", "URL"):
            _put_link(draft, name, text[span.start : span.end])
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
        if date:
            draft.dates[name] = date


def _put_link(draft: Draft, name: str, printed: str) -> None:
    value = trim_link(printed).replace(" ", "")
    draft.text.setdefault(name, value)
    cut = value.casefold().find("doi.org/")
    if cut >= 0 and "10." in value:
        draft.text.setdefault("DOI", value[cut + 8 :])


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
