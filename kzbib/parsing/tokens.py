"""Cuts a reference into words; links, identifiers and dates count as one word each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import accumulate, chain
from typing import NamedTuple

from kzbib.languages.patterns import lazy
from kzbib.model import Date
from kzbib.parsing import links
from kzbib.parsing.charset import DASH, MASK, UPPER
from kzbib.parsing.dates import find_dates_and_ranges
from kzbib.parsing.found import Found

# A gap, then initials written together, a range of numbers, a number or a word.
_TOKEN = lazy(
    rf"""
    ([^\w{MASK}]*+)
    ( [^\W\d_]{{2,}}+(?:[{DASH}'’ʹʼ`‘]\d?[^\W\d_]++){{0,6}}+  # Алма-Ата
    | {MASK}++
    | (?![ТTЧCV]\.[IVXІ])(?:[{UPPER}]\.[{DASH}]?){{1,3}}[{UPPER}](?=\.)  # К.-Ж.К.
    | [^\W\d_]++(?:[{DASH}'’ʹʼ`‘]\d?[^\W\d_]++){{0,6}}+  # д'Аламбер
    | (?!(?:1[89]|20)\d\d[{DASH}]\d{{1,3}}(?!\d))\d++(?:[{DASH}]{{1,2}}\d++)?+  # 56–65
    | \d++
    | _++
    | \Z )
    """,
    re.VERBOSE,
)
# "(In Russ.)"  "[in Russian]"  "(in Kazakh)": says what language the work has
_LANGUAGE_NOTE = lazy(
    r"[\[(]\s*(?:(?:[Ii]n|на|әдеб\w*)\s(?:[Rr]uss\w*|[Kk]az\w*|[Uu]kr\w*|[Pp]ers\w*|"
    r"[Uu]zb\w*|[Ee]ng\w*|рус\w*|англ\w*)|англ|[Rr]usy?|Rusça|Russ)\.?(?:,\s\w+\.?)?"
    r"\s*[\])]\.?|In Russ\b\.?"
)

Value = str | Date


class Claim(NamedTuple):
    """What a reader is certain of: field («» for none), value and place."""

    field: str
    value: Value
    start: int
    end: int


@dataclass(slots=True)
class Tokens:
    """Words of a text in parallel lists: what, from where, up to where.

    ``gaps[i]`` is what stands before word i; the last gap stands behind all words.
    ``dates`` holds the date of each word that is one; ``claims`` are fields that
    need no labeller.
    """

    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    dates: dict[int, Date] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)


Special = dict[int, tuple[str, int, Date | None]]
"""Words that stand for a claim or a date: start → its name, end and value."""


def cut_tokens(text: str, start: int, end: int) -> Tokens:
    """Return the words of ``text[start:end]``, what is certain already claimed."""
    tokens = Tokens()
    masked = claim_links(text[:end], start, tokens.claims)
    special: Special = {
        claim.start: (f"<{claim.field}>", claim.end, None)
        for claim in tokens.claims
        if claim.start < claim.end
    }
    for found in _dates(masked, start):
        date = found.value
        word = "<date>" if len(date.parts[0]) == 3 else "<month>"
        if len(date.parts) > 1:
            word = "<years>"
        masked = (
            masked[: found.start]
            + MASK * (found.end - found.start)
            + masked[found.end :]
        )
        special[found.start] = (word, found.end, date)
    _cut(text, masked, start, end, tokens, special)
    return tokens


def _cut(
    text: str, masked: str, start: int, end: int, tokens: Tokens, special: Special
) -> None:
    pairs = _TOKEN.findall(masked, start, end)
    while pairs and not pairs[-1][1]:
        pairs.pop()
    edges = list(accumulate(map(len, chain.from_iterable(pairs)), initial=start))
    tokens.gaps = [gap for gap, _ in pairs]
    tokens.words = [word for _, word in pairs]
    tokens.starts = edges[1::2]
    tokens.ends = edges[2::2]
    tokens.gaps.append(text[edges[-1] : end])
    if special:
        hidden = [i for i, word in enumerate(tokens.words) if word[0] == MASK]
        for i in reversed(hidden):
            _part_masked(tokens, i, special)
        known = ((i, special.get(at)) for i, at in enumerate(tokens.starts))
        tokens.dates = {i: one[2] for i, one in known if one and one[2]}


def _part_masked(tokens: Tokens, i: int, special: Special) -> None:
    """Put claims and dates, one by one, in the place of a run of masks."""
    first, end = tokens.starts[i], tokens.ends[i]
    words: list[str] = []
    edges = [first]
    while edges[-1] < end:
        rest = tokens.words[i][edges[-1] - first :]
        word, last, _ = special.get(edges[-1]) or (rest, end, None)
        words.append(word)
        edges.append(last)
    tokens.words[i : i + 1] = words
    tokens.starts[i : i + 1] = edges[:-1]
    tokens.ends[i : i + 1] = edges[1:]
    tokens.gaps[i + 1 : i + 1] = [""] * (len(words) - 1)


def _dates(masked: str, start: int) -> list[Found[Date]]:
    full, ranges = find_dates_and_ranges(masked, start)
    ranges = [
        one
        for one in ranges
        if all(one.end <= d.start or d.end <= one.start for d in full)
    ]
    return [_trimmed(masked, one) for one in full + ranges]


_TAIL = lazy(r"[\s.,]*(?:года|год|г|ж|р|жыл\w*)?[\s.,]*$")


def _trimmed(text: str, found: Found[Date]) -> Found[Date]:
    """Drop «г.» behind a date and the marks round it."""
    piece = text[found.start : found.end]
    end = found.start + _TAIL.search(piece).start()  # type: ignore[union-attr]  # matches ""
    lead = len(piece) - len(piece.lstrip(' «"“(,.–-'))
    return Found(found.value, found.start + lead, max(end, found.start + lead + 1))


def claim_links(masked: str, start: int, claims: list[Claim]) -> str:
    """Claim links, identifiers, medium, access date; return the text without them."""

    def take(name: str, value: Value, first: int, last: int) -> None:
        nonlocal masked
        claims.append(Claim(name, value, first, last))
        masked = masked[:first] + MASK * (last - first) + masked[last:]

    medium = links.find_medium(masked, start)
    if medium:
        take("medium", medium.value, medium.start, medium.end)
    doi = links.find_doi(masked, start)
    if doi:
        take("DOI", doi[0].value, doi[0].start, doi[0].end)
        if doi[1]:
            claims.append(Claim("URL", doi[1].value, doi[0].end, doi[0].end))
    accessed = links.find_accessed(masked, start)
    if accessed:
        name = "accessed" if accessed.value else ""
        take(name, accessed.value or "", accessed.start, accessed.end)
    url = links.find_url(masked, start)
    if url:
        take("URL", url.value, url.start, url.end)
        late = links.date_after_link(masked, url.end)
        if late and not accessed:
            take("accessed", late.value, late.start, late.end)
    if "IS" in masked:
        for name, found in (
            ("ISBN", links.find_isbn(masked, start)),
            ("ISSN", links.find_issn(masked, start)),
        ):
            if found:
                take(name, found.value, found.start, found.end)
    if "(" in masked or "[" in masked or "In Russ" in masked:
        for note in list(_LANGUAGE_NOTE.finditer(masked, start))[:4]:
            take("language", note[0], note.start(), note.end())
    return masked
