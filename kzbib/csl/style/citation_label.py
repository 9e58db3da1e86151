"""citation-label where an item has none: «Doe65», «RoNo78», «DEFG26»."""

from __future__ import annotations

from kzbib.csl.items import Entry

# How many letters of each name, by the number of names.
_LETTERS = {1: (4,), 2: (2, 2), 3: (1, 1, 1)}
_MANY = (1, 1, 1, 1)
_ROLES = ("author", "editor", "translator", "container-author")


def citation_label(entry: Entry) -> str:
    """Return letters of the names and two digits of the year."""
    people = next((found for role in _ROLES if (found := entry.people(role))), ())
    names = [person.literal or person.family for person in people]
    letters = _LETTERS.get(len(names), _MANY)
    name = "".join(
        "".join(sign for sign in text if sign.isalnum())[:count]
        for text, count in zip(names, letters, strict=False)
    )
    year = entry.date("issued").start.year
    return name + (f"{abs(year) % 100:02}" if year else "")
