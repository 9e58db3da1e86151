"""Reads one half of an entry (or a whole one) into CSL fields."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from unicodedata import is_normalized

from kzbib.languages.detect import detect_language
from kzbib.model import Date, Name, Work
from kzbib.model.text import clean_text
from kzbib.parsing import brackets, edition, law, links, pages, thesis, volume
from kzbib.parsing.charset import EDGE, MASK, UPPER
from kzbib.parsing.dates import month_in_brackets
from kzbib.parsing.found import Found
from kzbib.parsing.imprint import clean_publisher, find_imprint
from kzbib.parsing.issued import choose_issued, year_behind_names
from kzbib.parsing.kind import decide_type
from kzbib.parsing.names import read_names
from kzbib.parsing.roles import find_roles, role_behind
from kzbib.parsing.sheet import Sheet
from kzbib.parsing.special import read_special
from kzbib.parsing.titles import read_titles, unquote
from kzbib.parsing.words.terms import ORGANISATION, PUBLISHER

_SERIES = re.compile(
    r"\((?P<series>[^\W\d_][^()]{3,120}?)(?:\s?[;,]\s?(?:вып|т|кн|ч|№|vol|no)\.?\s?(?P<number>\d+))?\)\s*\.?\s*$"
)
_RUSSIAN_MARK = re.compile(
    r"[\[(]\s*(?:in|на|әдеб\w*)\s(?:russ\w*|kazakh|kaz|ukrainian|persian|uzbek|english|eng|рус\w*)"
    r"\.?(?:,\s\w+\.?)?\s*[\])]\.?|\bIn Russ\b\.?|\(англ\.\)|\(Russ\.?\)",
    re.IGNORECASE,
)
_FULL = re.compile(r"\d\)?[.\s]*$|,\s(?:19|20)\d\d")
_LONE_PUBLISHER = re.compile(
    rf"(?:\(|{MASK}[.,]?\)?[.,]?\s?(?:[–—-]\s?)?|[.»”\"]\s?[–—-]\s)"
    rf"(?P<name>[«\"“]?[{UPPER}][^(){MASK}–—:;]{{1,60}}?[»\"”]?),?\s?$"
)
_PARENTHESIS = re.compile(r"\s?\((?P<alias>[^\W\d_][^()\d]{1,30})\)")


@dataclass(slots=True)
class Draft:
    """Fields on their way to a Work."""

    sheet: Sheet
    prefix: str = ""
    text: dict[str, str] = field(default_factory=dict)
    names: dict[str, tuple[Name, ...]] = field(default_factory=dict)
    dates: dict[str, Date] = field(default_factory=dict)
    marks: set[str] = field(default_factory=set)
    brackets: list[Found[str]] = field(default_factory=list)
    """Translations in brackets, not yet read."""

    def put(self, name: str, found: Found[str] | None) -> None:
        """Claim a text field, unless it is filled already or empty."""
        if found is None or not found.value or name in self.text:
            return
        self.text[name] = found.value
        self.sheet.take(found.start, found.end, self.prefix + name)

    def date(self, name: str, found: Found[Date]) -> None:
        """Claim a date field."""
        self.dates[name] = found.value
        self.sheet.take(found.start, found.end, self.prefix + name)

    def people(self, role: str, names: tuple[Name, ...], start: int, end: int) -> None:
        """Claim names; more names of one role are added."""
        known = self.names.get(role, ())
        families = {name.family.casefold() for name in known}
        fresh = tuple(
            n for n in names if n.family.casefold() not in families or n.literal
        )
        self.names[role] = (*known, *fresh)
        self.sheet.take(start, end, self.prefix + role)


def read_half(sheet: Sheet, start: int, prefix: str = "") -> Draft:
    """Read ``sheet`` from ``start`` on; field spans get ``prefix``."""
    draft = Draft(sheet, prefix)
    _read_links(draft, start)
    act = law.read_act(sheet.text, start)
    if act:
        _put_act(draft, act)
        return draft
    start = _read_special(draft, start)
    start = _read_authors(draft, start)
    _cut_translations(draft, start)
    draft.put("edition", edition.find_edition(sheet.text, start))
    _read_roles(draft, start)
    _read_numbers(draft, start)
    _read_issued(draft, start)
    _read_bare_numbers(draft, start)
    _read_body(draft, start)
    return draft


def to_work(draft: Draft) -> Work:
    """Return the Work of a draft, its type and language decided, text in NFC."""
    fields = dict(draft.text) | dict.fromkeys(draft.marks, "1")
    issued = draft.dates.get("issued")
    if issued and issued.parts and len(issued.parts[0]) == 3:
        fields["full-date"] = issued.iso
    printed = draft.text.get("title") or draft.text.get("container-title") or ""
    sheet = draft.sheet
    language = detect_language(printed)
    if not language:
        language = detect_language(sheet.raw[sheet.start : sheet.end])
    text = {name: clean_text(value) for name, value in draft.text.items()}
    return Work(
        type=decide_type(fields),
        language=language,
        text={name: value for name, value in text.items() if value},
        names={role: _clean(names) for role, names in draft.names.items() if names},
        dates=draft.dates,
    )


def _clean(names: tuple[Name, ...]) -> tuple[Name, ...]:
    if all(is_normalized("NFC", name.printed) for name in names):
        return names
    return tuple(Name.from_csl(name.to_csl()) for name in names)


def _read_links(draft: Draft, start: int) -> None:
    sheet = draft.sheet
    medium = links.find_medium(sheet.text, start)
    draft.put("medium", medium)
    doi = links.find_doi(sheet.text, start)
    if doi:
        draft.put("DOI", doi[0])
        if doi[1]:
            draft.text["URL"] = doi[1].value
    accessed = links.find_accessed(sheet.text, start)
    if accessed and accessed.value:
        draft.date("accessed", Found(accessed.value, accessed.start, accessed.end))
    elif accessed:
        sheet.take(accessed.start, accessed.end, draft.prefix + "accessed")
    url = links.find_url(sheet.text, start)
    if url:
        draft.put("URL", url)
        sheet.take(url.start, url.end, draft.prefix + "URL")
        late = links.date_after_link(sheet.text, url.end)
        if late and "accessed" not in draft.dates:
            draft.date("accessed", late)
    draft.put("ISBN", links.find_isbn(sheet.text, start))
    draft.put("ISSN", links.find_issn(sheet.text, start))
    for found in list(_RUSSIAN_MARK.finditer(sheet.text, start))[:4]:
        sheet.take(found.start(), found.end(), draft.prefix + "language")


def _put_act(draft: Draft, act: law.Act) -> None:
    draft.marks.add("law")
    if act.issued:
        draft.date("issued", act.issued)
    for name, found in act.texts:
        draft.put(name, found)


def _read_special(draft: Draft, start: int) -> int:
    special = read_special(draft.sheet.text, start)
    if special is None:
        return start
    draft.marks.add(special.mark)
    for name, found in special.texts:
        draft.put(name, found)
    return special.end


def _read_authors(draft: Draft, start: int) -> int:
    sheet = draft.sheet
    people = read_names(sheet.text, start)
    end = people.end
    if people.names:
        names = tuple(found.value for found in people.names)
        behind = role_behind(sheet.text, end)
        draft.people(behind.value if behind else "author", names, start, end)
        end = behind.end if behind else end
        alias = _PARENTHESIS.match(sheet.text, end)
        if alias and not behind:
            end = alias.end()
    elif "URL" in draft.text or re.match(
        r"[^.(]{4,90}[.,]?\s?\((?:19|20)\d\d", sheet.text[start:]
    ):
        end = _read_organisation(draft, start)
    if people.et_al:
        draft.marks.add("et-al")
    year = year_behind_names(sheet.text, end) if end > start else None
    if year:
        draft.date("issued", year)
        end = year.end
    return end


def _cut_translations(draft: Draft, start: int) -> None:
    if "[" not in draft.sheet.text and "(" not in draft.sheet.text:
        return
    for found in brackets.find_translations(draft.sheet.text, start):
        draft.brackets.append(found)
        draft.sheet.text = brackets.cut_out(draft.sheet.text, found)


def read_brackets(draft: Draft) -> Draft | None:
    """Read the bracketed translations of a draft; None when there are none."""
    if not draft.brackets:
        return None
    sheet = Sheet(draft.sheet.raw, draft.sheet.start, draft.sheet.end)
    other = Draft(sheet, "translated.")
    container = next(
        (s.start for s in draft.sheet.spans if s.field == "container-title"),
        len(sheet.raw),
    )
    spare: list[str] = []
    for found in draft.brackets:
        if len(draft.brackets) == 1 and _is_entry(found.value):
            inner = Sheet(sheet.raw, found.start, found.end)
            return read_half(inner, found.start, "translated.")
        late = found.start > container or "title" in other.text
        name = "container-title" if late else "title"
        if name in other.text:
            spare.append(found.value)
        other.put(name, found)
    sheet.text = MASK.join(spare)
    return other


def _is_entry(text: str) -> bool:
    """Tell a whole bracketed reference from a bracketed title."""
    return bool(_FULL.search(text) or read_names(text).names)


def _read_organisation(draft: Draft, start: int) -> int:
    text = draft.sheet.text
    found = re.compile(r"(?P<name>[^.(:«\"/]{3,90}?)(?=\.\s|\s\((?:19|20)\d\d)").match(
        text, start
    )
    if (
        not found
        or not ORGANISATION.search(found["name"])
        or len(found["name"].split()) > 9
    ):
        return start
    draft.people(
        "author", (Name(literal=found["name"].strip()),), found.start(), found.end()
    )
    return found.end()


def _read_roles(draft: Draft, start: int) -> None:
    for found in find_roles(draft.sheet.text, start):
        draft.people(found.value.role, found.value.names, found.start, found.end)
        if found.value.et_al:
            draft.marks.add("et-al")


def _read_numbers(draft: Draft, start: int) -> None:
    sheet = draft.sheet
    genre = thesis.find_thesis(sheet.text, start)
    if genre and genre.start > start:
        draft.put("genre", genre)
        draft.marks.add("thesis")
    for name, found in volume.find_tail(sheet.text, start):
        if name == "year":
            if "issued" not in draft.dates:
                draft.date(
                    "issued",
                    Found(Date(((int(found.value),),)), found.start, found.end),
                )
        else:
            draft.put(name, found)
    draft.put("number-of-volumes", volume.find_set(sheet.text, start))
    page = pages.find_pages(sheet.text, start)
    draft.put("page", page)
    draft.put("number-of-pages", pages.find_extent(sheet.text, start))
    for found in volume.find_volumes(sheet.text, start)[:3]:
        draft.put("part-number" if "volume" in draft.text else "volume", found)
    for found in volume.find_issues(sheet.text, start)[:2]:
        draft.put("issue", found)
    pair = None if "issue" in draft.text else volume.find_pair(sheet.text, start)
    if pair:
        draft.text["issue"] = pair.value.issue
        draft.put("volume", Found(pair.value.volume, pair.start, pair.end))


def _read_issued(draft: Draft, start: int) -> None:
    sheet = draft.sheet
    if "issued" in draft.dates:
        repeated = choose_issued(sheet.text, start)
        if repeated and repeated.value.year == draft.dates["issued"].year:
            draft.date("issued", repeated)
        return
    issued = choose_issued(sheet.text, start)
    if issued is None:
        return
    draft.date("issued", issued)
    month = _month_near(draft)
    if month and len(issued.value.parts[0]) == 1:
        draft.dates["issued"] = Date(((issued.value.parts[0][0], month.value),))
        sheet.take(month.start, month.end, draft.prefix + "issued")


def _month_near(draft: Draft) -> Found[int] | None:
    for span in draft.sheet.spans:
        if span.field.endswith(("issue", "volume")):
            found = month_in_brackets(draft.sheet.text, span.end)
            if found:
                return found
    return None


def _read_bare_numbers(draft: Draft, start: int) -> None:
    sheet = draft.sheet
    if "page" not in draft.text and "number-of-pages" not in draft.text:
        draft.put("page", pages.find_bare_pages(sheet.text, start))
    if "page" not in draft.text:
        _read_colon_page(draft, start)
    if "issue" not in draft.text:
        draft.put("issue", volume.find_lone_issue(sheet.text, start))
    if "volume" not in draft.text and ("page" in draft.text or "issue" in draft.text):
        draft.put("volume", volume.find_bare_volume(sheet.text, start))


def _read_colon_page(draft: Draft, start: int) -> None:
    found = pages.find_colon_page(draft.sheet.text, start)
    if found is None or "number-of-pages" in draft.text:
        return
    page, number = found
    if number and "volume" not in draft.text:
        draft.put("volume", number)
    draft.put("page", page)


def _read_body(draft: Draft, start: int) -> None:
    sheet = draft.sheet
    series = _SERIES.search(sheet.text, max(start, len(sheet.text) - 160))
    if series and "number-of-pages" in draft.text and MASK not in series["series"]:
        name = Found(
            series["series"].strip(EDGE), series.start("series"), series.end("series")
        )
        draft.put("collection-title", name)
        if series["number"]:
            draft.text["collection-number"] = series["number"]
            sheet.take(
                series.start("number"),
                series.end("number"),
                draft.prefix + "collection-number",
            )
    year = next((s.start for s in sheet.spans if s.field.endswith("issued")), -1)
    imprint = find_imprint(sheet.text, start, year, journal="issue" in draft.text)
    stop = imprint.start if imprint and imprint.start > start + 2 else len(sheet.text)
    if imprint and imprint.start > start + 2:
        draft.put("publisher-place", imprint.place)
        draft.put("publisher", imprint.publisher)
    if imprint is None and year > start:
        stop = _read_lone_publisher(draft, start, year)
    titles = read_titles(sheet.text, start, stop, in_journal=_in_journal(draft))
    if titles.statement:
        _read_statement(draft, *titles.statement)
    if titles.in_book:
        draft.marks.add("in-book")
    if titles.container:
        titles.container = _cut_editors(draft, titles.container)
    draft.put("title", titles.title)
    if titles.subtitle and titles.title:
        draft.text["title"] += f": {titles.subtitle.value}"
        sheet.take(titles.subtitle.start, titles.subtitle.end, draft.prefix + "title")
    draft.put("container-title", unquote(titles.container))
    if "thesis" not in draft.marks:
        draft.put("genre", titles.genre)
    draft.put("publisher", titles.publisher)
    if "publisher" not in draft.text:
        _read_issuer(draft, titles.second or titles.statement)


def _read_lone_publisher(draft: Draft, start: int, year: int) -> int:
    """Read «(Springer, 2003)» and «, 3-том. – Дәуір, 2015»; return where it begins."""
    text = draft.sheet.text
    found = _LONE_PUBLISHER.search(text, max(start + 3, year - 90), year)
    if not found or "//" in text[start:year] or "issue" in draft.text:
        return len(text)
    name = Found(
        clean_publisher(found["name"].strip(EDGE)),
        found.start("name"),
        found.end("name"),
    )
    draft.put("publisher", name)
    return found.start()


def _cut_editors(draft: Draft, container: Found[str]) -> Found[str]:
    """Take «H. W. Kuhn and A. W. Tucker, editors,» off the front of a container."""
    people = read_names(draft.sheet.raw, container.start, sure=True)
    behind = role_behind(draft.sheet.raw, people.end) if people.names else None
    if not behind or behind.end >= container.end:
        return container
    names = tuple(found.value for found in people.names)
    draft.people("editor", names, container.start, behind.end)
    value = draft.sheet.text[behind.end : container.end].strip(EDGE)
    start = draft.sheet.text.find(value, behind.end)
    return Found(value, start, start + len(value))


def _in_journal(draft: Draft) -> bool:
    issued = draft.dates.get("issued")
    full = bool(issued and issued.parts and len(issued.parts[0]) == 3)
    if "number-of-pages" in draft.text or "thesis" in draft.marks:
        return False
    if {"publisher", "publisher-place"} <= draft.text.keys():
        return False
    solid = "issue" in draft.text or ("volume" in draft.text and "page" in draft.text)
    pages_only = (
        "page" in draft.text
        and "publisher-place" not in draft.text
        and "-" in draft.text["page"]
    )
    return bool(full or solid or pages_only)


def _read_issuer(draft: Draft, bounds: tuple[int, int] | None) -> None:
    """Read the organisation at the end of a statement: «… ; Моск. гос. ун-т»."""
    if bounds is None:
        return
    start, end = bounds
    text = draft.sheet.text
    begin = (
        max(text.rfind(";", start, end), text.rfind(MASK, start, end), start - 1) + 1
    )
    value = text[begin:end].strip(EDGE + "[]")
    if len(value) < 6 or not PUBLISHER.search(value) or "//" in value:
        return
    first = text.index(value, begin)
    draft.put("publisher", Found(value, first, first + len(value)))


def _read_statement(draft: Draft, start: int, end: int) -> None:
    sheet = draft.sheet
    begin = start + len(sheet.text[start:end]) - len(sheet.text[start:end].lstrip(EDGE))
    people = read_names(sheet.text, begin, sure=True)
    if not people.names or people.end > end:
        return
    names = tuple(found.value for found in people.names)
    behind = role_behind(sheet.text, people.end)
    draft.people(behind.value if behind else "author", names, begin, people.end)
    if people.et_al:
        draft.marks.add("et-al")
