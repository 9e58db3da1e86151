"""Contexts for entries: the locale, the language of case, numbers and suffixes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kzbib.csl.context import Context, NameBlock, Names, Position
from kzbib.csl.items import Entry
from kzbib.csl.locale import Locale
from kzbib.csl.pieces import Pieces, bare
from kzbib.csl.resolve import suffix_letters
from kzbib.csl.style.area import Area
from kzbib.csl.style.style import Style

_CYRILLIC = frozenset("ru kk uk be ky bg mk sr tg mn uz-cyrl".split())


class Renderer:
    """Makes the contexts in which entries of one style and locale are rendered."""

    def __init__(
        self, style: Style, lang: str, folders: Sequence[Path] | None, *, by_entry: bool
    ) -> None:
        self.style = style
        self._own_suffix = style.options.get("kz:year-suffix") == "entry"
        self.folders = folders
        self.by_entry = by_entry
        self._tags: dict[str, Locale] = {}
        self.locale = self.locale_of(lang or style.default_locale or "en-US")
        self._language = self.locale.lang.lower()

    def locale_of(self, lang: str) -> Locale:
        """Return the locale of a language as the style changes it."""
        found = self._tags.get(lang)
        if found is None:
            found = self.style.locale(lang, self.folders)
            if len(self._tags) < 500:
                self._tags[lang] = found
        return found

    def entry_locale(self, entry: Entry) -> Locale:
        """Return the locale whose terms an entry uses."""
        if self.by_entry and entry.language:
            return self.locale_of(entry.language)
        return self.locale

    def cyrillic(self, entry: Entry) -> bool:
        """Whether year suffixes of the entry are Cyrillic letters."""
        if not self._own_suffix:
            return False
        lang = (entry.language or self.locale.lang).lower()
        return lang in _CYRILLIC or lang.split("-")[0] in _CYRILLIC

    def context(self, entry: Entry, area: Area) -> Context:
        """Return a fresh context for an entry."""
        locale = self.entry_locale(entry) if self.by_entry else self.locale
        language = entry.language.lower() or self._language
        return Context(entry, locale, area.name, language)

    def suffix(self, entry: Entry, number: int) -> str:
        """Return the letters of a year suffix in the script of the entry."""
        return suffix_letters(number, cyrillic=self.cyrillic(entry)) if number else ""

    def ambiguous_form(self, entry: Entry, names: Names) -> Context:
        """Return the context in which cites are compared."""
        ctx = self.context(entry, self.style.citation)
        ctx.position = Position.SUBSEQUENT
        ctx.names = names
        ctx.blocks = []
        return ctx

    def show(self, entry: Entry, names: Names) -> tuple[str, tuple[NameBlock, ...]]:
        """Return the text of a cite, for comparing, and its lists of names."""
        ctx = self.ambiguous_form(entry, names)
        out: Pieces = []
        self.style.citation.layout(entry, ctx.locale).render(ctx, out)
        return bare(out), tuple(ctx.blocks or ())
