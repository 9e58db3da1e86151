"""Entries of a list without numbers: blank lines, indents, bullets, one a line."""

from __future__ import annotations

import re
from itertools import pairwise

from kzbib.reading.headings import closes_list
from kzbib.reading.lines import Line
from kzbib.reading.signs import sign_count, starts_with_name, starts_with_person

# «• Иванов», «- Smith», «* [Title](link)», «\item Petrov»
_BULLET = re.compile(r"(?:[•●▪■◦‣∙·*+]|[–—-]|\\item\b)\s+\S")
_ENDED = re.compile(r"[.!?)\]»”\d/]\W{0,3}$|(?:https?://|www\.)\S+$")
# «под ред. Д.И.», «Сб. науч.»: a full stop that ends no entry
_ABBREVIATED = re.compile(
    r"(?:\b[^\W\d_]|\b(?:ред|проф|сб|науч|авт|сост|пер|изд|отв|ed|eds|trans|[Жж]урн))\.$"
)
# «– 271 с.», «С. 5–9.», «(дата обращения: 15.03.2026).»: where entries end
_LAST_WORDS = re.compile(
    r"(?:\d\s?(?:[сcбp]|бет|стр|pp)|\d[–-]\d{1,5}|\d\d\.\d\d\.(?:19|20)\d\d\)?)\s?\.$"
)
_CONTINUES = re.compile(
    r"https?://|www\.|doi\b|url\b|[–—-]\s|//|[,;:)№]|(?:[сcpбт]|pp|vol|no)\.\s?\d"
    r"|(?:1[89]|20)\d\d\s?[.,]",
    re.IGNORECASE,
)
_RULE = re.compile(
    r"[–—\-|•*_=~\s]*\d{0,4}[–—\-|•*_=~\s]*|\\\\begin.*|#{1,6}\s.*|\*\*[^*]+\*\*:?|<!--.*"
)

_SAMPLE = 300
_UNWRAPPED = 170  # no page is so wide: a line is a paragraph
_SURE = 2  # signs of a reference
_LAST_DOUBTFUL = 2  # so many before «Сведения об авторах» still belong to the list
_DOUBTFUL = 4  # so many pieces without signs of a reference end a list

Block = list[Line]


def split_plain(lines: list[Line]) -> list[Block]:
    """Return the entries among ``lines``, each as its lines."""
    bulleted = _by_bullets(lines)
    if bulleted:
        return bulleted
    if _is_double_spaced(lines):
        lines = [line._replace(blanks=0) for line in lines]
    blocks = _by_blanks(lines)
    if len(blocks) > 2 and not _are_groups(blocks):
        return [entry for block in blocks for entry in _split_joined(block)]
    return [entry for block in blocks for entry in _split_block(block)]


def _split_joined(block: Block) -> list[Block]:
    """Two entries between the same blank lines: the first ended with a full line."""
    cuts: list[int] = []
    for at in range(1, len(block)):
        before, line = block[at - 1].text, block[at].text
        if (
            _ENDED.search(before)
            and not _ABBREVIATED.search(before)
            and starts_with_person(line)
            and sign_count(text_of(block[cuts[-1] if cuts else 0 : at]))
            and sign_count(text_of(block[at:])) >= _SURE
        ):
            cuts.append(at)
    return _cut(block, cuts) if cuts else [block]


def _are_groups(blocks: list[Block]) -> bool:
    """Blank lines part groups of entries (books, articles, …), not the entries."""
    longer = [block for block in blocks if len(block) > 1]
    pooled = [line for block in longer for line in block]
    return len(pooled) >= 3 * len(longer) > 0 and _is_one_a_line(pooled)


def _by_bullets(lines: list[Line]) -> list[Block]:
    """Entries that all open with the bullet of the first, at its indent."""
    first = next((line for line in lines[:3] if _BULLET.match(line.text)), None)
    if first is None:
        return []
    starts = [i for i, line in enumerate(lines) if _is_item(line, first)]
    if len(starts) < 2:
        return []
    between = lines[starts[0] : starts[-1]][:_SAMPLE]
    others = [line for line in between if not _is_item(line, first)]
    if sum(starts_with_name(line.text) for line in others) > 0.2 * len(starts):
        return []
    ends = [*starts[1:], len(lines)]
    return [lines[start:end] for start, end in zip(starts, ends, strict=True)]


def _is_item(line: Line, first: Line) -> bool:
    same = line.text[0] == first.text[0] and line.indent <= first.indent + 1
    return same and bool(_BULLET.match(line.text))


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


def _split_block(block: Block) -> list[Block]:
    """Split lines without a blank between them into entries."""
    if len(block) == 1:
        return [block]
    indented = _by_indent(block)
    if indented:
        return indented
    if _is_one_a_line(block):
        return _cut(block, [i for i, line in enumerate(block) if _opens(line)])
    width = max(len(line.text) for line in block)
    pairs = enumerate(pairwise(block), 1)
    return _cut(block, [i for i, (b, line) in pairs if _begins(b, line, width)])


def _begins(before: Line, line: Line, width: int) -> bool:
    """A new entry in wrapped lines: a short line above, or an end and then a name."""
    if not _opens(line) or not line.text.lstrip('«"“[(')[:1].isupper():
        return False
    if len(before.text) < 0.8 * width or _LAST_WORDS.search(before.text):
        return True
    ended = _ENDED.search(before.text) and not _ABBREVIATED.search(before.text)
    return bool(ended) and starts_with_name(line.text)


def _is_one_a_line(block: Block) -> bool:
    """Lines that are references each, or lines of all lengths that all open."""
    block = block[:_SAMPLE]
    size = len(block)
    opening = sum(_opens(line) for line in block)
    ended = sum(bool(_ENDED.search(line.text)) for line in block)
    whole = sum(sign_count(line.text) >= 2 and _opens(line) for line in block)
    if whole >= 0.6 * size and ended >= 0.7 * size:
        return True
    longest = max(len(line.text) for line in block)
    full = sum(len(line.text) > longest - 15 for line in block)
    varied = full <= 0.35 * size and ended >= 0.6 * size and whole >= 0.3 * size
    uneven = longest > _UNWRAPPED or varied
    return size > 3 and opening >= 0.85 * size and uneven


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
    closing = None
    for whole in entries:
        closing = next((i for i, line in enumerate(whole) if closes_list(line)), None)
        entry = whole[:closing]
        if entry and not _RULE.fullmatch(text_of(entry)):
            signs = sign_count(text_of(entry))
            doubtful.append(entry)
            if signs >= 2:
                kept += [known for known in doubtful if not _is_sub_heading(known)]
                doubtful = []
        if closing is not None or len(doubtful) > _DOUBTFUL:
            break
    if closing is not None and kept and len(doubtful) <= _LAST_DOUBTFUL:
        return kept + [each for each in doubtful if not _is_sub_heading(each)]
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
