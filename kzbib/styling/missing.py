"""What a person must supply before a romanised or translated list is complete."""

from __future__ import annotations

from collections.abc import Mapping

from kzbib.languages.scripts import script_of
from kzbib.model import Work
from kzbib.styling.catalogue import find_style
from kzbib.styling.context import Context
from kzbib.styling.forms import forms_of
from kzbib.styling.halves import is_foreign
from kzbib.styling.settings import StyleSettings, style_settings
from kzbib.styling.terms import terms_of

_WANTED: Mapping[str, str] = {
    "title": "no English title",
    "container-title": "no English name of the journal or book",
    "publisher-place": "no English name of the place of publication",
    "genre": "no English name of the kind of work",
}


def missing_facts(work: Work, style: str, *, variant: str = "") -> tuple[str, ...]:
    """Return what is missing for a list in Latin letters, in the order of printing.

    () for a style in the work's own language and for works in Latin script. Raises
    StyleError when the style is unknown.
    """
    find_style(style)
    settings, words = style_settings(style), frozenset(variant.split())
    if not settings.in_latin(words) or not is_foreign(work):
        return ()
    forms = forms_of(Context(work, settings, terms_of("en"), words))
    return tuple(
        message
        for key, message in _WANTED.items()
        if _is_printed(key, settings)
        and script_of(forms.work.get(key)) == "Cyrl"
        and not forms.english.get(key)
    )


def _is_printed(key: str, settings: StyleSettings) -> bool:
    """Whether the style prints the English form of a field."""
    if key == "container-title":
        return "{english}" in settings.container_form
    return not (key == "publisher-place" and settings.recipe == "apa")
