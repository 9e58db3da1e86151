"""A work as the matcher sees it: its facts, folded once, compared many times."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import NamedTuple

from kzbib.languages.fold import fold
from kzbib.matching.acts import act_date, act_number
from kzbib.matching.faces import CYRILLIC, KAZAKH, Face, faces_of
from kzbib.matching.identifiers import doi_of, isbn_of, url_of
from kzbib.matching.kinds import ACT, BOOK, THESIS, kind_of
from kzbib.matching.marks import read_marks, says_translated, take_lead, take_parts
from kzbib.matching.numbers import first_number, numbers_of
from kzbib.matching.people import Person, people_of
from kzbib.matching.places import place_key
from kzbib.model import Pages, Work

# What begins the name of a publisher and says nothing: «Изд-во», «Publishing House»
_PUBLISHER_NOISE = re.compile(
    r"\b(?:izd vo|izdatelsk\w*|izdatelstvo|izdat|baspasi|publ|publis\w*|house|press|ooo"
    r"|oao|too|ltd|inc)\b"
)
_ABSTRACT = re.compile(r"автореф|avtoref|abstract|summary", re.IGNORECASE)
_DOCTOR = re.compile(r"д-?р|докт|doct|d-?ra|dokt|phd|ph\.\s?d", re.IGNORECASE)
# «: автореф. дис. … канд. наук» printed as a subtitle
_THESIS_TITLE = re.compile(
    r"\b(?:автореф(?:ерат|\.)|avtoref(?:erat|\.)|дисс?(?:ертация|\.)\s)", re.IGNORECASE
)
# «215 p», «440 с.», «112 б.»
_ALL_PAGES = re.compile(
    r"(?P<count>\d{2,4})\s?(?:p|pp|с|б|бет|стр|s)\.?", re.IGNORECASE
)
# «Suppl-29», «t-8»: the first page was lost, and the last one is cut short
_NO_FIRST_PAGE = re.compile(r"[a-z]{1,6}\.?[-–]\d+", re.IGNORECASE)
# «c37», «S417»: databases put a letter before, or leave it out
_PAGE_LETTER = re.compile(r"^[a-z](?=\d)")
_WHOLE = re.compile(r"\d+")
# «56-65»: most articles
_PLAIN_RANGE = re.compile(r"(?P<first>\d+)-(?P<last>\d+)")

_RARE = frozenset(("DOI", "ISBN", "URL", "edition", "number-of-volumes"))
_MAY_BE_THESES = (THESIS, BOOK)


class Profile(NamedTuple):
    """Folded facts of a work and its variants; "" or () where nothing is known."""

    kind: str
    type: str
    year: int
    date: str
    """ISO date of an act, a newspaper or a page, where the day is known."""
    faces: tuple[Face, ...]
    people: tuple[tuple[Person, ...], ...]
    """One set of people for each form of the work that names any."""
    language: str
    """Language the work is stated to be in: «ru» of «Works (In Russ.)»."""
    translated: bool
    containers: tuple[str, ...]
    volume: str
    issue: str
    parts: tuple[str, ...]
    volumes: str
    """Of how many volumes the set is."""
    edition: str
    page: tuple[str, str]
    extent: str
    publishers: tuple[str, ...]
    places: tuple[str, ...]
    doi: str
    isbn: str
    url: str
    number: str
    redaction: str
    degree: str
    """Of a thesis: «abstract» or «thesis», and «doctor» or «candidate»."""


def profile_of(work: Work) -> Profile:
    """Fold the facts of a work."""
    forms = (work, *(v.work for v in work.variants)) if work.variants else (work,)
    titles, year = [form.title for form in forms], work.year or 0
    text = work.text
    if not year:
        titles[0], year = take_lead(titles[0])
    marks = [read_marks(title) for title in titles]
    faces = [face for each in marks for face in faces_of(each)]
    kind = kind_of(work.type)
    is_act = kind == ACT
    # most works state none of what few state, which is asked at once
    rare = bool(work.variants) or not _RARE.isdisjoint(text)
    page, extent = _pages(work)
    return Profile(
        kind=kind,
        type=work.type,
        year=year,
        date=act_date(work) if is_act else _day(work),
        faces=tuple(dict.fromkeys(faces) if len(faces) > 1 else faces),
        people=_people(forms),
        language=_language(work, marks[0].language, faces),
        translated=_translated(work, marks[0].translated),
        containers=_names(_printed(forms, "container-title")),
        volume=first_number(text.get("volume", "")),
        issue="/".join(numbers_of(text.get("issue", ""))),
        parts=_parts(work, kind, marks[0].parts),
        volumes=first_number(text.get("number-of-volumes", "")) if rare else "",
        edition=(rare and first_number(text.get("edition", ""))) or marks[0].edition,
        page=page,
        extent=extent,
        publishers=_publishers(_printed(forms, "publisher")),
        places=_places(_printed(forms, "publisher-place")),
        doi=doi_of(work) if rare else "",
        isbn=isbn_of(work) if rare else "",
        url=url_of(work) if rare else "",
        number=act_number(work) if is_act else _number(text.get("number", "")),
        redaction=marks[0].redaction,
        degree=_degree(work, kind) if kind in _MAY_BE_THESES else "",
    )


def pack(profile: Profile) -> str:
    """Return a profile as a line of JSON."""
    return json.dumps(profile, ensure_ascii=False, separators=(",", ":"))


def unpack(line: str) -> Profile:
    """Read what ``pack`` wrote."""
    fields = json.loads(line)
    fields[4] = tuple(Face(*face) for face in fields[4])
    fields[5] = tuple(tuple(Person(*each) for each in people) for people in fields[5])
    return Profile._make(
        tuple(field) if isinstance(field, list) else field for field in fields
    )


def _people(forms: tuple[Work, ...]) -> tuple[tuple[Person, ...], ...]:
    found = [people for people in map(people_of, forms) if people]
    return tuple(dict.fromkeys(found) if len(found) > 1 else found)


def _day(work: Work) -> str:
    issued = work.dates.get("issued")
    return issued.iso if issued and issued.parts and len(issued.parts[0]) == 3 else ""


def _language(work: Work, stated: str, faces: list[Face]) -> str:
    """Return what the record says beyond its title: English title, language «ru»."""
    if stated:
        return stated
    language = work.language[:2]
    if work.language.endswith("Latn") or not language or not faces:
        return language
    first = faces[0].writing
    if first == KAZAKH:
        return "kk" if language == "ru" else language
    if first == CYRILLIC:
        return language
    return "" if language == "en" else language


def _translated(work: Work, marked: bool) -> bool:
    if marked or "translator" in work.names or "original-title" in work.text:
        return True
    note, edition = work.text.get("note"), work.text.get("edition")
    if note and says_translated(note):
        return True
    return says_translated(edition) if edition else False


def _printed(forms: tuple[Work, ...], variable: str) -> tuple[str, ...]:
    return tuple([form.text[variable] for form in forms if variable in form.text])


# Journals, publishers and places come again and again, and are remembered whole.
@lru_cache(maxsize=4_096)
def _names(printed: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(fold, printed))))


@lru_cache(maxsize=4_096)
def _publishers(printed: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(_bare, _names(printed))))


def _bare(publisher: str) -> str:
    return " ".join(_PUBLISHER_NOISE.sub(" ", publisher).split()) or publisher


@lru_cache(maxsize=4_096)
def _places(printed: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(place_key, printed))))


def _parts(work: Work, kind: str, marked: tuple[str, ...]) -> tuple[str, ...]:
    """Volume and part of a book, from its title or its fields."""
    parts = set(marked)
    volume, part = work.text.get("volume"), work.text.get("part")
    if kind == BOOK and volume and not any(p[0] == "v" for p in parts):
        _, printed = take_parts(volume)
        parts.update(printed or ())
        if not printed and (number := first_number(volume)):
            parts.add(f"v{number}")
    if part and not any(each[0] == "p" for each in parts):
        parts.add(f"p{first_number(part)}")
    return tuple(sorted(parts)) if parts else ()


def _pages(work: Work) -> tuple[tuple[str, str], str]:
    """Return first and last page, and the extent: «215 p.» is one in any field."""
    printed, extent = work.get("page"), _extent(work.get("number-of-pages"))
    if not printed:
        return ("", ""), extent
    if found := _PLAIN_RANGE.fullmatch(printed):
        return (found["first"], found["last"]), extent
    if found := _ALL_PAGES.fullmatch(printed):
        return ("", ""), extent or found["count"]
    if _NO_FIRST_PAGE.fullmatch(printed):
        return ("", ""), extent
    page = Pages.from_text(printed)
    first, last = page.first.lower(), page.last.lower()
    return (_PAGE_LETTER.sub("", first), _PAGE_LETTER.sub("", last)), extent


def _number(printed: str) -> str:
    return fold(printed) if printed else ""


def _extent(printed: str) -> str:
    if printed.isdecimal():
        return printed
    found = _WHOLE.findall(printed)
    return max(found, key=int) if found else ""


def _degree(work: Work, kind: str) -> str:
    """Of a thesis by its genre, of a book by its title: «…: автореф. дис.»."""
    genre = work.get("genre")
    if kind != THESIS:
        genre = _thesis_in(work.title) if kind == BOOK else ""
    if not genre:
        return ""
    what = "abstract" if _ABSTRACT.search(genre) else "thesis"
    return f"{what} {'doctor' if _DOCTOR.search(genre) else ''}".strip()


def _thesis_in(title: str) -> str:
    """Return what of a title says that it is a thesis, to its end."""
    lower = title.lower()
    if "дис" not in lower and "автореф" not in lower and "avtoref" not in lower:
        return ""  # as most titles
    found = _THESIS_TITLE.search(title)
    return title[found.start() :] if found else ""
