"""What the labeller sees of each word: the word, its shape, marks and neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kzbib.parsing.lexicon import word_classes
from kzbib.parsing.segments import cut_segments
from kzbib.parsing.tokens import Tokens

_CACHE_LIMIT = 50_000
_SPACES = re.compile(r"\s+")
_LETTER = re.compile(r"[^\W\d_]")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_ROMAN = re.compile(r"[IVXLCІХ]{1,6}$")

# own, previous, next, second previous, second next
Around = tuple[
    tuple[str, ...],
    tuple[str, ...],
    tuple[str, ...],
    tuple[str, ...],
    tuple[str, ...],
    frozenset[str],
]
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
_words: dict[str, Around] = {}
_gaps: dict[str, tuple[str, str, str, str]] = {}


def shape(word: str) -> str:
    """«Алматы» → «Xx», «ЦГА» → «XX», «2011» → «Y», «56» → «99», «К.-Ж.К.» → «X.»."""
    first = word[0]
    if first == "<":
        return word
    if first.isdigit():
        if word.isdigit():
            return "Y" if _YEAR.match(word) else "9" * min(len(word), 5)
        return "9-9"
    if len(word) == 1:
        return "X" if word.isupper() else "x"
    if "." in word:
        return "X."
    if word.isupper():
        return "R" if _ROMAN.match(word) else "XX"
    if word.istitle() or word[0].isupper():
        return "X-x" if "-" in word else "Xx"
    return "xx"


def _look(word: str) -> Around:
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
    return (
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


def look(word: str) -> Around:
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


def _gap(gap: str) -> tuple[str, str, str, str]:
    found = _gaps.get(gap)
    if found is None:
        if len(_gaps) >= _CACHE_LIMIT:
            _gaps.clear()
        name = gap_name(gap)
        found = _gaps[gap] = ("a" + name, "b" + name, "c" + name, "d" + name)
    return found


def features(tokens: Tokens, rules: Sequence[str]) -> list[list[str]]:
    """Return the feature names of every word; ``rules`` holds what the readers said."""
    words, gaps = tokens.words, tokens.gaps
    count = len(words)
    looks = [look(word) for word in words]
    marks = [_gap(gap) for gap in gaps]
    states = _states(gaps, count)
    which, kinds = cut_segments(tokens, [one[5] for one in looks])
    last = len(kinds) - 1
    whole = (
        "W" + "".join(sorted(set("".join(kinds)) & _TELLING)) + states[-1][1:2]
        if count
        else ""
    )
    around = [
        (
            "k" + kind,
            "l" + (kinds[k - 1] if k else "^"),
            "m" + (kinds[k + 1] if k < last else "$"),
            "n" + str(min(k, 5)),
            "o" + str(min(last - k, 5)),
            "k" + kind + "m" + (kinds[k + 1] if k < last else "$"),
            whole + "n" + str(min(k, 3)),
        )
        for k, kind in enumerate(kinds)
    ]
    result = []
    for i in range(count):
        own = looks[i][0]
        before, behind = marks[i], marks[i + 1]
        kind = own[1] if len(own) > 1 else own[0]
        segment = which[i]
        row = [
            *own,
            before[0],
            behind[1],
            before[0] + "|" + behind[1],
            before[0] + "|" + kind,
            behind[1] + "|" + kind,
            states[i],
            *around[segment],
        ]
        if not i or which[i - 1] != segment:
            row.append("first")
            row.append("first" + around[segment][5])
        if i + 1 == count or which[i + 1] != segment:
            row.append("last")
        if rules:
            rule = rules[i]
            left = rules[i - 1] if i else "^"
            right = rules[i + 1] if i + 1 < count else "$"
            row += (
                "r" + rule,
                "q" + left,
                "u" + right,
                "R" + left + rule,
                "r" + rule + before[0],
                "r" + rule + behind[1],
            )
        if i:
            row += looks[i - 1][1]
            row.append(marks[i - 1][2])
            row.append(before[0] + looks[i - 1][1][0])
            if i > 1:
                row += looks[i - 2][3]
        else:
            row.append("-^")
        if i + 1 < count:
            row += looks[i + 1][2]
            row.append(marks[i + 2][3])
            row.append(behind[1] + looks[i + 1][2][0])
            if i + 2 < count:
                row += looks[i + 2][4]
        else:
            row.append("+$")
        result.append(row)
    return result


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
