"""A form of a work in another language, also in the same script."""

from __future__ import annotations

from dataclasses import replace

from rapidfuzz.fuzz import ratio

from kzbib.languages.fold import fold
from kzbib.languages.scripts import script_of
from kzbib.matching.combine import combine
from kzbib.model import Variant, VariantKind, Work

_SAME_WORDS = 85.0


def as_form_of(work: Work, other: Work) -> Work:
    """Return ``work`` with ``other``, the same entry in a second list, as a variant.

    A Kazakh form of a Russian entry keeps its own title beside the Russian one.
    """
    both = work.title and other.title
    same_script = both and script_of(work.title) == script_of(other.title)
    if not same_script or ratio(fold(work.title), fold(other.title)) >= _SAME_WORDS:
        return combine(work, other)
    if any(fold(v.work.title) == fold(other.title) for v in work.variants):
        return combine(work, other)
    form = Variant(VariantKind.TRANSLATED, replace(other, variants=(), id=""))
    return replace(work, variants=(*work.variants, form))
