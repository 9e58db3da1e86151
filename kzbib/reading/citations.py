"""Calls in the running text: «[3, с. 12]», «[Токаев, 1997, с. 736]», «[там же]»."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kzbib.reading.call_shapes import Shape, find_shapes
from kzbib.reading.calls import NOTHING, Cite, read_call, read_named
from kzbib.reading.known import Known
from kzbib.reading.lists import ReferenceList
from kzbib.reading.people import names_of_line
from kzbib.reading.repair import join_lines

MAX_SENTENCE = 500
_STEP = 200
_CAPITAL = "A-ZÀ-ÞА-ЯЁӘҒҚҢӨҰҮҺІЇЄҐЎ"

# «Корниленко А.В.[1]», «А.В. Корниленко[1]»; «Президент Э. Рахмон [12]» cites another
_NAME_BEFORE = re.compile(
    rf"(?:(?P<first>[{_CAPITAL}][\w'’-]{{1,40}}\s(?:[{_CAPITAL}]\.\s?-?){{1,3}})\s?"
    rf"|(?P<last>(?:[{_CAPITAL}]\.\s?-?){{1,3}}\s?[{_CAPITAL}][\w'’-]{{1,40}}))$"
)
_KINDS = (
    "Концепция|Стратегия|Закон|Указ|Постановление|Конституция|Декларация|Договор"
    "|Доктрина|Послание|Программа|Доклад|Отчёт|Отчет|Кодекс|Тұжырымдама|Заң|Жарлық"
    "|Қаулы|Бағдарлама|Жолдау|Concept|Strategy|Law|Act|Decree|Constitution"
    "|Declaration|Treaty|Doctrine|Report|Program|Programme"
)
# «Концепция внешней политики…» [6], Стратегия США по ЦА на 2019–2022 гг.[11]
_TITLE_BEFORE = re.compile(
    rf"(?:[«“\"](?P<quoted>(?:{_KINDS})\b[^«»“”\"]{{5,150}})[»”\"]"
    rf"|\b(?P<plain>(?:{_KINDS})\b[^«»“”\"\[\].,;:—]{{5,100}}(?:гг?\.)?))\s?$"
)
_REACH = 200
_LINE = 400  # characters of a line on both sides of a raised number
_KEY = re.compile(r"@[\w:.#$%&+?<>~/-]{1,80}")
# The end of a sentence before a capital; not «г. Алматы», «К. Токаев»
_SENTENCE_END = re.compile(
    r"""[.!?…](?<![\s.(-][A-ZА-ЯЁӘҒҚҢӨҰҮҺІ].)(?<!\sг.)(?<!\bст.)(?<!\bим.)(?<!\bгг.)
        (?<![\s.(,][a-zа-яёәі].)(?<!\bpp.)(?<!\bстр.)
        [»”"\])]?(?:\s?\[[^\[\]]{1,80}\]\.?)?\s{1,50}(?=[«“"A-ZА-ЯЁӘҒҚҢӨҰҮҺІ\d])""",
    re.VERBOSE,
)

# A heading above a paragraph: a short line between blank ones without a full stop
_HEADING_END = re.compile(
    r"""(?:\A|(?<=\n\n))[^\n]{0,79}[^\s.!?…:;,–-]\n\n
        (?=[^\S\n]{0,40}[«“"A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Citation:
    """A call as printed (``text`` of ``start``–``end``), its sentence, what it names.

    ``sentence`` is on one line, at most 500 characters round the call. ``said`` is
    what stands right before a call by number: a person or a document's title.
    """

    text: str
    start: int
    end: int
    sentence: str
    cites: tuple[Cite, ...]
    said: Cite = NOTHING


def find_citations(
    text: str, lists: Iterable[ReferenceList] = ()
) -> tuple[Citation, ...]:
    """Return the calls outside of ``lists``, in order.

    Calls stand in brackets («[3, с. 5]»), in parentheses («(Токаев, 1997)»), are
    LaTeX commands («\\cite{key}») or raised numbers. Ranges are expanded; «там же»
    and «ibid.» name what the call before them names. Years («[1995]») and editors'
    additions («[и др.]») are no calls; parentheses with a name and a year are one
    if a list has such an entry, or if nothing else can be meant.
    """
    lists = tuple(lists)
    listed = sorted((found.start, found.end) for found in lists)
    sentences = _Sentences(text)
    known = Known(lists)
    citations: list[Citation] = []
    before: tuple[Cite, ...] = ()
    for shape in find_shapes(text):
        if _is_inside(listed, shape.start):
            continue
        cites = _read(text, shape, known, before)
        if not cites:
            continue
        before = cites
        start, end = shape.start, shape.end
        sentence = sentences.around(start, end)
        said = _said_before(text, start) if cites[0].number else NOTHING
        printed = text[start:end]
        citations.append(Citation(printed, start, end, sentence, cites, said))
    return tuple(citations)


def _read(
    text: str, shape: Shape, known: Known, before: tuple[Cite, ...]
) -> tuple[Cite, ...]:
    """What a place names; () when it is no call."""
    inside = shape.inside
    match shape.kind:
        case "tex":
            keys = [key.strip() for key in inside.split(",") if key.strip()]
            return tuple(
                known.by_key(key, shape.locator if key == keys[-1] else "")
                for key in keys
            )
        case "raised":
            cites = read_call(inside)
            return () if _is_names(text, shape.start) else known.raised(cites)
        case "parentheses":
            cites = read_named(inside)
            return cites if cites and known.names(cites, surely=True) else ()
        case "narrative":
            cites = tuple(
                replace(cite, locator=shape.locator) for cite in read_named(inside)
            )
            return cites if cites and known.names(cites, surely=False) else ()
    if inside.startswith("@"):
        return _pandoc(inside, known)
    cites = read_call(inside, before)
    return known.of_notes(cites) if inside.startswith("^") else cites


def _pandoc(inside: str, known: Known) -> tuple[Cite, ...]:
    """«@tokaev1997, с. 5; @ivanov2001»: Pandoc's calls in Markdown."""
    cites: list[Cite] = []
    for piece in join_lines(inside).split(";"):
        key, _, locator = piece.strip().partition(",")
        if not _KEY.fullmatch(key):
            return ()
        cites.append(known.by_key(key[1:], locator.strip()))
    return tuple(cites)


def _is_names(text: str, at: int) -> bool:
    """The line is one of authors, whose raised numbers are those of affiliations."""
    before = text[max(at - _LINE, 0) : at].rpartition("\n")[2]
    after = text[at : at + _LINE].partition("\n")[0]
    return bool(names_of_line(before + after))


def _said_before(text: str, at: int) -> Cite:
    """The person or the document that stands right before a call by number."""
    before = join_lines(text[max(0, at - _REACH) : at] + "|").removesuffix("|")
    named = _NAME_BEFORE.search(before)
    if named:
        return Cite(names=((named["first"] or named["last"]).strip(),))
    titled = _TITLE_BEFORE.search(before)
    if titled:
        return Cite(title=(titled["quoted"] or titled["plain"]).strip())
    return NOTHING


def _is_inside(spans: Sequence[tuple[int, int]], at: int) -> bool:
    place = bisect_right(spans, (at, at))
    near = spans[max(0, place - 1) : place + 1]
    return any(start <= at < end for start, end in near)


class _Sentences:
    """Sentences of a text, cut once; the last one asked for is kept."""

    def __init__(self, text: str) -> None:
        self._text = text
        ends = {found.end() for found in _SENTENCE_END.finditer(text)}
        ends.update(found.end() for found in _HEADING_END.finditer(text))
        self._edges = [0, *sorted(ends), len(text)]
        self._span = (-1, -1)
        self._sentence = ""

    def around(self, start: int, end: int) -> str:
        """Return the sentence with a call, cut to a window round it if long."""
        first = self._edges[max(0, bisect_right(self._edges, start) - 1)]
        last = self._edges[min(bisect_left(self._edges, end), len(self._edges) - 1)]
        if last - first > MAX_SENTENCE:
            # A grid lets neighbouring calls share the work.
            middle = start // _STEP * _STEP
            first = max(first, middle - _STEP // 2)
            last = min(last, max(end, first + MAX_SENTENCE))
        if (first, last) != self._span:
            self._span = (first, last)
            self._sentence = join_lines(self._text[first:last])[:MAX_SENTENCE]
        return self._sentence
