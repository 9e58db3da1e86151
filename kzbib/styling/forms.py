"""The words of a work in the script of the list: as printed, or in Latin letters.

For a Latin list, what the author or the journal gave outranks any scheme: first the
custom fields, then the work's translated and romanised variants, and only then the
romanisation scheme of the style.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kzbib.languages.romanise import romanise
from kzbib.languages.scripts import script_of
from kzbib.model import Name, Title, Work
from kzbib.styling.context import Context
from kzbib.styling.halves import (
    is_foreign,
    original_half,
    romanised_half,
    source_language,
    translated_half,
    with_rest,
)
from kzbib.styling.names import spaced_initials
from kzbib.styling.terms import entry_language, terms_of
from kzbib.styling.thesis import english_genre

DEFAULT_SCHEME = "bsi"
_ROLES = ("author", "editor", "translator", "container-author", "compiler")
# «K.-Zh.K.», «A.», «GN»: what follows a family name without a comma
_INITIALS = re.compile(r"(?:[^\W\d_]{1,4}\.-?)+|[A-Z]{1,3}")


@dataclass(frozen=True, slots=True)
class Forms:
    """What is printed of a work; ``english`` holds translations beside the main form.

    ``text`` and ``english`` have the keys title, container-title, publisher,
    publisher-place and genre; numbers and links are read from ``work``.
    """

    work: Work
    names: Mapping[str, tuple[Name, ...]]
    text: Mapping[str, str]
    english: Mapping[str, str] = field(default_factory=dict)
    foreign: bool = False

    def get(self, key: str) -> str:
        """Return a text in the main form."""
        return self.text.get(key, "")


def forms_of(ctx: Context) -> Forms:
    """Return the forms that the context's list prints."""
    if ctx.in_latin and is_foreign(ctx.work):
        return _Latin(ctx).forms()
    work = ctx.work
    text = {key: work.get(key) for key in _TEXTS}
    for key in ("title", "container-title"):
        text[key] = joined(text[key], ctx)
    return Forms(work, work.names, text)


def joined(title: str, ctx: Context) -> str:
    """Return a title with the style's mark between its parts."""
    return Title.from_text(title).joined(ctx.settings.title_mark)


_TEXTS = ("title", "container-title", "publisher", "publisher-place", "genre")


class _Latin:
    """Collects the Latin forms of one Cyrillic work."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.own = original_half(ctx.work)
        self.language = source_language(ctx.work)
        self.translated = translated_half(ctx.work) or Work()
        self.romanised = romanised_half(ctx.work) or Work()
        wanted = ctx.custom("romanisation") or ctx.settings.scheme_for(self.language)
        self.scheme = wanted or DEFAULT_SCHEME

    def forms(self) -> Forms:
        english = {key: self.english(key) for key in _TEXTS}
        text = {key: self.romanise_text(key) for key in _TEXTS}
        text["publisher-place"] = self.place(english["publisher-place"])
        text["genre"] = english["genre"]
        names = {role: self.people(role) for role in _ROLES if self.own.people(role)}
        for key in ("title", "container-title"):
            text[key] = joined(text[key], self.ctx)
            english[key] = joined(english[key], self.ctx)
        merged = with_rest(with_rest(self.own, self.translated), self.ctx.work)
        return Forms(merged, names, text, english, foreign=True)

    def english(self, key: str) -> str:
        """Return the English form that somebody gave; a city's from our table."""
        given = self.ctx.custom(f"{key}-en") or self.translated.get(key)
        if not given and key == "publisher-place":
            return self.english_places(self.own.get(key))
        if not given and key == "genre":
            return english_genre(self.own.get(key), terms_of("en"))
        return given if script_of(given) != "Cyrl" else ""

    def english_places(self, places: str) -> str:
        """«М. ; Л.» → «Moscow; Leningrad»; "" where the table lacks one of them."""
        cities = terms_of("en").names
        found = [cities.get(part.strip(), "") for part in places.split(";")]
        return "; ".join(found) if all(found) else ""

    def place(self, english: str) -> str:
        """Return the place in English; its abbreviation where the style wants it."""
        own = self.own.get("publisher-place")
        if self.ctx.settings.places == "short" and not self.ctx.custom(
            "publisher-place-en"
        ):
            words = terms_of(entry_language(self.own))
            return self.by_scheme(words.short_place(own))
        return english or self.romanise_text("publisher-place")

    def romanise_text(self, key: str) -> str:
        """Return the romanised form: a given one, else by the scheme."""
        given = self.ctx.custom(f"{key}-translit") or self.romanised.get(key)
        if given:
            return given
        if key == "publisher" and self.english(key):
            return self.english(key)
        return self.by_scheme(self.own.get(key))

    def people(self, role: str) -> tuple[Name, ...]:
        """Return names in Latin letters; the person's own spelling comes first."""
        given = self.ctx.custom_list(f"{role}-translit")
        own = self.own.people(role)
        if given and len(given) >= len(own):
            return tuple(map(latin_name, given))
        for half in (self.translated, self.romanised):
            if half.people(role):
                return half.people(role)
        return tuple(map(self.name_by_scheme, own))

    def name_by_scheme(self, name: Name) -> Name:
        return Name(
            family=self.by_scheme(name.family),
            # initials first: «Юрьевна» is «Iu.», while «Iurʹevna» would be «I.»
            given=self.by_scheme(spaced_initials(name)),
            literal=self.by_scheme(name.literal),
            suffix=self.by_scheme(name.suffix),
            particle=self.by_scheme(name.particle),
            dropping_particle=self.by_scheme(name.dropping_particle),
        )

    def by_scheme(self, text: str) -> str:
        return romanise(text, self.scheme, self.language) if text else ""


def by_scheme(text: str, ctx: Context) -> str:
    """Return a text of the work in Latin letters, by the list's scheme."""
    language = source_language(ctx.work)
    scheme = ctx.custom("romanisation") or ctx.settings.scheme_for(language)
    return romanise(text, scheme or DEFAULT_SCHEME, language)


def in_letters(text: str, ctx: Context) -> str:
    """Return a number or a mark of the work in the letters of the list."""
    return by_scheme(text, ctx) if ctx.in_latin and is_foreign(ctx.work) else text


def latin_name(text: str) -> Name:
    """Read a ready name: «Tokayev K.-Zh.K.», «Tokaev, K.-Zh. K.», «Doszhan GN»."""
    family, comma, given = text.partition(",")
    if comma and family.strip() and given.strip():
        return Name(family=family.strip(), given=given.strip())
    words = text.split()
    first = len(words)
    while first > 1 and _INITIALS.fullmatch(words[first - 1]):
        first -= 1
    if first == len(words):
        return Name(literal=text.strip())
    return Name(family=" ".join(words[:first]), given=" ".join(words[first:]))
