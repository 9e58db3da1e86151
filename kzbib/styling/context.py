"""What the preparation of one entry looks at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kzbib.model import Date, Work
from kzbib.styling.dates import numeric
from kzbib.styling.settings import StyleSettings
from kzbib.styling.terms import Terms, terms_of

PERIODICALS = frozenset(
    "article-journal article-newspaper article-magazine periodical".split()
)
BOOK_PARTS = frozenset(
    "chapter paper-conference entry entry-dictionary entry-encyclopedia book".split()
)
# Day and month of issue are printed beside the year.
DATED = frozenset("article-newspaper article-magazine webpage post post-weblog".split())
LAWS = frozenset("legislation bill regulation legal_case treaty".split())


@dataclass(frozen=True, slots=True)
class Context:
    """A work, the style's settings, the entry's terms, and how it is cited."""

    work: Work
    settings: StyleSettings
    terms: Terms
    variant: frozenset[str] = frozenset()
    cite: Mapping[str, object] = field(default_factory=dict)

    def custom(self, key: str) -> str:
        """Return a custom field as text, a CSL date as dd.mm.yyyy; "" for a flag."""
        value = self.work.custom.get(key)
        if isinstance(value, Mapping):
            return numeric(Date.from_csl(value))
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            return ""
        return str(value).strip()

    def custom_list(self, key: str) -> tuple[str, ...]:
        """Return a custom field as a list; a lone text is a list of one."""
        value = self.work.custom.get(key)
        if isinstance(value, str):
            return (value,) if value.strip() else ()
        if isinstance(value, list | tuple):
            return tuple(str(part).strip() for part in value if str(part).strip())
        return ()

    def flag(self, key: str) -> bool:
        """Return whether a custom flag is set."""
        return bool(self.work.custom.get(key))

    def cited(self, key: str) -> str:
        """Return a part of the citation («mode», «locator», …) as text."""
        value = self.cite.get(key)
        return "" if value is None else str(value).strip()

    @property
    def in_latin(self) -> bool:
        """Whether the list is in Latin letters throughout."""
        return self.settings.in_latin(self.variant)

    @property
    def agency(self) -> Terms:
        """The words of notes: the entry's own, or those of who made the list.

        GOST R 7.0.100-2018 lets notes, access and content be told in the language of
        the bibliographic agency; a variant of the style asks for it.
        """
        asked = self.variant & {"agency", *self.settings.agency_variants}
        language = self.settings.agency_language
        return terms_of(language) if asked and language else self.terms

    @property
    def container(self) -> str:
        """The title of what the work is printed in, short where the style wants it."""
        short = self.work.get("container-title-short")
        if self.settings.short_containers and short:
            return short
        return self.work.get("container-title")

    @property
    def is_part(self) -> bool:
        """Whether the work is a part of something with a title of its own."""
        return bool(self.work.get("container-title"))
