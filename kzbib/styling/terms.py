"""Words and place abbreviations of a language, from ``styles/terms/``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from kzbib.data import styles_folder
from kzbib.errors import StyleError
from kzbib.languages.detect import detect_language
from kzbib.languages.scripts import script_of
from kzbib.model import Work

LOCALES: Mapping[str, str] = {
    "ru": "ru-RU",
    "kk": "kk-KZ",
    "en": "en-US",
    "de": "de-DE",
    "fr": "fr-FR",
    "uk": "uk-UA",
    "ky": "ky-KG",
    "uz": "uz-UZ",
    "uz-Cyrl": "uz-Cyrl-UZ",
    "tr": "tr-TR",
}
"""Languages whose terms we have, and their CSL locales."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of one language; ``{…}`` in a word is filled in by the caller."""

    language: str
    words: Mapping[str, str]
    locators: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def word(self, key: str, **parts: object) -> str:
        """Return a word with its parts filled in; "" when the language has none."""
        return self.words.get(key, "").format(**parts)

    def short_place(self, place: str) -> str:
        """«Москва» → «М.»; a place without an abbreviation stays."""
        return self.places.get(place, place)

    def whole_place(self, place: str) -> str:
        """«М.» → «Москва»; what is no abbreviation stays."""
        whole = {short: full for full, short in self.places.items()}
        return whole.get(place, place)


@cache
def terms_of(language: str) -> Terms:
    """Return the terms of a language of ``LOCALES``.

    Raises StyleError when its table is missing or broken.
    """
    path = styles_folder() / "terms" / f"{language}.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return Terms(language=language, **table)
    except (OSError, TypeError, tomllib.TOMLDecodeError) as problem:
        raise StyleError(str(problem), where=str(path)) from problem


def entry_language(work: Work) -> str:
    """Return the language whose terms an entry takes, one of ``LOCALES``.

    It is the work's own language; romanised works and Latin-script languages without
    a table are worded in English, Cyrillic-script ones in Russian. Uzbek has a table
    for each of its scripts.
    """
    text = work.title or work.get("container-title") or work.get("archive")
    tag = work.language if work.language not in ("", "mixed") else ""
    tag = tag or detect_language(text, default="en")
    primary, _, rest = tag.partition("-")
    if primary == "uz":  # at home in both scripts
        cyrillic = "Cyrl" in rest or ("Latn" not in rest and script_of(text) == "Cyrl")
        return "uz-Cyrl" if cyrillic else "uz"
    if "Latn" in rest:
        return "en"
    if primary in LOCALES:
        return primary
    return "ru" if script_of(text) == "Cyrl" else "en"
