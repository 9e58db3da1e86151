"""The words under which a work is found, folded, whatever its script."""

from __future__ import annotations

from collections.abc import Iterable

from kzbib.languages.fold import fold

_MOST_KNOWN = 400_000
_SHORTEST = 3
_MOST = 14  # words of one title that are kept

_known: dict[str, tuple[str, ...]] = {}
_names: dict[str, str] = {}


def title_words(titles: Iterable[str]) -> list[str]:
    """Return the folded words of titles by which a work may be found, each once."""
    words: dict[str, None] = {}
    for title in titles:
        for printed in title.split():
            found = _known.get(printed)
            if found is None:
                found = _fold(printed)
            for word in found:
                words[word] = None
    return list(words)[:_MOST]


def author_year(family: str, year: str | int | None) -> str:
    """Return the word that stands for first author and year: «tokaev1997»."""
    if not family or not year:
        return ""
    name = _names.get(family)
    if name is None:
        if len(_names) > _MOST_KNOWN:
            _names.clear()
        name = _names[family] = fold(family).replace(" ", "")
    return f"{name}{year}" if name else ""


def _fold(printed: str) -> tuple[str, ...]:
    """Fold a printed word once for all; words of two letters tell nothing."""
    if len(_known) > _MOST_KNOWN:
        _known.clear()
    words = fold(printed).split()
    kept = tuple(word for word in words if len(word) >= _SHORTEST or word.isdigit())
    _known[printed] = kept
    return kept
