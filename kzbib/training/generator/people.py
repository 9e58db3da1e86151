"""Prints lists of names in the forms that lists of references know."""

from __future__ import annotations

from collections.abc import Sequence

from kzbib.training.generator.house import House
from kzbib.training.generator.press import Press
from kzbib.training.generator.record import Person

# what stands between names, and before the last one
_JOINS = {
    "": (", ", ", "),
    ";": ("; ", "; "),
    "and": (", ", " and "),
    "oxford": (", ", ", and "),
    "&": (", ", ", & "),
    "amp": (", ", " & "),
    "none": (" ", " "),
    "dash": (" – ", " – "),
}
# the word before the last name in a language
_AND = {
    "ru": " и ", "kk": " және ", "uk": " і ", "uz": " va ", "ky": " жана ",
    "be": " і ", "de": " und ", "fr": " et ",
}  # fmt: skip


class NamePrinter:
    """Prints the names of one role; a name printed again gets no second piece."""

    def __init__(self, press: Press, house: House) -> None:
        self._press = press
        self._house = house
        self._done: dict[str, int] = {}

    def print(
        self, role: str, people: Sequence[Person], form: str, join: str = ""
    ) -> None:
        """Print the people in a form: inv, comma, dir, gen, van, full, invfull …"""
        between, last = _JOINS.get(join, _JOINS[""])
        if join == "and":
            last = _AND.get(self._house.lang, last)
        labelled = self._done.get(role, 0)
        for index, person in enumerate(people):
            if index:
                self._press.write(last if index == len(people) - 1 else between)
            changed = "dir" if form == "invdir" and index else form
            self._one(role, person, changed.replace("invdir", "inv"), index < labelled)
        self._press.stop_due = bool(people[-1].literal) and form not in ("dir", "gen")
        self._done[role] = max(labelled, len(people))

    def _one(self, role: str, person: Person, form: str, again: bool) -> None:
        parts = self._parts(person, form)
        press, start, inner = self._press, self._press.length, []
        text = "".join(part for _, part in parts)
        at = start
        for name, part in parts:
            if name:
                inner.append((name, at, at + len(part)))
            at += len(part)
        if again:
            press.write(text)
        else:
            press.field(role, text).inner = tuple(inner)

    def _parts(self, person: Person, form: str) -> list[tuple[str, str]]:
        """Return the parts of the printed name: ("family", "Иванов"), ("", ", ") …"""
        if person.literal:
            return [("literal", person.literal)]
        family = person.genitive if form in ("gen", "geninv") else person.family
        given = self._given(person, form)
        if not given:
            return [("family", family)]
        surname, first = ("family", family), ("given", given)
        if form in ("dir", "gen", "full"):
            return [first, ("", self._house.surname_gap or " "), surname]
        comma = "," if form in ("comma", "invfull", "commafull") else ""
        return [surname, ("", f"{comma}{self._house.surname_gap or ' '}"), first]

    def _given(self, person: Person, form: str) -> str:
        full = form in ("full", "invfull", "commafull") or self._house.full_names
        if full and person.given and form not in ("van", "bare"):
            return " ".join(person.given)
        if form == "van":
            return "".join(person.initials).replace("-", "")
        if form == "bare":
            return ".".join(person.initials)
        return self._house.gap.join(
            "-".join(f"{letter}." for letter in initial.split("-"))
            for initial in person.initials
        )
