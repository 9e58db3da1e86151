"""What a confirmed record can add to a work, never in place of what is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from kzbib.languages.fold import fold
from kzbib.languages.scripts import script_of
from kzbib.model import Variant, VariantKind, Work, work_to_csl
from kzbib.resolving.compare import FieldEvidence
from kzbib.resolving.similarity import Comparison, compare_titles

# These read the same in every language.
_NEUTRAL = ("volume", "issue", "page", "number", "ISSN", "ISBN", "DOI", "issued")
# These are filled only when the record is in the language of the stored work.
_WORDED = (
    "title",
    "author",
    "editor",
    "translator",
    "container-title",
    "collection-title",
    "publisher",
    "publisher-place",
    "edition",
    "event-title",
    "genre",
)
_SAME = frozenset({Comparison.EQUAL, Comparison.FOLDED})


def fills_for(
    stored: Work, found: Work, evidence: Sequence[FieldEvidence]
) -> Mapping[str, Any]:
    """Return the values for empty fields as a CSL-JSON fragment.

    A record in another language fills numbers and identifiers only; its words become
    a variant under ``custom.variants`` when the work has none of that kind. Variants
    that the record itself has (the original title) are offered too.
    """
    same = any(
        row.field == "title"
        and row.comparison in _SAME
        and (row.stored, row.found) == (stored.title, found.title)
        for row in evidence
    )
    ours, theirs = work_to_csl(stored), work_to_csl(found)
    keys = _NEUTRAL + (_WORDED if same or not stored.title else ())
    fills = {key: theirs[key] for key in keys if key in theirs and not ours.get(key)}
    if "page" in ours or "page" in fills:
        fills.pop("number", None)
    if variants := _variants(stored, found, as_variant=bool(stored.title) and not same):
        csl = [{"kind": str(v.kind), "csl": work_to_csl(v.work)} for v in variants]
        fills["custom"] = {"variants": csl}
    return fills


def _variants(stored: Work, found: Work, *, as_variant: bool) -> list[Variant]:
    """The found record as a variant, if it is one, and the variants it has itself.

    Kinds that the stored work has are left out, and so is what repeats its title.
    """
    offered = list(found.variants)
    if as_variant and found.title:
        offered.insert(0, Variant(_kind(stored, found), _words(found)))
    return [
        variant
        for variant in offered
        if stored.variant(variant.kind) is None
        and not _repeats(variant.work.title, stored.title)
    ]


def _repeats(title: str, stored: str) -> bool:
    """Whether a title is the stored one in the same script."""
    return script_of(title) == script_of(stored) and fold(title) == fold(stored)


def _kind(stored: Work, found: Work) -> VariantKind:
    if script_of(found.title) == "Cyrl" and script_of(stored.title) != "Cyrl":
        return VariantKind.ORIGINAL
    sounds = compare_titles(stored.title, found.title).comparison
    if sounds == Comparison.TRANSLITERATED:
        return VariantKind.ROMANISED
    return VariantKind.TRANSLATED


def _words(found: Work) -> Work:
    return replace(
        found,
        text={key: value for key, value in found.text.items() if key in _WORDED},
        names={key: value for key, value in found.names.items() if key in _WORDED},
        dates={},
        custom={},
        variants=(),
    )
