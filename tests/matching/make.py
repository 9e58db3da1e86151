"""Works in one line: «Family Given; … | title | year | key=value …»."""

from __future__ import annotations

from kzbib.languages.detect import detect_language
from kzbib.matching import vetoes
from kzbib.matching.profile import profile_of
from kzbib.model import Date, Name, Work


def make(line: str, type_: str = "book") -> Work:
    """Return the work of a line; parts that are left out are empty."""
    people, title, year, *fields = [part.strip() for part in (line + "|||").split("|")]
    text = dict(field.split("=", 1) for field in fields if field)
    kind = text.pop("type", type_)
    issued = {"issued": Date.from_text(year)} if year else {}
    names = tuple(map(person, filter(None, people.split(";"))))
    return Work(
        type=kind,
        language=detect_language(title),
        text={"title": title, **text} if title else text,
        names={"author": names} if names else {},
        dates=issued,
    )


def person(text: str) -> Name:
    """«Токаев К.-Ж. К.»; a name in quotes is an organisation."""
    text = text.strip()
    if text.startswith("«"):
        return Name(literal=text.strip("«»"))
    family, _, given = text.partition(" ")
    return Name(family=family, given=given)


def veto(one: Work, other: Work) -> str:
    """Why two works cannot be one, in words; "" when nothing forbids it."""
    return vetoes.veto(profile_of(one), profile_of(other)).reason
