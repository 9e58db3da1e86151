"""The text-case attribute (CSL 1.0.2, «Text-case»), over pieces and by language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from kzbib.csl.faces import RESET
from kzbib.csl.pieces import (
    CLOSE,
    NOCASE,
    OPEN,
    UNNOCASE,
    Fixed,
    Font,
    Mark,
    Piece,
    Pieces,
)

# Words that title case leaves small (CSL 1.0.2, appendix «Title case»), one word each.
_SMALL: Final = frozenset(
    """a about above across afore after against al along alongside amid amidst among
    amongst an and anenst apropos apud around as aside astride at athwart atop barring
    before behind below beneath beside besides between beyond but by c ca circa d d’ de
    despite down during et except for forenenst from given in inside into lest like
    modulo near next nor notwithstanding of off on onto or out over per plus pro qua
    sans since so than the through throughout thru thruout till to toward towards under
    underneath until unto up upon v v. van versus via vis-à-vis von vs vs. with within
    without yet""".split()
)
# «self-», «Doe’s», «A.N.»: letters, digits and signs inside a word
_WORD = re.compile(r"[^\W_](?:[\w’'`.&]*[^\W_])?\.?", re.UNICODE)
_TURKIC: Final = frozenset(["tr", "az"])
_NEW_START: Final = frozenset(":?!.")


def upper(text: str, language: str = "") -> str:
    """Return the text in capitals; Turkish and Azerbaijani keep their dotted İ."""
    if language[:2] in _TURKIC:
        text = text.replace("i", "İ")
    return text.upper()


def lower(text: str, language: str = "") -> str:
    """Return the text in small letters; Turkish and Azerbaijani keep their ı."""
    if language[:2] in _TURKIC:
        text = text.replace("İ", "i").replace("I", "ı")
    return text.lower()


def apply_case(pieces: Pieces, start: int, case: str, language: str) -> None:
    """Change the case of the texts from ``start`` on, in place."""
    if case == "title" and language[:2] != "en":
        return
    _CASES.get(case, _keep)(pieces, start, language)


def _keep(pieces: Pieces, start: int, language: str) -> None:
    return


def _free(pieces: Pieces, start: int) -> Iterator[int]:
    """The places of texts that may be changed."""
    depth = 0
    for place in range(start, len(pieces)):
        piece = pieces[place]
        if isinstance(piece, Mark):
            depth += (piece.kind == NOCASE) - (piece.kind == UNNOCASE)
        elif not depth and not isinstance(piece, Fixed):
            yield place


def _all(change: Callable[[str, str], str]) -> Callable[[Pieces, int, str], None]:
    def run(pieces: Pieces, start: int, language: str) -> None:
        for place in _free(pieces, start):
            old = pieces[place]
            assert isinstance(old, str)
            pieces[place] = _like(old, change(old, language))

    return run


def _like(old: str, new: str) -> str:
    """A text of the same class, so that a year suffix stays one."""
    return new if type(old) is str else type(old)(new)


def _first(pieces: Pieces, start: int, language: str) -> None:
    """Capitalise the first word, when it is in small letters."""
    if len(pieces) == start + 1 and type(text := pieces[start]) is str:
        if not text[0].islower():
            if text[0].isalnum():
                return
        elif len(text) > 1 and (text[1].islower() or not text[1].isalnum()):
            word = _WORD.match(text)
            if word and _plain_word(word[0]):
                pieces[start] = upper(text[0], language) + text[1:]
            return
    places = set(_free(pieces, start))
    for place in range(start, len(pieces)):
        old = pieces[place]
        if isinstance(old, Mark):
            continue
        word = _WORD.search(old)
        if word:
            if place in places and word[0][0].islower() and _plain_word(word[0]):
                at = word.start()
                new = old[:at] + upper(old[at], language) + old[at + 1 :]
                pieces[place] = _like(old, new)
            return


def _plain_word(word: str) -> bool:
    return word == word.lower()


def _sentence(pieces: Pieces, start: int, language: str) -> None:
    _LOWER(pieces, start, language)
    _first(pieces, start, language)


_IMPLICIT: Final = frozenset(["small-caps", "sup", "sub"])


def _whole(pieces: Pieces, start: int) -> tuple[str, list[bool]]:
    """All texts as one, and which of its signs may change."""
    texts: list[str] = []
    free: list[bool] = []
    held = 0
    fonts: list[bool] = []
    for piece in pieces[start:]:
        if isinstance(piece, str):
            texts.append(piece)
            free += [not held and not isinstance(piece, Fixed)] * len(piece)
        elif piece.kind == OPEN:
            fonts.append(_implicit(piece))
            held += fonts[-1]
        elif piece.kind == CLOSE and fonts:
            held -= fonts.pop()
        elif piece.kind == NOCASE:
            held += 1
        elif piece.kind == UNNOCASE:
            held -= 1
    return "".join(texts), free


def _implicit(mark: Piece) -> bool:
    """Whether a font in a field keeps its text from changes of case."""
    if not isinstance(mark, Font):
        return False
    if not mark.change.flip:
        return mark.change is RESET
    return any(value in _IMPLICIT for _, value in mark.change.values)


def _spread(pieces: Pieces, start: int, text: str) -> None:
    """Put a changed text of the same length back into its pieces."""
    done = 0
    for place in range(start, len(pieces)):
        piece = pieces[place]
        if isinstance(piece, str):
            pieces[place] = _like(piece, text[done : done + len(piece)])
            done += len(piece)


def _title(pieces: Pieces, start: int, language: str) -> None:
    text, free = _whole(pieces, start)
    words = list(_WORD.finditer(text))
    signs = list(text)
    for number, word in enumerate(words):
        at = word.start()
        last = number == len(words) - 1
        if free[at] and _capital(text, word[0], at, first=number == 0, last=last):
            _raise(signs, at)
    _spread(pieces, start, "".join(signs))


def _capital(text: str, word: str, at: int, *, first: bool, last: bool) -> bool:
    """Whether title case raises the first letter of a word."""
    if not _plain_word(word) or not word[0].islower():
        return False
    end = at + len(word)
    inner = text[at - 1 : at] == "-"
    single = len(word) == 1
    if single and (inner or (text[end : end + 1] == "-" and not word.isascii())):
        return False
    if word not in _SMALL or first or (text[end : end + 1] == "-" and not inner):
        return True
    if last and not text[end:].strip(" ”’\"'»)"):
        return not inner or end == len(text)
    gap = text[:at].rstrip(" \u00a0“‘\"'«(")
    return gap[-1:] in _NEW_START and gap != text[:at]


def _every(pieces: Pieces, start: int, language: str) -> None:
    text, free = _whole(pieces, start)
    signs = list(text)
    for word in _WORD.finditer(text):
        at = word.start()
        if free[at] and _plain_word(word[0]):
            _raise(signs, at)
    _spread(pieces, start, "".join(signs))


def _raise(signs: list[str], at: int) -> None:
    big = signs[at].upper()
    if len(big) == 1:
        signs[at] = big


_LOWER = _all(lower)
_CASES: Final[dict[str, Callable[[Pieces, int, str], None]]] = {
    "lowercase": _LOWER,
    "uppercase": _all(upper),
    "capitalize-first": _first,
    "capitalize-all": _every,
    "sentence": _sentence,
    "title": _title,
}
CASES: Final = frozenset(_CASES)
