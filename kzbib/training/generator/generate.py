"""Makes references without end, and prints real ones again in other house styles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate
from typing import Any

from kzbib.training.generator.draw import Draw
from kzbib.training.generator.house import make_house
from kzbib.training.generator.labelled import Labelled
from kzbib.training.generator.labelling import label
from kzbib.training.generator.layouts import Layout, suiting
from kzbib.training.generator.noise import disturb
from kzbib.training.generator.press import Press
from kzbib.training.generator.printer import Printer
from kzbib.training.generator.reading import read_record
from kzbib.training.generator.record import Record
from kzbib.training.generator.translate import in_english, in_latin
from kzbib.training.generator.works import books, others, parts

Maker = Callable[[Draw, str], Record]

# kinds of works and how often they occur
_MAKERS: dict[Maker, float] = {
    books.make_book: 34, parts.make_article: 26, parts.make_chapter: 9,
    parts.make_paper: 8, others.make_law: 8, books.make_thesis: 5,
    others.make_page: 4.5, parts.make_newspaper: 3, others.make_standard: 2.5,
    others.make_patent: 2, books.make_report: 2, others.make_archive: 2,
    parts.make_entry: 1, others.make_program: 1.5,
}  # fmt: skip
_MAKER_LIST = tuple(_MAKERS)
_MAKER_SUMS = tuple(accumulate(_MAKERS.values()))
# languages; "rom" is romanised with an English title, "pair" has two whole halves
_LANGUAGES = {
    "ru": 43, "en": 20, "kk": 18, "rom": 9, "pair": 3, "uk": 3, "uz": 2, "ky": 2,
}  # fmt: skip
_LANGUAGE_LIST = tuple(_LANGUAGES)
_LANGUAGE_SUMS = tuple(accumulate(_LANGUAGES.values()))
# what stands between the halves of a bilingual entry, and behind the second
_JOINS = (
    (" ", ""), (" ", ""), (" ", ""), (" / ", ""), (" = ", ""), (" [", "]"), (" (", ")"),
    ("; ", ""), (" // ", ""), (" English transl.: ", ""), (" | ", ""), (", ", ""),
)  # fmt: skip
_UNPAIRED = frozenset({"legislation", "manuscript", "software"})


def generate(seed: int, count: int) -> Iterator[Labelled]:
    """Yield ``count`` made-up references; the same seed gives the same ones."""
    for number in range(count):
        draw = Draw(f"{seed}/{number}")
        record = _make(draw)
        while not _fitting(record)[0]:
            record = _make(draw)
        yield _print(record, draw)


def relayout(records: Iterable[Mapping[str, Any]], seed: int) -> Iterator[Labelled]:
    """Yield every record once more in another house style.

    ``records`` are dicts with ``csl`` (CSL-JSON), and where known ``lang`` and
    ``translated``. A record that no layout suits is left out.
    """
    for number, data in enumerate(records):
        draw = Draw(f"{seed}/again/{number}")
        record = read_record(data)
        if record and _fitting(record)[0]:
            yield _print(record, draw)


def _make(draw: Draw) -> Record:
    lang = draw.weighted(_LANGUAGE_LIST, _LANGUAGE_SUMS)
    maker = draw.weighted(_MAKER_LIST, _MAKER_SUMS)
    if lang not in ("rom", "pair"):
        return maker(draw, lang)
    record = maker(draw, "ru" if draw.chance(0.75) else "kk")
    if lang == "rom":
        return in_latin(record, draw)
    return record if record.kind in _UNPAIRED else in_english(record, draw)


def _fitting(record: Record) -> tuple[tuple[Layout, ...], tuple[float, ...]]:
    """Return the layouts a record can be printed by, and running sums of weights."""
    return _fit(record.kind, record.lang, record.present)


@lru_cache(20_000)
def _fit(
    kind: str, lang: str, present: frozenset[str]
) -> tuple[tuple[Layout, ...], tuple[float, ...]]:
    fit = tuple(one for one in suiting(kind, lang) if one.template.holds(present))
    return fit, tuple(accumulate(layout.weight for layout in fit))


def _print(record: Record, draw: Draw) -> Labelled:
    press = Press()
    number = draw.words("forms", "list number")
    if number:
        press.write(number.replace("#", str(draw.number(1, 180))))
    second = _second(record)
    _half(press, replace(record, other=None) if second else record, draw, "")
    if second:
        before, after = draw.pick(_JOINS)
        press.write(before)
        _half(press, second, draw, "translated.")
        press.write(after)
    raw, pieces = disturb(press.text.rstrip(), press.pieces, draw)
    return label(raw, pieces, record)


def _second(record: Record) -> Record | None:
    """Return the other half where it is a whole entry, not a bracketed title."""
    other = record.other
    if other is None or record.lang == "rom" or not other.dates:
        return None
    return (
        other
        if _fitting(other)[0] and _fitting(replace(record, other=None))[0]
        else None
    )


def _half(press: Press, record: Record, draw: Draw, prefix: str) -> None:
    layout = draw.weighted(*_fitting(record))
    house = make_house(draw, record.lang, layout.strict)
    Printer(press, record, house, prefix).print(layout.template)
