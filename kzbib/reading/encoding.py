"""Bytes to text: which encoding, decided by what the text would look like."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

_SAMPLE = 1 << 16
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Codec, name for a person; the first of equals wins.
_CYRILLIC = (
    ("cp1251", "windows-1251"),
    ("kz1048", "KZ-1048 (Kazakh windows-1251)"),
    ("ptcp154", "PT154 (Kazakh windows-1251)"),
    ("koi8_r", "KOI8-R"),
    ("cp866", "CP866"),
    ("iso8859_5", "ISO 8859-5"),
    ("mac_cyrillic", "MacCyrillic"),
)
_LETTER = "A-Za-zА-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІіЇїЄєҐґЎў"
_USUAL = re.compile(r"[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІіЇїЄєҐґЎў]")
_FREQUENT = re.compile(r"[оеаинтсрлвыдкқәңі]")
# A capital after a small letter of one word: «сПИСОК» is koi8 read as cp1251.
_BROKEN_CASE = re.compile(r"[а-яёәғқңөұүһі][А-ЯЁӘҒҚҢӨҰҮҺІ]")
# A Latin and a Cyrillic letter side by side: «MЭller» is Western text.
_MIXED = re.compile(r"[A-Za-z](?=[А-яЁё])|[А-яЁё](?=[A-Za-z])")
# A Kazakh code page needs a letter that Ukrainian text cannot show in its place.
_KAZAKH_PAGES = frozenset({"kz1048", "ptcp154"})
_KAZAKH = re.compile(r"[қңұҚҢҰ]|(?<=[А-яқңғүұөһі])ә")
# Letters and signs that no Russian, Kazakh or Ukrainian word holds.
_FOREIGN = re.compile(r"[ЂЃЉЊЌЋЏђѓљњќћџЈјЅѕ]|[\x80-\x9f]|[\u2500-\u259f]")
_FOREIGN_INSIDE = re.compile(rf"(?<=[{_LETTER}])[^\s\x00-\x7f{_LETTER}](?=[{_LETTER}])")
_ENOUGH = 0.6


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the name of its codec, and what a user should know about it."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded | None:
    """Return the text of ``data``, or None when no encoding fits.

    Order: byte order mark, UTF-8, UTF-16 without a mark, UTF-8 with a few broken
    bytes, 8-bit Cyrillic, then whatever charset-normalizer proposes.
    """
    for read in (_by_mark, _utf8, _utf16, _damaged_utf8, _cyrillic, _proposed):
        found = read(data)
        if found is not None:
            return found
    return None


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _by_mark(data: bytes) -> Decoded | None:
    for mark, codec in _BOMS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], codec)
            return None if text is None else Decoded(text, codec)
    return None


def _utf8(data: bytes) -> Decoded | None:
    text = _strict(data, "utf-8")
    return None if text is None or "\0" in text else Decoded(text, "utf-8")


def _utf16(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: every other byte is 0 (Latin) or 4 (Cyrillic)."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or len(data) % 2:
        return None
    even, odd = sample[::2], sample[1::2]
    for codec, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if _share(high, b"\x00\x04") > 0.8 and _share(low, b"\x00") < 0.1:
            text = _strict(data, codec)
            if text is not None:
                return Decoded(text, codec, (f"read as {codec.upper()}",))
    return None


def _share(data: bytes, values: bytes) -> float:
    return sum(map(data.count, values)) / len(data)


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes; the broken ones become U+FFFD, and it is said."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    whole = len(data) - len(text)  # continuation bytes of well-formed characters
    if "\0" in text or broken * 20 > whole:
        return None
    note = f"{broken} unreadable character(s) replaced by U+FFFD"
    return Decoded(text, "utf-8", (note,))


def _cyrillic(data: bytes) -> Decoded | None:
    sample = data[:_SAMPLE]
    high = sum(byte > 0x7F for byte in sample)
    scored = [
        (_likeness(sample.decode(codec, "replace"), codec, high), -rank)
        for rank, (codec, _) in enumerate(_CYRILLIC)
    ]
    share, rank = max(scored)
    if share < _ENOUGH:
        return None
    codec, name = _CYRILLIC[-rank]
    text = data.decode(codec, "replace")
    return Decoded(text, codec, (f"read as {name}",))


def _likeness(text: str, codec: str, high: int) -> float:
    """About 1 for Russian or Kazakh text, 0 or less for the wrong code page."""
    if codec in _KAZAKH_PAGES and not _KAZAKH.search(text):
        return 0.0
    usual = len(_USUAL.findall(text))
    frequent = len(_FREQUENT.findall(text))
    bad = len(_BROKEN_CASE.findall(text)) + text.count("\N{REPLACEMENT CHARACTER}")
    bad += (
        len(_MIXED.findall(text))
        + len(_FOREIGN.findall(text))
        + len(_FOREIGN_INSIDE.findall(text))
    )
    return (0.6 * usual + 0.6 * frequent - 2 * bad) / max(high, 1)


def _proposed(data: bytes) -> Decoded | None:
    best = from_bytes(data[:_SAMPLE]).best()
    if best is None or "\0" in str(best):
        return None
    text = data.decode(best.encoding, "replace")
    return Decoded(text, best.encoding, (f"read as {best.encoding} (a guess)",))
