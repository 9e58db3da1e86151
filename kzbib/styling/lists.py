"""Works → a whole list: title, order, numbers, and its printing."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kzbib.errors import StyleError
from kzbib.languages.collate import sort_key
from kzbib.model import Work
from kzbib.styling.entry import entry_runs
from kzbib.styling.runs import Runs, print_runs
from kzbib.styling.settings import Profile, style_settings
from kzbib.styling.suffixes import with_suffixes
from kzbib.styling.terms import entry_language, terms_of

_ORDERS = ("sorted", "given")


@dataclass(frozen=True, slots=True)
class FormattedEntry:
    """One entry of a list, its text in the list's output form."""

    work: Work
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class FormattedList:
    """A list with its title; ``render`` gives the whole text."""

    entries: tuple[FormattedEntry, ...]
    title: str
    to: str = "text"
    numbered: bool = True

    def render(self) -> str:
        """Return title and entries in the list's output form, ending in a line end."""
        return _RENDERERS[self.to](self)


def bibliography(
    works: Sequence[Work],
    style: str,
    *,
    order: str = "sorted",
    numbered: bool | None = None,
    to: str = "text",
    variant: str = "",
) -> FormattedList:
    """Return the list of works in a style, each entry worded in its own language.

    ``order`` is "sorted" (Cyrillic first by the Kazakh alphabet, then Latin) or
    "given"; without ``numbered`` the style says whether entries are. Raises
    StyleError when style, order or output form is unknown.
    """
    if order not in _ORDERS:
        raise StyleError(f"no order «{order}»", hint=f"Choose: {', '.join(_ORDERS)}.")
    rendered = (entry_runs(work, style, variant=variant) for work in works)
    pairs = list(zip(works, rendered, strict=True))
    if style_settings(style).year_suffix:
        pairs = with_suffixes(pairs, latin=_is_latin(style, variant))
    if order == "sorted":
        pairs.sort(key=lambda pair: sort_key(print_runs(pair[1], "text")))
    if numbered is None:
        numbered = style_settings(style).numbered
    return _numbered(pairs, _title(works, style, variant), numbered, to)


def paired_lists(
    works: Sequence[Work],
    pair: Profile,
    *,
    order: str = "sorted",
    numbered: bool | None = None,
    to: str = "text",
) -> tuple[FormattedList, ...]:
    """Return a profile's lists; the second keeps order and numbers of the first."""
    first = bibliography(works, pair.first, order=order, numbered=numbered, to=to)
    if not pair.second:
        return (first,)
    same = [entry.work for entry in first.entries]
    second = bibliography(same, pair.second, order="given", numbered=numbered, to=to)
    return first, second


def _numbered(
    pairs: Sequence[tuple[Work, Runs]], title: str, numbered: bool, to: str
) -> FormattedList:
    entries = tuple(
        FormattedEntry(work, number, print_runs(runs, to))
        for number, (work, runs) in enumerate(pairs, start=1)
    )
    print_runs((), to)  # an unknown form is an error for an empty list as well
    return FormattedList(entries, title, to, numbered)


def _is_latin(style: str, variant: str) -> bool:
    return style_settings(style).in_latin(frozenset(variant.split()))


def _title(works: Sequence[Work], style: str, variant: str) -> str:
    """The list's title in the language of most of its entries."""
    if _is_latin(style, variant):
        return terms_of("en").word("list-title")
    languages = Counter(entry_language(work) for work in works)
    main = languages.most_common(1)[0][0] if languages else "en"
    return terms_of(main).word("list-title")


def _as_text(formatted: FormattedList) -> str:
    lines = [
        f"{entry.number}. {entry.text}" if formatted.numbered else entry.text
        for entry in formatted.entries
    ]
    return "\n".join([formatted.title, "", *lines, ""])


def _as_markdown(formatted: FormattedList) -> str:
    mark = "\n" if formatted.numbered else "\n\n"
    lines = [
        f"{entry.number}. {entry.text}" if formatted.numbered else entry.text
        for entry in formatted.entries
    ]
    return f"## {formatted.title}\n\n{mark.join(lines)}\n"


def _as_html(formatted: FormattedList) -> str:
    tag = "ol" if formatted.numbered else "ul"
    rows = (f"  <li>{entry.text}</li>" for entry in formatted.entries)
    title = html.escape(formatted.title)
    return "\n".join([f"<h2>{title}</h2>", f"<{tag}>", *rows, f"</{tag}>", ""])


_RENDERERS: Mapping[str, Callable[[FormattedList], str]] = {
    "text": _as_text,
    "markdown": _as_markdown,
    "html": _as_html,
}
