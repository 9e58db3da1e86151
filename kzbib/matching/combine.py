"""One record out of two: gaps are filled, the better value shown, forms are kept."""

from __future__ import annotations

from dataclasses import replace

from kzbib.languages.detect import detect_language
from kzbib.languages.fold import fold
from kzbib.languages.scripts import script_of
from kzbib.matching.best import better_date, better_names, better_text
from kzbib.model import Variant, VariantKind, Work

# Facts that say the same in every language, so that any form may give them.
NEUTRAL_TEXT = (
    "volume",
    "issue",
    "page",
    "number-of-pages",
    "number",
    "DOI",
    "ISBN",
    "ISSN",
    "URL",
    "PMID",
)
NEUTRAL_DATES = ("issued", "accessed")


def combine(work: Work, other: Work) -> Work:
    """Return ``work`` with the gaps filled from ``other``, a form of the same work.

    A form in another script becomes a variant. A Cyrillic original outranks the
    romanised or translated form that happened to be read first.
    """
    if script_of(work.title) == "Latn" and script_of(other.title) == "Cyrl":
        work, other = replace(other, id=work.id), work
    if _same_script(work, other):
        best = _better(_fill(work, other), other)
        return _add_variants(best, list(other.variants))
    form = Variant(_kind_of(work, other), _alone(other))
    return _add_variants(_fill_neutral(work, other), [form, *other.variants])


def complete(work: Work) -> Work:
    """Return the work with DOI, URL, pages… that only a variant printed."""
    for variant in work.variants:
        work = _fill_neutral(work, variant.work)
    return work


def fill_gaps(work: Work, other: Work) -> Work:
    """Return ``work`` with every empty field filled, and the variants it lacks."""
    return _add_variants(_fill(work, other), list(other.variants))


def _fill(work: Work, other: Work) -> Work:
    return replace(
        work,
        type=other.type if work.type == "document" else work.type,
        language=work.language or other.language,
        text={**other.text, **work.text},
        names={**other.names, **work.names},
        dates={**other.dates, **work.dates},
        custom={**other.custom, **work.custom},
    )


def _better(work: Work, other: Work) -> Work:
    """Return ``work`` with the values of ``other`` that outrank its own."""
    text, names, dates = dict(work.text), dict(work.names), dict(work.dates)
    for field in work.text.keys() & other.text.keys():
        if better_text(field, text[field], other.text[field]):
            text[field] = other.text[field]
    for role in work.names.keys() & other.names.keys():
        if better_names(names[role], other.names[role]):
            names[role] = other.names[role]
    for field in work.dates.keys() & other.dates.keys():
        if better_date(dates[field], other.dates[field]):
            dates[field] = other.dates[field]
    return replace(work, text=text, names=names, dates=dates)


def _fill_neutral(work: Work, other: Work) -> Work:
    text = {key: other.text[key] for key in NEUTRAL_TEXT if key in other.text}
    dates = {key: other.dates[key] for key in NEUTRAL_DATES if key in other.dates}
    return replace(work, text={**text, **work.text}, dates={**dates, **work.dates})


def _same_script(work: Work, other: Work) -> bool:
    """A work without a title has no script of its own: it fills gaps."""
    if not work.title or not other.title:
        return True
    return script_of(work.title) == script_of(other.title)


def _kind_of(work: Work, other: Work) -> VariantKind:
    """A form whose title folds to the same words is romanised, else translated."""
    if script_of(other.title) == "Cyrl":
        return VariantKind.ORIGINAL
    sounds = detect_language(other.title) == "ru-Latn"
    if sounds or fold(work.title)[:20] == fold(other.title)[:20]:
        return VariantKind.ROMANISED
    return VariantKind.TRANSLATED


def _alone(work: Work) -> Work:
    return replace(work, variants=(), id="")


def _add_variants(work: Work, more: list[Variant]) -> Work:
    variants = list(work.variants)
    for new in more:
        twin = next((v for v in variants if _same_form(v, new)), None)
        if _same_script(work, new.work) and fold(work.title) == fold(new.work.title):
            work = _fill(work, new.work)
        elif twin is None:
            variants.append(new)
        else:
            filled = Variant(twin.kind, _fill(twin.work, new.work))
            variants[variants.index(twin)] = filled
    return replace(work, variants=tuple(variants))


def _same_form(one: Variant, other: Variant) -> bool:
    return one.kind == other.kind and fold(one.work.title) == fold(other.work.title)
