"""Title and container: what stands before the imprint, cut into its parts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kzbib.languages.patterns import lazy
from kzbib.parsing.charset import (
    CLOSE_QUOTES,
    DASH,
    EDGE,
    MASK,
    OPEN_QUOTES,
    UPPER,
    tidy,
)
from kzbib.parsing.found import Found
from kzbib.parsing.sentences import split_areas, split_sentences
from kzbib.parsing.words.terms import (
    GENRE,
    JOURNAL_START,
    SERIES,
    names_conference,
    names_publisher,
)

_CONTAINER_STOP = lazy(
    rf"\s*\((?={MASK})|[.,;:]?\s*{MASK}|[.,;»\"”)\]]\s*[{DASH}]{{1,2}}\s*(?={MASK}|[{UPPER}])|\s[–—]\s(?={MASK})|"
    rf"\s/\s?(?=[{UPPER}{MASK}а-яa-z])|//"
)
# "В кн.: "  "In: "  ", in "  "В сб. "
_IN = lazy(
    rf"(?:[.,?!»”\"]\s*[{DASH}]?\s*|\s[{DASH}]\s*)[\[(]?(?:[ВвBв]\s(?:кн\w*|сб\w*|изд|журн)\.?\s?:?|[Ii]n\s?:|In\s(?=[{UPPER}])|"
    rf"(?<=[,»”\"]\s)in\s(?=[{UPPER}])|[Кк]ітапта:)\s*"
)
_IN_LEAD = lazy(r"(?:[ВвBв]\s(?:кн|сб)\w*\.?\s?:?|In:)\s*")
_SLASH = lazy(
    rf"\s+/+\s*|\s*/\s+|(?<=[.»\"”)])/(?=[{UPPER}])|(?<=\w)/(?=[{UPPER}]\w*\.\s?[{UPPER}])"
)
_COMMA = lazy(rf",\s+(?=[«\"“]?[{UPPER}])")
_QUOTED = lazy(
    r"(?:[«“„\"](?P<title>[^«»“”\"]{3,400})[»”“\"]|\[(?P<square>[^\[\]]{8,400})\])\s*[.,:;]?\s*"
)
_ABBREVIATED = lazy(r"[^\W\d_]{1,12}\.?(?:\s[^\W\d_]{1,8}\.?)?")
_JOURNAL_WORD = lazy(
    r"^(?:журнал|zhurnal|журн\.|газета|ж\.|journal:)\s(?=[«\"“])", re.IGNORECASE
)


@dataclass(slots=True)
class Titles:
    """The parts found, each with its place."""

    title: Found[str] | None = None
    container: Found[str] | None = None
    genre: Found[str] | None = None
    publisher: Found[str] | None = None
    statement: tuple[int, int] | None = None
    """Bounds of a statement of responsibility: «/ К. Гренджер, М. Хатанака»."""
    second: tuple[int, int] | None = None
    """Bounds of the statement that belongs to the container."""
    subtitle: Found[str] | None = None
    """What follows «[Текст]: » and belongs to the title."""
    in_book: bool = False
    """The container is named as a book: «В кн.:», «In:», «// В сб.»."""


def read_titles(
    text: str, start: int, stop: int, *, in_journal: int, in_book: bool = True
) -> Titles:
    """Cut ``text[start:stop]`` and what follows into title and container.

    ``stop`` is where the imprint begins (the end of the text without one);
    ``in_journal`` is 1 when pages, a volume or a full date was read, 2 with an issue;
    ``in_book`` tells whether words such as «В кн.» stand in the text.
    """
    double = text.find("//", start)
    if double >= 0:
        return _with_container(text, start, double, double + 2, stop)
    inside = _IN.search(text, start + 3) if in_book else None
    if inside and inside.start() < stop:
        return _with_container(text, start, inside.start(), inside.end(), stop)
    slash = _find_slash(text, start + 2, stop)
    if slash:
        return _with_statement(text, start, slash, stop, in_journal=in_journal)
    return _plain(text, start, stop, in_journal=in_journal)


def _find_slash(text: str, start: int, stop: int) -> re.Match[str] | None:
    slash = text.find("/", start, stop)
    return _SLASH.search(text, max(start, slash - 3), stop) if slash >= 0 else None


def _with_container(text: str, start: int, cut: int, begin: int, stop: int) -> Titles:
    titles = Titles()
    slash = _find_slash(text, start + 2, cut)
    title_end = slash.start() if slash else cut
    if slash:
        titles.statement = (slash.end(), cut)
    _set_title(titles, text, start, title_end)
    last = stop if stop > begin else len(text)
    found = _container(text, begin, last)
    titles.in_book = text[cut : cut + 2] != "//" or bool(
        _IN_LEAD.match(text[begin:].lstrip())
    )
    if found:
        titles.container = found
        slash = _SLASH.match(text, found.end)
        if slash and slash.end() < last:
            areas = split_areas(text, slash.end(), last)
            titles.second = areas[0] if areas else None
    return titles


def _container(text: str, begin: int, last: int) -> Found[str] | None:
    begin += len(text[begin:last]) - len(text[begin:last].lstrip(EDGE))
    lead = _IN_LEAD.match(text, begin)
    begin = lead.end() if lead else begin
    quoted = _QUOTED.match(text, begin, last)
    if lead and quoted and quoted["title"]:
        return Found(tidy(quoted["title"]), quoted.start("title"), quoted.end("title"))
    stop = _CONTAINER_STOP.search(text, begin, last)
    end = stop.start() if stop else last
    return _trim(text, begin, end, keep_stop=True)


def _with_statement(
    text: str, start: int, slash: re.Match[str], stop: int, *, in_journal: int
) -> Titles:
    titles = Titles()
    _set_title(titles, text, start, slash.start())
    begin = slash.end()
    areas = split_areas(text, begin, stop) or [(begin, stop)]
    first = areas[0]
    words = text[first[0] : first[1]]
    if JOURNAL_START.match(words.lstrip(EDGE)) or names_conference(words):
        titles.container = _container(text, begin, stop)
    else:
        titles.statement = first
        if in_journal and len(areas) > 1:
            titles.container = _container(text, areas[1][0], stop)
    return titles


def _plain(text: str, start: int, stop: int, *, in_journal: int) -> Titles:
    titles = Titles()
    begin = start + len(text[start:stop]) - len(text[start:stop].lstrip(EDGE))
    mask = text.find(MASK, begin, stop)
    end = mask if mask >= 0 else stop
    quoted = _QUOTED.match(text, begin, end)
    if quoted and quoted.end() < end - 2 and text[quoted.end()].isupper():
        group = "title" if quoted["title"] else "square"
        titles.title = Found(
            tidy(quoted[group]).strip(" .,"), quoted.start(group), quoted.end(group)
        )
        rest = _trim(text, quoted.end(), end, keep_stop=True)
        _set_second(titles, rest, in_journal=in_journal)
        return titles
    areas = split_areas(text, begin, end)
    if len(areas) > 1:
        _set_title(titles, text, *areas[0])
        for area in areas[1:]:
            found = _trim(text, *area, keep_stop=True)
            _set_second(titles, found, in_journal=in_journal)
        return titles
    _cut_sentences(titles, text, begin, end, in_journal=in_journal)
    return titles


def _set_second(titles: Titles, found: Found[str] | None, *, in_journal: int) -> None:
    if found is None:
        return
    if GENRE.match(found.value) and not titles.genre:
        titles.genre = found
    elif in_journal and not titles.container:
        titles.container = found
    elif not titles.publisher:
        titles.publisher = found


def _all_abbreviated(words: list[str]) -> bool:
    """Tell «Fiz. Tverd. Tela (Leningrad)» from a title."""
    short = sum(word.rstrip(",)").endswith(".") or len(word) < 2 for word in words)
    if any(word[0].islower() for word in words):
        return False
    return 0 < len(words) <= 9 and short * 2 >= len(words)


def _cut_sentences(
    titles: Titles, text: str, begin: int, end: int, *, in_journal: int
) -> None:
    if in_journal and _all_abbreviated(text[begin : end + 1].replace(MASK, "").split()):
        titles.container = _trim(text, begin, end, keep_stop=True)
        return
    sentences = split_sentences(text, begin, end)
    if not in_journal:
        for sentence in sentences[1:]:
            words = text[slice(*sentence)].strip()
            if JOURNAL_START.match(words) or names_conference(words):
                titles.container = _trim(text, sentence[0], end, keep_stop=True)
                _set_title(titles, text, begin, sentence[0])
                return
        last = sentences[-1] if len(sentences) > 1 else None
        if (
            last
            and names_publisher(text[slice(*last)])
            and len(text[slice(*last)].split()) < 9
            and end < len(text)
        ):
            titles.publisher = _trim(text, *last, keep_stop=False)
            end = sentences[-2][1]
        else:
            end = _cut_publisher(titles, text, begin, end)
        _set_title(titles, text, begin, end)
        return
    if len(sentences) < 2:
        _cut_comma(titles, text, begin, end, in_journal)
        return
    first = _container_index(text, sentences)
    titles.container = _trim(text, sentences[first][0], end, keep_stop=True)
    _set_title(titles, text, begin, sentences[first - 1][1])


def _cut_publisher(titles: Titles, text: str, begin: int, end: int) -> int:
    """Cut «, Springer» off the end of a title; return where the title ends."""
    cut = None
    for found in _COMMA.finditer(text, begin + 8, end):
        cut = found
    if not cut or end >= len(text) or len(text[cut.end() : end].split()) > 4:
        return end
    if not names_publisher(text[cut.end() : end]):
        return end
    titles.publisher = _trim(text, cut.end(), end, keep_stop=False)
    return cut.start()


def _container_index(text: str, sentences: list[tuple[int, int]]) -> int:
    """Return the sentence with which the container begins."""
    for index in range(1, len(sentences)):
        if JOURNAL_START.match(text[slice(*sentences[index])].strip()):
            return index
    index = len(sentences) - 1
    while index > 1:
        current = text[slice(*sentences[index])].strip()
        before = text[slice(*sentences[index - 1])].strip()
        series = SERIES.match(current)
        short = len(current.split()) <= 2 and _ABBREVIATED.fullmatch(before)
        if not (series or short):
            break
        index -= 1
    return index


def _cut_comma(
    titles: Titles, text: str, begin: int, end: int, in_journal: int
) -> None:
    cut = None
    for cut in _COMMA.finditer(text, begin + 8, end):
        if JOURNAL_START.match(text[cut.end() : end]):
            break
    if cut and len(text[cut.end() : end].split()) <= 14:
        titles.container = _trim(text, cut.end(), end, keep_stop=True)
        _set_title(titles, text, begin, cut.start())
        return
    numbered = in_journal > 1 and len(text[begin:end].split()) <= 3
    if JOURNAL_START.match(text[begin:end]) or numbered:
        titles.container = _trim(text, begin, end, keep_stop=True)
        return
    _set_title(titles, text, begin, end)


def _set_title(titles: Titles, text: str, start: int, end: int) -> None:
    mask_free = text[start:end]
    lead = len(mask_free) - len(mask_free.lstrip(EDGE + " "))
    begin = start + lead
    mask = text.find(MASK, begin, end)
    if mask >= 0:
        subtitle = re.match(rf"{MASK}+\s:\s?", text[mask:end])
        if subtitle and not titles.genre:
            titles.genre = _trim(text, mask + subtitle.end(), end, keep_stop=True)
        elif text[mask:end].lstrip(MASK).startswith(": "):
            titles.subtitle = _trim(text, mask, end, keep_stop=False)
        end = mask
    sentences = split_sentences(text, begin, end)
    if len(sentences) > 1 and not titles.genre:
        last = sentences[-1]
        found = _trim(text, *last, keep_stop=True)
        if found and GENRE.match(found.value) and len(found.value.split()) < 9:
            titles.genre = found
            end = sentences[-2][1]
    titles.title = unquote(_trim(text, begin, end, keep_stop=False))


def _trim(text: str, start: int, end: int, *, keep_stop: bool) -> Found[str] | None:
    """Return the field inside the bounds, spaces and stray marks taken off."""
    mask = text.find(MASK, start, end)
    piece = text[start:end]
    if mask == start:
        start += len(piece) - len(piece.lstrip(EDGE))
        mask, piece = text.find(MASK, start, end), text[start:end]
    if mask >= 0 and text[start:mask].strip(EDGE):
        piece = text[start:mask]
    lead = len(piece) - len(piece.lstrip(EDGE))
    value = piece.strip(EDGE)
    if not value:
        return None
    first = start + lead
    last = first + len(value)
    if keep_stop and text[last : last + 1] == "." and _is_abbreviation(value):
        value, last = value + ".", last + 1
    if value.startswith("(") and ")" not in value:
        value, first = value[1:], first + 1
    if text[last : last + 3] == "...":
        value, last = value + "...", last + 3
    return Found(tidy(value), first, last)


def _is_abbreviation(value: str) -> bool:
    return value[-1].isalnum() and "." in value and len(value.rsplit(" ", 1)[-1]) <= 6


def unquote(found: Found[str] | None) -> Found[str] | None:
    """Drop quotes that stand round the whole value."""
    if found is None:
        return None
    value = found.value
    label = _JOURNAL_WORD.match(value)
    if label:
        value = value[label.end() :]
    inside = value[1:-1]
    if (
        len(value) > 2
        and value[0] in OPEN_QUOTES
        and value[-1] in CLOSE_QUOTES
        and not (set(inside) & set('«»“”"'))
    ):
        return Found(inside.strip(" .,"), found.start + 1, found.end - 1)
    if value[:1] == "«" and "»" not in value:
        return Found(value[1:], found.start + 1, found.end)
    return Found(value, found.start, found.end)
