"""Certain corrections of names: initials, editors, a statement of responsibility."""

from __future__ import annotations

from collections.abc import Sequence, Set

from kzbib.parsing.lexicon import word_classes
from kzbib.parsing.mend_people import mend_people
from kzbib.parsing.tokens import Tokens

_AND = frozenset("и й та және and & i va und et en y".split())
_EDITORS = frozenset("ed eds editor editors ред редактор red".split())
_ROLES = frozenset(("editor", "translator", "compiler"))


def mend_names(
    tokens: Tokens, labels: list[str], guesses: Sequence[str], read: Set[str]
) -> None:
    """Correct the labels of names where the words leave no doubt.

    ``read`` holds the fields that the rules have read.
    """
    parts = [i for i, label in enumerate(labels) if label[-2:-1] == "."]
    if parts:
        _mend_initials(tokens, labels, parts)
        mend_people(tokens, labels, parts)
        _mend_editors(tokens, labels)
    if read & _ROLES:
        _mend_roles(tokens, labels, guesses)
    slashes = [i for i, gap in enumerate(tokens.gaps) if "/" in gap and "//" not in gap]
    if slashes:
        _mend_statement(tokens, labels, slashes[0])
        _mend_repeated(tokens, labels, slashes[0])


def _is_initial(word: str) -> bool:
    return word[0].isupper() and (len(word) == 1 or word[1] == ".")


def _mend_initials(tokens: Tokens, labels: list[str], parts: Sequence[int]) -> None:
    """«Ляудис В. Я.»: an initial beside a given name without a comma is one too."""
    words, gaps = tokens.words, tokens.gaps
    for i in parts:
        label = labels[i]
        if words[i] in _AND:
            labels[i] = "O"
        if label[-2:] not in (".f", ".l") or not _is_initial(words[i]):
            continue
        given = label[:-2] + ".g"
        before = i and labels[i - 1] == given and "," not in gaps[i]
        behind = i + 1 < len(labels) and "," not in gaps[i + 1]
        family = behind and labels[i + 1][-2:] in (".f", ".l", ".g")
        if before:
            labels[i] = given
        elif family and labels[i + 1][:-2] == label[:-2] and "." in gaps[i + 1]:
            labels[i] = given
            if labels[i + 1][-2:] == ".l" and not _is_initial(words[i + 1]):
                labels[i + 1] = label[:-2] + ".f"


def _mend_editors(tokens: Tokens, labels: list[str]) -> None:
    """«Kolosov, V.A., Ed.»: the role stands behind the names."""
    for i in range(1, len(labels)):
        if labels[i] != "O" or tokens.words[i].casefold() not in _EDITORS:
            continue
        if "." in tokens.gaps[i].rstrip()[1:-1] or "/" in tokens.gaps[i]:
            continue
        k = i - 1
        while k >= 0 and labels[k].startswith("author."):
            labels[k] = "editor" + labels[k][-2:]
            k -= 1


def _mend_roles(tokens: Tokens, labels: list[str], guesses: Sequence[str]) -> None:
    """«Ауд. Шәймерденов Р.»: a role word makes the reading by rule certain."""
    taken = {label.partition(".")[0] for label in labels}
    first = 0
    while first < len(labels):
        role = guesses[first].removeprefix("B-")
        last = first + 1
        while last < len(labels) and guesses[last] == f"I-{role}":
            last += 1
        if role in _ROLES - taken and not any(
            label[-2:-1] == "." for label in labels[first:last]
        ):
            for k in range(first, last):
                labels[k] = _name_label(tokens, k, first, last, role)
        first = last


def _name_label(tokens: Tokens, k: int, first: int, last: int, role: str) -> str:
    """Label a word of a statement of responsibility: an initial or beside one."""
    words = tokens.words
    if _is_initial(words[k]):
        return f"{role}.g"
    beside = [i for i in (k - 1, k + 1) if first <= i < last]
    named = words[k][0].isupper() and any(_is_initial(words[i]) for i in beside)
    says = {"Ltra", "Lred", "Lsos"} & set(word_classes(words[k], words[k].casefold()))
    return f"{role}.f" if named and not says else "O"


def _mend_statement(tokens: Tokens, labels: list[str], begin: int) -> None:
    """«Новиков А. М. … / А. М. Новиков, Д. А. Новиков»: all of them are authors."""
    known = _authors(tokens, labels) if begin else {}
    names = _names(tokens, begin) if known else []
    if not any(tokens.words[family] in known for _, family in names):
        return
    for given, family in names:
        initial = tokens.words[given[0]][0]
        fresh = initial not in known.get(tokens.words[family], "")
        if fresh and {labels[k] for k in (*given, family)} == {"O"}:
            labels[family] = "author.f"
            for k in given:
                labels[k] = "author.g"


def _mend_repeated(tokens: Tokens, labels: list[str], slash: int) -> None:
    """«Аристотель. О душе / Аристотель»: what stands on both ends is the author."""
    stop = next((i for i, gap in enumerate(tokens.gaps) if i and "." in gap), 0)
    if not 0 < stop < slash or labels[:stop] != ["B-title", *["I-title"] * (stop - 1)]:
        return
    if tokens.words[:stop] == tokens.words[slash : slash + stop]:
        labels[:stop] = ["author.l"] * stop
        if labels[stop] == "I-title":
            labels[stop] = "B-title"


def _authors(tokens: Tokens, labels: list[str]) -> dict[str, str]:
    """Return the families of the authors, each with the initials beside it."""
    known: dict[str, str] = {}
    for i, label in enumerate(labels):
        if label == "author.f":
            beside = [k for k in (i - 2, i - 1, i + 1) if 0 <= k < len(labels)]
            initials = "".join(
                tokens.words[k][0] for k in beside if labels[k] == "author.g"
            )
            known[tokens.words[i]] = known.get(tokens.words[i], "") + initials
    return known


def _names(tokens: Tokens, begin: int) -> list[tuple[list[int], int]]:
    """Return the names in a row from ``begin`` on: places of initials, of a surname."""
    found: list[tuple[list[int], int]] = []
    initials: list[int] = []
    for i in range(begin, len(tokens)):
        gap = tokens.gaps[i] if i > begin else ""
        if gap.strip(" .,") or (initials and "," in gap):
            break
        word = tokens.words[i]
        if _is_initial(word):
            initials.append(i)
        elif initials and word[0].isupper():
            found.append((initials, i))
            initials = []
        else:
            break
    return found
