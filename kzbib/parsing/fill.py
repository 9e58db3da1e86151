"""Fills a draft from the labelled stretches of a reference."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from kzbib.languages.patterns import lazy
from kzbib.languages.scripts import script_of
from kzbib.model import Date, Name, Span
from kzbib.parsing.charset import EDGE, UPPER
from kzbib.parsing.draft import Draft
from kzbib.parsing.imprint import is_place
from kzbib.parsing.sheet import Sheet
from kzbib.parsing.tokens import Tokens
from kzbib.parsing.values import READERS, join_name, read_issued, read_text
from kzbib.parsing.words.terms import NEWSPAPER

NAMES = frozenset("author editor translator compiler container-author".split())
DATES = frozenset(("issued", "accessed"))
_WORDS_OF_A_TITLE = 5
_NAMESAKES = 20
"""People of one surname that are compared: a bound for input of any length."""
Part = tuple[str, int, int]
"""«f» (family), «g» (given) or «l» (literal), and where it stands."""

# "In FOCS", "В кн.: Психология": a word that only says that a container follows
_IN = lazy(r"(?:In:?|[ВвVv] (?:кн|сб|kn|sb)(?:\.|ornike|орнике)?\s?:)\s+")
# "Газета «Казахстанская правда»"  "Ж. Почвоведение": what kind of container it is
_KIND = lazy(
    rf"[Гг]азет[аиі]\s(?=[«“\"„][^«»”\"]{{2,80}}[»”\"]?$)|[Жж]\.\s(?=[«“\"{UPPER}])"
)
# "// Бердяев Н.А. Sub specie": whose work the container is
_OWNER = lazy(
    r"(?P<family>[^\W\d_][^\W\d_-]{2,20}),?\s(?:[^\W\d_]\.\s?){1,2}(?=[«“\"]?[^\W\d_]{2})"
)
# "1,2-том"  "І,ІІ,ІІІ т.": the volumes before the last one
_MORE_VOLUMES = lazy(r"(?<![\w.])(?:(?:\d{1,2}|[IVXІХ]{1,4}),\s?){1,6}$")
# "Бес томдық"  ". 5 томдық": how many volumes there are
_SET = lazy(r"(?:^|[.,]\s)\w{1,12}\sтомдық$")
# "ТАСС [Сайт]"  "Культура.РФ : [сайт]"
_SITE = lazy(r"\s?:?\s?\[(?:[Сс]айт|[Вв]еб-сайт|[Пп]ортал)\]")
_WRITTEN_OUT = lazy(r"[^\W\d_]{4,}")
_INITIAL = lazy(r"(?<![^\W\d_])[^\W\d_]")
_PAIR = lazy(r"(?P<volume>\d{1,4})\s?\((?P<issue>\d{1,4})\)")
_COUNT = lazy(r"(?:[№#N]|[Nn]o\.?|[Вв][иы]п\w*\.?|[Ii]ss\w*\.?)\s?$")
_KIND_OF_ACT = lazy(r"(?:заңы|қаулысы|бұйрығы|жарлығы|шешімі)$", re.IGNORECASE)
_ABOUT = lazy(r"^Об?\s|\sтуралы$|^Про\s")
_LAST_PIECE = lazy(r"[.,]\s+(?P<place>[^.,]{2,40})\.?$")


def fill(draft: Draft, spans: Sequence[Span], tokens: Tokens) -> None:
    """Read every span into the draft; ``spans`` carry bare field names."""
    names: list[tuple[str, list[Part]]] = []
    dates: dict[str, list[Span]] = defaultdict(list)
    titles: list[Span] = []
    for span in spans:
        name, _, part = span.field.partition(".")
        if name in NAMES:
            if not names or names[-1][0] != name or _begins(part, names[-1][1]):
                names.append((name, []))
            names[-1][1].append((part, span.start, span.end))
        elif name in DATES:
            dates[name].append(span)
        elif name == "title":
            titles.append(span)
        elif name != "container-title" or "number-of-pages" not in draft.text:
            _put_text(draft, name, span)  # behind an extent there is no container
    _put_titles(draft, titles, tokens)
    _put_names(draft, names)
    for name, places in dates.items():
        _put_date(draft, name, places, tokens)
    _part_place(draft)
    if "томдық" in draft.sheet.raw:
        _part_volumes(draft)
    if "issue" in draft.text:
        _part_issue(draft, spans)
    _find_newspaper(draft)
    _find_journal(draft)
    _find_title(draft)
    _part_title(draft)


def put_claims(draft: Draft, tokens: Tokens) -> None:
    """Take what the readers of links and identifiers are certain of."""
    for claim in tokens.claims:
        if isinstance(claim.value, Date):
            draft.dates.setdefault(claim.field, claim.value)
        elif claim.field and claim.field != "language":
            draft.text.setdefault(claim.field, claim.value)


def _put_names(draft: Draft, names: Sequence[tuple[str, list[Part]]]) -> None:
    """Put every person once, in the order printed."""
    people: dict[str, list[Name]] = defaultdict(list)
    known: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for role, parts in names:
        person = join_name(draft.sheet.raw, parts)
        if person is None:
            continue
        alike = known[role, person.family.casefold() or person.literal]
        if not any(_is_same(person, other) for other in alike[:_NAMESAKES]):
            people[role].append(person)
            alike.append(person)
    draft.names.update((role, tuple(found)) for role, found in people.items())


def _is_same(one: Name, other: Name) -> bool:
    """Tell whether a name is printed again: «Дадаян, Александр» and «А. Дадаян».

    Two given names written out are the same only letter by letter.
    """
    if one == other:
        return True
    written_out = all(_WRITTEN_OUT.search(name.given) for name in (one, other))
    if written_out or not (one.given and other.given):
        return False
    initials = {
        "".join(_INITIAL.findall(name.given)).casefold() for name in (one, other)
    }
    return len(initials) == 1


def _put_date(draft: Draft, name: str, places: list[Span], tokens: Tokens) -> None:
    """Take the first date that was read for certain, or what the pieces make."""
    text = draft.sheet.raw
    known = {tokens.starts[i]: date for i, date in tokens.dates.items()}
    for span in places:
        inside = [known[at] for at in known if span.start <= at < span.end]
        if inside:
            draft.dates.setdefault(name, inside[0])
    loose = [
        text[span.start : span.end]
        for span in places
        if not any(span.start <= at < span.end for at in known)
    ]
    date = read_issued(loose) if loose else None
    if date:
        draft.dates.setdefault(name, date)


def _begins(kind: str, parts: list[Part]) -> bool:
    """Tell whether a part begins a new name: the name before it has one like it."""
    kinds = [part for part, _, _ in parts]
    return kind in kinds or kind == "l" or kinds[-1] == "l"


def _put_text(draft: Draft, name: str, span: Span) -> None:
    if name in draft.text:
        return
    start, end = span.start, span.end
    if name == "container-title":
        start = _container_start(draft.sheet.raw, start, end)
        site = _SITE.match(draft.sheet.raw, end)
        end = site.end() if site else end
    if name == "volume" and draft.sheet.raw[:start].rstrip()[-1:] == ",":
        more = _MORE_VOLUMES.search(draft.sheet.raw[:start])
        start = more.start() if more else start
    value, _, _ = _read(draft, name, start, end)
    if value:
        draft.text[name] = value


def _container_start(text: str, start: int, end: int) -> int:
    """Return where a container's title begins: its kind and its author are none."""
    lead = _IN.match(text, start, end) or _KIND.match(text, start, end)
    owner = _OWNER.match(text, start, end)
    if not lead and owner and text[:start].rstrip()[-2:] == "//":
        known = owner["family"] in text[:start] or owner[0].count(".") > 1
        lead = owner if known else None
    return min(lead.end(), end - 1) if lead else start


def _read(draft: Draft, name: str, start: int, end: int) -> tuple[str, int, int]:
    return READERS.get(name, read_text)(draft.sheet.raw, start, end, draft.sheet.end)


def _put_titles(draft: Draft, titles: list[Span], tokens: Tokens) -> None:
    """Join the pieces of a title; what stands elsewhere may be the container.

    Only [Текст] and marks may stand between two pieces.
    """
    taken = {claim.start: claim.end for claim in tokens.claims}
    end = -1
    for span in titles:
        value, start, stop = _read(draft, "title", span.start, span.end)
        known = draft.text.get("title")
        if not known:
            draft.text["title"] = _as_supplied(draft.sheet, value, start, stop)
        elif _is_free(draft.sheet.raw, end, start, taken):
            mark = ": " if ":" in draft.sheet.raw[max(0, start - 4) : start] else ". "
            draft.text["title"] = known + mark + value
        else:
            draft.text.setdefault("container-title", value)
            continue
        end = stop


def _as_supplied(sheet: Sheet, title: str, start: int, end: int) -> str:
    """Keep the brackets of a title that a cataloguer supplied: «[Обзор] // …».

    In Latin letters the brackets at the beginning mark a translation (Vancouver).
    """
    begins = not sheet.raw[sheet.start : max(start - 1, 0)].strip()
    enclosed = sheet.raw[start - 1 : start] == "[" and sheet.raw[end : end + 1] == "]"
    if begins and enclosed and script_of(title) == "Cyrl":
        return f"[{title}]"
    return title


def _is_free(text: str, start: int, end: int, taken: dict[int, int]) -> bool:
    position = start
    while position < end:
        if position in taken:
            position = max(taken[position], position + 1)
        elif text[position].isalnum():
            return False
        else:
            position += 1
    return True


def _part_volumes(draft: Draft) -> None:
    """Take «. Бес томдық» off the end of a title; it is no container either."""
    for name in ("title", "container-title"):
        value = draft.text.get(name, "")
        cut = _SET.search(value) if value.endswith("томдық") else None
        if cut and cut.start():
            draft.text[name] = value[: cut.start()]
        elif cut:
            del draft.text[name]


def _part_issue(draft: Draft, spans: Sequence[Span]) -> None:
    """«24 (1)» is volume 24, issue 1; «№ 3 (53)» is an issue with two counts."""
    pair = _PAIR.fullmatch(draft.text.get("issue", ""))
    if not pair or "volume" in draft.text:
        return
    start = next(span.start for span in spans if span.field == "issue")
    counted = _COUNT.search(draft.sheet.raw[max(0, start - 9) : start])
    if not counted or int(pair["volume"]) > int(pair["issue"]):
        draft.text.update(pair.groupdict())


def _find_newspaper(draft: Draft) -> None:
    """«Қазақ әдебиеті», 1981, 1 январь: a newspaper of a day, no title."""
    title, issued = draft.text.get("title", ""), draft.dates.get("issued")
    if not issued or not issued.parts or len(issued.parts[0]) != 3:
        return
    if "container-title" not in draft.text and NEWSPAPER.fullmatch(title):
        draft.text["container-title"] = draft.text.pop("title")


_LONE_ISSUE = frozenset(("title", "issue", "page"))
_IMPRINT = frozenset("container-title publisher publisher-place genre edition".split())


def _find_journal(draft: Draft) -> None:
    """«Простор. 1961. № 9. С. 93»: an issue without a name is of a journal."""
    known = draft.text.keys()
    if not known >= _LONE_ISSUE or _IMPRINT & known:
        return
    if not draft.names and not draft.marks:
        draft.text["container-title"] = draft.text.pop("title")


def _find_title(draft: Draft) -> None:
    """«ҚР Заңы. Ұлттық архив туралы»: what an act is about is its title."""
    text = draft.text
    container = text.get("container-title")
    if not container or not _ABOUT.search(container):
        return
    if "genre" not in text and _KIND_OF_ACT.search(text.get("title", "")):
        text["genre"] = text.pop("title")
    if "title" not in text:
        text["title"] = text.pop("container-title")


def _part_title(draft: Draft) -> None:
    """«The world map in mass media, Polis»: the journal stands behind the comma."""
    text = draft.text
    title, comma, name = text.get("container-title", "").rpartition(", ")
    if "title" in text or not comma or not draft.names or "issue" not in text:
        return
    whole = len(title.split()) >= _WORDS_OF_A_TITLE and "." not in title
    if whole and name[:1].isupper():
        text["title"], text["container-title"] = title, name


def _part_place(draft: Draft) -> None:
    """Take «Semei» off the end of a container when no place was read."""
    container = draft.text.get("container-title", "")
    if not container or "publisher-place" in draft.text:
        return
    found = _LAST_PIECE.search(container)
    if found and is_place(found["place"]):
        draft.text["publisher-place"] = found["place"]
        draft.text["container-title"] = container[: found.start()].rstrip(EDGE)
