"""Cyrillic to Latin by the schemes of styles/romanisation/, one table file a scheme."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any

from kzbib.data import styles_folder
from kzbib.errors import KzbibError

SCHEMES: tuple[str, ...] = (
    "ala-lc",
    "ala-lc-simple",
    "bgn-pcgn",
    "bs-2979",
    "bsi",
    "iso-9-1995",
    "gost-7.79-b",
    "icao-9303",
    "kk-latn-2018",
    "kk-latn-2021",
)

# The blocks Cyrillic, Supplement, Extended-C, two phonetic letters, Extended-A, -B, -D.
_CYRILLIC = re.compile(
    "[\u0400-\u052f\u1c80-\u1c8f\u1d2b\u1d78\u2de0-\u2dff\ua640-\ua69f\U0001e030-\U0001e08f]"
)
_WORD = re.compile(r"[^\W\d_]+")
_SIGNS = re.compile("[ъьЪЬ]")
# Latin letters that do not decompose, for keys in ASCII.
_ASCII = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d",
        "þ": "th", "ı": "i", "ə": "a", "ŋ": "ng", "ħ": "h", "ŧ": "t",
        "Æ": "Ae", "Œ": "Oe", "Ø": "O", "Ł": "L", "Đ": "D", "Ð": "D",
        "Þ": "Th", "Ə": "A", "Ŋ": "Ng", "Ħ": "H", "Ŧ": "T",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Rule:
    """Letters that are written otherwise beside certain letters or first in a word."""

    letters: Mapping[str, str]
    after: frozenset[str]
    before: frozenset[str]
    at_start: bool

    def holds(self, previous: str, following: str) -> bool:
        if previous.isalpha():
            return previous in self.after or following in self.before
        return self.at_start or following in self.before


@dataclass(frozen=True, slots=True)
class _Table:
    """A scheme for texts of one language."""

    letters: Mapping[str, str]
    capitals: Mapping[str, str]
    rules: tuple[_Rule, ...]
    ruled: frozenset[str]
    """The letters that some rule is about."""

    def write(self, found: re.Match[str]) -> str:
        """Return the Latin for one Cyrillic letter, in the light of its neighbours."""
        char, text, place = found[0], found.string, found.start()
        small = char.lower()
        latin = self.letters.get(small)
        if latin is None:
            latin = self.letters.get(_plain(small), "")
        if char == small and small not in self.ruled:
            return latin
        previous = _neighbour(text, place, -1)
        following = _neighbour(text, place, 1)
        for rule in self.rules:
            if small in rule.letters and rule.holds(
                previous.lower(), following.lower()
            ):
                latin = rule.letters[small]
        if not char.isupper():
            return latin
        if len(latin) > 1 and _among_capitals(text, place, previous, following):
            return self.capitals.get(small, latin).upper()
        return self.capitals.get(small, latin[:1].upper() + latin[1:])


def romanise(text: str, scheme: str, language: str = "ru") -> str:
    """Return ``text`` with its Cyrillic in Latin letters, NFC; the rest is untouched.

    ``language`` is the BCP 47 tag of the text. Letters that the scheme lacks for the
    language are taken from its other languages, then from styles/romanisation/
    fallback.toml, so that no Cyrillic letter is left. Raises KzbibError when the
    scheme is unknown.
    """
    if scheme not in SCHEMES:
        raise _unknown(scheme)
    text = unicodedata.normalize("NFC", text)
    if text.isascii():
        return text
    table = _table(scheme, language.split("-", maxsplit=1)[0].lower())
    return unicodedata.normalize("NFC", _CYRILLIC.sub(table.write, text))


def ascii_fold(text: str, language: str = "ru") -> str:
    """Return ``text`` in ASCII letters for citation keys: «Әуезов» → «Auezov».

    Hard and soft signs, marks over letters and scripts other than Cyrillic and Latin
    are left out.
    """
    latin = romanise(_SIGNS.sub("", text), "ala-lc-simple", language)
    plain = unicodedata.normalize("NFKD", latin.translate(_ASCII))
    return plain.encode("ascii", "ignore").decode("ascii")


def _unknown(scheme: str) -> KzbibError:
    near = get_close_matches(scheme.lower(), SCHEMES, n=2, cutoff=0.5)
    hint = f"Did you mean {' or '.join(near)}? " if near else ""
    return KzbibError(
        f"unknown romanisation scheme {scheme[:80]!r}",
        hint=f"{hint}Known schemes: {', '.join(SCHEMES)}.",
    )


@cache
def _file(name: str) -> Mapping[str, Any]:
    path = styles_folder() / "romanisation" / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise KzbibError(
            f"the romanisation table cannot be read: {error}",
            where=str(path),
            hint="Install kzbib again, or undo the last change of the table.",
        ) from error


@cache
def _known_table(scheme: str, language: str) -> _Table:
    data = _file(scheme)
    tables: dict[str, dict[str, str]] = data["letters"]
    letters = dict(_file("fallback")["letters"]["other"])
    for table in reversed(tables.values()):  # the first language of a file is its base
        letters.update(table)
    letters.update(tables.get(language, {}))
    rules = tuple(
        _Rule(
            rule["letters"],
            frozenset(rule.get("after", "")),
            frozenset(rule.get("before", "")),
            rule.get("at_start", False),
        )
        for rule in data.get("rules", [])
        if language in rule.get("languages", [language])
    )
    ruled = frozenset(letter for rule in rules for letter in rule.letters)
    return _Table(letters, data.get("capitals", {}), rules, ruled)


def _table(scheme: str, language: str) -> _Table:
    """Return the table; languages that no scheme knows are read as Russian."""
    known = language in ("ru", "kk", "uk", "ky", "uz")
    return _known_table(scheme, language if known else "ru")


def _neighbour(text: str, place: int, step: int) -> str:
    """Return the next character to a side, stress marks skipped; "" at the ends."""
    at = place + step
    while (
        0 <= at < len(text) and abs(at - place) < 5 and unicodedata.combining(text[at])
    ):
        at += step
    return text[at] if 0 <= at < len(text) else ""


def _among_capitals(text: str, place: int, previous: str, following: str) -> bool:
    """Is the capital at ``place`` part of an all-capital word (SHCH, not Shch)?

    A word of one letter follows the words around it, but an initial («Ю.») does not.
    """
    if following.isalpha():
        return following.isupper()
    if previous.isalpha():
        return previous.isupper()
    if following == ".":
        return False
    words = _WORD.findall(text[max(0, place - 40) : place + 40])
    longer = [word for word in words if len(word) > 1]
    return bool(longer) and all(map(str.isupper, longer))


@cache
def _plain(letter: str) -> str:
    """Return the plain small letter of a rare one: «ӑ» → «а», «ԁ» (Komi de) → «д».

    Signs that are no letters (titlo, thousands) give "".
    """
    base = unicodedata.normalize("NFD", letter)[0]
    name = unicodedata.name(letter, "").split(" WITH ")[0]
    if base != letter or "LETTER" not in name:
        return base if base != letter else ""
    try:
        return unicodedata.lookup(f"CYRILLIC SMALL LETTER {name.split()[-1]}")
    except KeyError:
        return ""
