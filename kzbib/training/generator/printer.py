"""Prints a record by a layout and keeps where every field lies."""

from __future__ import annotations

from kzbib.training.generator.dates import print_date
from kzbib.training.generator.house import House
from kzbib.training.generator.people import NamePrinter
from kzbib.training.generator.press import Piece, Press
from kzbib.training.generator.record import Record
from kzbib.training.generator.template import Field, Group, Option, Text, Word

_DATES = frozenset({"issued", "accessed"})
# «Текст : непосредственный» at the end is a medium as «[Текст]» is
_LABELS = {"content": "medium"}
_RANGED = frozenset({"page", "issue", "volume", "number-of-pages"})
# codes of name forms in words such as «под ред. #gen»
_ROLE_FORMS = {
    "#gen": "gen", "#ginv": "geninv", "#inv": "inv", "#com": "comma", "#": "dir",
}  # fmt: skip


class Printer:
    """Prints one record, or one half of it, onto a press."""

    def __init__(
        self, press: Press, record: Record, house: House, prefix: str = ""
    ) -> None:
        self._press = press
        self._record = record
        self._house = house
        self._prefix = prefix
        self._present = record.present
        self._names = NamePrinter(press, house)

    def print(self, option: Option) -> None:
        """Print an option all of whose fields are present."""
        for node in option.nodes:
            if isinstance(node, Text):
                self._press.write(node.text)
            elif isinstance(node, Field):
                self._field(node)
            elif isinstance(node, Word):
                self._word(node.key)
            else:
                self._group(node)

    def _group(self, group: Group) -> None:
        fit = [option for option in group.options if option.holds(self._present)]
        if not fit:
            return
        self.print(self._house.draw.pick(fit) if group.random else fit[0])

    def _word(self, key: str) -> None:
        house = self._house
        if key == "@":
            self._press.write(house.mark)
        elif key == "col":
            self._press.write(house.colon)
        else:
            self._press.write(house.form(key, house.lang))

    def _field(self, node: Field) -> None:
        record, name = self._record, node.name
        label = self._prefix + _LABELS.get(name, name)
        if name.startswith("tr."):
            assert record.other is not None
            record, name = record.other, name[3:]
            label = f"translated.{name}"
        if name in record.people:
            self._people(record, name, label, node)
        elif name in _DATES:
            self._date(record, name, label, node.form)
        else:
            self._text(record.text[name], name, label, node.form)

    def _text(self, value: str, name: str, label: str, form: str) -> None:
        press = self._press
        before, after = self._around(name, form)
        press.write(before)
        piece = press.field(label, self._value(value, name, form))
        press.write(after)
        if name == "DOI" and "http" in before:
            start = piece.start - len(before) + before.index("http")
            link = Piece(label.replace("DOI", "URL"), start, piece.end)
            press.pieces.append(link)

    def _around(self, name: str, form: str) -> tuple[str, str]:
        """Return what stands before and behind a value: «Т. », « с.», quotes."""
        house = self._house
        if form == "q":
            return house.quotes[0], house.quotes[1]
        if form == "n" or form.startswith("w-"):
            key = name if form == "n" else form[2:]
            before, _, after = house.form(key, house.lang).partition("#")
            return before, after
        return "", ""

    def _value(self, value: str, name: str, form: str) -> str:
        """Return the value as the house prints it."""
        house = self._house
        if name in _RANGED:
            return value.replace("-", house.dash)
        if house.quotes != "«»":
            value = value.replace("«", house.quotes[0]).replace("»", house.quotes[1])
        if name in ("title", "container-title"):
            value = value.replace(" : ", house.colon)
        if form == "cap":
            return value[:1].upper() + value[1:]
        return house.form("issuer", house.lang) + value if form == "own" else value

    def _date(self, record: Record, name: str, label: str, form: str) -> None:
        house, dates = self._house, record.dates[name]
        pattern = "%y" if form in ("", "n") else house.form(form, house.lang)
        if name == "accessed":
            pattern = house.form("numeric", "any")
        if form == "n":
            pattern = house.form(name, house.lang).replace("#", pattern)
        if len(dates) == 2 and form in ("", "n"):
            self._range(label, pattern, (dates[0][0], dates[1][0]))
        else:
            print_date(self._press, label, dates[0], pattern, house.lang)

    def _range(self, label: str, pattern: str, years: tuple[int, int]) -> None:
        before, _, after = pattern.partition("%y")
        self._press.write(before)
        piece = self._press.field(label, f"{years[0]}{self._house.dash}{years[1]}")
        piece.date = (("year", years[0]), ("until", years[1]))
        self._press.write(after)

    def _people(self, record: Record, name: str, label: str, node: Field) -> None:
        people, form = record.people[name], node.form or "inv"
        join = node.arguments[0] if node.arguments else ""
        if join == "1":
            people, join = people[:1], ""
        elif join == "3":
            people, join = people[:3], ""
        if form != "n":
            self._names.print(label, people, form, join)
            self._etal(record, name, node)
            return
        many = "s" if len(people) > 1 else ""
        words = self._house.form(name + many, self._house.lang)
        before, code, after = _role(words)
        self._press.write(before)
        self._names.print(label, people, _ROLE_FORMS[code], join)
        self._press.write(after)

    def _etal(self, record: Record, name: str, node: Field) -> None:
        if name == "author" and record.etal and "1" not in node.arguments:
            strict = self._house.strict and "[" not in node.arguments
            key = "etalstrict" if strict else "etal"
            self._press.write(self._house.form(key, self._house.lang))


def _role(words: str) -> tuple[str, str, str]:
    """Split «под ред. #gen, отв. ред.» at the code of the name form."""
    before, _, rest = words.partition("#")
    for code in _ROLE_FORMS:
        if f"#{rest}".startswith(code):
            return before, code, rest[len(code) - 1 :]
    return before, "#", rest
