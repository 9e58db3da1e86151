"""ORCID's public API 3.0 (https://info.orcid.org/documentation): people, works."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from kzbib.model import Date, Name, Variant, VariantKind, Work
from kzbib.resolving.doi import clean_doi
from kzbib.resolving.markup import plain_text
from kzbib.resolving.orcid import clean_orcid, is_orcid

# ORCID's work types in terms of CSL 1.0.2.
_TYPES: Mapping[str, str] = {
    "journal-article": "article-journal",
    "conference-paper": "paper-conference",
    "conference-abstract": "paper-conference",
    "book": "book",
    "edited-book": "book",
    "book-chapter": "chapter",
    "book-review": "review-book",
    "dissertation": "thesis",
    "dissertation-thesis": "thesis",
    "report": "report",
    "working-paper": "report",
    "preprint": "article",
    "data-set": "dataset",
    "software": "software",
    "newspaper-article": "article-newspaper",
    "magazine-article": "article-magazine",
    "encyclopedia-entry": "entry-encyclopedia",
    "lecture-speech": "speech",
    "patent": "patent",
    "website": "webpage",
}
_MOST_CODES = 100  # works in one bulk request


@dataclass(frozen=True, slots=True)
class Person:
    """A person as ORCID knows them: every name form, and where they work."""

    orcid: str
    names: tuple[Name, ...] = ()
    affiliations: tuple[str, ...] = ()


def person_path(orcid: str, part: str = "person") -> str:
    """Return the path of a record (``record``, ``person``, ``works``).

    Raises ValueError unless the iD is valid, so that no text gets into a path.
    """
    if not is_orcid(orcid):
        raise ValueError(f"not an ORCID iD: {orcid[:40]!r}")
    return f"/v3.0/{orcid}/{part}"


def works_paths(orcid: str, codes: list[int]) -> list[str]:
    """Return the paths that bring whole works, a hundred at a time."""
    batches = (codes[i : i + _MOST_CODES] for i in range(0, len(codes), _MOST_CODES))
    return [
        person_path(orcid, f"works/{','.join(map(str, batch))}") for batch in batches
    ]


def search_path(query: str, rows: int = 10, *, expanded: bool = False) -> str:
    """Return the path of a search; the expanded one gives names and institutions."""
    where = "expanded-search" if expanded else "search"
    pairs = urlencode({"q": query, "rows": str(rows)}, quote_via=quote)
    return f"/v3.0/{where}/?{pairs}"


def doi_query(doi: str) -> str:
    """Return the query for people who list a cleaned DOI among their works."""
    return f'digital-object-ids:"{_quoted(doi)}"'


def name_query(name: Name) -> str:
    """Return the query for people of this name."""
    parts = [f'family-name:"{_quoted(name.full_family or name.literal)}"']
    if name.given and len(name.given.rstrip(".")) > 1 and "." not in name.given:
        parts.append(f'given-names:"{_quoted(name.given)}"')
    return " AND ".join(parts)


def orcids_from_answer(answer: object) -> tuple[str, ...]:
    """Return the iDs of a search answer, valid ones only."""
    found = (
        clean_orcid(plain_text(_mapping(row.get("orcid-identifier")).get("path")))
        for row in _rows(_mapping(answer).get("result"))
    )
    return tuple(orcid for orcid in found if orcid)


def people_from_answer(answer: object) -> tuple[Person, ...]:
    """Return the people of an expanded search."""
    people = []
    for row in _rows(_mapping(answer).get("expanded-result")):
        orcid = clean_orcid(plain_text(row.get("orcid-id")))
        if orcid is None:
            continue
        main = Name(
            family=plain_text(row.get("family-names")),
            given=plain_text(row.get("given-names")),
        )
        others = [Name(literal=text) for text in _texts(row.get("other-name"))]
        credit = Name(literal=plain_text(row.get("credit-name")))
        names = tuple(name for name in (main, credit, *others) if name.printed)
        people.append(Person(orcid, names, tuple(_texts(row.get("institution-name")))))
    return tuple(people)


def person_from_answer(answer: object, orcid: str) -> Person:
    """Return the person of a ``/person`` or ``/record`` answer."""
    whole = _mapping(answer)
    person = _mapping(whole.get("person")) or whole
    name = _mapping(person.get("name"))
    main = Name(
        family=_value(name.get("family-name")), given=_value(name.get("given-names"))
    )
    credit = Name(literal=_value(name.get("credit-name")))
    rows = _rows(_mapping(person.get("other-names")).get("other-name"))
    others = [Name(literal=plain_text(row.get("content"))) for row in rows]
    if not main.family:
        main = Name(literal=main.given)
    names = tuple(n for n in (main, credit, *others) if n.printed)
    return Person(orcid, tuple(dict.fromkeys(names)), tuple(_employers(whole)))


def summaries_from_answer(answer: object) -> Iterator[tuple[int, Work]]:
    """Yield put-code and work of each group of a ``/works`` answer.

    A group holds one work as several sources describe it; the first, which the
    person prefers, is taken.
    """
    works = _mapping(answer)
    works = _mapping(_mapping(works.get("activities-summary")).get("works")) or works
    for group in _rows(works.get("group")):
        for summary in _rows(group.get("work-summary"))[:1]:
            code = summary.get("put-code")
            yield (code if isinstance(code, int) else 0), work_from_summary(summary)


def works_from_bulk(answer: object) -> Iterator[tuple[int, Work]]:
    """Yield put-code and work of a bulk answer; errors in it are passed over."""
    for row in _rows(_mapping(answer).get("bulk")):
        work = _mapping(row.get("work"))
        code = work.get("put-code")
        if isinstance(code, int):
            yield code, work_from_summary(work)


def work_from_summary(data: Mapping[str, Any]) -> Work:
    """Return a work or work summary as a Work; what is odd is left out."""
    titles = _mapping(data.get("title"))
    title, subtitle = _value(titles.get("title")), _value(titles.get("subtitle"))
    kind = _TYPES.get(
        plain_text(data.get("type")).lower().replace("_", "-"), "document"
    )
    text = {
        "title": f"{title} : {subtitle}" if title and subtitle else title,
        "container-title": _value(data.get("journal-title")),
        "DOI": _identifier(data, "doi"),
        "ISBN": _identifier(data, "isbn") if kind == "book" else "",
        "URL": _url(_value(data.get("url"))),
    }
    authors = tuple(_contributors(data))
    issued = _date(_mapping(data.get("publication-date")))
    return Work(
        type=kind,
        language=plain_text(data.get("language-code"))[:8].replace("_", "-"),
        text={key: value for key, value in text.items() if value},
        names={"author": authors} if authors else {},
        dates={"issued": issued} if issued.parts else {},
        variants=tuple(_translated(kind, titles)),
    )


def _translated(kind: str, titles: Mapping[str, Any]) -> Iterator[Variant]:
    other = _mapping(titles.get("translated-title"))
    if text := plain_text(other.get("value")):
        language = plain_text(other.get("language-code"))[:8].replace("_", "-")
        work = Work(type=kind, language=language, text={"title": text})
        yield Variant(VariantKind.TRANSLATED, work)


def _contributors(data: Mapping[str, Any]) -> Iterator[Name]:
    for row in _rows(_mapping(data.get("contributors")).get("contributor")):
        shown = _value(row.get("credit-name"))
        orcid = plain_text(_mapping(row.get("contributor-orcid")).get("path"))
        family, comma, given = shown.partition(",")
        if not shown:
            continue
        orcid = clean_orcid(orcid) or ""
        if comma:
            yield Name(family=family.strip(), given=given.strip(), orcid=orcid)
        else:
            yield Name(literal=shown, orcid=orcid)


def _identifier(data: Mapping[str, Any], kind: str) -> str:
    for row in _rows(_mapping(data.get("external-ids")).get("external-id")):
        own = plain_text(row.get("external-id-relationship")).lower() in ("", "self")
        if own and plain_text(row.get("external-id-type")).lower() == kind:
            value = plain_text(row.get("external-id-value"))
            return (clean_doi(value) or "") if kind == "doi" else value
    return ""


def _date(data: Mapping[str, Any]) -> Date:
    parts: list[int] = []
    limits = {"year": (1000, 2999), "month": (1, 12), "day": (1, 31)}
    for key, (low, high) in limits.items():
        text = _value(data.get(key))
        if not (text.isascii() and text.isdigit() and low <= int(text[:6]) <= high):
            break
        parts.append(int(text))
    return Date((tuple(parts),)) if parts else Date()


def _employers(record: Mapping[str, Any]) -> Iterator[str]:
    activities = _mapping(record.get("activities-summary"))
    for group in _rows(
        _mapping(activities.get("employments")).get("affiliation-group")
    ):
        for row in _rows(group.get("summaries")):
            place = _mapping(
                _mapping(row.get("employment-summary")).get("organization")
            )
            if name := plain_text(place.get("name")):
                yield name


def _value(value: object) -> str:
    return plain_text(value.get("value") if isinstance(value, Mapping) else value)


def _texts(value: object) -> list[str]:
    rows = value if isinstance(value, list) else []
    return [text for text in map(plain_text, rows) if text]


def _rows(value: object) -> list[Mapping[str, Any]]:
    rows = value if isinstance(value, list) else []
    return [row for row in rows if isinstance(row, Mapping)]


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _url(text: str) -> str:
    return text if text.startswith(("https://", "http://")) and " " not in text else ""


def _quoted(text: str) -> str:
    """Take out what would end a quoted term of the query language."""
    return text.replace("\\", " ").replace('"', " ").strip()
