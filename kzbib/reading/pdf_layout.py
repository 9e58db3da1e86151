"""Words on a page → lines in the order in which a person reads them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

_MAX_DEPTH = 2  # up to three or four columns
_GUTTER = 7.0  # points: a narrower gap is one between words
_FROM, _TO = 0.25, 0.75  # where in the width of the page a gutter may stand
_ALIGNED = 5.0
_LEAST = 4  # rows in a part of a page with two columns
_PARAGRAPH = 1.45  # times the usual distance of lines: a blank line
_FLUSH = 2.5
_MAX_INDENT = 40
_EDGE = 2  # lines at the head and foot of a page that may repeat
_SAME_PLACE = 4.0
_APART = 1.3  # times the usual distance of lines: what stands apart from the text
_OTHER_SIZE = 0.06
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[\W_]{0,4}\d{1,4}[\W_]{0,4}|[ivxlc]{1,7}")


class Word(NamedTuple):
    """A word and its box in points; y grows upwards."""

    left: float
    right: float
    bottom: float
    top: float
    text: str

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.bottom + self.top) / 2

    @property
    def size(self) -> float:
        """Its height."""
        return self.top - self.bottom


class PageLine(NamedTuple):
    """A line of a page: its place, type size and text, and what its column tells.

    ``edge`` is where the lines of its column begin; ``new`` says that the line above
    stands in another column or part; ``short`` that it ends a paragraph, since the
    lines of its column end together and it ends before them.
    """

    left: float
    middle: float
    size: float
    edge: float
    new: bool
    short: bool
    text: str


def page_lines(words: Sequence[Word], depth: int = _MAX_DEPTH) -> list[PageLine]:
    """Return the lines of a page or a column, columns one after the other."""
    rows = _rows(words)
    bands = _bands(rows, _LEAST if depth == _MAX_DEPTH else 2 * _LEAST) if depth else []
    if not bands:
        return _column(rows)
    lines: list[PageLine] = []
    at = 0
    for band in bands:
        lines += _column(rows[at : band.start])
        inside = [word for row in rows[band.start : band.end] for word in row]
        left = [word for word in inside if word.left < band.gutter]
        right = [word for word in inside if word.left >= band.gutter]
        lines += page_lines(left, depth - 1) + page_lines(right, depth - 1)
        at = band.end
    return lines + _column(rows[at:])


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    """Words of one height together, from top to bottom, each from left to right."""
    rows: list[list[Word]] = []
    height = size = 0.0
    for word in sorted(words, key=lambda word: -word.middle):
        if rows and height - word.middle < 0.5 * max(size, word.size):
            rows[-1].append(word)
            continue
        rows.append([word])
        height, size = word.middle, word.size
    return [sorted(row) for row in rows]


class _Band(NamedTuple):
    """Rows in two columns: none of them crosses the gutter."""

    start: int
    end: int
    gutter: float
    aligned: int


def _bands(rows: list[list[Word]], least: int) -> list[_Band]:
    """The stretches of a page in two columns, for the gutter that fits best."""
    best: list[_Band] = []
    for gutter in _gutters(rows):
        bands = list(_bands_of(rows, gutter, least))
        if sum(band.aligned for band in bands) > sum(band.aligned for band in best):
            best = bands
    return best


def _gutters(rows: list[list[Word]]) -> list[float]:
    """Where words often begin after a gap, in the middle part of the width."""
    if len(rows) < _LEAST:
        return []
    first = min(row[0].left for row in rows)
    width = max(word.right for row in rows for word in row) - first
    starts = Counter(
        round(word.left)
        for row in rows
        for before, word in pairwise([None, *row])
        if word
        and _FROM * width < word.left - first < _TO * width
        and (before is None or word.left - before.right >= _GUTTER)
    )
    return [place - 2.0 for place, times in starts.most_common(8) if times > 1]


def _bands_of(rows: list[list[Word]], gutter: float, least: int) -> Iterator[_Band]:
    """Runs of rows that leave the gutter free, with many that begin right at it."""
    start = 0
    for end in range(len(rows) + 1):
        if end < len(rows) and not _crosses(rows[end], gutter):
            continue
        begun = [found for row in rows[start:end] if (found := _after(row, gutter))]
        aligned = sum(place - gutter < _ALIGNED for place in begun)
        two_sides = any(row[0].left < gutter for row in rows[start:end])
        if two_sides and aligned >= max(least, 0.3 * len(begun)):
            yield _Band(start, end, gutter, aligned)
        start = end + 1


def _after(row: list[Word], gutter: float) -> float:
    """Where the part of a row right of the gutter begins; 0 when there is none."""
    return next((word.left for word in row if word.left >= gutter), 0.0)


def _crosses(row: list[Word], gutter: float) -> bool:
    """A word stands on the gutter, or two words near it are as close as in a line."""
    if any(word.left < gutter < word.right for word in row):
        return True
    before = [word.right for word in row if word.right <= gutter]
    after = [word.left for word in row if word.left >= gutter]
    return bool(before and after) and min(after) - max(before) < _GUTTER


def _column(rows: list[list[Word]]) -> list[PageLine]:
    if not rows:
        return []
    edge = min(row[0].left for row in rows)
    ends = [max(word.right for word in row) for row in rows]
    flush = _flush_end(ends)
    return [
        PageLine(
            row[0].left,
            median(word.middle for word in row),
            median(word.size for word in row),
            edge,
            index == 0,
            0 < end < flush - _room_needed(row, after),
            " ".join(word.text for word in row),
        )
        for index, (row, after, end) in enumerate(
            zip(rows, [*rows[1:], None], ends, strict=True)
        )
    ]


def _room_needed(row: list[Word], after: list[Word] | None) -> float:
    """The room that the first word of the next line would have taken in this one."""
    size = row[-1].size
    word = after[0].right - after[0].left if after else 0.0
    return max(1.5 * size, word + 0.3 * size)


def _flush_end(ends: list[float]) -> float:
    """Where most lines of a justified column end; 0 where they end anywhere."""
    places = Counter(round(end / _FLUSH) for end in ends)
    place, _ = max(places.items(), key=lambda item: (item[1], item[0]))
    together = sum(places[near] for near in (place - 1, place, place + 1))
    enough = len(ends) >= _LEAST and together >= 0.3 * len(ends)
    return (place - 1) * _FLUSH if enough else 0.0


def drop_furniture(pages: Sequence[list[PageLine]]) -> tuple[list[list[PageLine]], int]:
    """Return the pages without running heads and page numbers, and how many went.

    A running head stays where it is first printed. It stands at the same height of
    two pages or more, at the very head or foot, and apart from the text or in another
    size; its numbers may differ.
    """
    gaps = [gap for lines in pages for gap in _gaps(_from_top(lines)) if gap > 1]
    usual = median(gaps) if gaps else 0.0
    edges = [_edges(_from_top(lines), usual) for lines in pages]
    seen: Counter[tuple[str, int]] = Counter()
    for found in edges:
        seen.update(set(map(_furniture_key, found)))
    kept: list[list[PageLine]] = []
    dropped = 0
    printed: set[str] = set()
    for lines, found in zip(pages, edges, strict=True):
        gone = set()
        for line in found:
            key = _furniture_key(line)
            near = [(key[0], key[1] + shift) for shift in (-1, 0, 1)]
            repeated = sum(seen[place] for place in near) > 1
            if _PAGE_NUMBER.fullmatch(line.text) or (repeated and key[0] in printed):
                gone.add(line)
            elif repeated:
                printed.add(key[0])
        dropped += len(gone)
        kept.append([line for line in lines if line not in gone])
    return kept, dropped


def _from_top(lines: list[PageLine]) -> list[PageLine]:
    return sorted(lines, key=lambda line: -line.middle)


def _gaps(ordered: Sequence[PageLine]) -> list[float]:
    return [above.middle - line.middle for above, line in pairwise(ordered)]


def _edges(ordered: list[PageLine], usual: float) -> list[PageLine]:
    """The lines at the very head and foot of a page that are not of its text."""
    if not ordered:
        return []
    size = median(line.size for line in ordered)
    upward = ordered[::-1]
    head = _edge(ordered, usual, size)
    return head + [line for line in _edge(upward, usual, size) if line not in head]


def _edge(inward: list[PageLine], usual: float, size: float) -> list[PageLine]:
    """The first lines up to a wide gap, or those in another size than the text."""
    gaps = [abs(gap) for gap in _gaps(inward[: _EDGE + 1])]
    wide = [at for at, gap in enumerate(gaps, 1) if gap > _APART * usual]
    if wide:
        return inward[: wide[-1]]
    return [
        line for line in inward[:_EDGE] if abs(line.size - size) > _OTHER_SIZE * size
    ]


def _furniture_key(line: PageLine) -> tuple[str, int]:
    text = _NUMBER.sub("#", line.text.casefold())
    return " ".join(text.split()), round(line.middle / _SAME_PLACE)


def page_text(lines: Sequence[PageLine]) -> Iterator[str]:
    """Yield the lines with their indents, and "" where a paragraph ends."""
    gaps = [
        above.middle - line.middle
        for above, line in pairwise(lines)
        if not line.new and above.middle > line.middle
    ]
    usual = median(gaps) if gaps else 0.0
    for above, line in pairwise([None, *lines]):
        if above and line and (above.short or _stands_apart(above, line, usual)):
            yield ""
        if line:
            indent = (line.left - line.edge) / max(line.size, 1.0)
            blanks = min(round(2 * indent), _MAX_INDENT) if indent > 0.5 else 0
            yield " " * blanks + line.text


def _stands_apart(above: PageLine, line: PageLine, usual: float) -> bool:
    gap = above.middle - line.middle
    larger = max(line.size, above.size)
    return not line.new and gap > _PARAGRAPH * usual > 0 and gap > 1.2 * larger
