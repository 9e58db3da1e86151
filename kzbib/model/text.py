"""The one form in which text enters the model."""

from __future__ import annotations

import re
import unicodedata

# C0, C1 controls save tab and line ends; bidirectional overrides, which can hide text;
# halves of surrogate pairs, which no file can hold.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def clean_text(value: object) -> str:
    """Return ``value`` as NFC text without control characters, ends stripped."""
    text = str(value)
    if not text.isprintable():  # what is printable holds nothing unsafe
        text = _UNSAFE.sub("", text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return text.strip()
