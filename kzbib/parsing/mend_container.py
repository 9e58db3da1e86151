"""Certain corrections of titles that run on into the container."""

from __future__ import annotations

from kzbib.languages.patterns import lazy
from kzbib.parsing.labels import stretches
from kzbib.parsing.tokens import Tokens

_CONTAINER = "B-container-title"
# "“The Constitutional Democrats,” The American Review": the quotes end the title
_OPEN = lazy(r"[“‘\"]$")
_CLOSED = lazy(r"(?:[,.?!]\s?[”’\"]|[”\"],)\s$")
# "… Р. Дворкина В сборнике: Молодежная наука"
_IN = (
    ("в", "сборнике"), ("в", "книге"), ("в", "кн"), ("в", "сб"),
    ("v", "sbornike"), ("v", "knige"), ("in", "the", "collection"),
)  # fmt: skip


def mend_container(tokens: Tokens, labels: list[str]) -> None:
    """Cut a container off the end of a title where its mark stands between them."""
    titles = stretches(labels, "title")
    if not titles:
        return
    first, last = titles[0]
    cut = _quoted(tokens, first, last) or _introduced(tokens, first, last)
    if not cut:
        return
    end, begin = cut
    if begin < last:
        if _CONTAINER in labels:
            return
        labels[begin:last] = [_CONTAINER, *["I-container-title"] * (last - begin - 1)]
    labels[end:begin] = ["O"] * (begin - end)


def _quoted(tokens: Tokens, first: int, last: int) -> tuple[int, int] | None:
    """Return where a title in quotes ends and what follows begins."""
    if not _OPEN.search(tokens.gaps[first]):
        return None
    for k in range(first + 1, last):
        if _CLOSED.search(tokens.gaps[k]):
            begin = k + (tokens.words[k] in ("In", "in"))
            capital = begin < last and tokens.words[begin][0].isupper()
            return (k, begin) if capital else None
    return None


def _introduced(tokens: Tokens, first: int, last: int) -> tuple[int, int] | None:
    """Return where «В сборнике:» begins and what follows it, maybe the title's end."""
    words = [word.casefold() for word in tokens.words[first:last]]
    for lead in _IN:
        if lead[0] not in words or lead[1] not in words:
            continue
        for k in range(1, len(words) - len(lead) + 1):
            begin = k + len(lead)
            if tuple(words[k:begin]) == lead and ":" in tokens.gaps[first + begin]:
                return first + k, first + begin
    return None
