"""Locales: terms, date forms and options, with fallback and overrides of a style."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Final

from kzbib.csl.settle import QuoteSigns
from kzbib.csl.xml import Node, read_xml
from kzbib.data import styles_folder
from kzbib.errors import KzbibError

FALLBACK: Final = "en-US"
_Single = tuple[str, str]
_Key = tuple[str, str, str]
"""Name, form and gender form of a term."""

# The dialect that stands for a language (CSL 1.0.2, «Locale Fallback»).
_DIALECT: Final = {
    "en": "en-US", "de": "de-DE", "fr": "fr-FR", "es": "es-ES", "pt": "pt-PT",
    "zh": "zh-CN", "sr": "sr-Cyrl-RS", "nb": "nb-NO", "nn": "nn-NO", "no": "nb-NO",
}  # fmt: skip
# Where a term lacks a form, the next one is taken (CSL 1.0.2, «Terms»).
_NEXT_FORM: Final = {
    "verb-short": "verb",
    "symbol": "short",
    "verb": "long",
    "short": "long",
}
_LAST_DIGIT, _TWO_DIGITS, _WHOLE = "last-digit", "last-two-digits", "whole-number"


@dataclass(frozen=True)
class LocaleData:
    """One cs:locale element, as read."""

    lang: str
    terms: Mapping[_Key, _Single]
    genders: Mapping[str, str]
    matches: Mapping[str, str]
    dates: Mapping[str, Node]
    options: Mapping[str, str]

    @property
    def has_ordinals(self) -> bool:
        """Whether the element defines ordinals, which then replace all others."""
        return any(_is_ordinal(name) for name, _, _ in self.terms)


def _is_ordinal(name: str) -> bool:
    return name == "ordinal" or name.startswith("ordinal-")


def locale_data(node: Node) -> LocaleData:
    """Return what a cs:locale element says."""
    terms: dict[_Key, _Single] = {}
    genders: dict[str, str] = {}
    matches: dict[str, str] = {}
    for block in node.all("terms"):
        for term in block.all("term"):
            name = term.get("name")
            key = (name, term.get("form", "long"), term.get("gender-form"))
            terms[key] = _forms(term)
            if gender := term.get("gender"):
                genders[name] = gender
            if match := term.get("match"):
                matches[name] = match
    dates = {date.get("form"): date for date in node.all("date")}
    options = {
        k: v for block in node.all("style-options") for k, v in block.attrs.items()
    }
    return LocaleData(node.get("lang"), terms, genders, matches, dates, options)


def _forms(term: Node) -> _Single:
    if not term.children:
        text = term.text.strip() if "\n" in term.text else term.text
        return text, text
    single, multiple = term.find("single"), term.find("multiple")
    one = single.text if single else ""
    return one, multiple.text if multiple else one


@cache
def default_folders() -> tuple[Path, ...]:
    """Where locale files are looked for: ours first, then those of citeproc-py."""
    folders: list[Path] = []
    with suppress(KzbibError):
        folders.append(styles_folder() / "locales")
    return (*folders, *citeproc_folders())


@cache
def citeproc_folders() -> tuple[Path, ...]:
    """The locale files that come with citeproc-py, when it is installed."""
    spec = find_spec("citeproc")
    places = spec.submodule_search_locations if spec else None
    return tuple(Path(place) / "data" / "locales" for place in places or ())


@cache
def _read_file(path: Path) -> LocaleData:
    return locale_data(read_xml(path.read_bytes(), path.name))


@cache
def _folder(path: Path) -> Mapping[str, Path]:
    """Locale files of a folder by tag."""
    if not path.is_dir():
        return {}
    files = sorted(name for name in os.listdir(path) if name.endswith(".xml"))
    return {name[8:-4]: path / name for name in files if name.startswith("locales-")}


@lru_cache(maxsize=512)
def find_tag(lang: str, folders: tuple[Path, ...]) -> str:
    """Return the tag of the locale file for a language: "ru" is "ru-RU"; "" if none."""
    known = {tag.lower(): tag for folder in folders for tag in _folder(folder)}
    wanted = lang.replace("_", "-").lower()
    base = wanted.split("-")[0]
    for tag in (wanted, _DIALECT.get(base, "").lower()):
        if tag in known:
            return known[tag]
    return next((known[tag] for tag in sorted(known) if tag.split("-")[0] == base), "")


def _file(tag: str, folders: Sequence[Path]) -> LocaleData | None:
    for folder in folders:
        if tag in (files := _folder(folder)):
            return _read_file(files[tag])
    return None


_NUMBERS = count()


class Locale:
    """Terms, date forms and options of one language, as a style sees them."""

    def __init__(self, lang: str, layers: Iterable[LocaleData]) -> None:
        self.lang = lang
        self.number = next(_NUMBERS)
        """Tells it from all other locales."""
        self.terms: dict[_Key, _Single] = {}
        self.genders: dict[str, str] = {}
        self.matches: dict[str, str] = {}
        self.dates: dict[str, Node] = {}
        self.options: dict[str, str] = {}
        for layer in layers:
            self._add(layer)
        self._found: dict[tuple[str, str, bool], str | None] = {}
        self._ordinals: dict[tuple[int, str], str] = {}
        self.quotes = self._quotes()

    @classmethod
    def load(
        cls,
        lang: str,
        *,
        overrides: Sequence[Node] = (),
        folders: Sequence[Path] | None = None,
    ) -> Locale:
        """Return the locale of a language: "kk", "ru-RU", "en".

        ``overrides`` are the cs:locale elements of a style; ``folders`` the search
        path (ours, then citeproc-py's, by default). A language without a file falls
        back to en-US, and so does a term or date form that the file lacks. Raises
        StyleError when a locale file is broken.
        """
        path = default_folders() if folders is None else tuple(folders)
        tag = find_tag(lang or FALLBACK, path)
        layers = [layer for layer in (_file(FALLBACK, path),) if layer]
        base = (tag or lang).split("-")[0].lower()
        dialect = _DIALECT.get(base, "")
        for name in dict.fromkeys((dialect, tag)):
            if name and name != FALLBACK and (layer := _file(name, path)):
                layers.append(layer)
        full = (tag or lang).lower()
        own = [locale_data(node) for node in overrides]
        for wanted in ("", base, full):
            layers += [layer for layer in own if layer.lang.lower() == wanted]
            if base == full:
                own = [layer for layer in own if layer.lang.lower() != wanted]
        return cls(tag or lang or FALLBACK, layers)

    def _add(self, layer: LocaleData) -> None:
        if layer.has_ordinals:
            for key in [key for key in self.terms if _is_ordinal(key[0])]:
                del self.terms[key]
            for name in [name for name in self.matches if _is_ordinal(name)]:
                del self.matches[name]
        if layer.lang and layer.lang[:2] != "en" and len(layer.terms) > 100:
            # a whole file of another language: no English form of a term it has
            names = {name for name, _, _ in layer.terms}
            for key in [key for key in self.terms if key[0] in names]:
                del self.terms[key]
        self.terms.update(layer.terms)
        self.genders.update(layer.genders)
        self.matches.update(layer.matches)
        self.dates.update(layer.dates)
        self.options.update(layer.options)

    def _quotes(self) -> QuoteSigns:
        def sign(name: str) -> str:
            return self.term(name) or ""

        return QuoteSigns(
            (sign("open-quote"), sign("close-quote")),
            (sign("open-inner-quote"), sign("close-inner-quote")),
            self.options.get("punctuation-in-quote") == "true",
        )

    @property
    def limit_day_ordinals(self) -> bool:
        """Whether only the first day of a month is an ordinal."""
        return self.options.get("limit-day-ordinals-to-day-1") == "true"

    def term(
        self, name: str, form: str = "long", *, plural: bool = False
    ) -> str | None:
        """Return a term in the nearest form there is; None where it is unknown."""
        key = (name, form, plural)
        try:
            return self._found[key]
        except KeyError:
            found = self._found[key] = self._term(name, form, plural)
            return found

    def _term(self, name: str, form: str, plural: bool) -> str | None:
        wanted = form
        while True:
            for spelling in (name, name.replace(" ", "-"), name.replace("-", " ")):
                forms = self.terms.get((spelling, wanted, ""))
                if forms is not None:
                    return forms[plural]
            if wanted not in _NEXT_FORM:
                return None
            wanted = _NEXT_FORM[wanted]

    def ordinal(self, number: int, gender: str = "") -> str:
        """Return the ending of an ordinal: "nd" for 2 (CSL 1.0.2, «Ordinals»)."""
        key = (number, gender)
        if key not in self._ordinals:
            self._ordinals[key] = self._ordinal(number, gender)
        return self._ordinals[key]

    def _ordinal(self, number: int, gender: str) -> str:
        for digits, kind in ((number % 100, _TWO_DIGITS), (number % 10, _LAST_DIGIT)):
            name = f"ordinal-{digits:02}"
            match = self.matches.get(name) or (
                _LAST_DIGIT if digits < 10 else _TWO_DIGITS
            )
            if match == _WHOLE and number != digits:
                continue
            if (
                match not in (_WHOLE, kind)
                and not digits == number % 10 == number % 100
            ):
                continue
            ending = self._gendered(name, gender)
            if ending is not None:
                return ending
        return self._gendered("ordinal", gender) or ""

    def _gendered(self, name: str, gender: str) -> str | None:
        for form in dict.fromkeys((gender, "")):
            if (forms := self.terms.get((name, "long", form))) is not None:
                return forms[0]
        return None

    def long_ordinal(self, number: int, gender: str = "") -> str | None:
        """Return "third" for 3; None where the locale has no such word."""
        return self._gendered(f"long-ordinal-{number:02}", gender)
