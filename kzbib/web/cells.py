"""Cells that a person can read: links, JSON that folds away; all text is escaped."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from markupsafe import Markup

from kzbib.resolving.doi import clean_doi, doi_url

if TYPE_CHECKING:
    from datasette.app import Datasette

Cell = Markup | None
"""None leaves the cell to Datasette, which prints it escaped."""
_LONGEST_JSON = 200_000
_LINK = Markup('<a href="{}" rel="noopener nofollow">{}</a>')
_DETAILS = Markup(
    '<details class="kzbib-json"><summary>{}</summary><pre>{}</pre></details>'
)


def doi_cell(text: str) -> Cell:
    """Link a DOI to doi.org; what is no sound DOI stays text."""
    doi = clean_doi(text)
    return _LINK.format(doi_url(doi), text) if doi else None


def url_cell(text: str) -> Cell:
    """Link an address of the web; «javascript:» and the like stay text."""
    if not is_web_address(text):
        return Markup("{}").format(text)
    return _LINK.format(text.strip(), text)


def is_web_address(text: str) -> bool:
    """Tell whether ``text`` is an http or https address with a host."""
    try:
        parts = urlsplit(text.strip())
    except ValueError:  # «http://[»
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def json_cell(text: str) -> Cell:
    """Show JSON as a short line that opens; a list of sentences as a list."""
    value = read_json(text)
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return _sentences(value)
    if not isinstance(value, list | dict):
        return None
    pretty = json.dumps(value, ensure_ascii=False, indent=1)
    return _DETAILS.format(_gist(value), pretty)


def read_json(text: str) -> object:
    """Return the value of JSON text; None for what is none, too long or too deep."""
    if len(text) > _LONGEST_JSON:
        return None
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value


def _sentences(sentences: list[str]) -> Cell:
    items = Markup("").join(Markup("<li>{}</li>").format(each) for each in sentences)
    return Markup('<ul class="kzbib-list">{}</ul>').format(items)


def _gist(value: list[object] | dict[str, object]) -> str:
    if isinstance(value, list):
        return f"{len(value)} items"
    names = ", ".join(list(value)[:4])
    return f"{names}, …" if len(value) > 4 else names or "empty"


TEXT_CELLS: dict[str, Callable[[str], Cell]] = {
    "doi": doi_cell,
    "url": url_cell,
    "csl": json_cell,
    "parsed": json_cell,
    "evidence": json_cell,
    "target": json_cell,
    "before": json_cell,
    "found": json_cell,
}


async def citekey_cell(datasette: Datasette, database: str, citekey: str) -> Cell:
    """Link a citekey to the page of its work."""
    result = await datasette.get_database(database).execute(
        "SELECT id FROM work WHERE citekey = ?", (citekey,)
    )
    row = result.first()
    if row is None:
        return None
    return Markup('<a href="{}">{}</a>').format(
        datasette.urls.row(database, "work", str(row["id"])), citekey
    )


def render(
    datasette: Datasette, database: str, column: str, value: object
) -> Cell | Awaitable[Cell]:
    """Return a cell of a store, or None."""
    if not isinstance(value, str) or not value:
        return None
    if column == "citekey":
        return citekey_cell(datasette, database, value)
    as_cell = TEXT_CELLS.get(column)
    return as_cell(value) if as_cell else None
