"""Markup inside a field: ``<i>``, ``<span class="nocase">``, quotes, superscripts.

A field becomes plain text (most do) or a tuple of pieces. Straight quotes that pair
become quote marks, so that nested levels alternate and take the signs of the locale;
an apostrophe becomes ’; what does not pair stays as typed.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from kzbib.csl.faces import RESET, Change
from kzbib.csl.pieces import (
    CLOSE_MARK,
    NOCASE_MARK,
    QUOTE_MARK,
    SINGLE_MARK,
    UNNOCASE_MARK,
    UNQUOTE_MARK,
    UNSINGLE_MARK,
    Font,
    Inside,
    Mark,
    Piece,
    Pieces,
)

Rich = str | tuple[Piece, ...]

_RANGES = (
    (0xAA, 0xBB), (0x2B0, 0x2E5), (0x6E5, 0x6E7), (0x1D2C, 0x1D62),
    (0x2070, 0x2080), (0x2120, 0x2123), (0x3192, 0x31A0),
)  # fmt: skip


_MORE_SUPER = {
    "\u06e5": "\u0648",
    "\u06e6": "\u064a",
    "\u02c0": "\u0294",
    "\u02c1": "\u0295",
}


def _super(sign: str) -> str:
    kind, _, codes = unicodedata.decomposition(sign).partition(" ")
    if kind != "<super>":
        return _MORE_SUPER.get(sign, "")
    return "".join(chr(int(code, 16)) for code in codes.split())


_SUPER: Final = {
    sign: raised
    for first, last in _RANGES
    for sign in map(chr, range(first, last))
    if (raised := _super(sign))
}

# «<i>», «</span>», «<span class="nocase">», «"», «'», «²»
_TOKEN = re.compile(
    r"""(?P<tag></?(?:i|b|u|sc|sup|sub|span(?:\s[^<>]{0,120})?)>)
    | (?P<quote>["'\u201c\u201d\u2018\u2019])
    | (?P<super>["""
    + "".join(_SUPER)
    + "])",
    re.VERBOSE,
)
MARKED_SIGNS: Final = "<\"'\u201c\u2018" + "".join(_SUPER)
"""What markup begins with."""
_SIGNS = re.compile(f"[\u00ab\u00bb{MARKED_SIGNS}]")
_MARKED = re.compile(f"\u00ab | \u00bb|[{MARKED_SIGNS}]")

_SUP: Final = Font(Change((("align", "sup"),), flip=True))
_TAGS: Final = {
    "i": Font(Change((("style", "italic"),), flip=True)),
    "b": Font(Change((("weight", "bold"),), flip=True)),
    "u": Font(Change((("decoration", "underline"),), flip=True)),
    "sc": Font(Change((("variant", "small-caps"),), flip=True)),
    "sup": _SUP,
    "sub": Font(Change((("align", "sub"),), flip=True)),
}
_NODECOR: Final = Font(RESET)
_OPENERS: Final = " \u00a0([{\u2013\u2014/<-\u201c\u2018\u00ab\u202f"
_BLANK: Final = ("", " ", "\u00a0")
_CLOSER: Final = {'"': '"', "'": "'", "\u201d": "\u201c", "\u2019": "\u2018"}


def rich(text: str) -> Rich:
    """Return the pieces of a field; the text itself when it has no markup."""
    if not _SIGNS.search(text) or not _MARKED.search(text):
        return text
    if "\u00ab " in text or " \u00bb" in text:
        text = text.replace("\u00ab ", "\u00ab\u202f").replace(
            " \u00bb", "\u202f\u00bb"
        )
    return _Reader(text).read()


class _Reader:
    """Reads one field with a stack of what is open."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.out: Pieces = []
        self.open: list[tuple[str, int]] = []
        self.counts: dict[str, int] = {}

    def read(self) -> Rich:
        done = 0
        for token in _TOKEN.finditer(self.text):
            if token.start() > done:
                self.out.append(self.text[done : token.start()])
            done = token.end()
            if token["tag"]:
                self.tag(token["tag"])
            elif token["quote"]:
                self.quote(token["quote"], token.start())
            else:
                self.out += (_SUP, _SUPER[token["super"]], CLOSE_MARK)
        if done < len(self.text):
            self.out.append(self.text[done:])
        while self.open:
            self.give_up()
        return _joined(self.out)

    def tag(self, tag: str) -> None:
        name = tag.strip("</>").split(None, 1)[0]
        if tag.startswith("</"):
            self.close_tag(name, tag)
            return
        mark = _span_mark(tag) if name == "span" else _TAGS[name]
        self.push(name)
        self.out.append(tag if mark is None else mark)

    def push(self, name: str) -> None:
        self.open.append((name, len(self.out)))
        self.counts[name] = self.counts.get(name, 0) + 1

    def pop(self) -> tuple[str, int]:
        name, place = self.open.pop()
        self.counts[name] -= 1
        return name, place

    def close_tag(self, name: str, tag: str) -> None:
        if not self.counts.get(name):
            self.out.append(tag)
            return
        while self.open[-1][0] != name:
            self.give_up()
        _, place = self.pop()
        opening = self.out[place]
        if opening is NOCASE_MARK:
            self.out.append(UNNOCASE_MARK)
        elif isinstance(opening, Mark):
            self.out.append(CLOSE_MARK)
        else:
            self.out.append(tag)

    def give_up(self) -> None:
        """The innermost open thing has no partner: show it as it was typed."""
        name, place = self.pop()
        self.out[place] = {
            '"': '"', "'": "\u2019", "\u201c": "\u201c", "\u2018": "\u2018",
        }.get(name, f"<{name}>")  # fmt: skip

    def quote(self, sign: str, place: int) -> None:
        before = self.text[place - 1 : place]
        after = self.text[place + 1 : place + 2]
        if before == ">" and self.out and isinstance(self.out[-1], Mark):
            before = _sign_before(self.out)
        lone = sign in "'\u2019" and before.isalnum() and after.isalnum()
        opened = _CLOSER.get(sign)
        closes = not lone and opened and before and before not in _OPENERS
        if closes and self.close_quote(opened or ""):
            return
        opens = not lone and sign in _CLOSER.values() and after not in _BLANK
        if opens and (before == "" or before in _OPENERS or self.just_opened(place)):
            self.push(sign)
            self.out.append(sign)
            return
        self.out.append({"'": "\u2019"}.get(sign, sign))

    def just_opened(self, place: int) -> bool:
        """Whether the sign before is a quote that was taken for an opening one."""
        return (
            self.text[place - 1] in _CLOSER.values()
            and bool(self.open)
            and self.open[-1][1] == len(self.out) - 1
        )

    def close_quote(self, opened: str) -> bool:
        if not self.counts.get(opened):
            return False
        for back in range(1, min(len(self.open), 8) + 1):
            name = self.open[-back][0]
            if name == opened:
                break
            if name not in "\"'\u201c\u2018":
                return False
        else:
            return False
        for _ in range(back - 1):
            self.give_up()
        _, place = self.pop()
        single = opened == "\u2018"
        self.out[place] = SINGLE_MARK if single else QUOTE_MARK
        self.out.append(UNSINGLE_MARK if single else UNQUOTE_MARK)
        return True


def _sign_before(out: Pieces) -> str:
    """The last visible sign; nothing when only opening marks precede."""
    for piece in reversed(out):
        if isinstance(piece, str):
            return piece[-1:]
    return ""


def _span_mark(tag: str) -> Mark | None:
    if "nocase" in tag:
        return NOCASE_MARK
    if "nodecor" in tag:
        return _NODECOR
    if "small-caps" in tag:
        return _TAGS["sc"]
    return None


def _joined(pieces: Pieces) -> Rich:
    """Adjacent plain texts as one, so that a field has seams only at its marks."""
    out: Pieces = []
    for piece in pieces:
        if type(piece) is str and out and type(out[-1]) is str:
            out[-1] = str(out[-1]) + piece
        else:
            out.append(piece)
    if len(out) == 1 and type(out[0]) is str:
        return out[0]
    return (out[0], *(Inside(one) if isinstance(one, str) else one for one in out[1:]))
