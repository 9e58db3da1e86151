"""Reads imprint, title, container and statements of responsibility."""

from __future__ import annotations

from kzbib.languages.patterns import lazy
from kzbib.parsing.charset import EDGE, MASK, UPPER
from kzbib.parsing.draft import Draft
from kzbib.parsing.found import Found
from kzbib.parsing.imprint import clean_publisher, find_imprint
from kzbib.parsing.names import read_names
from kzbib.parsing.roles import role_behind
from kzbib.parsing.titles import read_titles, unquote
from kzbib.parsing.triggers import IN_BOOK, PLACE, ROLE_BEHIND
from kzbib.parsing.words.terms import names_publisher

_SERIES = lazy(
    r"\((?P<series>[^\W\d_][^()]{3,120}?)(?:\s?[;,]\s?(?:вып|т|кн|ч|№|vol|no)\.?\s?(?P<number>\d+))?\)\s*\.?\s*$"
)
_LONE_PUBLISHER = lazy(
    rf"(?:\(|{MASK}[.,]?\)?[.,]?\s?(?:[–—-]\s?)?|[.»”\"]\s?[–—-]\s)"
    rf"(?P<name>[«\"“]?[{UPPER}][^(){MASK}–—:;]{{1,60}}?[»\"”]?),?\s?$"
)


def read_body(draft: Draft, start: int) -> None:
    """Claim what stands between the authors and the numbers."""
    sheet = draft.sheet
    series = None
    if "number-of-pages" in draft.text:
        series = _SERIES.search(sheet.text, max(start, len(sheet.text) - 160))
    if series and MASK not in series["series"]:
        name = Found(
            series["series"].strip(EDGE), series.start("series"), series.end("series")
        )
        draft.put("collection-title", name)
        if series["number"]:
            draft.text["collection-number"] = series["number"]
            sheet.take(
                series.start("number"),
                series.end("number"),
                draft.prefix + "collection-number",
            )
    year = next((s.start for s in sheet.spans if s.field.endswith("issued")), -1)
    imprint = find_imprint(
        sheet.text,
        start,
        year,
        journal="issue" in draft.text,
        heads=sheet.triggers.places(PLACE, start),
    )
    stop = imprint.start if imprint and imprint.start > start + 2 else len(sheet.text)
    if imprint and imprint.start > start + 2:
        draft.put("publisher-place", imprint.place)
        draft.put("publisher", imprint.publisher)
    if imprint is None and year > start:
        stop = _read_lone_publisher(draft, start, year)
    titles = read_titles(
        sheet.text,
        start,
        stop,
        in_journal=_in_journal(draft),
        in_book=sheet.may(IN_BOOK),
    )
    if titles.statement:
        _read_statement(draft, *titles.statement)
    if titles.in_book:
        draft.marks.add("in-book")
    if titles.container and sheet.may(ROLE_BEHIND):
        titles.container = _cut_editors(draft, titles.container)
    draft.put("title", titles.title)
    if titles.subtitle and "title" in draft.text:
        draft.text["title"] += f": {titles.subtitle.value}"
        sheet.take(titles.subtitle.start, titles.subtitle.end, draft.prefix + "title")
    draft.put("container-title", unquote(titles.container))
    if "thesis" not in draft.marks:
        draft.put("genre", titles.genre)
    draft.put("publisher", titles.publisher)
    if "publisher" not in draft.text:
        _read_issuer(draft, titles.second or titles.statement)


def _read_lone_publisher(draft: Draft, start: int, year: int) -> int:
    """Read «(Springer, 2003)» and «, 3-том. – Дәуір, 2015»; return where it begins."""
    text = draft.sheet.text
    found = _LONE_PUBLISHER.search(text, max(start + 3, year - 90), year)
    if not found or "//" in text[start:year] or "issue" in draft.text:
        return len(text)
    name = Found(
        clean_publisher(found["name"].strip(EDGE)),
        found.start("name"),
        found.end("name"),
    )
    draft.put("publisher", name)
    return found.start()


def _cut_editors(draft: Draft, container: Found[str]) -> Found[str]:
    """Take «H. W. Kuhn and A. W. Tucker, editors,» off the front of a container."""
    people = read_names(draft.sheet.raw, container.start, sure=True)
    behind = role_behind(draft.sheet.raw, people.end) if people.names else None
    if not behind or behind.end >= container.end:
        return container
    names = tuple(found.value for found in people.names)
    draft.people("editor", names, container.start, behind.end)
    value = draft.sheet.text[behind.end : container.end].strip(EDGE)
    start = draft.sheet.text.find(value, behind.end)
    return Found(value, start, start + len(value))


def _in_journal(draft: Draft) -> int:
    issued = draft.dates.get("issued")
    full = bool(issued and issued.parts and len(issued.parts[0]) == 3)
    if "number-of-pages" in draft.text or "thesis" in draft.marks:
        return 0
    if {"publisher", "publisher-place"} <= draft.text.keys():
        return 0
    solid = "issue" in draft.text or ("volume" in draft.text and "page" in draft.text)
    pages_only = (
        "page" in draft.text
        and "publisher-place" not in draft.text
        and "-" in draft.text["page"]
    )
    if "issue" in draft.text and issued:
        return 2
    return int(full or solid or pages_only)


def _read_issuer(draft: Draft, bounds: tuple[int, int] | None) -> None:
    """Read the organisation at the end of a statement: «… ; Моск. гос. ун-т»."""
    if bounds is None:
        return
    start, end = bounds
    text = draft.sheet.text
    begin = (
        max(text.rfind(";", start, end), text.rfind(MASK, start, end), start - 1) + 1
    )
    value = text[begin:end].strip(EDGE + "[]")
    if len(value) < 6 or not names_publisher(value) or "//" in value:
        return
    first = text.index(value, begin)
    draft.put("publisher", Found(value, first, first + len(value)))


def _read_statement(draft: Draft, start: int, end: int) -> None:
    sheet = draft.sheet
    begin = start + len(sheet.text[start:end]) - len(sheet.text[start:end].lstrip(EDGE))
    people = read_names(sheet.text, begin, sure=True)
    if not people.names or people.end > end:
        return
    names = tuple(found.value for found in people.names)
    behind = None
    if sheet.may(ROLE_BEHIND):
        behind = role_behind(sheet.text, people.end)
    draft.people(behind.value if behind else "author", names, begin, people.end)
    if people.et_al:
        draft.marks.add("et-al")
