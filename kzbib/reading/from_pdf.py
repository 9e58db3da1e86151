"""PDF files as text, in the order of reading, columns one after the other."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Iterator, Sequence

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from kzbib.reading.extracted import MAX_TEXT, Extracted, Progress, raised, refuse
from kzbib.reading.pdf_layout import Word, drop_furniture, page_lines, page_text

MAX_PAGES = 5000
_PICTURES = 50  # letters a page; fewer are a stamp on a scanned picture
_UNKNOWN_SHARE = 0.2
_HYPHENS = (0x02, 0xFFFE)  # what the reader shows for a hyphen at the end of a line
_SPACES = frozenset((0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0xA0, 0x2028, 0x2029))
_UNKNOWN = re.compile("[\ue000-\uf8ff\ufffd]")
# «слово12», «[3].4», «слово1,3»: a number that may be raised
_NUMBER_END = re.compile(r"(?P<word>.*?\D)(?P<number>\d{1,3}(?:[,–-]\d{1,3}){0,5})")
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_SMALLER = 0.8


def extract(data: bytes, where: str, progress: Progress) -> Extracted:
    """Return the text of a PDF.

    Lines end as printed, hyphens included; running heads (save the first) and page
    numbers are left out, and it is said. Raises InputError for files that are
    protected or broken, or that hold only pictures of pages.
    """
    document = _opened(data, where)
    try:
        count = len(document)
        if not count:
            refuse(where, "the PDF has no pages", "Download or save it anew.")
        if count > MAX_PAGES:
            refuse(where, f"has {count} pages, more than {MAX_PAGES}", "Split it.")
        pages = []
        for number in range(count):
            pages.append(page_lines(list(_words(document, number))))
            progress()
    finally:
        document.close()
    kept, dropped = drop_furniture(pages)
    text = "\n".join(line for lines in kept for line in page_text(lines))
    _check(text, count, where)
    notes = (f"{dropped} running heads and page numbers left out",) if dropped else ()
    return Extracted(unicodedata.normalize("NFC", text), notes=notes)


def _opened(data: bytes, where: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            refuse(where, "the PDF has a password", "Save it without a password.")
        refuse(where, "is a broken PDF", "Download or save it anew.")


def _check(text: str, pages: int, where: str) -> None:
    if len(text) > MAX_TEXT:
        refuse(where, "holds too much text", "Split it.")
    letters = len(text.split()) and sum(map(str.isalnum, text))
    if letters < _PICTURES * pages:
        refuse(
            where,
            "the PDF holds pictures of pages, not text",
            "Run text recognition (OCR) on it first.",
        )
    unknown = len(_UNKNOWN.findall(text))
    if unknown > _UNKNOWN_SHARE * letters:
        refuse(
            where,
            "the letters of the PDF cannot be told (its fonts lack Unicode)",
            "Print it to a new PDF and run text recognition (OCR) on it.",
        )


def _words(document: pypdfium2.PdfDocument, number: int) -> Iterator[Word]:
    """Yield the words of a page; pages that cannot be read have none."""
    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return
    try:
        handle = text.raw
        unicode_of = pdfium.FPDFText_GetUnicode  # asked for every character
        size = pdfium.FPDFText_CountChars(handle)
        codes = [unicode_of(handle, at) for at in range(size)]
        for start, end in _spans(codes):
            yield from _word(handle, start, end, codes[start : end + 1])
    finally:
        text.close()
        page.close()


def _spans(codes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last character of each word; a hyphen at a line's end ends one."""
    start: int | None = None
    for at, code in enumerate(codes):
        if code in _SPACES:
            if start is not None:
                yield start, at - 1
            start = None
        elif code in _HYPHENS:  # the rest of the word stands on the next line
            yield at if start is None else start, at
            start = None
        elif start is None and code >= 0x20:
            start = at
    if start is not None:
        yield start, len(codes) - 1


def _word(handle: object, start: int, end: int, codes: list[int]) -> Iterator[Word]:
    first, last = _box(handle, start), _box(handle, end)
    if first is None or last is None:
        return
    printed = _printed(codes)
    found = _NUMBER_END.fullmatch(printed) if printed[-1].isdigit() else None
    if found and _is_smaller(handle, start, end):
        printed = found["word"] + raised(found["number"])
    right = max(last.right, first.right)
    yield Word(first.left, right, first.bottom, first.top, printed)


def _printed(codes: list[int]) -> str:
    """Characters by their UTF-16 codes; half a pair becomes U+FFFD."""
    printed = "".join(
        "-" if code in _HYPHENS else chr(code)
        for code in codes
        if code >= 0x20 or code in _HYPHENS
    )
    if _HALF_PAIR.search(printed):
        pairs = printed.encode("utf-16-le", "surrogatepass")
        return pairs.decode("utf-16-le", "replace")
    return printed


def _box(handle: object, index: int) -> pdfium.FS_RECTF | None:
    box = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(handle, index, ctypes.byref(box)):
        return None
    return box


def _is_smaller(handle: object, start: int, end: int) -> bool:
    """The last character is set in smaller type than the first."""
    first = pdfium.FPDFText_GetFontSize(handle, start)
    last = pdfium.FPDFText_GetFontSize(handle, end)
    return bool(0 < last < _SMALLER * first)
