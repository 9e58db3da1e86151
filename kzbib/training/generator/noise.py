"""Spoils a printed reference as scanners, keyboards and converters do."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from kzbib.training.generator.draw import Draw
from kzbib.training.generator.press import Piece

# start, end, what stands there instead
Edit = tuple[int, int, str]

_LOOKALIKE = str.maketrans("аеорсухАВЕКМНОРСТХі", "aeopcyxABEKMHOPCTXi")
_KAZAKH = re.compile("[қҚғҒңҢәӘ]")
_OLD_FONTS = tuple(
    str.maketrans(letters, others)
    for letters, others in (
        ("қҚғҒңҢ", "ќЌѓЃњЊ"), ("әӘ", "əƏ"), ("әӘ", "ҽҼ"),
    )
)  # fmt: skip
_WORD = re.compile(r"[а-яё]{4,30}", re.IGNORECASE)
_LONG_WORD = re.compile(r"(?<=[^\W\d_]{3})(?=[^\W\d_]{3})")
_SPACE = re.compile(r"(?<=\S) (?=\S)")
_AFTER_MARK = re.compile(r"(?<=[.,:;]) (?=[^\W\d_])")
_DASHED = re.compile(r"\s[–—-]\s")
_NUMBER_SIGN = re.compile(r"№ ?(?=\d)")
_INITIALS = re.compile(r"(?<=\b[^\W\d_]\.) (?=[^\W\d_])")
_QUOTE = re.compile("[«»“”]")
_END = re.compile(r"\.$")
_CAPITAL_MARK = re.compile(r"\b[ТСБВ](?=\. ?\d)")
_LINK = re.compile(r"http|www\.|10\.\d{4}")
_FIRST_WORD = re.compile(r"[\W\d]{0,10}(?P<word>[^\W\d_]{4,})")
_BEFORE_MARK = re.compile(r"(?<=[^\W_])(?=[,;:](?!/))")


def disturb(
    raw: str, pieces: Sequence[Piece], draw: Draw
) -> tuple[str, Sequence[Piece]]:
    """Return the text with a few faults, the pieces moved along; most stay clean."""
    if draw.chance(0.45):
        return raw, pieces
    for share, make in _FAULTS:
        if draw.chance(share):
            raw, pieces = apply(raw, pieces, make(raw, draw))
    return raw, pieces


def apply(
    raw: str, pieces: Sequence[Piece], edits: Sequence[Edit]
) -> tuple[str, Sequence[Piece]]:
    """Carry out edits that do not overlap; borders of pieces move along."""
    if not edits:
        return raw, pieces
    out, at = [], 0
    starts, ends, shifts = [], [], [0]
    for start, end, text in edits:
        out += [raw[at:start], text]
        at = end
        starts.append(start)
        ends.append(end)
        shifts.append(shifts[-1] + len(text) - (end - start))
    out.append(raw[at:])

    def front(place: int) -> int:
        """A start: behind what was put in just here."""
        return place + shifts[bisect_right(ends, place)]

    def back(place: int) -> int:
        """An end: before what was put in just here."""
        index = bisect_left(starts, place)
        inside = index and ends[index - 1] > place
        return (
            (starts[index - 1] + shifts[index - 1]) if inside else place + shifts[index]
        )

    moved = [_moved(piece, front, back) for piece in pieces]
    return "".join(out), moved


def _moved(
    piece: Piece, front: Callable[[int], int], back: Callable[[int], int]
) -> Piece:
    start, end = front(piece.start), back(piece.end)
    inner = tuple((name, front(a), back(b)) for name, a, b in piece.inner)
    return replace(piece, start=start, end=end, inner=inner)


def _all(pattern: re.Pattern[str], text: str) -> Callable[[str, Draw], list[Edit]]:
    def edits(raw: str, draw: Draw) -> list[Edit]:
        return [(m.start(), m.end(), text) for m in pattern.finditer(raw)]

    return edits


def _some(
    pattern: re.Pattern[str], text: str, share: float
) -> Callable[[str, Draw], list[Edit]]:
    def edits(raw: str, draw: Draw) -> list[Edit]:
        return [
            (m.start(), m.end(), text)
            for m in _outside_links(pattern, raw)
            if draw.chance(share)
        ]

    return edits


def _one(pattern: re.Pattern[str], text: str) -> Callable[[str, Draw], list[Edit]]:
    def edits(raw: str, draw: Draw) -> list[Edit]:
        found = _outside_links(pattern, raw)
        if not found:
            return []
        match = draw.pick(found)
        return [(match.start(), match.end(), text)]

    return edits


def _outside_links(pattern: re.Pattern[str], raw: str) -> list[re.Match[str]]:
    """Return matches that are neither in a link nor in a DOI."""
    found = _LINK.search(raw)
    stop = found.start() if found else len(raw)
    return [m for m in pattern.finditer(raw) if m.end() <= stop]


def _lookalikes(raw: str, draw: Draw) -> list[Edit]:
    """Put Latin letters into some Cyrillic words, or one Latin letter everywhere."""
    words = _outside_links(_WORD, raw)
    if draw.chance(0.4):
        letter = draw.pick("аео")
        found = re.finditer(letter, raw)
        return [(m.start(), m.end(), letter.translate(_LOOKALIKE)) for m in found]
    return [
        (m.start(), m.end(), m[0].translate(_LOOKALIKE))
        for m in words
        if draw.chance(0.12)
    ]


def _old_fonts(raw: str, draw: Draw) -> list[Edit]:
    """Write Kazakh letters as texts do that were typed with fonts of the 1990s."""
    table = draw.pick(_OLD_FONTS)
    return [(m.start(), m.end(), m[0].translate(table)) for m in _KAZAKH.finditer(raw)]


def _dashes(raw: str, draw: Draw) -> list[Edit]:
    """Write all dashes between spaces in one way, or each in another."""
    sign = draw.pick(("-", "–", "—", "−", "--", ">", "\u00ad"))
    mixed = draw.chance(0.3)
    return [
        (m.start() + 1, m.end() - 1, draw.pick("-–—") if mixed else sign)
        for m in _outside_links(_DASHED, raw)
    ]


def _ranges(raw: str, draw: Draw) -> list[Edit]:
    sign = draw.pick("-–—‑−")
    pattern = re.compile(r"(?<=\d)[–-](?=\d)")
    return [(m.start(), m.end(), sign) for m in _outside_links(pattern, raw)]


def _number_signs(raw: str, draw: Draw) -> list[Edit]:
    sign = draw.pick(("N ", "N", "No ", "No. ", "№", "№ ", "№ : ", "# "))
    return [(m.start(), m.end(), sign) for m in _outside_links(_NUMBER_SIGN, raw)]


def _quotes(raw: str, draw: Draw) -> list[Edit]:
    opening, closing = draw.pick(
        (('"', '"'), ("“", "”"), ("„", "“"), ("''", "''"), ("‟", "”"))
    )
    return [
        (m.start(), m.end(), opening if m[0] in "«“" else closing)
        for m in _QUOTE.finditer(raw)
    ]


def _lower_marks(raw: str, draw: Draw) -> list[Edit]:
    return [(m.start(), m.end(), m[0].lower()) for m in _CAPITAL_MARK.finditer(raw)]


def _capital_author(raw: str, draw: Draw) -> list[Edit]:
    """Print the first word behind the list number in capitals."""
    found = _FIRST_WORD.match(raw)
    return [(*found.span("word"), found["word"].upper())] if found else []


# a kind of fault and the share of references that have it
_FAULTS: tuple[tuple[float, Callable[[str, Draw], list[Edit]]], ...] = (
    (0.10, _all(_END, "")),
    (0.012, _all(_END, ";")),
    (0.01, _all(re.compile(r"$"), " ")),
    (0.10, _dashes),
    (0.08, _ranges),
    (0.08, _number_signs),
    (0.10, _quotes),
    (0.05, _lower_marks),
    (0.05, _all(_INITIALS, "")),
    (0.03, _one(_INITIALS, "")),
    (0.05, _some(_AFTER_MARK, "", 0.3)),
    (0.07, _one(_AFTER_MARK, "")),
    (0.04, _one(re.compile(r"(?<=[–—-]) (?=\S)"), "")),
    (0.03, _one(re.compile(r"(?<=\S) (?=[–—-])"), "")),
    (0.02, _all(re.compile(r"(?<=[–—-]) (?=\S)"), "")),
    (0.03, _one(_BEFORE_MARK, " ")),
    (0.05, _one(_SPACE, "  ")),
    (0.015, _one(_SPACE, "")),
    (0.04, _all(re.compile(r" (?=//)"), "")),
    (0.04, _all(re.compile(r"(?<=//) "), "")),
    (0.03, _one(re.compile(r"\.(?= [–—-] )"), "")),
    (0.02, _one(re.compile(r"(?<=[^\W\d_]{3})\.(?= )"), ",")),
    (0.015, _one(re.compile(r"(?<=[^\W\d_]{3}\.) "), ". ")),
    (0.02, _one(_LONG_WORD, "- ")),
    (0.02, _one(_LONG_WORD, " ")),
    (0.07, _lookalikes),
    (0.02, _old_fonts),
    (0.02, _capital_author),
    (0.006, _some(_SPACE, " ", 0.3)),
    (0.01, _some(re.compile("и"), "й", 0.02)),
)
