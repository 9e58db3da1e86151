"""Certain corrections of labels: initials are given names, a subtitle is title."""

from __future__ import annotations

from collections.abc import Collection

from kzbib.parsing.charset import tidy
from kzbib.parsing.tokens import Tokens

_ALWAYS_GENRE = frozenset(("thesis", "law", "archive", "patent"))


def mend(tokens: Tokens, labels: list[str], marks: Collection[str]) -> list[str]:
    """Return the labels corrected where the words leave no doubt."""
    mended = list(labels)
    _mend_names(tokens, mended)
    _mend_statement(tokens, mended)
    if not _ALWAYS_GENRE & set(marks):
        _mend_subtitles(tokens, mended)
    return mended


def _is_initial(word: str) -> bool:
    return word[0].isupper() and (len(word) == 1 or word[1] == ".")


def _mend_names(tokens: Tokens, labels: list[str]) -> None:
    """«Ляудис В. Я.»: an initial beside a given name without a comma is one too."""
    words, gaps = tokens.words, tokens.gaps
    for i, label in enumerate(labels):
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


def _mend_subtitles(tokens: Tokens, labels: list[str]) -> None:
    """«История : учебник»: what a colon joins to a title belongs to the title."""
    inside = ""
    for i, label in enumerate(labels):
        prefix = "translated." if "translated." in label else ""
        if label == f"B-{prefix}genre" and i and ":" in tidy(tokens.gaps[i]):
            title = f"{prefix}title"
            inside = title if labels[i - 1][2:] == title else ""
        elif label != f"I-{prefix}genre":
            inside = ""
        if inside:
            labels[i] = f"I-{inside}"


def _mend_statement(tokens: Tokens, labels: list[str]) -> None:
    """«Новиков А. М. … / А. М. Новиков, Д. А. Новиков»: all of them are authors."""
    begin = next((i for i, gap in enumerate(tokens.gaps) if _is_slash(gap)), 0)
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


def _is_slash(gap: str) -> bool:
    return "/" in gap and "//" not in gap


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
