"""Reference lists of a document: where they are and what their entries are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kzbib.languages.detect import detect_language
from kzbib.reading.headings import Heading, heading_of
from kzbib.reading.lines import Line, filled_lines
from kzbib.reading.markers import find_chains, find_markers
from kzbib.reading.numbered import Piece, split_chain
from kzbib.reading.pages import running_lines, without_running
from kzbib.reading.repair import join_lines
from kzbib.reading.same import is_repeat
from kzbib.reading.signs import is_like_reference
from kzbib.reading.tex import bibitems
from kzbib.reading.tex_words import printed
from kzbib.reading.unnumbered import Block, keep_list, split_plain, text_of

_NEAR_HEADING = 4  # lines between a heading and its first number: a sub-heading, a rule
_BETWEEN_RUNS = 1500
_JUDGED = 100  # entries looked at to tell whether a run is a list
_SHORT = 200  # lines of a text that is one or two numbered entries
_HEAD = 120  # lines that show whether a text is a list without numbers
_BEGINNING = 100  # characters of an entry that show its language
# «[^12]: Токаев К. …»
_NOTE = re.compile(r"\[\^(?P<number>\d{1,4})\]:\s*")
_NUMBER = re.compile(r"^\W*\d{0,4}\W*")


@dataclass(frozen=True, slots=True)
class Entry:
    """One reference as printed: ``raw`` is ``text[start:end]``, its number included.

    ``number`` is the printed number (that of a LaTeX item is the one LaTeX prints),
    "" when there is none; ``key`` the LaTeX key. ``text`` is the entry on one line,
    repaired: broken words joined, page heads in between and note marks left out.
    """

    number: str
    raw: str
    start: int
    end: int
    text: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """A list of references; ``heading`` is "" when none is printed.

    ``language`` is that of the heading, else of the entries. A list that starts its
    numbers anew is a list of its own. ``notes`` says that the entries are footnotes.
    """

    heading: str
    language: str
    start: int
    end: int
    entries: tuple[Entry, ...]
    notes: bool = False


def find_lists(text: str) -> tuple[ReferenceList, ...]:
    """Return the reference lists of a text in order.

    Found are lists below a heading («Список литературы», «Әдебиеттер тізімі»,
    «References», …), runs of numbered references without a heading, LaTeX
    ``thebibliography``, footnotes that are references, and a text that is nothing
    but a list.
    """
    lines = filled_lines(text)
    running = running_lines(lines)
    lines, notes = _notes(text, lines)
    lists: list[ReferenceList] = []
    stretch: list[Line] = []
    for heading, region in _regions(text, lines):
        found = list(_below(text, heading, region)) if heading else []
        lists += found
        stretch = _rest(region, found[-1].end if found else -1)
        lists += _headless(text, stretch)
    if not lists:
        lists += _whole(text, lines)
    lists += notes
    found = sorted(lists, key=lambda found: found.start)
    return tuple(_with_texts(one, running) for one in found)


def _with_texts(found: ReferenceList, running: frozenset[str]) -> ReferenceList:
    """The list with its entries repaired."""
    entries = []
    for entry in found.entries:
        raw = _NOTE.sub("", entry.raw, count=1) if found.notes else entry.raw
        text = join_lines(without_running(raw, running))
        if raw.startswith("\\bibitem"):
            text = join_lines(printed(raw))
        entries.append(replace(entry, text=text))
    return replace(found, entries=tuple(entries))


def _notes(text: str, lines: list[Line]) -> tuple[list[Line], list[ReferenceList]]:
    """Footnotes («[^3]: …») apart from the other lines; a list if they are references.

    A note goes on in the lines after it, up to a blank line or the next note.
    """
    rest: list[Line] = []
    pieces: list[Piece] = []
    for line in lines:
        mark = _NOTE.match(line.text)
        if mark:
            pieces.append(Piece(mark["number"], line.start, line.end))
        elif pieces and not line.blanks and _end_of(rest) < pieces[-1].start:
            pieces[-1] = pieces[-1]._replace(end=line.end)
        else:
            rest.append(line)
    like = sum(_is_note(text[piece.start : piece.end]) for piece in pieces)
    if not pieces or like < 0.5 * len(pieces):
        return rest, []
    return rest, [replace(_make(text, None, pieces), notes=True)]


def _end_of(lines: list[Line]) -> int:
    """Where the last of some lines ends."""
    return lines[-1].end if lines else -1


def _is_note(text: str) -> bool:
    """A footnote that is a reference, or names the one above again."""
    return is_like_reference(text) or is_repeat(join_lines(_NOTE.sub("", text)))


def _regions(
    text: str, lines: list[Line]
) -> Iterator[tuple[Heading | None, list[Line]]]:
    """The text cut at list headings; the part before the first has none."""
    heading: Heading | None = None
    region: list[Line] = []
    for line in lines:
        found = heading_of(line)
        if found is None:
            region.append(line)
            continue
        if heading or region:
            yield heading, region
        heading = found
        glued = filled_lines(text, found.end, line.end)
        region = glued if found.end < line.end else []
    if heading or region:
        yield heading, region


def _rest(region: list[Line], end: int) -> list[Line]:
    return [line for line in region if line.start >= end]


def _below(text: str, heading: Heading, region: list[Line]) -> Iterator[ReferenceList]:
    """The lists under a heading: numbered, LaTeX items, or without numbers."""
    if not region:
        return
    pieces = bibitems(text, region[0].start, region[-1].end)
    if pieces:
        yield _make(text, heading, pieces)
        return
    runs = _joined(list(_numbered_below(text, region)))
    for index, run in enumerate(runs):
        yield _make(text, heading if index == 0 else None, run)
    if not runs:
        pieces = [_piece(block) for block in keep_list(split_plain(region))]
        if _is_credible(text, pieces):
            yield _make(text, heading, pieces)


def _numbered_below(text: str, region: list[Line]) -> Iterator[list[Piece]]:
    """Runs of numbers that begin close to the start and follow each other closely."""
    chains = find_chains(find_markers(region))
    reach = region[min(_NEAR_HEADING, len(region) - 1)].start
    for index, chain in enumerate(chains):
        if chain.markers[0].start > reach:
            break
        after = chains[index + 1 : index + 2]
        limit = after[0].markers[0].start if after else region[-1].end
        pieces = split_chain(text, chain, limit)
        if not _is_credible(text, pieces):
            break
        yield pieces
        reach = pieces[-1].end + _BETWEEN_RUNS


def _joined(runs: list[list[Piece]]) -> list[list[Piece]]:
    """Markdown may number each entry «1.»: runs of one are one list."""
    if len(runs) > 1 and all(len(run) == 1 for run in runs):
        return [[piece for run in runs for piece in run]]
    return runs


def _is_credible(text: str, pieces: list[Piece], share: float = 0.4) -> bool:
    """Enough of the pieces look like references; a heading speaks for some."""
    sample = pieces[:: len(pieces) // _JUDGED + 1]
    like = sum(
        is_like_reference(text[piece.start : piece.end], strict=not piece.number)
        for piece in sample
    )
    return bool(sample) and like >= share * len(sample)


def _headless(text: str, lines: list[Line]) -> Iterator[ReferenceList]:
    """Runs of three and more numbered references without a heading."""
    chains = find_chains(find_markers(lines), least=2.0)
    for index, chain in enumerate(chains):
        if len(chain.markers) < 3:
            continue
        after = chains[index + 1 : index + 2]
        limit = after[0].markers[0].start if after else lines[-1].end
        pieces = split_chain(text, chain, limit)
        if _is_credible(text, pieces, share=0.6):
            yield _make(text, None, pieces)


def _whole(text: str, lines: list[Line]) -> Iterator[ReferenceList]:
    """A text that is nothing but a list, numbered or not."""
    if not lines:
        return
    pieces = bibitems(text, lines[0].start, lines[-1].end)
    if not pieces:
        pieces = next(_short_run(text, lines), [])
    if not pieces and _is_all_references(lines[:_HEAD]):
        pieces = [_piece(block) for block in keep_list(split_plain(lines))]
        covered = sum(piece.end - piece.start for piece in pieces)
        if covered < 0.6 * len(text.strip()):
            pieces = []
    if pieces:
        yield _make(text, None, pieces)


def _is_all_references(lines: list[Line]) -> bool:
    blocks = keep_list(split_plain(lines))
    likely = sum(is_like_reference(text_of(block), strict=True) for block in blocks)
    return bool(blocks) and likely >= 0.7 * len(blocks)


def _short_run(text: str, lines: list[Line]) -> Iterator[list[Piece]]:
    for chain in find_chains(find_markers(lines[:_SHORT])):
        if chain.markers[0].start == lines[0].start:
            pieces = split_chain(text, chain, lines[-1].end)
            if _is_credible(text, pieces):
                yield pieces


def _piece(block: Block) -> Piece:
    return Piece("", block[0].start, block[-1].end)


def _language(entries: tuple[Entry, ...]) -> str:
    """The language in which most entries begin."""
    votes = Counter(
        detect_language(_NUMBER.sub("", entry.raw[:_BEGINNING]))
        for entry in entries[:_JUDGED]
    )
    return max(votes, key=votes.__getitem__)


def _make(text: str, heading: Heading | None, pieces: list[Piece]) -> ReferenceList:
    entries = tuple(
        Entry(
            piece.number,
            text[piece.start : piece.end],
            piece.start,
            piece.end,
            key=piece.key,
        )
        for piece in pieces
    )
    return ReferenceList(
        heading=heading.text if heading else "",
        language=(heading.language if heading else "") or _language(entries),
        start=heading.start if heading else entries[0].start,
        end=entries[-1].end,
        entries=entries,
    )
