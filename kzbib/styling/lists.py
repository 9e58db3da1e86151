"""Works → a whole list: title, order, numbers, and its printing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kzbib.errors import StyleError
from kzbib.model import Work
from kzbib.styling.catalogue import is_numbered
from kzbib.styling.entry import entry_runs
from kzbib.styling.halves import is_foreign
from kzbib.styling.ordering import in_order
from kzbib.styling.plain import require_something
from kzbib.styling.runs import Runs, print_runs
from kzbib.styling.settings import Profile, style_settings
from kzbib.styling.suffixes import with_suffixes
from kzbib.styling.terms import entry_language, terms_of


@dataclass(frozen=True, slots=True)
class FormattedEntry:
    """One entry of a list, its text in the list's output form."""

    work: Work
    number: int
    text: str
    runs: Runs = ()


@dataclass(frozen=True, slots=True)
class FormattedList:
    """A list with its title; ``render`` gives the whole text.

    ``refused`` says, by key, why a work could not be printed.
    """

    entries: tuple[FormattedEntry, ...]
    title: str
    to: str = "text"
    numbered: bool = True
    refused: Mapping[str, str] = field(default_factory=dict)

    def render(self) -> str:
        """Return title and entries in the list's output form, ending in a line end.

        Raises StyleError for a form that is no text (docx).
        """
        from kzbib.styling.outputs import render_lists  # noqa: PLC0415 (a circle)

        rendered = render_lists([self])
        if isinstance(rendered, bytes):
            raise StyleError(f"a list as {self.to} is no text", hint="Name a file.")
        return rendered


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

    ``order`` is one of ordering.ORDERS; without ``numbered`` the style says whether
    entries are. A work with nothing to print is told in ``refused``. Raises
    StyleError when style, order or output form is unknown.
    """
    printable, refused = _printable(works)
    rendered = (entry_runs(work, style, variant=variant) for work in printable)
    pairs = list(zip(printable, rendered, strict=True))
    if style_settings(style).year_suffix:
        pairs = with_suffixes(pairs, latin=_is_latin(style, variant))
    pairs = in_order(pairs, order)
    print_runs((), to)  # an unknown form is an error for an empty list as well
    entries = tuple(
        FormattedEntry(work, number, print_runs(runs, to), runs)
        for number, (work, runs) in enumerate(pairs, start=1)
    )
    if numbered is None:
        numbered = is_numbered(style)
    title = _title(printable, style, variant)
    return FormattedList(entries, title, to, numbered, refused)


def paired_lists(
    works: Sequence[Work],
    pair: Profile,
    *,
    order: str = "",
    numbered: bool | None = None,
    to: str = "text",
) -> tuple[FormattedList, ...]:
    """Return a profile's lists; the second keeps order and numbers of the first.

    Without ``order`` the profile's own is taken. Works in Latin script stand in the
    second list only where the profile repeats them there.
    """
    first = bibliography(
        works, pair.first, order=order or pair.order, numbered=numbered, to=to
    )
    if not pair.second:
        return (first,)
    same = [entry.work for entry in first.entries]
    second = bibliography(same, pair.second, order="given", numbered=numbered, to=to)
    if not pair.repeat_latin:
        kept = tuple(each for each in second.entries if is_foreign(each.work))
        second = replace(second, entries=kept)
    return first, second


def _printable(works: Sequence[Work]) -> tuple[list[Work], dict[str, str]]:
    """Part the works into those with something to print and the refused ones."""
    printable, refused = [], {}
    for work in works:
        try:
            require_something(work)
            printable.append(work)
        except StyleError as problem:
            refused[problem.where] = problem.message
    return printable, refused


def _is_latin(style: str, variant: str) -> bool:
    return style_settings(style).in_latin(frozenset(variant.split()))


def _title(works: Sequence[Work], style: str, variant: str) -> str:
    """The list's title in the language of most of its entries."""
    if _is_latin(style, variant):
        return terms_of("en").word("list-title")
    languages = Counter(entry_language(work) for work in works)
    main = languages.most_common(1)[0][0] if languages else "en"
    return terms_of(main).word("list-title")
