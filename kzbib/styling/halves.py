"""The two halves of a bilingual work: in its own language, and for readers of Latin."""

from __future__ import annotations

from dataclasses import replace

from kzbib.languages.scripts import script_of
from kzbib.model import VariantKind, Work
from kzbib.styling.terms import entry_language

# Languages that are written in Latin letters as well: «uz-Latn» is no romanisation.
_LATIN_AT_HOME = frozenset(("uz", "az", "tk", "tr", "crh"))
_LINKS = ("DOI", "URL", "ISBN", "ISSN")


def original_half(work: Work) -> Work:
    """Return the work in its own language and script.

    That is its ORIGINAL variant where the record itself is the translated half.
    """
    variant = work.variant(VariantKind.ORIGINAL)
    if variant is None:
        return work
    own = variant.work
    return own if own.language else replace(own, language=entry_language(own))


def translated_half(work: Work) -> Work | None:
    """Return the translated half of a work, None when it has none."""
    variant = work.variant(VariantKind.TRANSLATED)
    if variant is not None:
        return variant.work
    own = original_half(work)
    return work if own is not work and script_of(work.title) != "Cyrl" else None


def romanised_half(work: Work) -> Work | None:
    """Return the romanised data of a work, None when there are none."""
    variant = work.variant(VariantKind.ROMANISED)
    if variant is not None:
        return variant.work
    primary, _, rest = work.language.partition("-")
    return work if "Latn" in rest and primary not in _LATIN_AT_HOME else None


def with_rest(own: Work, whole: Work) -> Work:
    """Give one half the numbers, links and dates that only the other half has."""
    return replace(
        own,
        text={**whole.text, **own.text},
        dates={**whole.dates, **own.dates},
        custom=whole.custom or own.custom,
        id=whole.id,
    )


def own_form(work: Work) -> Work:
    """Return the work as a first list prints it: its own half, with every link."""
    own = original_half(work)
    for half in (work, *(variant.work for variant in work.variants)):
        links = {key: half.get(key) for key in _LINKS if half.get(key)}
        dates = {key: half.dates[key] for key in half.dates if key == "accessed"}
        own = replace(own, text={**links, **own.text}, dates={**dates, **own.dates})
    return replace(own, custom=own.custom or work.custom, id=work.id)


def is_foreign(work: Work) -> bool:
    """Whether a Latin list must romanise or translate the work, and mark its language.

    True for works in Cyrillic and for romanised ones.
    """
    own = original_half(work)
    said = [own.get(key) for key in ("title", "container-title", "publisher")]
    if not any(said[:2]):  # an untitled letter, a file of an archive
        said += [own.get("archive"), *(name.printed for name in own.people())]
    return romanised_half(work) is own or any(
        script_of(text) == "Cyrl" for text in said
    )


def source_language(work: Work) -> str:
    """Return the language in which the work is written: «ru» of «ru-Latn»."""
    own = original_half(work)
    primary = own.language.partition("-")[0]
    return primary if primary not in ("", "mixed") else entry_language(own)
