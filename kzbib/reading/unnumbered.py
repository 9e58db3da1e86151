"""Entries of a list without numbers: blank lines, indents, bullets, one a line."""

from __future__ import annotations

import re
from itertools import pairwise

from kzbib.reading.headings import closes_list
from kzbib.reading.lines import Line
from kzbib.reading.signs import sign_count, starts_with_name

# «• Иванов», «- Smith», «* [Title](link)», «\item Petrov»
_BULLET = re.compile(r"(?:[•●▪■◦‣∙·*+]|[–—-]|\\item\b)\s+\S")
_ENDED = re.compile(r"[.!?)\]»”\d/]\W{0,3}$|(?:https?://|www\.)\S+$")
_CONTINUES = re.compile(
    r"(?:https?://|www\.|doi\b|url\b|[–—-]\s|//|[,;:)])", re.IGNORECASE
)
_RULE = re.compile(
    r"[–—\-|•*_=~\s]*\d{0,4}[–—\-|•*_=~\s]*|\\\\begin.*|#{1,6}\s.*|\*\*[^*]+\*\*:?|<!--.*"
)

_SAMPLE = 300

Block = list[Line]


def split_plain(lines: list[Line]) -> list[Block]:
    """Return the entries among ``lines``, each as its lines."""
    bulleted = _by_bullets(lines)
    if bulleted:
        return bulleted
    if _is_double_spaced(lines):
        lines = [line._replace(blanks=0) for line in lines]
    blocks = _by_blanks(lines)
    separated = len(blocks) > 2
    return [entry for block in blocks for entry in _split_block(block, separated)]


def _by_bullets(lines: list[Line]) -> list[Block]:
    starts = [i for i, line in enumerate(lines) if _BULLET.match(line.text)]
    if len(starts) < 2 or starts[0] > 2:
        return []
    heads = len(_by_blanks(lines))
    if len(starts) * 2 < heads:
        return []
    ends = [*starts[1:], len(lines)]
    return [lines[start:end] for start, end in zip(starts, ends, strict=True)]


def _is_double_spaced(lines: list[Line]) -> bool:
    """A blank line after every line, those inside an entry too."""
    if len(lines) < 6:
        return False
    spaced = sum(line.blanks == 1 for line in lines[1:])
    open_ends = sum(not _ENDED.search(line.text) for line in lines)
    return spaced >= 0.8 * len(lines[1:]) and open_ends >= 0.4 * len(lines)


def _by_blanks(lines: list[Line]) -> list[Block]:
    blocks: list[Block] = []
    for line in lines:
        if not blocks or line.blanks:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _split_block(block: Block, separated: bool) -> list[Block]:
    """Split lines without a blank between them into entries."""
    if len(block) == 1:
        return [block]
    indented = _by_indent(block)
    if indented:
        return indented
    if _is_one_a_line(block):
        return _cut(block, [i for i, line in enumerate(block) if _opens(line)])
    if separated:
        return [block]
    width = max(len(line.text) for line in block)
    pairs = enumerate(pairwise(block), 1)
    return _cut(block, [i for i, (b, line) in pairs if _begins(b, line, width)])


def _begins(before: Line, line: Line, width: int) -> bool:
    """A new entry in wrapped lines: after an end, with a name or a short line above."""
    if not _ENDED.search(before.text):
        return False
    is_short = len(before.text) < 0.8 * width and _opens(line)
    return starts_with_name(line.text) or (is_short and line.text[0].isupper())


def _is_one_a_line(block: Block) -> bool:
    block = block[:_SAMPLE]
    whole = sum(sign_count(line.text) >= 2 and _opens(line) for line in block)
    ended = sum(bool(_ENDED.search(line.text)) for line in block)
    return whole >= 0.6 * len(block) and ended >= 0.7 * len(block)


def _opens(line: Line) -> bool:
    first = line.text.lstrip("«\"“[(*_'")[:1]
    return (
        not _CONTINUES.match(line.text) and not first.islower() and len(line.text) > 12
    )


def _by_indent(block: Block) -> list[Block]:
    """Hanging indent, or an indent of first lines only."""
    indents = {line.indent for line in block}
    if len(indents) != 2:
        return []
    low, high = sorted(indents)
    first = block[0].indent
    starts = [i for i, line in enumerate(block) if line.indent == first]
    if high - low < 2 or len(starts) == len(block) or len(starts) < 2:
        return []
    return _cut(block, starts)


def _cut(block: Block, starts: list[int]) -> list[Block]:
    edges = sorted({0, *starts})
    ends = [*edges[1:], len(block)]
    return [block[start:end] for start, end in zip(edges, ends, strict=True)]


def text_of(entry: Block) -> str:
    """The lines of an entry as one line."""
    return " ".join(line.text for line in entry)


def keep_list(entries: list[Block]) -> list[Block]:
    """Drop rules and sub-headings; stop where the list plainly ends."""
    kept: list[Block] = []
    doubtful: list[Block] = []
    for whole in entries:
        closing = next((i for i, line in enumerate(whole) if closes_list(line)), None)
        entry = whole[:closing]
        if entry and not _RULE.fullmatch(text_of(entry)):
            signs = sign_count(text_of(entry))
            doubtful.append(entry)
            if signs >= 2:
                kept += [known for known in doubtful if not _is_sub_heading(known)]
                doubtful = []
        if closing is not None or len(doubtful) > 2:
            break
    return kept + _belonging(kept, doubtful)


def _belonging(kept: list[Block], doubtful: list[Block]) -> list[Block]:
    """Entries with one sign at most that follow a list without a break."""
    if not kept or not doubtful:
        return []
    spaced = kept[-1][0].blanks if len(kept) > 1 else 1
    belonging = []
    for entry in doubtful:
        if entry[0].blanks > spaced or not sign_count(text_of(entry)):
            break
        belonging.append(entry)
    return belonging


def _is_sub_heading(entry: Block) -> bool:
    text = text_of(entry)
    return len(text) < 80 and not sign_count(text) and not text.endswith(".")
