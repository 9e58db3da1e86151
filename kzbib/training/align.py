"""Finds where in a printed reference the values of its labelled fields stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kzbib.parsing.tokens import Tokens
from kzbib.parsing.words.months import MONTHS

NAME_FIELDS = "author editor translator compiler container-author".split()
DATE_FIELDS = ("issued",)
TEXT_FIELDS = (
    "title container-title collection-title volume-title event-title "
    "event-place publisher genre archive_location archive edition authority "
    "publisher-place page number-of-pages number volume issue section "
    "number-of-volumes part-number collection-number"
).split()
_SCORED_LAST = frozenset(
    "publisher-place page number-of-pages number volume issue section "
    "number-of-volumes part-number collection-number".split()
)
# What stands right before or behind a number of a kind.
_BEFORE = {
    "page": r"(?:\b[сСcCpPрРбБSs]{1,2}|стр|pages?|бет)\W{0,3}$",
    "volume": (
        r"(?:\b[тТTt]|том|vol|volume|\b[чЧvVВвbB]|кн|част[ьи]|кітап|bd|part)\W{0,3}$"
    ),
    "issue": r"(?:№|\b[nN][oо]?|вып\w*|vyp|iss\w*|шығ\w*)\W{0,3}$",
    "number": r"(?:№|\b[nN][oо]?|гост\w*|\bр)\W{0,3}$",
    "section": r"(?:ст|стат\w*|бап)\W{0,3}$",
    "number-of-volumes": r"(?:\b[вВ]|in)\W{0,2}$",
    "part-number": r"(?:[чЧ]|кн|part)\W{0,3}$",
}
_BEHIND = {
    "page": r"\W{0,2}(?:[бс]|стр|бет|pp?)\b",
    "number-of-pages": (
        r"(?:,? ?\[\d+\])?\W{0,2}(?:[сСcpPрбБSs]{1,2}|стр|pages|бет\w*)\b"
    ),
    "volume": r"\W{0,2}(?:том|т|кітап|бөлім|\(\d)\b",
    "number-of-volumes": r"\W{0,2}(?:-?х|-?ти|т|том|vol|ч|кн)",
}


@dataclass(frozen=True, slots=True)
class Alignment:
    """The place of each value; ``missing`` are fields whose value was not found."""

    spans: tuple[tuple[str, int, int], ...]
    missing: tuple[str, ...]


@dataclass(slots=True)
class _Canon:
    """Letters and digits of a text, folded, each with its offset."""

    text: str
    places: list[int]
    raw: str
    start: int
    tokens: Tokens
    taken: list[tuple[int, int, str]] = field(default_factory=list)

    @classmethod
    def of(cls, raw: str, start: int, end: int, tokens: Tokens) -> _Canon:
        letters: list[str] = []
        places: list[int] = []
        for place in range(start, end):
            for letter in _fold(raw[place]):
                letters.append(letter)
                places.append(place)
        return cls("".join(letters), places, raw, start, tokens)

    def occurrences(self, value: str, *, whole: bool = True) -> list[tuple[int, int]]:
        """Return bounds in the raw text of every occurrence at word ends."""
        wanted = _fold(value)
        if not wanted:
            return []
        found = []
        at = self.text.find(wanted)
        while at >= 0:
            first, last = self.places[at], self.places[at + len(wanted) - 1] + 1
            if not whole or self._at_words(first, last):
                found.append((first, last))
            at = self.text.find(wanted, at + 1)
        return found

    def _at_words(self, first: int, last: int) -> bool:
        starts, ends = self.tokens.starts, self.tokens.ends
        a, b = bisect_left(starts, first), bisect_left(ends, last)
        return (a < len(starts) and starts[a] == first) and (
            b < len(ends) and ends[b] == last
        )

    def free(self, first: int, last: int) -> bool:
        return all(last <= a or b <= first for a, b, _ in self.taken)

    def take(self, first: int, last: int, name: str) -> None:
        self.taken.append((first, last, name))


def _fold(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def align(
    raw: str,
    start: int,
    end: int,
    parts: Mapping[str, Mapping[str, Any]],
    tokens: Tokens,
) -> Alignment:
    """Find the values of ``parts`` (prefix → CSL item) in ``raw[start:end]``.

    Long values are placed first, so that a short one is not found inside them;
    numbers choose the place whose neighbours suit them («С. 5», «№ 3»).
    """
    canon = _Canon.of(raw, start, end, tokens)
    missing: list[str] = []
    jobs = [
        (prefix, name, csl[name])
        for prefix, csl in parts.items()
        for name in TEXT_FIELDS
        if csl.get(name) not in (None, "", [])
    ]
    jobs.sort(key=lambda job: (job[1] in _SCORED_LAST, -len(str(job[2]))))
    first_jobs = [job for job in jobs if job[1] not in _SCORED_LAST]
    for prefix, name, value in first_jobs:
        if not _place_text(canon, prefix + name, name, str(value), jobs):
            missing.append(prefix + name)
    twice = sum("issued" in csl for csl in parts.values()) > 1
    for prefix, csl in parts.items():
        for name in DATE_FIELDS:
            if csl.get(name) and not _place_date(
                canon, prefix + name, csl[name], 1 if twice else None
            ):
                missing.append(prefix + name)
        for name in NAME_FIELDS:
            if csl.get(name) and not _place_names(canon, prefix + name, csl[name]):
                missing.append(prefix + name)
    for prefix, name, value in jobs[len(first_jobs) :]:
        if not _place_text(canon, prefix + name, name, str(value), jobs):
            missing.append(prefix + name)
    spans = sorted((a, b, name) for a, b, name in canon.taken)
    return Alignment(tuple((name, a, b) for a, b, name in spans), tuple(missing))


def _place_text(
    canon: _Canon, label: str, name: str, value: str, jobs: list[Any]
) -> bool:
    found = [f for f in canon.occurrences(value) if canon.free(*f)]
    if not found and name in ("page", "volume", "issue", "number"):
        found = [f for f in canon.occurrences(value, whole=False) if canon.free(*f)]
    if found:
        best = max(found, key=lambda f: _score(canon, label, name, *f))
        canon.take(*best, label)
        return True
    return len(value) > 7 and _place_pieces(canon, label, value)


def _place_pieces(canon: _Canon, label: str, value: str) -> bool:
    """Place a value that something interrupts: «Право [Текст]: учебник»."""
    words = value.split()
    pieces: list[tuple[int, int]] = []
    position = canon.start
    while words:
        for count in range(len(words), 0, -1):
            head = " ".join(words[:count])
            spots = [
                f
                for f in canon.occurrences(head)
                if f[0] >= position and canon.free(*f)
            ]
            if spots and (not pieces or spots[0][0] - position < 90):
                break
        else:
            return False
        pieces.append(spots[0])
        position = spots[0][1]
        words = words[count:]
        if len(pieces) > 3:
            return False
    for piece in pieces:
        canon.take(*piece, label)
    return True


def _score(canon: _Canon, label: str, name: str, first: int, last: int) -> float:
    before, behind = (
        canon.raw[max(canon.start, first - 12) : first],
        canon.raw[last : last + 12],
    )
    score = first / (len(canon.raw) + 1)
    if name in ("title", "genre", "publisher-place", "publisher"):
        score = -score
    if name in _BEFORE and re.search(_BEFORE[name], before):
        score += 4
    if name in _BEHIND and re.match(_BEHIND[name], behind, re.IGNORECASE):
        score += 4
    if name in ("volume", "issue", "page", "number-of-pages"):
        for other, pattern in _BEFORE.items():
            if other != name and other in ("page", "volume", "issue"):
                score -= 3 * bool(re.search(pattern, before))
    if name in ("publisher", "publisher-place"):
        container = [t for t in canon.taken if t[2].endswith("issued")]
        score += sum(0.5 for t in container if 0 <= t[0] - last < 60)
    containers = [t for t in canon.taken if t[2].endswith("container-title")]
    nearest = max((t for t in containers if t[1] <= first), default=None)
    if nearest and nearest[2].startswith("translated.") != label.startswith(
        "translated."
    ):
        score -= 6
    if name == "page" and "-" not in canon.raw[first:last]:
        score += 0.1
    return score


def _place_date(
    canon: _Canon, label: str, value: Mapping[str, Any], limit: int | None
) -> bool:
    parts = [tuple(map(int, p)) for p in value.get("date-parts") or [] if p]
    if not parts:
        return False
    tokens = canon.tokens
    exact: list[int] = []
    near: list[int] = []
    bare: list[int] = []
    for i, word in enumerate(tokens.words):
        date = tokens.dates.get(i)
        if date:
            same = list(date.parts) == parts
            (exact if same else near if date.parts[0][0] == parts[0][0] else []).append(
                i
            )
        elif word == str(parts[0][0]) or (
            word.isdigit() and word == "".join(str(parts[0][0]))
        ):
            bare.append(i)
    chosen = exact or bare or near
    if len(parts[0]) > 1 and exact:
        chosen = exact[:1]
    chosen = [i for i in chosen if canon.free(tokens.starts[i], tokens.ends[i])][:limit]
    for i in chosen:
        canon.take(tokens.starts[i], tokens.ends[i], label)
    if chosen and len(parts[0]) > 1 and not exact:
        return _place_month(canon, label, parts[0][1])
    return bool(chosen)


def _place_month(canon: _Canon, label: str, month: int) -> bool:
    for first, last, word in zip(
        canon.tokens.starts, canon.tokens.ends, canon.tokens.words, strict=True
    ):
        if MONTHS.get(word.casefold()) == month and canon.free(first, last):
            canon.take(first, last, label)
            return True
    return False


def _place_names(canon: _Canon, label: str, people: Any) -> bool:
    position = canon.start
    every = True
    family_first: bool | None = None
    for person in people if isinstance(people, list) else [people]:
        parts = _one_name(canon, person, position, family_first) or _one_name(
            canon, person, canon.start, family_first
        )
        if parts is None:
            every = False
            continue
        position = max(last for _, last, _ in parts)
        parts.sort()
        if len(parts) > 1:
            family_first = parts[0][2] == ".f"
        for first, last, part in parts:
            canon.take(first, last, label + part)
    return every


def _one_name(
    canon: _Canon, person: Mapping[str, str], position: int, family_first: bool | None
) -> list[tuple[int, int, str]] | None:
    """Return the places of the parts of a name that stand side by side.

    Of two readings («A. Smirnov, T. Levashova») the order of the name before wins,
    then the earlier place.
    """
    if person.get("literal"):
        found = _free_after(canon, person["literal"], position)
        return [(*found, ".l")] if found else None
    family, given = person.get("family", ""), person.get("given", "")
    particle = person.get("non-dropping-particle") or person.get("dropping-particle")
    suffix = person.get("suffix", "")
    families = [f"{particle} {family}", family] if particle else [family]
    givens = [f"{given} {suffix}", f"{given} {particle}", given]
    readings = []
    for one in families:
        for other in givens:
            for pair in ((one, other), (other, one)):
                found = _free_after(canon, " ".join(pair), position)
                if found:
                    swapped = (pair[0] is one) is not family_first
                    rank = (family_first is not None and swapped, found[0])
                    readings.append((rank, found, pair, pair[0] is other))
    if readings:
        _, found, pair, given_first = min(readings, key=lambda reading: reading[0])
        return _cut_pair(canon, found, pair, given_first=given_first)
    found = _free_after(canon, family, position)
    return [(*found, ".f")] if found and not given else None


def name_parts(
    raw: str, start: int, end: int, tokens: Tokens, person: Mapping[str, str]
) -> list[tuple[int, int, str]] | None:
    """Return the parts of a name that stands in ``raw[start:end]``."""
    canon = _Canon.of(raw, start, end, tokens)
    parts = _one_name(canon, person, start, None)
    return sorted(parts) if parts else None


def _cut_pair(
    canon: _Canon, bounds: tuple[int, int], pair: tuple[str, str], *, given_first: bool
) -> list[tuple[int, int, str]]:
    first, last = bounds
    length = len(_fold(pair[0]))
    names = (".g", ".f") if given_first else (".f", ".g")
    if not length or not _fold(pair[1]):
        return [(first, last, names[0] if length else names[1])]
    begin = bisect_left(canon.places, first)
    end = canon.places[begin + length - 1] + 1
    return [(first, end, names[0]), (canon.places[begin + length], last, names[1])]


def _free_after(canon: _Canon, value: str, position: int) -> tuple[int, int] | None:
    for first, last in canon.occurrences(value):
        if first >= position and canon.free(first, last):
            return first, last
    return None
