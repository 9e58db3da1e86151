"""Change works by hand: fields and tags."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kzbib.errors import InputError
from kzbib.model import Date, Name, Work
from kzbib.model.csl_json import DATE_VARIABLES, NAME_VARIABLES
from kzbib.store.store import Store
from kzbib.store.works import change_work, find_work, load_work


def edit(store: Store, citekey: str, changes: Mapping[str, str]) -> Work:
    """Set fields of a work by their CSL-JSON names; "" clears one. One event.

    Names are written «Family, Given; Family, Given», dates ISO («2019-07»). Raises
    StoreError for an unknown key, InputError for a value that cannot be read.
    """
    row = find_work(store, citekey)
    work = with_changes(load_work(store, row), changes)
    fields = ", ".join(changes)
    with store.event("edit", f"edit of {work.id}: {fields}"):
        change_work(store, row, work)
    return load_work(store, row)


def with_changes(work: Work, changes: Mapping[str, str]) -> Work:
    """Return the work with fields set, as ``edit`` sets them."""
    for variable, value in changes.items():
        work = _set(work, variable, value.strip())
    return work


def tag(store: Store, citekeys: Sequence[str], name: str, *, remove: bool) -> int:
    """Add or remove a tag; return how many works changed. One event."""
    rows = [find_work(store, key) for key in citekeys]
    verb = "removed from" if remove else "added to"
    with store.event("tag", f"tag {name} {verb} {', '.join(citekeys)}"):
        return sum(_tag(store, row, name, remove=remove) for row in rows)


def _tag(store: Store, row: int, name: str, *, remove: bool) -> bool:
    old = store.one("SELECT id FROM tag WHERE work_id = ? AND name = ?", row, name)
    if remove and old is not None:
        store.connection.execute("DELETE FROM tag WHERE id = ?", (old["id"],))
    if not remove and old is None:
        store.insert("tag", work_id=row, name=name)
    return remove == (old is not None)


def _set(work: Work, variable: str, value: str) -> Work:
    if variable == "type":
        return replace(work, type=value or "document")
    if variable == "language":
        return replace(work, language=value)
    if variable in NAME_VARIABLES:
        return work.with_names(variable, _names(value))
    if variable in DATE_VARIABLES:
        dates = {key: date for key, date in work.dates.items() if key != variable}
        if value:
            dates[variable] = _date(variable, value)
        return replace(work, dates=dates)
    return work.with_text(**{variable: value})


def _names(value: str) -> tuple[Name, ...]:
    names = []
    for one in filter(None, (part.strip() for part in value.split(";"))):
        family, comma, given = one.partition(",")
        name = Name(family=family.strip(), given=given.strip())
        names.append(name if comma else Name(literal=one))
    return tuple(names)


def _date(variable: str, value: str) -> Date:
    date = Date.from_text(value)
    if not date.parts:
        raise InputError(
            f"{value!r} is no date",
            where=variable,
            hint="Write 2019, 2019-07 or 2019-07-04.",
        )
    return date
