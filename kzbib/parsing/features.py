"""What the labeller sees of each word: the word, its shape, marks and neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kzbib.parsing.lexicon import word_classes
from kzbib.parsing.segments import cut_segments
from kzbib.parsing.tokens import Tokens

_CACHE_LIMIT = 50_000
_SPACES = re.compile(r"\s+")
_LETTER = re.compile(r"[^\W\d_]")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_ROMAN = re.compile(r"[IVXLCІХ]{1,6}$")

Gap = tuple[str, str, str, str]
"""Names of the marks between two words, for the four places they are seen from."""


class Look(NamedTuple):
    """Features of a word for each place it can stand in."""

    own: tuple[str, ...]
    before: tuple[str, ...]
    behind: tuple[str, ...]
    second_before: tuple[str, ...]
    second_behind: tuple[str, ...]
    kinds: frozenset[str]
    """What its stretch holds because of it."""


_SEGMENT = {
    "Lpub": "P",
    "Ljou": "J",
    "Lcon": "C",
    "Lgen": "G",
    "Lorg": "P",
    "Lpla": "L",
    "Lpl1": "L",
    "Lvol": "v",
    "Liss": "i",
    "Lpag": "p",
    "Lred": "r",
    "Ltra": "r",
    "Lsos": "r",
    "Led": "e",
    "Llaw": "w",
    "Ldis": "t",
    "Lin": "B",
    "Lser": "S",
    "Lnew": "A",
    "Lgiv": "g",
}
_KIND = {
    "X": "N",
    "X.": "N",
    "Y": "Y",
    "<URL>": "U",
    "<date>": "D",
    "<years>": "Y",
    "9": "9",
    "99": "9",
    "999": "9",
    "9999": "9",
    "9-9": "-",
    "R": "R",
}
_TELLING = frozenset("Yipv-LJCtwD")
_words: dict[str, Look] = {}
_gaps: dict[str, Gap] = {}


def shape(word: str) -> str:
    """«Алматы» → «Xx», «ЦГА» → «XX», «2011» → «Y», «56» → «99», «К.-Ж.К.» → «X.»."""
    if word[0] == "<":
        return word
    if word[0].isdigit():
        return _number_shape(word)
    if len(word) == 1:
        return "X" if word.isupper() else "x"
    return _word_shape(word)


def _number_shape(word: str) -> str:
    if not word.isdigit():
        return "9-9"
    return "Y" if _YEAR.match(word) else "9" * min(len(word), 5)


def _word_shape(word: str) -> str:
    if "." in word:
        return "X."
    if word.isupper():
        return "R" if _ROMAN.match(word) else "XX"
    if word[0].isupper():
        return "X-x" if "-" in word else "Xx"
    return "xx"


def _look(word: str) -> Look:
    kind = shape(word)
    folded = word.casefold()
    script = "c" if any("Ѐ" <= letter <= "ԯ" for letter in word) else "l"
    classes = word_classes(word, folded)
    if kind == "Y" or word[0].isdigit() or word[0] == "<":
        base = [kind]
        if len(word) <= 2:
            base.append(word)
    else:
        base = [f"w{folded}", kind + script]
    base += classes
    own = list(base)
    if kind in ("Xx", "xx", "XX", "X-x"):
        own += [f"p{n}{folded[:n]}" for n in (2, 3, 4) if len(folded) > n]
        own += [f"s{n}{folded[-n:]}" for n in (1, 2, 3, 4) if len(folded) > n]
        own.append("n" + str(min(len(folded), 8)))
    near = base
    far = [base[0], *classes[:1]] if kind != "Xx" else [base[-1]]
    return Look(
        tuple("0" + name for name in own),
        tuple("-" + name for name in near),
        tuple("+" + name for name in near),
        tuple("<" + name for name in far),
        tuple(">" + name for name in far),
        frozenset(
            [_SEGMENT[c] for c in classes if c in _SEGMENT]
            + ([_KIND[kind]] if kind in _KIND else ["x"] if kind == "xx" else [])
        ),
    )


def look(word: str) -> Look:
    """Return the cached features of a word for each place it can stand in."""
    found = _words.get(word)
    if found is None:
        if len(_words) >= _CACHE_LIMIT:
            _words.clear()
        found = _words[word] = _look(word)
    return found


_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_QUOTES = dict.fromkeys(map(ord, '“”„‟"'), '"')


def gap_name(gap: str) -> str:
    """Fold a gap: one space, one dash, one kind of quotes, at most ten characters."""
    return _SPACES.sub(" ", gap).translate(_DASHES).translate(_QUOTES)[:10]


def _gap(gap: str) -> Gap:
    found = _gaps.get(gap)
    if found is None:
        if len(_gaps) >= _CACHE_LIMIT:
            _gaps.clear()
        name = gap_name(gap)
        found = _gaps[gap] = ("a" + name, "b" + name, "c" + name, "d" + name)
    return found


def features(tokens: Tokens, rules: Sequence[str]) -> list[list[str]]:
    """Return the feature names of every word; ``rules`` holds what the readers said."""
    looks = [look(word) for word in tokens.words]
    marks = [_gap(gap) for gap in tokens.gaps]
    states = _states(tokens.gaps, len(looks))
    which, kinds = cut_segments(tokens, [one.kinds for one in looks])
    around = _around(kinds, states)
    rows = []
    for i, segment in enumerate(which):
        row = _own(looks[i].own, marks[i], marks[i + 1])
        row.append(states[i])
        row += around[segment]
        if not i or which[i - 1] != segment:
            row += ("first", "first" + around[segment][5])
        if i + 1 == len(which) or which[i + 1] != segment:
            row.append("last")
        if rules:
            row += _guess(rules, i, marks[i][0], marks[i + 1][1])
        row += _neighbours(looks, marks, i)
        rows.append(row)
    return rows


def _own(own: tuple[str, ...], before: Gap, behind: Gap) -> list[str]:
    kind = own[1] if len(own) > 1 else own[0]
    left, right = before[0], behind[1]
    return [
        *own, left, right, f"{left}|{right}", f"{left}|{kind}", f"{right}|{kind}",
    ]  # fmt: skip


def _around(kinds: Sequence[str], states: Sequence[str]) -> list[tuple[str, ...]]:
    """Return for each stretch what it and its neighbours hold, and where it is."""
    if not kinds:
        return []
    last = len(kinds) - 1
    telling = "".join(sorted(set("".join(kinds)) & _TELLING))
    whole = f"W{telling}{states[-1][1:2]}"
    found: list[tuple[str, ...]] = []
    for k, kind in enumerate(kinds):
        before = kinds[k - 1] if k else "^"
        behind = kinds[k + 1] if k < last else "$"
        found.append(
            (
                f"k{kind}", f"l{before}", f"m{behind}", f"n{min(k, 5)}",
                f"o{min(last - k, 5)}", f"k{kind}m{behind}", f"{whole}n{min(k, 3)}",
            )
        )  # fmt: skip
    return found


def _guess(rules: Sequence[str], i: int, before: str, behind: str) -> tuple[str, ...]:
    """What the readers said of a word and of its neighbours."""
    rule = rules[i]
    left = rules[i - 1] if i else "^"
    right = rules[i + 1] if i + 1 < len(rules) else "$"
    return (
        f"r{rule}", f"q{left}", f"u{right}", f"R{left}{rule}", f"r{rule}{before}",
        f"r{rule}{behind}",
    )  # fmt: skip


def _neighbours(looks: Sequence[Look], marks: Sequence[Gap], i: int) -> list[str]:
    found: list[str] = []
    if i:
        found += looks[i - 1].before
        found += (marks[i - 1][2], marks[i][0] + looks[i - 1].before[0])
        if i > 1:
            found += looks[i - 2].second_before
    else:
        found.append("-^")
    if i + 1 < len(looks):
        found += looks[i + 1].behind
        found += (marks[i + 2][3], marks[i + 1][1] + looks[i + 1].behind[0])
        if i + 2 < len(looks):
            found += looks[i + 2].second_behind
    else:
        found.append("+$")
    return found


def _states(gaps: Sequence[str], count: int) -> list[str]:
    """Return for each word the open brackets and quotes, and the side of «//»."""
    total = sum("//" in gap for gap in gaps)
    slashes = single = round_ = square = quote = 0
    states = []
    for gap in gaps[:count]:
        for mark in gap:
            if mark == "(":
                round_ += 1
            elif mark == ")":
                round_ = max(0, round_ - 1)
            elif mark == "[":
                square += 1
            elif mark == "]":
                square = max(0, square - 1)
            elif mark in "«“":
                quote += 1
            elif mark in "»”":
                quote = max(0, quote - 1)
        if "//" in gap:
            slashes += 1
        elif "/" in gap:
            single = 1
        side = "n" if not total else str(min(slashes, 1))
        states.append(f"S{side}{single}{min(round_, 1)}{min(square, 1)}{min(quote, 1)}")
    return states
