"""Lists of one article that hold the same entries in several languages.

Kazakh and Russian journals print «Список литературы» and then References, the same
entries romanised or translated. Entries of two lists are laid side by side in their
order; facts that every language prints alike say which belong together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz.fuzz import ratio

from kzbib.languages.fold import fold
from kzbib.library.items import Item
from kzbib.model import Pages, Work

RULE = "same place in the second list"
MOVED = "same entry at another place of the second list"

# What agreeing facts weigh; a contradiction counts against.
_AUTHOR, _YEAR, _PAGES, _NUMBER, _TITLE, _DOI = 2, 2, 2, 1, 2, 4
_OTHER_YEAR, _OTHER_PAGES, _OTHER_AUTHOR = -4, -2, -2
_STRONG = 4  # enough by itself
_WEAK = 2  # enough at the same place of lists that are plainly pairs
_LIKE_NAME, _UNLIKE_NAME = 78.0, 55.0  # romanised differently; another name
_LIKE_TITLE = 85.0
_MOST_PAIRS = 250_000  # comparisons of two lists; longer ones are not laid together
_NUMBERS = ("volume", "issue", "number-of-pages", "number")


@dataclass(frozen=True, slots=True)
class _Facts:
    """What an entry prints alike in every language."""

    year: int | None
    page: str
    doi: str
    numbers: frozenset[tuple[str, str]]
    names: tuple[str, ...]
    """The first author's family name, folded, in each form of the entry."""
    titles: tuple[str, ...]


@dataclass(slots=True)
class Pairs:
    """Partners of the entries of later lists, why, and what does not fit."""

    partner: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    """(list, position) → the same of the first list."""
    evidence: dict[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)
    moved: set[tuple[int, int]] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)


def pair_lists(items: Sequence[Item]) -> Pairs:
    """Return which entries of later lists are entries of an earlier one.

    Lists are pairs when half of the shorter one's entries surely agree. An entry that
    is missing, moved or different is told in ``notes``.
    """
    lists: dict[int, list[Item]] = {}
    for item in items:
        lists.setdefault(item.list, []).append(item)
    facts = {id(item): _facts(item) for item in items}
    pairs = Pairs()
    firsts: list[int] = []
    for number, entries in lists.items():
        if not any(_pair(lists[first], entries, facts, pairs) for first in firsts):
            firsts.append(number)
    return pairs


def _pair(
    one: list[Item], other: list[Item], facts: dict[int, _Facts], pairs: Pairs
) -> bool:
    """Lay two lists side by side; False when they are no pair."""
    if len(one) * len(other) > _MOST_PAIRS:
        return False
    table = [[_compare(facts[id(a)], facts[id(b)]) for b in other] for a in one]
    scores = [[score for score, _ in row] for row in table]
    aligned = _align(scores)
    strong = sum(scores[i][j] >= _STRONG for i, j in aligned)
    moved = list(_moved(scores, aligned))
    shorter = min(len(one), len(other))
    if strong + len(moved) < max(1, 0.5 * shorter):
        return False
    kept = [pair for pair in aligned if _holds(pair, aligned, scores)]
    for i, j in [*kept, *moved]:
        place = _place(other[j])
        pairs.partner[place] = _place(one[i])
        pairs.evidence[place] = table[i][j][1]
        if (i, j) in moved:
            pairs.moved.add(place)
            pairs.notes.append(f"{_said(other[j])} is {_said(one[i])}: another order")
    _tell_lonely(one, {i for i, _ in [*kept, *moved]}, other, pairs)
    _tell_lonely(other, {j for _, j in [*kept, *moved]}, one, pairs)
    return True


def _place(item: Item) -> tuple[int, int]:
    return item.list, item.position


def _said(item: Item) -> str:
    return f"list {item.list}, entry {item.number or item.position}"


def _tell_lonely(
    entries: list[Item], paired: set[int], other: list[Item], pairs: Pairs
) -> None:
    for at, item in enumerate(entries):
        if at not in paired:
            pairs.notes.append(f"{_said(item)} has no partner in list {other[0].list}")


def _holds(
    pair: tuple[int, int], aligned: list[tuple[int, int]], scores: list[list[int]]
) -> bool:
    """A strong pair, or a weaker one between neighbours that are pairs too."""
    i, j = pair
    if scores[i][j] >= _STRONG:
        return True
    before = (i - 1, j - 1) in aligned or i == j == 0
    after = (i + 1, j + 1) in aligned or (i, j) == (len(scores) - 1, len(scores[0]) - 1)
    return before and after


def _align(scores: list[list[int]]) -> list[tuple[int, int]]:
    """The pairs in one order with the greatest sum (Needleman and Wunsch, 1970)."""
    rows, columns = len(scores), len(scores[0])
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            skip = max(best[i + 1][j], best[i][j + 1])
            gain = scores[i][j] if scores[i][j] >= _WEAK else -1
            best[i][j] = max(skip, best[i + 1][j + 1] + gain)
    found = []
    i = j = 0
    while i < rows and j < columns:
        gain = scores[i][j]
        if gain >= _WEAK and best[i][j] == best[i + 1][j + 1] + gain:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _moved(
    scores: list[list[int]], aligned: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Entries that surely agree but stand in another order."""
    used = {i for i, j in aligned if scores[i][j] >= _STRONG}
    taken = {j for i, j in aligned if scores[i][j] >= _STRONG}
    sure = sorted(
        (-score, i, j)
        for i, row in enumerate(scores)
        for j, score in enumerate(row)
        if score >= _STRONG and i not in used and j not in taken
    )
    for _, i, j in sure:
        if i not in used and j not in taken:
            used.add(i)
            taken.add(j)
            yield i, j


def _facts(item: Item) -> _Facts:
    work = item.parsed.work if item.parsed else Work()
    forms = [work, *(variant.work for variant in work.variants)]
    return _Facts(
        year=next((form.year for form in forms if form.year), None),
        page=next((_first_page(form) for form in forms if form.get("page")), ""),
        doi=next((form.get("DOI").lower() for form in forms if form.get("DOI")), ""),
        numbers=frozenset(
            (key, form.get(key)) for form in forms for key in _NUMBERS if form.get(key)
        ),
        names=tuple(filter(None, map(_first_family, forms))),
        titles=tuple(filter(None, (fold(form.title) for form in forms))),
    )


def _first_page(work: Work) -> str:
    return Pages.from_text(work.get("page")).first


def _first_family(work: Work) -> str:
    people = work.people() or work.people("editor")
    return fold(people[0].literal or people[0].full_family) if people else ""


def _compare(one: _Facts, other: _Facts) -> tuple[int, tuple[str, ...]]:
    """How much two entries agree, and in what words."""
    found: list[tuple[int, str]] = []
    if one.doi and one.doi == other.doi:
        found.append((_DOI, f"DOI {one.doi}"))
    if one.year and other.year:
        same = one.year == other.year
        found.append((_YEAR, f"year {one.year}") if same else (_OTHER_YEAR, ""))
    if one.page and other.page:
        same = one.page == other.page
        found.append((_PAGES, f"page {one.page}") if same else (_OTHER_PAGES, ""))
    for key, value in sorted(one.numbers & other.numbers):
        found.append((_NUMBER, f"{key} {value}"))
    author = _best(one.names, other.names)
    if author >= _LIKE_NAME:
        found.append((_AUTHOR, "same first author"))
    elif 0 < author < _UNLIKE_NAME:
        found.append((_OTHER_AUTHOR, ""))
    title = _best(one.titles, other.titles)
    if title >= _LIKE_TITLE:
        found.append((_TITLE, f"titles {title:.0f} of 100"))
    return sum(weight for weight, _ in found), tuple(said for _, said in found if said)


def _best(ours: Iterable[str], theirs: Sequence[str]) -> float:
    """The best likeness of two names or titles in any form, 0 where one lacks them."""
    return max((ratio(a, b) for a in ours for b in theirs), default=0.0)
