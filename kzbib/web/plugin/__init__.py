"""The Datasette plugin: its hooks, which do nothing on databases that are no store.

A folder, so that Datasette finds the templates beside it. The hooks are those that
Datasette 0.65 and 1.0 both have; what they need is imported when a store is served.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from pluggy import HookimplMarker

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

hookimpl = HookimplMarker("datasette")  # Datasette's own, with types


@hookimpl(trylast=True)  # after Datasette's own functions, one of which is replaced
def prepare_connection(
    conn: sqlite3.Connection, database: str, datasette: Datasette
) -> None:
    """Add the SQL functions to connections of a store."""
    from kzbib.web import functions, stores  # noqa: PLC0415

    if stores.is_ours(conn):
        stores.note_store(datasette, database)
        functions.register(conn)


@hookimpl
def register_output_renderer(datasette: Datasette) -> list[dict[str, Any]]:
    """Offer ``.bib`` and ``.refs`` beside JSON."""
    from kzbib.web import outputs  # noqa: PLC0415

    return [
        {"extension": extension, "render": render, "can_render": outputs.can_render}
        for extension, render in (
            ("bib", outputs.render_bib),
            ("refs", outputs.render_refs),
        )
    ]


@hookimpl
def render_cell(
    value: object, column: str, database: str, datasette: Datasette
) -> object:
    """Make cells readable: links and JSON that folds away."""
    from kzbib.web import cells, stores  # noqa: PLC0415

    if not stores.is_known_store(datasette, database):
        return None
    return cells.render(datasette, database, column, value)


@hookimpl
def extra_template_vars(
    database: str | None,
    table: str | None,
    view_name: str,
    request: Request | None,
    datasette: Datasette,
) -> Callable[[], Awaitable[dict[str, Any]]]:
    """Give the templates what they show of a work, or of the whole store."""

    async def variables() -> dict[str, Any]:
        from kzbib.web import pages  # noqa: PLC0415

        place = pages.Place(datasette, database, table, view_name, request)
        return await pages.template_variables(place)

    return variables
