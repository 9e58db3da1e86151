"""Place and publisher: «Алматы: Білім», «М., Наука», «Wiley, Chichester»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kzbib.languages.patterns import lazy
from kzbib.parsing.cache import Cache
from kzbib.parsing.charset import APOSTROPHES, DASH, DASH_MARKS, EDGE, MASK, UPPER, tidy
from kzbib.parsing.found import Found
from kzbib.parsing.words.places import (
    ABBREVIATED_PLACES,
    PLACE_HEADS,
    PLACES,
    REGIONS,
    fold_place,
    place_head,
)
from kzbib.parsing.words.terms import names_publisher

_WORD = lazy(
    rf"[{UPPER}ам](?<!\w[{DASH}].)(?<![\w{APOSTROPHES}.].)"
    rf"(?:(?<=N)\.\s?[{DASH}]?Y\.|(?<=[^ам])[\w{APOSTROPHES}]*|(?<=а)лматы|(?<=м)осква)"
    rf"(?:\.?[{DASH}](?:на-)?[{UPPER}Дд][\w{APOSTROPHES}]*|-на-\w+|/[ДдDd])?\.?"
)
_REGION = lazy(
    r"(?:,\s?(?P<plain>[\w. ]{2,20}?)|\s\((?P<inside>[\w. -]{2,20})\))(?=[:.,;)]|\s:)"
)
_JOIN = lazy(rf"\s?(?:[;,{DASH}]|and|/)\s?")
# ". – Tartu: Tartu Ülikool, <year>": a place that no table knows
_UNKNOWN = lazy(
    rf"(?:(?:[{DASH}]|[.»\"”)\]{MASK}])\s*)(?P<place>(?:г\.\s?)?[{UPPER}][\w{APOSTROPHES}.{DASH}]{{1,24}}"
    rf"(?:[ {DASH}](?:[{UPPER}н][\w{APOSTROPHES}.]*)){{0,2}}"
    r"(?:\s\([\w. ]{2,16}\))?)\s?:\s?"
    rf"(?P<publisher>[«\"“]?[{UPPER}][^:{MASK}]{{1,90}}?)[\s,.(]*(?=[{MASK}]|$)"
)
# a cheap test before it
_COLON_AHEAD = lazy(rf":\s?[«\"“]?[{UPPER}]")
_PUBLISHER_END = lazy(rf"{MASK}|[.,;»\"”)\]]\s?[{DASH}]\s|\s[–—]\s|//|\s[;]\s|\.\s?\(")
# ", Мир, <year>": a publisher between the place and the year
_LABEL_THEN_YEAR = lazy(rf",\s?[{UPPER}«\"“][^,{MASK}]{{1,60}},?\s?\(?{MASK}")


# a word behind these may be the second half of another: «Наука.-Москва», «н/Д»
_JOINED = frozenset((*DASH_MARKS, "/"))
# of «С.М» the first letter may be taken already
_SKIPPED = frozenset((*DASH_MARKS, ".", MASK))
# what may stand between the capitalised words of a name: «Ростов н/Д»
_INSIDE_NAME = frozenset((*" \u00a0.н/", *DASH_MARKS))
_heads_place: Cache[str, bool] = Cache(lambda word: place_head(word) in PLACE_HEADS)
_ENDS = '.;»"”)]?!/' + MASK
_AFTER_ABBREVIATION = ":,;(" + MASK + DASH_MARKS


Heads = Sequence[tuple[int, int]]


class Imprint(NamedTuple):
    """Where a place and a publisher stand; either may be absent."""

    place: Found[str] | None
    publisher: Found[str] | None
    start: int
    end: int


def find_imprint(
    text: str,
    start: int,
    year: int,
    *,
    journal: bool = False,
    heads: Heads | None = None,
) -> Imprint | None:
    """Return the likeliest imprint behind ``start``.

    ``text`` has what is already read masked out; ``year`` is where the masked year
    stands (-1 without one): a place right before it is the likeliest. ``heads`` tells
    where words stand with which known places may begin; None for anywhere.
    """
    best: tuple[int, Found[str]] | None = None
    places = _places(text, start, heads)
    for place in places:
        score = _score(text, place, start, year)
        if score >= 3 and (best is None or score >= best[0]):
            best = (score, place)
    unknown = None if journal else _unknown(text, start)
    if best is None or (unknown and best[0] < 5):
        if unknown:
            return unknown
        if best is None:
            return None
    place = _widen(text, best[1], places)
    publisher = _publisher_behind(text, place.end) or _publisher_before(
        text, start, place.start
    )
    spans = [found for found in (place, publisher) if found]
    return Imprint(
        place, publisher, min(f.start for f in spans), max(f.end for f in spans)
    )


def is_place(text: str) -> bool:
    """Tell whether ``text`` is a known place of publication."""
    return fold_place(text.strip()) in PLACES


def _places(text: str, start: int, heads: Heads | None) -> list[Found[str]]:
    if heads is None or any(text[head - 1 : head] in _JOINED for head, _ in heads):
        words = _WORD.finditer(text, start)
        first = [word for word in words if _heads_place[word[0]]]
        return list(filter(None, (_longest(text, word) for word in first)))
    found: list[Found[str]] = []
    for at, end in heads:
        head = at
        while head < end and text[head] in _SKIPPED:
            head += 1
        word = _WORD.match(text, head) if start <= head < end else None
        place = _longest(text, word) if word else None
        if place:
            found.append(place)
    return found


def _longest(text: str, word: re.Match[str]) -> Found[str] | None:
    """Return the known place that most words make: «Нижний Новгород»."""
    ends = [word.end()]
    while len(ends) < 3:
        begin = ends[-1]
        while text[begin : begin + 1] in _INSIDE_NAME:
            begin += 1
        more = _WORD.match(text, begin)
        if not more:
            break
        ends.append(more.end())
    for end in reversed(ends):
        place = _known(text, word.start(), end)
        if place:
            return place
    return None


def _known(text: str, start: int, end: int) -> Found[str] | None:
    if end - start > 40:
        return None
    printed = text[start:end]
    folded = fold_place(printed)
    if folded in PLACES or (
        "-" in folded and all(part in PLACES for part in folded.split("-"))
    ):
        return Found(printed, start, end)
    if folded.endswith(".") and folded[:-1] in PLACES:
        if folded[:-1] in ABBREVIATED_PLACES and folded in ABBREVIATED_PLACES:
            return Found(printed, start, end)
        return Found(printed[:-1], start, end - 1)
    return None


def _score(text: str, place: Found[str], start: int, year: int) -> int:
    """Weigh the marks round a place: an imprint stands between clear ones."""
    before = text[max(start, place.start - 6) : place.start].rstrip()
    behind = text[place.end : place.end + 60].lstrip()
    score = _score_before(before, place.value) + _score_behind(behind)
    if year >= 0 and 0 <= year - place.end <= 4:
        score += 1
    if place.value.endswith(".") and behind[:1] not in _AFTER_ABBREVIATION:
        score -= 2
    return score


def _score_before(before: str, place: str) -> int:
    last = before[-1:] or "."
    if last in DASH_MARKS:
        return 3 if before[:-1].rstrip()[-1:] in _ENDS + "," else 1
    if last in _ENDS:
        return 2
    if last in ",(;:":
        return 1
    return -3 if fold_place(place) in ABBREVIATED_PLACES else 0


def _score_behind(behind: str) -> int:
    first, second = behind[:1], behind[1:].lstrip()[:1]
    if first in (":", MASK) or (first in ",.(" and second == MASK):
        return 3
    if first == ",":
        return 3 if _LABEL_THEN_YEAR.match(behind) else 1
    if first == ";":
        return 2
    return 1 if first in '«"“).' + DASH_MARKS else -2


def _widen(text: str, place: Found[str], places: list[Found[str]]) -> Found[str]:
    """Add the places right before and behind, and a region: «М. ; СПб.»."""
    first, last = place.start, place.end
    neighbours = [other for other in places if other.start >= first - 60]
    for other in reversed([p for p in neighbours if p.end <= first]):
        gap = _JOIN.fullmatch(text, other.end, first)
        if not gap:
            break
        first = other.start
    for other in [p for p in neighbours if p.start >= last]:
        if not _JOIN.fullmatch(text, last, other.start):
            break
        last = other.end
    region = _REGION.match(text, last)
    if (
        region
        and fold_place((region["plain"] or region["inside"]).rstrip(".")) in REGIONS
    ):
        last = region.end()
    return Found(tidy(text[first:last]), first, last)


def _publisher_behind(text: str, position: int) -> Found[str] | None:
    head = re.match(r"\s?[:,.;]?\s?", text[position : position + 3])
    begin = position + (head.end() if head else 0)
    mark = text[position:begin].strip()
    stop = _PUBLISHER_END.search(text, begin)
    end = stop.start() if stop else len(text)
    value = text[begin:end].strip(EDGE + "(")
    if not value or len(value) > 160:
        return None
    if mark in (",", "", ".") and not (
        names_publisher(value)
        or (mark == "," and _is_label(value))
        or value[0] in '«“"'
    ):
        return None
    offset = text.index(value, begin)
    if text[offset + len(value) : offset + len(value) + 1] == "." and mark == ":":
        pass
    return Found(clean_publisher(value), offset, offset + len(value))


def _is_label(value: str) -> bool:
    return value[0].isupper() and len(value.split()) <= 6


def _publisher_before(text: str, start: int, end: int) -> Found[str] | None:
    """Read «Nauka» of «…, Nauka, Moscow, 1990» and «(Wiley, Chichester, 1999)»."""
    gap = text[start:end].rstrip()
    if gap[-1:] == "»":
        gap += ","
    if not gap or gap[-1] not in ",;":
        return None
    body = gap[:-1]
    cut = max(
        body.rfind(MASK),
        body.rfind("("),
        body.rfind(", "),
        body.rfind("]"),
        body.rfind("»"),
        body.rfind(". "),
    )
    if cut < 0:
        return None
    value = body[cut + 1 :].strip(" ,;.")
    if not value or not value[0].isupper() or len(value.split()) > 8:
        return None
    offset = start + body.index(value, cut)
    return Found(clean_publisher(value), offset, offset + len(value))


def _unknown(text: str, start: int) -> Imprint | None:
    last = None
    if not _COLON_AHEAD.search(text, start):
        return None
    for found in _UNKNOWN.finditer(text, start):
        last = found
    if last is None:
        return None
    place = Found(tidy(last["place"]), last.start("place"), last.end("place"))
    value = last["publisher"].strip(EDGE)
    publisher = Found(
        clean_publisher(value),
        last.start("publisher"),
        last.start("publisher") + len(value),
    )
    return Imprint(place, publisher, place.start, publisher.end)


def clean_publisher(printed: str) -> str:
    """Take off quotes that stand round the whole name: ««Элм»» → «Элм»."""
    value = tidy(printed)
    inside = value[1:-1]
    if value[:1] in '«“"„' and value[-1:] in '»”"' and not set(inside) & set('«»“”"„'):
        return inside
    return value
