"""Given names to initials, in any script; «Дж. Е.» and «К.-Ж. К.» stay as they are."""

from __future__ import annotations

import re
from functools import lru_cache

# «<b>», «John», «</b>»
_TAGGED = re.compile(r"^((?:<[^<>]*>)*)([^<>]*)((?:<[^<>]*>)*)$")
# «Ph.», «M», «О’»: a word, and whether a period follows
_WORD = re.compile(r"([^.\s]+)(\.?)")


@lru_cache(maxsize=20_000)
def initialise(given: str, sign: str, shorten: bool, hyphen: bool) -> str:
    """Return a given name with ``sign`` after each initial.

    ``shorten``: full names become initials (initialize="true"), otherwise only the
    initials that are there are set anew. ``hyphen``: «Jean-Luc» keeps its hyphen. A
    word with a period is an abbreviation and stays («Дж.», «Ph.»); a word in small
    letters («de») stays and keeps its spaces. Scripts without capitals (Arabic,
    Hebrew, Chinese) shorten by their first letter.
    """
    out = ""
    for chunk in given.split():
        out = _append(out, _chunk(chunk, sign, shorten, hyphen))
    return out.strip()


def _append(out: str, chunk: tuple[str, bool]) -> str:
    text, spaced = chunk
    if not out or not text:
        return out + text + (" " if spaced and text else "")
    if spaced:
        return f"{out.rstrip()} {text} "
    return out + text


def _chunk(chunk: str, sign: str, shorten: bool, hyphen: bool) -> tuple[str, bool]:
    """A blank-separated part, and whether it must stand free (a whole word)."""
    parts: list[str] = []
    for place, part in enumerate(chunk.split("-")):
        tagged = _TAGGED.match(part)
        before, core, after = tagged.groups() if tagged else ("", part, "")
        if not core:
            continue
        if place and core[0].islower():
            if shorten:
                continue
            return chunk, True
        text, word = _part(core, sign, shorten)
        if word:
            return chunk, True
        parts.append(before + (text.rstrip() if after else text) + after)
    gap = "-" if hyphen else ""
    joined = gap.join([part.rstrip() for part in parts[:-1]] + parts[-1:])
    if "<" in joined and sign.endswith(" "):
        joined += " "
    return joined, False


def _part(core: str, sign: str, shorten: bool) -> tuple[str, bool]:
    out = ""
    for word, period in _WORD.findall(core):
        if period or (len(word) == 1 and not word.islower()):
            out += word + sign
        elif word.islower():
            return core, True
        elif shorten:
            out += first_letter(word) + sign
        else:
            return core, True
    return out, False


def first_letter(word: str) -> str:
    """Return the initial: «T» of Thomas, «Ts» of TSerendorj, «О’» never alone."""
    at = next((place for place, sign in enumerate(word) if sign.isalpha()), 0)
    big = at
    while big < len(word) and word[big].isupper():
        big += 1
    if big - at > 1 and big < len(word) and word[big].islower():
        return word[at] + word[at + 1 : big].lower()
    return word[at]
