"""Titles of services as plain text: JATS, HTML and MathML tags, entities, spaces."""

from __future__ import annotations

import html
import re

from kzbib.model.text import clean_text

# «of<i>Burkholderia terrae</i>BS001»: the service took the spaces away; «MAPD<sub>90»
# never had any, nor has a single emphasised letter («<i>p</i>53»).
_EMPHASIS = re.compile(
    r"<(?P<tag>i|b|em|strong|italic|bold)>(?P<inside>[^<>]{3,300})</(?P=tag)>",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
_LONGEST = 4_000  # no title or name is longer; what is longer is not worth its time
_SPACES = re.compile(r"\s+")
_SPACE_BEFORE = re.compile(r"\s(?=[.,)](?:\s|$))")
# «[31m» is what is left of a terminal's colour code without its first, control, letter
_TERMINAL = re.compile("\x1b\\[[0-9;]{0,20}[A-Za-z]")


def plain_text(value: object) -> str:
    """Return a service's text without markup, NFC, in one line.

    Anything but a string or a number gives "". Escaped markup («&lt;i&gt;») is taken
    out too, an absurdly long text is cut; what remains is still foreign text and must
    be escaped on output.
    """
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return ""
    text = _TERMINAL.sub("", str(value)[:_LONGEST])
    for _ in range(2):
        text = _EMPHASIS.sub(r" \g<inside> ", text)
        text = html.unescape(_TAG.sub("", text))
    text = _SPACES.sub(" ", clean_text(text))
    return _SPACE_BEFORE.sub("", text).strip()


def plain_list(value: object) -> list[str]:
    """Return the non-empty texts of a list; a bare string is a list of one."""
    items = value if isinstance(value, list) else [value]
    return [text for text in map(plain_text, items) if text]


def first_plain(value: object) -> str:
    """Return the first text of a list, "" when there is none."""
    return next(iter(plain_list(value)), "")
