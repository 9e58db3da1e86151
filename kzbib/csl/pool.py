"""What the items of one processor share: a name, a date or a shape is read once."""

from __future__ import annotations

from typing import Any

from kzbib.csl.dates import DateValue, read_date, single_date
from kzbib.csl.people import Person, read_person
from kzbib.csl.pieces import Piece
from kzbib.csl.shape import Shape

NameTable = dict[Person, tuple[Piece, ...]]


class Pool:
    """The persons, dates and shapes of one processor, and its rendered names."""

    def __init__(self) -> None:
        self._people: dict[tuple[Any, Any], Person | None] = {}
        """Names of nothing but a family and a given name, which most are."""
        self._dates: dict[tuple[Any, ...], DateValue] = {}
        """Single dates by their parts."""
        self._shapes: dict[Shape, Shape] = {}
        self._names: dict[object, NameTable] = {}

    def names(self, form: object) -> NameTable:
        """Return the names that were rendered in a form."""
        found = self._names.get(form)
        if found is None:
            found = self._names[form] = {}
        return found

    def shape(self, shape: Shape) -> Shape:
        """Return the first shape that is equal, so that comparing is quick."""
        return self._shapes.setdefault(shape, shape)

    def people(self, data: Any) -> tuple[Person, ...]:
        """Return the persons of a name variable."""
        known = self._people
        out: list[Person] = []
        for item in data if isinstance(data, list) else [data]:
            try:
                person = known.get((item["family"], item["given"]))
            except (KeyError, TypeError):  # of other parts
                person = None
            if person is None or len(item) > 2:
                person = self._read(item)
            if person is not None:
                out.append(person)
        return tuple(out)

    def _read(self, item: Any) -> Person | None:
        person = read_person(item)
        if type(item) is dict and len(item) == 2:
            key = item.get("family"), item.get("given")
            if type(key[0]) is type(key[1]) is str:
                self._people[key] = person
        return person

    def date(self, data: Any) -> DateValue:
        """Return the date of a CSL-JSON variable, as `read_date` does."""
        parts = data.get("date-parts") if type(data) is dict else None
        if type(parts) is not list or len(parts) != 1 or len(data) > 1:
            return read_date(data)
        if type(parts[0]) is not list:
            return read_date(data)
        try:
            key = tuple(parts[0])
            return self._dates[key]
        except KeyError:
            found = self._dates[key] = single_date(parts[0])
            return found
        except TypeError:  # a part that is no number
            return read_date(data)
