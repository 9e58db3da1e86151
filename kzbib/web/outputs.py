"""Pages as BibTeX (``.bib``) and as a formatted list (``.refs``)."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from kzbib.errors import KzbibError, StyleError
from kzbib.web.stores import is_known_store

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

    from kzbib.model import Work

KEY = "citekey"
DEFAULT_STYLE = "gost-r-7.0.5-2008"
_PLAIN = "text/plain; charset=utf-8"

# Nothing of a list of references needs to load or run anything.
_LOCKED = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}
_PAGE = Markup(
    '<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    "<title>References</title>\n<style>body{{font:1.05rem/1.5 serif;max-width:44rem;"
    "margin:2rem auto;padding:0 1rem}}</style>\n</head>\n<body>\n{note}{body}\n"
    "</body>\n</html>\n"
)


@dataclass(frozen=True, slots=True)
class Page:
    """The works of a page; ``note`` is a sentence when there are more elsewhere."""

    works: list[Work]
    note: str
    args: Mapping[str, str]


Output = dict[str, Any]
"""Body, content type, status and headers, as Datasette takes them."""


def can_render(datasette: Datasette, database: str, columns: Sequence[str]) -> bool:
    """Tell whether a page of a store has citekeys."""
    return KEY in columns and is_known_store(datasette, database)


async def render_bib(
    datasette: Datasette,
    database: str,
    columns: Sequence[str],
    rows: Sequence[Any],
    request: Request,
    data: dict[str, Any],
) -> Output:
    """Return the works of a page as BibTeX."""
    page = await _page(datasette, database, columns, rows, request, data)
    return await _in_thread(_bib, page)


async def render_refs(
    datasette: Datasette,
    database: str,
    columns: Sequence[str],
    rows: Sequence[Any],
    request: Request,
    data: dict[str, Any],
) -> Output:
    """Return the works of a page as a list of references.

    ``_style`` names the style, ``_to`` is text, html or markdown, ``_order`` is given
    (as on the page) or sorted. An unknown name gives status
    400 and says what is known.
    """
    page = await _page(datasette, database, columns, rows, request, data)
    try:
        return await _in_thread(_refs, page)
    except KzbibError as error:
        return {"body": f"{error}\n", "content_type": _PLAIN, "status_code": 400}


async def _in_thread(write: Callable[[Page], Output], page: Page | Output) -> Output:
    """Write a page while the server answers others; pass an answer through."""
    return await to_thread(write, page) if isinstance(page, Page) else page


def _whole(datasette: Datasette, request: Request) -> Output:
    """Send the browser to the same list with all its pages in one."""
    from datasette.utils import path_with_added_args  # noqa: PLC0415

    there = datasette.urls.path(path_with_added_args(request, {"_size": "max"}))
    return {"body": "", "status_code": 302, "headers": {"Location": str(there)}}


async def _page(
    datasette: Datasette,
    database: str,
    columns: Sequence[str],
    rows: Sequence[Any],
    request: Request,
    data: dict[str, Any],
) -> Page | Output:
    """Return the works of a page, or the answer when there is nothing to render."""
    if not can_render(datasette, database, columns):
        body = "This page has no citekeys, so there is nothing to print.\n"
        return {"body": body, "content_type": _PLAIN, "status_code": 404}
    if data.get("next") and "_size" not in request.args:
        return _whole(datasette, request)
    from kzbib.web.works import read_works  # noqa: PLC0415

    keys = [row[KEY] for row in rows if isinstance(row[KEY], str)]
    works = await datasette.get_database(database).execute_fn(
        lambda connection: read_works(connection, keys)
    )
    note = ""
    if data.get("next") or data.get("truncated"):
        most = datasette.setting("max_returned_rows")
        note = f"A part of the list; with _size=max in the address {most} rows at most."
    return Page(works, note, request.args)


def _bib(page: Page) -> Output:
    from kzbib.formats import format_for  # noqa: PLC0415

    text = format_for("bibtex").write(page.works)
    note = f"% {page.note}\n\n" if page.note else ""
    return {
        "body": note + text,
        "content_type": "application/x-bibtex; charset=utf-8",
    }


def _refs(page: Page) -> Output:
    from kzbib.styling import bibliography  # noqa: PLC0415

    args = page.args
    to = args.get("_to") or "text"
    order = args.get("_order") or "given"
    style = _style_name(args.get("_style") or DEFAULT_STYLE)
    listed = bibliography(page.works, style, order=order, to=to).render().rstrip("\n")
    if to != "html":
        note = f"{page.note}\n\n" if page.note else ""
        return {"body": f"{note}{listed}\n", "content_type": _PLAIN}
    note = Markup("<p><em>{}</em></p>\n").format(page.note) if page.note else ""
    languages = {work.language for work in page.works}
    language = languages.pop() if len(languages) == 1 else ""
    body = _PAGE.format(language=language, note=note, body=Markup(listed))
    return {
        "body": str(body),
        "content_type": "text/html; charset=utf-8",
        "headers": _LOCKED,
    }


def _style_name(name: str) -> str:
    """Return ``name`` unless it is a path: a page must not open files of its choice."""
    if name.endswith(".csl") or "/" in name or "\\" in name:
        raise StyleError(f"«{name}» is a file; here a style has a name")
    return name
