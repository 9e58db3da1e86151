"""The article itself as a work: what its head, abstracts and labels print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kzbib.languages.detect import detect_language
from kzbib.model import Date, Name, Variant, VariantKind, Work
from kzbib.reading.authors import labelled_authors, running_authors
from kzbib.reading.blocks import Block, read_blocks
from kzbib.reading.facts import Facts, read_facts
from kzbib.reading.lines import Line, filled_lines
from kzbib.reading.lists import ReferenceList
from kzbib.reading.web import read_web_page

_BODY_SAMPLE = 4000
_END = 2000  # lines


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The article as a work, None when nothing of it is printed; what to look at."""

    work: Work | None
    warnings: tuple[str, ...] = ()


def read_front_matter(text: str, lists: Sequence[ReferenceList] = ()) -> FrontMatter:
    """Return what a text prints about itself: title, authors, journal, DOI, abstract.

    Title blocks in other languages become variants. What is not printed is absent;
    a wrong ORCID becomes a warning and is not stored. ``lists`` are left out.
    """
    lines = _ends(_outside(filled_lines(text), lists))
    if not lines or (lists and lists[0].start <= lines[0].start):
        return FrontMatter(None)
    page = read_web_page(text)
    if page is not None:
        return FrontMatter(*page)
    blocks = read_blocks(text, lines)
    facts = read_facts(text, lines)
    people, warnings = labelled_authors(text, lines)
    if not (blocks or facts.text or facts.dates or people):
        return FrontMatter(None)
    if people:
        blocks = _with_people(blocks, people)
    blocks = _main_first(blocks, _body_language(text))
    blocks, notes = _fill_main_authors(blocks, running_authors(lines))
    work = _work(blocks, facts)
    return FrontMatter(work, (*warnings, *notes, *_missing(work)))


def _ends(lines: list[Line]) -> list[Line]:
    """Both ends of a long text: title blocks stand before or behind the article."""
    return lines if len(lines) <= 2 * _END else lines[:_END] + lines[-_END:]


def _outside(lines: list[Line], lists: Sequence[ReferenceList]) -> list[Line]:
    spans = iter(sorted((found.start, found.end) for found in lists))
    start, end = next(spans, (-1, -1))
    kept = []
    for line in lines:
        while end != -1 and line.start >= end:
            start, end = next(spans, (-1, -1))
        if end == -1 or line.start < start:
            kept.append(line)
    return kept


def _body_language(text: str) -> str:
    middle = len(text) // 2
    return detect_language(text[middle : middle + _BODY_SAMPLE])


def _main_first(blocks: list[Block], language: str) -> list[Block]:
    """The block in the article's language leads; else the first printed."""
    return sorted(blocks, key=lambda block: block.language != language)


def _with_people(blocks: list[Block], people: tuple[Name, ...]) -> list[Block]:
    """Give labelled authors to the block in their language."""
    language = detect_language(" ".join(name.printed for name in people), "en")
    latin = people[0].family.isascii()
    for index, block in enumerate(blocks):
        if block.authors:
            continue
        if block.language == language or latin == (block.language == "en"):
            filled = replace(block, authors=people)
            return [*blocks[:index], filled, *blocks[index + 1 :]]
    return [*blocks, Block("en" if latin else language, authors=people)]


def _fill_main_authors(
    blocks: list[Block], running: tuple[Name, ...]
) -> tuple[list[Block], list[str]]:
    """Authors of the main block from the page head, else from another title block."""
    if not blocks or blocks[0].authors:
        return blocks, []
    given = next((block for block in blocks if block.authors), None)
    if running and (given is None or len(given.authors) == len(running)):
        people = _with_orcids(running, given.authors if given else ())
        note = "authors are as the running head of a page prints them"
        return [replace(blocks[0], authors=people), *blocks[1:]], [note]
    if given is None:
        return blocks, []
    note = f"authors are taken from the title block in «{given.language}»"
    return [replace(blocks[0], authors=given.authors), *blocks[1:]], [note]


def _with_orcids(
    people: tuple[Name, ...], others: tuple[Name, ...]
) -> tuple[Name, ...]:
    if len(people) != len(others):
        return people
    pairs = zip(people, others, strict=True)
    return tuple(replace(name, orcid=other.orcid) for name, other in pairs)


def _work(blocks: list[Block], facts: Facts) -> Work:
    main = blocks[0] if blocks else Block("")
    kind = "article-journal" if facts.text.get("container-title") else "article"
    work = _of_block(main, facts.type or kind)
    variants = tuple(
        Variant(VariantKind.TRANSLATED, _of_block(block, work.type))
        for block in blocks[1:]
    )
    text = {**work.text, **facts.text}
    dates: dict[str, Date] = dict(facts.dates)
    return replace(work, text=text, dates=dates, variants=variants)


def _of_block(block: Block, kind: str) -> Work:
    text = {
        "title": block.title,
        "abstract": block.abstract,
        "keyword": block.keyword,
    }
    text = {key: value for key, value in text.items() if value}
    names = {"author": block.authors} if block.authors else {}
    return Work(kind, block.language, text, names)


def _missing(work: Work) -> list[str]:
    """Say which facts that every record needs are not printed."""
    missing = []
    if not work.title:
        missing.append("no title is printed")
    if not work.people():
        missing.append("no author is printed")
    if not work.dates:
        missing.append("no date of publication is printed")
    return missing
