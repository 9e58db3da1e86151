"""The language of layouts: one line of text says how a reference is printed.

===============  ==============================================================
``{title}``      a field; ``{author:comma:&}`` a field in a form with arguments
``<, {page:n}>``  printed when all fields in it are present
``<a|b|>``       the first of several that can be printed (the last is empty)
``?<a|b>``       any one of those that can be printed
``{!author}``    prints nothing, but holds only where the field is absent
``{+etal}``      prints nothing, but holds only where the field is present
``$word``        a word of the language from the store of forms
``@``            the mark between areas («. – »), the same all through a reference
``%name``        a macro: a line «%name = text» above
===============  ==============================================================
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kzbib.errors import InputError

# one sign of the language: «{author:comma:&}», «?<», «$col», «@»
_TOKEN = re.compile(
    r"""
    \{(?P<flag>[!+]?)(?P<field>[A-Za-z_.\-]+)(?::(?P<form>[^{}]*))?\}
    | (?P<open>\??<) | (?P<close>>) | (?P<bar>\|)
    | \$(?P<word>[a-z]+) | (?P<mark>@)
    | (?P<text>[^{}<>|$@?]+|.)
    """,
    re.VERBOSE | re.DOTALL,
)
# forms of dates that print the day
_DAY_FORMS = frozenset(
    "full numeric gostday dashday commaday apaday act actnom".split()
)
_MACRO = re.compile(r"%([a-z]+)")


@dataclass(frozen=True, slots=True)
class Text:
    """Printed as it stands."""

    text: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word that depends on the language; "@" is the mark between areas."""

    key: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the record in one of its forms."""

    name: str
    form: str
    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """Nodes that are printed together, and the fields they cannot do without."""

    nodes: tuple[Node, ...]
    needs: frozenset[str]
    lacks: frozenset[str]

    def holds(self, present: frozenset[str]) -> bool:
        """Can this be printed for a record with these fields?"""
        return self.needs <= present and not self.lacks & present


@dataclass(frozen=True, slots=True)
class Group:
    """One of several options, or nothing."""

    options: tuple[Option, ...]
    random: bool


Node = Text | Word | Field | Group


class _Reader:
    """Reads one template from left to right."""

    def __init__(self, text: str, where: str) -> None:
        self._tokens = list(_TOKEN.finditer(text))
        self._where = where
        self._at = 0

    def read(self) -> Option:
        options = self._options()
        if self._at < len(self._tokens) or len(options) != 1:
            raise self._error("a stray «>» or «|»")
        return options[0]

    def _options(self) -> list[Option]:
        options = [self._option()]
        while self._at < len(self._tokens) and self._tokens[self._at]["bar"]:
            self._at += 1
            options.append(self._option())
        return options

    def _option(self) -> Option:
        nodes: list[Node] = []
        needs, lacks = set(), set()
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token["close"] or token["bar"]:
                break
            self._at += 1
            if token["open"]:
                nodes.append(self._group(token["open"] == "?<"))
            elif token["field"] and token["flag"] == "!":
                lacks.add(token["field"])
            elif token["field"]:
                needs |= _needs(token["field"], token["form"] or "")
                if not token["flag"]:
                    nodes.append(_field(token["field"], token["form"] or ""))
            elif token["word"] or token["mark"]:
                nodes.append(Word(token["word"] or "@"))
            else:
                nodes.append(Text(token["text"]))
        return Option(tuple(nodes), frozenset(needs), frozenset(lacks))

    def _group(self, random: bool) -> Group:
        options = self._options()
        if self._at >= len(self._tokens):
            raise self._error("a «<» without its «>»")
        self._at += 1
        return Group(tuple(options), random)

    def _error(self, message: str) -> InputError:
        return InputError(
            message, where=self._where, hint="Every «<» needs one «>» behind it."
        )


def _needs(name: str, form: str) -> set[str]:
    """Return what a record must have: for «10 марта 2006» a date to the day."""
    if form in _DAY_FORMS or (name.endswith("accessed") and form == "n"):
        return {name, f"{name}.day"}
    return {name, f"{name}.month"} if form == "monthyear" else {name}


def _field(name: str, form: str) -> Field:
    head, *arguments = form.split(":")
    return Field(name, head, tuple(arguments))


def compile_template(text: str, macros: Mapping[str, str], where: str = "") -> Option:
    """Return the template as a tree. Raises InputError for unbalanced brackets."""
    return _Reader(expand(text, macros, where), where).read()


def expand(text: str, macros: Mapping[str, str], where: str = "") -> str:
    """Replace the macros, those inside macros too."""
    for _ in range(6):
        if "%" not in text:
            break
        text = _MACRO.sub(lambda found: _known(found[1], macros, where), text)
    return text


def _known(name: str, macros: Mapping[str, str], where: str) -> str:
    if name not in macros:
        raise InputError(
            f"unknown macro %{name}",
            where=where,
            hint=f"Write «%{name} = text» above the layouts.",
        )
    return macros[name]
