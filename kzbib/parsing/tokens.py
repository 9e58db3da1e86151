"""Cuts a reference into words; the marks between them are kept as gaps."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kzbib.parsing.charset import DASH, UPPER

# A link, a DOI, a full date, initials written together, a number, a word.
_TOKEN = re.compile(
    rf"""
    (?:https?|ftp)\s?:\s?//[^\s«»<>]{{1,2000}}     # https://e-history.kz/ru
    | www\.[^\s,;«»<>]{{1,2000}}
    | 10\.\d{{4,9}}/[^\s,;«»]{{1,500}}             # 10.20542/0131-2227-2023
    | \d{{1,2}}\.\d{{1,2}}\.\d{{4}}(?!\d)          # 04.11.2019
    | (?![ТTЧCV]\.[IVXІ])(?:[{UPPER}]\.[{DASH}]?){{1,3}}[{UPPER}](?=\.)  # К.-Ж.К.
    | [^\W\d_]+(?:[{DASH}'’ʹʼ`]\d?[^\W\d_]+){{0,6}} # Алма-Ата, д'Аламбер
    | \d+
    | _+
    """,
    re.VERBOSE,
)


@dataclass(slots=True)
class Tokens:
    """Words of a text in parallel lists: what, from where, up to where.

    ``gaps[i]`` is what stands before word i; the last gap stands behind all words.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]

    def __len__(self) -> int:
        return len(self.words)


def cut_tokens(text: str, start: int, end: int) -> Tokens:
    """Return the words of ``text[start:end]``."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    gaps: list[str] = []
    position = start
    for found in _TOKEN.finditer(text, start, end):
        first, last = found.span()
        words.append(found[0])
        starts.append(first)
        ends.append(last)
        gaps.append(text[position:first])
        position = last
    gaps.append(text[position:end])
    return Tokens(words, starts, ends, gaps)
