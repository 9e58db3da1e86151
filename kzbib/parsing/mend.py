"""Certain corrections of labels: a subtitle is title, an act has no author."""

from __future__ import annotations

from collections.abc import Sequence

from kzbib.parsing.guess import Guess
from kzbib.parsing.labels import PHRASES, TRANSLATED
from kzbib.parsing.mend_names import mend_names
from kzbib.parsing.tokens import Tokens

_TRANSLATABLE = frozenset(("title", "container-title"))
_ALWAYS_GENRE = frozenset(("thesis", "law", "archive", "patent"))


def mend(tokens: Tokens, labels: list[str], guess: Guess) -> list[str]:
    """Return the labels corrected where the words leave no doubt."""
    mended = list(labels)
    mend_names(tokens, mended, guess.labels)
    _mend_brackets(mended, guess.labels)
    for i, guessed in enumerate(guess.labels):
        if guessed[2:] == "number-of-volumes" and tokens.words[i].isdigit():
            mended[i] = "number-of-volumes"  # «в 4 т.» leaves no doubt
    if "law" in guess.marks:
        mended = ["O" if label[:7] == "author." else label for label in mended]
    if not _ALWAYS_GENRE & guess.marks:
        _mend_subtitles(tokens, mended, "." if "standard" in guess.marks else ":")
    return mended


def _mend_brackets(labels: list[str], guesses: Sequence[str]) -> None:
    """«Nazvanie [The title]»: a bracket translates what stands before it, whole."""
    first = 1
    while first < len(labels):
        name = guesses[first].removeprefix("B-")
        last = first + 1
        if not name.startswith(TRANSLATED):
            first = last
            continue
        while last < len(labels) and guesses[last] == f"I-{name}":
            last += 1
        before = labels[first - 1][2:]
        if before in _TRANSLATABLE:
            _put_bracket(labels, guesses, first, last, TRANSLATED + before)
        first = last


def _put_bracket(
    labels: list[str], guesses: Sequence[str], first: int, last: int, name: str
) -> None:
    """Label a bracket as ``name``; where its label runs on, the guess counts."""
    after = last
    running = f"I-{labels[last - 1][2:]}"
    while after < len(labels) and labels[after] == running:
        guessed = guesses[after][2:]
        labels[after] = guesses[after] if guessed in PHRASES else "O"
        after += 1
    labels[first:last] = [f"B-{name}", *[f"I-{name}"] * (last - first - 1)]


def _mend_subtitles(tokens: Tokens, labels: list[str], sign: str) -> None:
    """«История : учебник»: what a colon joins to a title belongs to the title.

    The name of a standard may have several sentences.
    """
    inside = ""
    for i, label in enumerate(labels):
        prefix = "translated." if "translated." in label else ""
        if label == f"B-{prefix}genre" and i and {":", sign} & set(tokens.gaps[i]):
            title = f"{prefix}title"
            before = i - 2 if tokens.words[i - 1][0] == "<" and i > 1 else i - 1
            inside = title if labels[before][2:] == title else ""
        elif label != f"I-{prefix}genre":
            inside = ""
        if inside:
            labels[i] = f"I-{inside}"
