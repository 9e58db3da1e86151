"""Title blocks: title, authors, abstract and keywords in one language."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kzbib.languages.detect import detect_language
from kzbib.languages.scripts import script_of
from kzbib.model import Name
from kzbib.reading.labels import Label, label_of
from kzbib.reading.lines import Line
from kzbib.reading.people import names_of_line
from kzbib.reading.repair import join_lines

_MAX_BLOCK = 6000
_MAX_TITLE = 400
_MAX_TITLE_LINES = 5
_MAX_KEYWORDS = 800
_MIN_ABSTRACT = 150
_MAX_LABELS = 12

# A title line that ends so goes on in the next line.
_GOES_ON = re.compile(
    r"(?:[-–—,:>]|\s(?:и|в|на|по|о|об|с|к|для|от|из|при|как|не|у|и|а|мен|және|туралы"
    r"|of|the|and|in|on|for|to|a|an|with|from|by|as))\s*$",
    re.IGNORECASE,
)
_HEAD_NOISE = re.compile(r"[\W\d_]*|https?://\S+|.{0,60}\bISSN\b.{0,60}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """What one title block prints; "" and () for what it lacks."""

    language: str
    title: str = ""
    authors: tuple[Name, ...] = ()
    abstract: str = ""
    keyword: str = ""


def read_blocks(text: str, lines: list[Line]) -> list[Block]:
    """Return the title blocks of a text, one a language, in print order."""
    labels = [label_of(line) for line in lines]
    blocks: dict[str, Block] = {}
    top = _top(lines, labels)
    first = seen = 0
    for index, label in enumerate(labels):
        if label is None or label.kind not in ("abstract", "keyword"):
            continue
        stop = _value_end(lines, labels, index)
        value = join_lines(text[label.end : lines[stop - 1].end])
        if not value:
            continue
        if label.kind == "keyword":
            value = value.rstrip(" .;")
        language = _language(label, value)
        if label.kind == "abstract":
            _put(blocks, Block(language, abstract=value))
        else:
            _put(blocks, Block(language, keyword=value))
            start = max(first, _title_start(lines, index, first == 0))
            _put_title(blocks, text, lines[start:index], labels[start:index], language)
            first = stop
        seen += 1
        if seen >= _MAX_LABELS:
            break
    if seen or any(label and label.kind != "other" for label in labels[:40]):
        _put_top(blocks, text, lines[:top])
    return list(blocks.values())


def _top(lines: list[Line], labels: list[Label | None]) -> int:
    """Lines before the first label that is no shelf mark."""
    for index, label in enumerate(labels):
        if index > 40 or (label and label.kind != "other"):
            return index
        if (
            label
            and index
            and label.kind == "other"
            and not lines[index].text[0].isdigit()
        ):
            return index
    return min(len(lines), 40)


def _put(blocks: dict[str, Block], found: Block) -> None:
    """Fill what the block of a language still lacks; the first print wins."""
    known = blocks.setdefault(found.language, found)
    blocks[found.language] = replace(
        known,
        title=known.title or found.title,
        authors=known.authors or found.authors,
        abstract=known.abstract or found.abstract,
        keyword=known.keyword or found.keyword,
    )


def _language(label: Label, value: str) -> str:
    """The label's language; «Аннотация» is a word of several."""
    script = script_of(value)
    if label.language == "en" and script == "Latn":
        return "en"
    if label.language in ("kk", "uk") and script == "Cyrl":
        return label.language
    return detect_language(value[:1000], label.language) or label.language


def _value_end(lines: list[Line], labels: list[Label | None], index: int) -> int:
    """Number of the line after a label's value."""
    label = labels[index]
    assert label is not None
    most = _MAX_KEYWORDS if label.kind == "keyword" else _MAX_BLOCK
    usual = _usual_blanks(lines, index)
    stop = index + 1
    if label.end >= lines[index].end and stop < len(lines) and labels[stop] is None:
        stop += 1  # the label stands on a line of its own
    while stop < len(lines) and labels[stop] is None:
        before, line = lines[stop - 1], lines[stop]
        ended = before.text.endswith((".", "!", "?"))
        if line.blanks > usual or line.end - label.end > most:
            break
        if label.kind == "keyword" and (ended or names_of_line(line.text)):
            break
        stop += 1
    return stop


def _usual_blanks(lines: list[Line], index: int) -> int:
    """Blank lines between the lines of a paragraph here: 1 in double-spaced text."""
    near = [line.blanks for line in lines[index + 1 : index + 12]]
    return 1 if near and sum(blanks >= 1 for blanks in near) > 0.7 * len(near) else 0


def _title_start(lines: list[Line], index: int, at_top: bool) -> int:
    """The author line above the keywords, or the top of the text; else none."""
    reach = lines[index].start - _MAX_BLOCK
    for place in range(index - 1, -1, -1):
        if lines[place].start < reach:
            return index
        if names_of_line(lines[place].text):
            return place
    return 0 if at_top else index


def _put_title(
    blocks: dict[str, Block],
    text: str,
    lines: list[Line],
    labels: list[Label | None],
    language: str,
) -> None:
    """Read authors, title and an abstract without a label from lines."""
    authors, rest = _leading_names(lines)
    size = _title_size(rest)
    labelled = any(label for label in labels)
    if not rest or not size or (labelled and not authors):
        return
    title = join_lines(text[rest[0].start : rest[size - 1].end])
    abstract = ""
    if size < len(rest) and not labelled:
        abstract = join_lines(text[rest[size].start : rest[-1].end])
    if len(abstract) < _MIN_ABSTRACT:
        abstract = ""
    _put(blocks, Block(language, title, authors, abstract))


def _put_top(blocks: dict[str, Block], text: str, lines: list[Line]) -> None:
    """Title and authors at the head of the text."""
    lines = [line for line in lines if not _is_noise(line)]
    authors, rest = _leading_names(lines)
    size = _title_size(rest)
    if not size:
        return
    title = join_lines(text[rest[0].start : rest[size - 1].end].lstrip("# "))
    if not authors:
        authors, _ = _leading_names(rest[size:])
    language = detect_language(title)
    if any(block.title == title for block in blocks.values()):
        return
    _put(blocks, Block(language, title, authors))


def _is_noise(line: Line) -> bool:
    label = label_of(line)
    return bool(label) or bool(_HEAD_NOISE.fullmatch(line.text))


def _leading_names(lines: list[Line]) -> tuple[tuple[Name, ...], list[Line]]:
    names: tuple[Name, ...] = ()
    for index, line in enumerate(lines):
        found = names_of_line(line.text)
        if not found:
            return names, lines[index:]
        names += found
    return names, []


def _title_size(lines: list[Line]) -> int:
    """How many lines a title takes; 0 when the first is no title."""
    if not lines or lines[0].text[0].islower() or len(lines[0].text) > _MAX_TITLE:
        return 0
    size = 1
    while size < min(len(lines), _MAX_TITLE_LINES) and _goes_on(lines, size):
        size += 1
    if lines[size - 1].text.endswith((".", ";")) and size == 1:
        return 0
    return size


def _goes_on(lines: list[Line], size: int) -> bool:
    before, line = lines[size - 1].text, lines[size].text
    if names_of_line(line):
        return False
    both_capitals = before.isupper() and line.isupper()
    return bool(both_capitals or line[0].islower() or _GOES_ON.search(before))
