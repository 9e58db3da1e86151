"""Where calls may stand in a text: brackets, parentheses, LaTeX, raised numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import merge
from typing import NamedTuple

_CAPITAL = "A-ZÀ-ÞА-ЯЁӘҒҚҢӨҰҮҺІЇЄҐЎ"
# «[…]» without brackets inside, not «[text](link)», not «\cite[12]{key}»
_BRACKETS = re.compile(
    r"(?<![\w\\\]]\{)(?<![}!\\])\[(?P<inside>[^\[\]]{1,300})\](?![({])"
)
# «(Токаев, 1997, с. 5)», «(Ivanov & Petrov, 2019: 5; Smith, 2020)»
_PARENTHESES = re.compile(
    rf"\((?P<inside>(?=[{_CAPITAL}])[^()\[\]]{{2,200}}?(?:1[5-9]|20)\d\d[^()\[\]]{{0,100}})\)"
)
# «Токаев К. (1997, с. 5)», «Ivanov and Petrov (2019)»
_NARRATIVE = re.compile(
    rf"(?P<names>[{_CAPITAL}][\w'’-]{{1,40}}"
    rf"(?:\s(?:и|and|мен|және|&)\s[{_CAPITAL}][\w'’-]{{1,40}}|\s(?:и\sдр|et\sal)\.)?)"
    rf"\s\((?P<year>(?:1[5-9]|20)\d\d[a-zа-я]?)(?:\s?[:,]\s?(?P<locator>[^()\n]{{1,40}}))?\)"
)
# «\cite{a,b}», «\parencite[с.~12]{a}», «\citep[see][p.~5]{a}»; not «\nocite»
_TEX = re.compile(
    r"\\(?!nocite)(?:[a-zA-Z]{0,10}[cC]ite[a-zA-Z]{0,10})\*?\s?"
    r"(?P<options>(?:\[[^\[\]]{0,200}\]){0,2})\{(?P<keys>[^{}]{1,500})\}"
)
# «слово¹²», «слова.³⁻⁵»
_RAISED = re.compile(
    r"(?:(?<=[^\W\d_][^\W\d_][^\W\d_])|(?<=[.,;:!?»”\")\]]))"
    r"(?P<inside>[⁰¹²³⁴-⁹]{1,3}(?:[,;⁻ ]{1,2}[⁰¹²³⁴-⁹]{1,3}){0,10})"
)
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789–")
_LINE = 500  # characters before a command in which a remark may have begun


class Shape(NamedTuple):
    """A place that has the shape of a call, and what stands inside.

    ``kind`` is brackets, parentheses, narrative, tex or raised.
    """

    start: int
    end: int
    kind: str
    inside: str
    locator: str = ""


def find_shapes(text: str) -> Iterator[Shape]:
    """Yield what may be a call, in order, none inside another."""
    found = [
        _plain(text, _BRACKETS, "brackets"),
        _plain(text, _PARENTHESES, "parentheses"),
    ]
    if " (" in text:
        found.append(_narrative(text))
    if "\\" in text:
        found.append(_tex(text))
    if re.search("[⁰¹²³⁴-⁹]", text):
        found.append(_raised(text))
    end = 0
    for shape in merge(*found):
        if shape.start >= end:
            end = shape.end
            yield shape


def _plain(text: str, pattern: re.Pattern[str], kind: str) -> Iterator[Shape]:
    for found in pattern.finditer(text):
        yield Shape(found.start(), found.end(), kind, found["inside"])


def _narrative(text: str) -> Iterator[Shape]:
    for found in _NARRATIVE.finditer(text):
        inside = f"{found['names']}, {found['year']}"
        locator = (found["locator"] or "").strip()
        yield Shape(found.start(), found.end(), "narrative", inside, locator)


def _tex(text: str) -> Iterator[Shape]:
    for found in _TEX.finditer(text):
        before = text[max(found.start() - _LINE, 0) : found.start()]
        if re.search(r"(?<!\\)%[^\n]*\Z", before):
            continue  # a remark
        options = re.findall(r"\[([^\[\]]*)\]", found["options"])
        locator = options[-1].replace("~", " ").replace("--", "–") if options else ""
        yield Shape(*found.span(), "tex", found["keys"], " ".join(locator.split()))


def _raised(text: str) -> Iterator[Shape]:
    for found in _RAISED.finditer(text):
        inside = found["inside"].translate(_LOWERED)
        yield Shape(*found.span(), "raised", inside)
