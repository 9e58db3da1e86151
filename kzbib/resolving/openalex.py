"""OpenAlex (https://docs.openalex.org): asked only when the user has a key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from kzbib.model import Date, Name, Work
from kzbib.resolving.doi import clean_doi
from kzbib.resolving.markup import plain_text
from kzbib.resolving.orcid import clean_orcid

_TYPES: Mapping[str, str] = {
    "article": "article-journal",
    "journal-article": "article-journal",
    "review": "article-journal",
    "preprint": "article",
    "book": "book",
    "book-chapter": "chapter",
    "proceedings-article": "paper-conference",
    "dissertation": "thesis",
    "report": "report",
    "dataset": "dataset",
    "standard": "standard",
}


def search_path(query: str, rows: int = 10) -> str:
    """Return the path of a search by words."""
    asked = " ".join(query.split())[:300]
    pairs = {"search": asked, "per-page": str(rows)}
    return f"/works?{urlencode(pairs, quote_via=quote)}"


def works_from_answer(answer: object) -> tuple[Work, ...]:
    """Return the works of a list, best first."""
    rows = answer.get("results") if isinstance(answer, Mapping) else None
    items = rows if isinstance(rows, list) else []
    return tuple(work_from_item(item) for item in items if isinstance(item, Mapping))


def work_from_item(item: Mapping[str, Any]) -> Work:
    """Return an OpenAlex work as a Work; its language is a guess and not taken."""
    part = _mapping(item.get("biblio"))
    source = _mapping(_mapping(item.get("primary_location")).get("source"))
    pages = (plain_text(part.get("first_page")), plain_text(part.get("last_page")))
    text = {
        "title": plain_text(item.get("title") or item.get("display_name")),
        "DOI": clean_doi(plain_text(item.get("doi"))) or "",
        "container-title": plain_text(source.get("display_name")),
        "volume": plain_text(part.get("volume")),
        "issue": plain_text(part.get("issue")),
        "page": "-".join(dict.fromkeys(filter(None, pages))),
    }
    year = plain_text(item.get("publication_year"))
    authors = item.get("authorships")
    names = tuple(
        name
        for row in (authors if isinstance(authors, list) else [])
        if (name := _name(_mapping(row))).printed
    )
    return Work(
        type=_TYPES.get(plain_text(item.get("type")), "document"),
        text={key: value for key, value in text.items() if value},
        names={"author": names} if names else {},
        dates={"issued": Date(((int(year),),))} if _is_year(year) else {},
    )


def _name(row: Mapping[str, Any]) -> Name:
    """«Given Family», as OpenAlex has it: the last word is the family name."""
    author = _mapping(row.get("author"))
    shown = plain_text(row.get("raw_author_name") or author.get("display_name"))
    orcid = clean_orcid(plain_text(author.get("orcid"))) or ""
    if "," in shown:
        family, _, given = shown.partition(",")
        return Name(family=family.strip(), given=given.strip(), orcid=orcid)
    given, space, family = shown.rpartition(" ")
    if not space:
        return Name(literal=shown, orcid=orcid)
    return Name(family=family, given=given, orcid=orcid)


def _is_year(text: str) -> bool:
    return text.isascii() and text.isdigit() and 1000 <= int(text[:5]) <= 2999


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
