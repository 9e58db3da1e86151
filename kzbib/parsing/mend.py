"""Certain corrections of labels: a subtitle is title, an act has no author."""

from __future__ import annotations

from collections.abc import Sequence

from kzbib.parsing.guess import Guess
from kzbib.parsing.labels import PHRASES, TRANSLATED
from kzbib.parsing.mend_container import mend_container
from kzbib.parsing.mend_dates import mend_dates
from kzbib.parsing.mend_genre import mend_genre
from kzbib.parsing.mend_imprint import mend_imprint
from kzbib.parsing.mend_names import mend_names
from kzbib.parsing.mend_volumes import mend_volumes
from kzbib.parsing.tokens import Tokens

_TRANSLATABLE = frozenset(("title", "container-title"))
# headings of acts by GOST 7.80: a state, and what stands for its acts or body
_STATES = frozenset(("российская федерация", "республика казахстан"))
_STATE_HEADS = frozenset(state.partition(" ")[0] for state in _STATES)
_BODIES = frozenset("законы закон президент правительство конституция".split())
_GENRES = frozenset(("B-genre", f"B-{TRANSLATED}genre"))
_ALWAYS_GENRE = frozenset(("thesis", "archive", "patent"))


def mend(text: str, tokens: Tokens, labels: Sequence[str], guess: Guess) -> list[str]:
    """Return the labels corrected where the words leave no doubt."""
    mended = list(labels)
    read = {label[2:] for label in set(guess.labels)}
    is_act = _mend_heading(tokens, mended) or "law" in guess.marks
    mend_names(tokens, mended, guess.labels, read)
    if TRANSLATED in " ".join(read):
        _mend_brackets(mended, guess.labels)
    if "number-of-volumes" in read:
        _mend_sets(tokens, mended, guess.labels)
    if is_act:
        mended = ["O" if label[:7] == "author." else label for label in mended]
    elif not _ALWAYS_GENRE & guess.marks:
        _mend_subtitles(tokens, mended, "." if "standard" in guess.marks else ":")
    mend_genre(text, tokens, mended)
    mend_container(tokens, mended)
    mend_imprint(text, tokens, mended)
    mend_dates(tokens, mended)
    mend_volumes(text, tokens, mended)
    return mended


def _mend_heading(tokens: Tokens, labels: list[str]) -> bool:
    """«Российская Федерация. Законы. О связи»: a heading of GOST 7.80 is no field."""
    if not tokens.words or tokens.words[0].casefold() not in _STATE_HEADS:
        return False
    place = " ".join(tokens.words[:2]).casefold()
    if place not in _STATES or len(labels) < 4 or "." not in tokens.gaps[2]:
        return False
    end = next(
        (i for i in range(3, min(6, len(tokens.gaps))) if "." in tokens.gaps[i]), 0
    )
    if not end or end >= len(labels) or tokens.words[2].casefold() not in _BODIES:
        return False
    labels[:end] = ["O"] * end
    if labels[end][:2] == "I-":
        labels[end] = f"B-{labels[end][2:]}"
    return True


def _mend_sets(tokens: Tokens, labels: list[str], guesses: Sequence[str]) -> None:
    """«в 4 т.» leaves no doubt."""
    for i, guessed in enumerate(guesses):
        if guessed[2:] == "number-of-volumes" and tokens.words[i].isdigit():
            labels[i] = "number-of-volumes"


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
    if _GENRES.isdisjoint(labels):
        return
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
