"""What the labeller sees of each word: the word, its shape, marks and neighbours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from kzbib.languages.patterns import lazy
from kzbib.parsing.cache import Cache
from kzbib.parsing.lexicon import word_classes
from kzbib.parsing.segments import cut_segments
from kzbib.parsing.tokens import Tokens

_SPACES = lazy(r"\s+")
_YEAR = lazy(r"(?:1[5-9]|20)\d\d$")
_ROMAN = lazy(r"[IVXLCІХ]{1,6}$")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_QUOTES = dict.fromkeys(map(ord, '“”„‟"'), '"')

Names = tuple[str, ...]
Kept = tuple[bytes, ...]
"""Names as the tagger takes them."""
Keep = Callable[[Iterable[str]], Kept]
Stretch = tuple[int, int, int, int, int, int, str]
"""What a stretch holds, the one before, the one behind; its place; the whole."""
Around = tuple[Stretch, str, bool, bool, bool]


class Look(NamedTuple):
    """Features of a word for each place it can stand in."""

    own: Kept
    before: Kept
    behind: Kept
    second_before: Kept
    second_behind: Kept
    holds: int
    """What its stretch holds because of it, as bits."""
    shape: str
    name: str
    """What it is called in features of several parts."""


# letters that say in the name of a stretch what it holds
_HOLDS = {
    "Lpub": "P", "Ljou": "J", "Lcon": "C", "Lgen": "G", "Lorg": "P", "Lpla": "L",
    "Lpl1": "L", "Lvol": "v", "Liss": "i", "Lpag": "p", "Lred": "r", "Ltra": "r",
    "Lsos": "r", "Led": "e", "Llaw": "w", "Ldis": "t", "Lin": "B", "Lser": "S",
    "Lnew": "A", "Lgiv": "g",
}  # fmt: skip
_HOLDS_SHAPE = {
    "X": "N", "X.": "N", "Y": "Y", "<URL>": "U", "<date>": "D", "<years>": "Y",
    "9": "9", "99": "9", "999": "9", "9999": "9", "9-9": "-", "R": "R", "xx": "x",
}  # fmt: skip
_TELLING = frozenset("Yipv-LJCtwD")
# a bit for each of these letters, in their order
_BITS = {
    letter: 1 << k
    for k, letter in enumerate(sorted({*_HOLDS.values(), *_HOLDS_SHAPE.values()}))
}
_TELLING_BITS = sum(_BITS[letter] for letter in _TELLING)


def _letters(bits: int) -> str:
    return "".join(letter for letter, bit in _BITS.items() if bits & bit)


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


def gap_name(gap: str) -> str:
    """Fold a gap: one space, one dash, one kind of quotes, at most ten characters."""
    return _SPACES.sub(" ", gap).translate(_DASHES).translate(_QUOTES)[:10]


def keep_all(names: Iterable[str]) -> Kept:
    """Keep all names: so a model is made."""
    return tuple(name.encode() for name in names if name)


class Seer:
    """Names the features of words; what it has seen once it remembers.

    ``keep`` takes the names of one place and returns those that matter: all while a
    model is made, the ones with a weight afterwards.
    """

    def __init__(self, keep: Keep = keep_all) -> None:
        self._looks: Cache[str, Look] = Cache(lambda word: _look(word, keep))
        self._gaps: Cache[str, str] = Cache(gap_name)
        self._marks: Cache[Names, Kept] = Cache(lambda near: keep(_marks(near)))
        self._guesses: Cache[Names, Kept] = Cache(lambda key: keep(_guesses(*key)))
        self._around: Cache[Around, Kept] = Cache(lambda key: keep(_about(*key)))

    def rows(self, tokens: Tokens, guesses: Sequence[str]) -> list[list[bytes]]:
        """Return the feature names of every word.

        ``guesses`` holds what the readers by rule took each word for.
        """
        looks = [self._looks[word] for word in tokens.words]
        gaps = [self._gaps[gap] for gap in tokens.gaps]
        names = ["^", *[look.name for look in looks], "$"]
        far = ["^", *gaps, "$"]
        rules = ["^", *guesses, "$"]
        around = self._surroundings(tokens, looks)
        last = len(looks) - 1
        rows = []
        for i, look in enumerate(looks):
            before, behind = far[i + 1], far[i + 2]
            row = [
                *look.own,
                *self._marks[far[i], names[i], before, look.shape, behind,
                             names[i + 2], far[i + 3]],
                *self._guesses[rules[i], rules[i + 1], rules[i + 2], before, behind],
                *around[i],
            ]  # fmt: skip
            if i:
                row += looks[i - 1].before
                if i > 1:
                    row += looks[i - 2].second_before
            if i < last:
                row += looks[i + 1].behind
                if i + 1 < last:
                    row += looks[i + 2].second_behind
            rows.append(row)
        return rows

    def _surroundings(self, tokens: Tokens, looks: list[Look]) -> list[Kept]:
        """Name what the stretch of each word and its neighbours are like."""
        if not looks:
            return []
        states = open_marks(tokens.gaps)
        which, held = cut_segments(tokens, [look.holds for look in looks])
        stretches = _places(held, states[-1][1:2])
        last = len(looks) - 1
        seen = set[str]()
        found: list[Kept] = []
        before = -1
        for i, word in enumerate(tokens.words):
            number = which[i]
            end = i == last or which[i + 1] != number
            key = stretches[number], states[i], number != before, end, word in seen
            found.append(self._around[key])
            before = number
            if len(word) > 3:
                seen.add(word)
        return found


def _places(held: Sequence[int], side: str) -> list[Stretch]:
    """Return for each stretch what it and its neighbours hold, and where it is."""
    last = len(held) - 1
    whole = 0
    for bits in held:
        whole |= bits
    whole &= _TELLING_BITS
    around = [-1, *held, -1]
    return [
        (
            bits,
            around[k],
            around[k + 2],
            min(k, 5),
            min(last - k, 5),
            whole,
            side,
        )
        for k, bits in enumerate(held)
    ]


def _about(
    stretch: Stretch, state: str, is_first: bool, is_last: bool, is_again: bool
) -> Names:
    """Name what a stretch and its neighbours hold, and where it and the word are."""
    bits, left, right, place, to_end, whole, side = stretch
    kind = _letters(bits)
    before = _letters(left) if left >= 0 else "^"
    behind = _letters(right) if right >= 0 else "$"
    return (
        f"k{kind}", f"l{before}", f"m{behind}", f"n{place}", f"o{to_end}",
        f"k{kind}m{behind}", f"W{_letters(whole)}{side}n{min(place, 3)}", state,
        "first" if is_first else "", "last" if is_last else "",
        "again" if is_again else "",
    )  # fmt: skip


def _marks(near: tuple[str, ...]) -> Names:
    """Name the marks round a word, alone and with the words beside them."""
    second, before, left, own, right, after, third = near
    return (
        f"a{left}", f"b{right}", f"{left}|{right}", f"a{left}|{own}",
        f"b{right}|{own}", f"c{second}", f"d{third}", f"-{left}{before}",
        f"+{right}{after}", f"i{before}|{own}|{after}",
    )  # fmt: skip


def _guesses(left: str, own: str, right: str, before: str, behind: str) -> Names:
    """Name what the readers said of a word and of its neighbours."""
    return (
        f"r{own}", f"q{left}", f"u{right}", f"R{left}{own}", f"r{own}{before}",
        f"r{own}{behind}",
    )  # fmt: skip


def _look(word: str, keep: Keep) -> Look:
    kind = shape(word)
    folded = word.casefold()
    classes = word_classes(word, folded)
    if kind == "Y" or word[0].isdigit() or word[0] == "<":
        base = [kind]
        if len(word) <= 2:
            base.append(word)
    else:
        script = "c" if any("Ѐ" <= letter <= "ԯ" for letter in word) else "l"
        base = [f"w{folded}", kind + script]
    base += classes
    own = list(base)
    if kind in ("Xx", "xx", "XX", "X-x"):
        own += [f"p{n}{folded[:n]}" for n in (2, 3, 4) if len(folded) > n]
        own += [f"s{n}{folded[-n:]}" for n in (1, 2, 3, 4) if len(folded) > n]
        own.append("n" + str(min(len(folded), 8)))
    far = [base[0], *classes[:1]] if kind != "Xx" else [base[-1]]
    holds = _BITS[_HOLDS_SHAPE[kind]] if kind in _HOLDS_SHAPE else 0
    for name in classes:
        holds |= _BITS[_HOLDS[name]] if name in _HOLDS else 0
    return Look(
        keep(["0" + name for name in own]),
        keep(["-" + name for name in base]),
        keep(["+" + name for name in base]),
        keep(["<" + name for name in far]),
        keep([">" + name for name in far]),
        holds,
        kind,
        classes[0] if classes and kind != "X" else kind,
    )


def _opening_marks(gap: str) -> str:
    return "".join(mark for mark in gap if mark in "()[]«“»”/")


_opening = Cache(_opening_marks)


def open_marks(gaps: Sequence[str]) -> list[str]:
    """Return for each word the open brackets and quotes, and the side of «//»."""
    double = "//" in "\n".join(gaps)
    slashes = single = round_ = square = quote = 0
    states: list[str] = []
    for gap in gaps[:-1]:
        marks = _opening[gap]
        if not marks and states:
            states.append(states[-1])
            continue
        for mark in marks:
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
        side = "n" if not double else str(min(slashes, 1))
        states.append(f"S{side}{single}{min(round_, 1)}{min(square, 1)}{min(quote, 1)}")
    return states
