"""Certain corrections of volumes: «І, ІІ, ІІІ т.» and «1, 2 том» are no title."""

from __future__ import annotations

from bisect import bisect_left

from kzbib.languages.patterns import lazy
from kzbib.parsing.tokens import Tokens

_NUMBER = r"(?:[IVXІХ]{1,4}|\d{1,2})"
# "І,ІІ,ІІІ т."  "1, 2 том"
_VOLUMES = lazy(
    rf"(?<![\w,])(?P<row>{_NUMBER}(?:,\s?{_NUMBER}){{1,5}})[\s-]?(?P<word>т\.|том(?!\w))"
)
# a cheap test before it
_ROW_END = lazy(rf",\s?{_NUMBER}[\s-]?(?:т\.|том)")


def mend_volumes(text: str, tokens: Tokens, labels: list[str]) -> None:
    """Label the last number of a row as the volume: the row is read back from it."""
    start = tokens.starts[0] if tokens.starts else 0
    found = _VOLUMES.search(text, start) if _ROW_END.search(text, start) else None
    if not found:
        return
    first, word, behind = (
        bisect_left(tokens.starts, place)
        for place in (found.start("row"), found.start("word"), found.end())
    )
    if not 0 < first < word < len(labels) or "volume" in labels[:first]:
        return
    labels[first:behind] = ["O"] * (behind - first)
    labels[word - 1] = "volume"
    if behind < len(labels) and labels[behind] == "I-title":
        labels[behind] = "B-title" if "B-title" not in labels[:first] else "O"
