"""Searches and updates at Crossref: URLs in, works out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from kzbib.model import Work
from kzbib.resolving.crossref import work_from_message
from kzbib.resolving.doi import clean_doi
from kzbib.resolving.markup import plain_text

ROWS = 10
_LONGEST_QUERY = 400
# Only what a comparison needs: a whole record with its references may be 1 MB.
_FIELDS = (
    "DOI,type,title,subtitle,original-title,author,editor,container-title,"
    "short-container-title,volume,issue,page,article-number,publisher,"
    "publisher-location,ISSN,ISBN,issued,published,published-print,published-online,"
    "posted,score,URL,event,degree,approved"
)


@dataclass(frozen=True, slots=True)
class Update:
    """What later happened to a work: kind, the notice's DOI, who says so."""

    kind: str
    doi: str
    source: str = ""


def search_path(query: str, rows: int = ROWS) -> str:
    """Return the path of a search for a reference or its fields in one string."""
    asked = " ".join(query.split())[:_LONGEST_QUERY]
    pairs = {"query.bibliographic": asked, "rows": str(rows), "select": _FIELDS}
    return f"/works?{urlencode(pairs, quote_via=quote)}"


def agency_path(doi: str) -> str:
    """Return the path that asks Crossref for the agency of a cleaned DOI."""
    return f"/works/{quote(doi, safe='')}/agency"


def agency_from_answer(answer: object) -> str:
    """Return the agency's id («crossref», «datacite»), "" when it is not said."""
    message = answer.get("message") if isinstance(answer, Mapping) else None
    agency = message.get("agency") if isinstance(message, Mapping) else None
    return plain_text(agency.get("id")) if isinstance(agency, Mapping) else ""


def works_from_answer(answer: object) -> tuple[Work, ...]:
    """Return the works of a list, best first; items of a strange shape are left out."""
    return tuple(work_from_message(item) for item in items_of(answer))


def items_of(answer: object) -> Iterator[Mapping[str, Any]]:
    """Yield the items of an answer of ``/works?…``."""
    message = answer.get("message") if isinstance(answer, Mapping) else None
    items = message.get("items") if isinstance(message, Mapping) else None
    for item in items if isinstance(items, list) else []:
        if isinstance(item, Mapping):
            yield item


def updates_from_answer(answer: object) -> tuple[Update, ...]:
    """Return what happened to the work of an answer of ``/works/{doi}``.

    Only ``updated-by`` counts: ``update-to`` stands in the notice and says that the
    notice retracts another work.
    """
    message = answer.get("message") if isinstance(answer, Mapping) else None
    rows = message.get("updated-by") if isinstance(message, Mapping) else None
    return tuple(
        Update(
            plain_text(row.get("type")).lower().replace("_", "-"),
            clean_doi(plain_text(row.get("DOI"))) or plain_text(row.get("DOI")),
            plain_text(row.get("source")),
        )
        for row in (rows if isinstance(rows, list) else [])
        if isinstance(row, Mapping)
    )
