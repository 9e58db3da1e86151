"""What the templates are given: a work, the entrance, and whether a store is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kzbib.web.stores import is_known_store

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request


@dataclass(frozen=True, slots=True)
class Place:
    """The page that Datasette is about to show."""

    datasette: Datasette
    database: str | None
    table: str | None
    view: str
    request: Request | None

    @property
    def home(self) -> str | None:
        """The database that our server was started for, if this is our server."""
        home = (self.datasette.plugin_config("kzbib") or {}).get("home")
        return home if home in self.datasette.databases else None


Variables = dict[str, Any]


async def template_variables(place: Place) -> Variables:
    """Return the variables of our templates; none on pages of foreign databases.

    ``kzbib_store`` is true on a store's pages, ``kzbib_search`` is the search form
    of our server, ``kzbib_home`` its entrance, ``kzbib_work`` a work's page.
    """
    if place.view == "index":
        return await _entrance(place)
    if not is_known_store(place.datasette, place.database):
        return {}
    variables: Variables = {"kzbib_store": True}
    if place.database == place.home:
        variables |= _search(place.home)
    if place.view == "row" and place.table == "work":
        variables |= await _work(place)
    return variables


async def _work(place: Place) -> Variables:
    from kzbib.web.work_page import work_page  # noqa: PLC0415

    row = str(place.request.url_vars.get("pks", "")) if place.request else ""
    if not (row.isascii() and row.isdecimal()):
        return {}
    page = await place.datasette.get_database(place.database).execute_fn(
        lambda connection: work_page(connection, int(row))
    )
    return {"kzbib_work": page} if page else {}


async def _entrance(place: Place) -> Variables:
    from kzbib.web.home_page import home_page  # noqa: PLC0415

    if not place.home:
        return {}
    database = place.datasette.get_database(place.home)
    page = {"database": place.home, **await database.execute_fn(home_page)}
    return {"kzbib_store": True, "kzbib_home": page, **_search(place.home)}


def _search(home: str | None) -> Variables:
    from kzbib.web.queries import SEARCH  # noqa: PLC0415

    form = {
        "database": home,
        "name": SEARCH.name,
        "parameter": SEARCH.parameter,
        "example": SEARCH.example,
        "description": SEARCH.description,
    }
    return {"kzbib_search": form}
