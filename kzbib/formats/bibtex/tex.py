r"""TeX in field values: specials escaped on the way out, TeX decoded on the way in.

Unicode is written as it is, never as ``{\cyr…}``: only the ten characters that TeX
would act on are escaped, braces by name, since BibTeX counts ``\{`` as a brace.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from kzbib.formats.bibtex.tex_tables import CHARACTERS, COMBINING, FORMATTING
from kzbib.model.text import clean_text

if TYPE_CHECKING:
    from pylatexenc.latex2text import (  # type: ignore[import-untyped]  # no stubs
        LatexNodes2Text,
    )

_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
}
_SPECIAL = re.compile(r"[\\{}~^&%$#_]|--+|``+|''+")
_TO_DECODE = re.compile(r"[\\{}~$]|--|``|''")
_SPACES = re.compile(r"[ \t\r\n]+")
# The longest value that is handed to the general LaTeX decoder.
_MAX_GENERAL = 20_000

_TOKEN = re.compile(
    r"""
      \\(?P<mark>["'`^~=.])[ ]?\{?\\?(?P<under>[^\W\d_])\}?  # \"o \"{o} \'{\i} \'\i
    | \\(?P<letter_mark>[cvuHkrdbt])(?:\{\\?|[ ]\\?)(?P<below>[^\W\d_])\}? # \c{c}
    | \\(?P<macro>[A-Za-z]+)(?:\{\}|[ ])?                       # \ss{} \emph \cyra
    | \\(?P<sign>.)                                             # \& \{ \-
    | (?P<ligature>---?|``|'')
    | (?P<other>[{}~])
    """,
    re.VERBOSE,
)
_MACRO = re.compile(r"\\([A-Za-z]+)")
_KNOWN = FORMATTING | CHARACTERS.keys() | COMBINING.keys()
# «$\alpha$», «H$_2$O», but not «from $5 to $10»
_MATH = re.compile(r"(?<!\\)\$(?P<inner>[^$]*)\$")
_MATHEMATICAL = re.compile(r"[\\_^{=]|^\S*$")
# «\href{https://example.kz}{words}»
_LINK = re.compile(r"\\href\{(?P<url>[^{}]*)\}\{(?P<words>[^{}]*)\}")
_BARE_PERCENT = re.compile(r"(?<!\\)%")
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”"}
_SIGNS = {"-": "", "/": "", "@": "", "\\": " ", ",": " ", ";": " ", ":": " ", "!": ""}


def escape(text: str) -> str:
    r"""Return text for a .bib value: «A & B» → ``A \& B``; white space is collapsed."""
    return _SPECIAL.sub(_escaped, _SPACES.sub(" ", text))


def _escaped(found: re.Match[str]) -> str:
    sign = found[0]
    return _ESCAPES[sign] if len(sign) == 1 else "{}".join(sign)


def decode(value: str) -> str:
    r"""Return the text of a raw .bib value: NFC, braces and TeX commands resolved.

    Accents, the usual characters and ``\cyr…`` are resolved by our own tables; only
    a value with another command goes through the general LaTeX
    decoder, which is some hundred times slower.
    """
    value = _SPACES.sub(" ", value)
    if not _TO_DECODE.search(value):
        return clean_text(value)
    value = _LINK.sub(r"\g<words> (\g<url>)", value)
    if "\\" in value and _has_unknown_macro(value):
        return _decode_generally(value)
    return _decode_simply(value)


def _decode_simply(value: str) -> str:
    """Resolve what our tables know; of other commands the argument stays."""
    value = _MATH.sub(_without_dollars, value)
    return clean_text(_SPACES.sub(" ", _TOKEN.sub(_decoded, value)))


def _without_dollars(found: re.Match[str]) -> str:
    # The empty group keeps a command at the end from taking the space behind it.
    return found["inner"] + "{}" if _MATHEMATICAL.search(found["inner"]) else found[0]


def _has_unknown_macro(value: str) -> bool:
    return not _KNOWN.issuperset(_MACRO.findall(value))


def _decoded(found: re.Match[str]) -> str:
    kind = found.lastgroup
    if kind == "under":
        return _accented(found["under"], found["mark"])
    if kind == "below":
        return _accented(found["below"], found["letter_mark"])
    if kind == "macro":
        return CHARACTERS.get(found["macro"], "")
    if kind == "sign":
        return _SIGNS.get(found["sign"], found["sign"])
    if kind == "ligature":
        return _LIGATURES[found["ligature"]]
    return " " if found[0] == "~" else ""


def _accented(letter: str, mark: str) -> str:
    return unicodedata.normalize("NFC", letter + COMBINING[mark])


def _decode_generally(value: str) -> str:
    if len(value) > _MAX_GENERAL:
        return _decode_simply(value)
    # A per cent sign begins no comment in a .bib value.
    guarded = _BARE_PERCENT.sub(r"\\%", value)
    try:
        text = _general_decoder().latex_to_text(guarded)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return _decode_simply(value)  # the decoder stumbles over some commands
    return clean_text(_SPACES.sub(" ", text))


@cache
def _general_decoder() -> LatexNodes2Text:
    from pylatexenc.latex2text import LatexNodes2Text  # noqa: PLC0415  # slow to import

    return LatexNodes2Text(math_mode="text")
