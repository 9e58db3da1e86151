"""Files and bytes as text, whatever they hold."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path, PurePath

from kzbib.errors import InputError
from kzbib.reading.encoding import decode
from kzbib.reading.extracted import Extracted, Progress, refuse

MAX_BYTES = 20_000_000
"""The largest text file; formats that also hold pictures may be larger."""

_LIMITS = {"docx": 100_000_000, "pdf": 200_000_000}
_FORMATS = {
    ".md": "md",
    ".markdown": "md",
    ".bib": "bib",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".tex": "tex",
    ".ltx": "tex",
    ".docx": "docx",
    ".docm": "docx",
    ".pdf": "pdf",
}
SUFFIXES = frozenset({".txt", ".text", *_FORMATS})
"""Suffixes of the files that can be read."""

_UNREADABLE = {
    ".doc": ("an old Word document", "Save it as .docx in a word processor."),
    ".odt": ("an OpenDocument text", "Save it as .docx in a word processor."),
    ".rtf": ("an RTF document", "Save it as .docx in a word processor."),
    ".djvu": ("a DjVu file", "Convert it to PDF with its text."),
    ".epub": ("an EPUB book", "Save the chapter as .html or .txt."),
}
_OLE = b"\xd0\xcf\x11\xe0"  # an old Word document, or a Word document with a password
# What a file is, whatever its name says.
_MAGIC = ((b"%PDF-", "pdf"), (b"PK\x03\x04", "docx"))
_RTF = b"{\\rtf"
_HTML_START = re.compile(rb"\s*(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE)
# Readers of the formats that are no plain text, imported when they are needed.
_READERS = {
    "html": "kzbib.reading.from_html",
    "docx": "kzbib.reading.from_docx",
    "pdf": "kzbib.reading.from_pdf",
}
_SAID = {"html": "an HTML page", "docx": "a Word document", "pdf": "a PDF"}
# Control characters that a text does not hold; some PDF extractors leave a few.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MAX_CONTROL_SHARE = 0.02
_LINE_END = re.compile(r"\r\n?")


@dataclass(frozen=True, slots=True)
class SourceText:
    """A document's text; all offsets of the room refer to ``text``.

    Of a text file ``text`` is as stored save that line ends are «\\n» and a byte order
    mark is gone; of other formats it is what their reader makes of it. ``sha256`` and
    ``size`` (in bytes) are those of the file. ``notes`` say what a user should know,
    such as «read as windows-1251».
    """

    name: str
    path: Path | None
    sha256: str
    text: str
    encoding: str
    size: int
    format: str
    notes: tuple[str, ...] = ()


def read_source(path: Path, progress: Progress | None = None) -> SourceText:
    """Read a file: plain text, Markdown, LaTeX, HTML, DOCX or PDF.

    ``progress`` is called now and then. Raises InputError for a missing, empty,
    binary, too large, broken or protected file, for a folder, and for formats that
    are not read.
    """
    return _from_bytes(read_bytes(path), path.name, path, str(path), progress)


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file that may be read. Raises InputError as above."""
    where = str(path)
    try:
        if path.is_dir():
            refuse(where, "is a folder", "Name the files in it, one by one.")
        _check_suffix(path, where)
        _check_size(path.stat().st_size, path, where)
        return path.read_bytes()
    except FileNotFoundError as error:
        hint = "Check the name; use quotes round a name with spaces."
        raise InputError("no such file", where=where, hint=hint) from error
    except PermissionError as error:
        hint = "Ask for the right to read it, or copy it to your own folder."
        raise InputError("no permission to read it", where=where, hint=hint) from error
    except OSError as error:
        message = error.strerror or "cannot be read"
        raise InputError(message, where=where) from error


def source_from_bytes(
    data: bytes,
    name: str,
    path: Path | None = None,
    progress: Progress | None = None,
) -> SourceText:
    """Read bytes that came without a file (standard input, an upload), or of ``path``.

    Raises InputError as ``read_source`` does.
    """
    where = str(path or name)
    _check_suffix(PurePath(name), where)
    _check_size(len(data), PurePath(name), where)
    return _from_bytes(data, name, path, where, progress)


def hash_of(data: bytes) -> str:
    """Return the SHA-256 by which a document is known."""
    return hashlib.sha256(data).hexdigest()


def _from_bytes(
    data: bytes, name: str, path: Path | None, where: str, progress: Progress | None
) -> SourceText:
    named = _FORMATS.get(PurePath(name).suffix.lower(), "txt")
    found = _real_format(data, named, where)
    step = progress or _no_progress
    extracted = _reader(found)(data, where, step)
    text = _LINE_END.sub("\n", extracted.text)
    if not text.strip():
        refuse(where, "is empty", "There is no text to read in it.")
    notes = extracted.notes
    if found != named and named in ("txt", *_READERS):
        notes = (f"is {_SAID.get(found, 'a text')} by its content", *notes)
    return SourceText(
        name=name,
        path=path,
        sha256=hash_of(data),
        text=text,
        encoding=extracted.encoding,
        size=len(data),
        format=found,
        notes=notes,
    )


def _no_progress() -> None:
    return None


def _real_format(data: bytes, named: str, where: str) -> str:
    """The format by the first bytes, else by the name."""
    if data.startswith(_OLE):
        if named == "docx":
            message = "is a Word document with a password, or an old one"
            refuse(where, message, "Save it as .docx without a password.")
        refuse(where, "is an old Word document", _UNREADABLE[".doc"][1])
    if data.startswith(_RTF):
        refuse(where, "is an RTF document", _UNREADABLE[".rtf"][1])
    for magic, format_ in _MAGIC:
        if data.startswith(magic):
            return format_
    if named == "txt" and _HTML_START.match(data[:1000]):
        return "html"
    if named in ("pdf", "docx"):
        if not data:
            refuse(where, "is empty", "There is no text to read in it.")
        refuse(where, f"is not {_SAID[named]}, only named so", "Save it anew.")
    return named


def _reader(format_: str) -> Callable[[bytes, str, Progress], Extracted]:
    if format_ in _READERS:
        read: Callable[[bytes, str, Progress], Extracted]
        read = import_module(_READERS[format_]).extract
        return read
    return _plain


def _plain(data: bytes, where: str, progress: Progress) -> Extracted:
    decoded = decode(data)
    if decoded is None:
        refuse(where, "its encoding is unknown", "Save it as UTF-8 text.")
    if len(_CONTROL.findall(decoded.text)) > _MAX_CONTROL_SHARE * len(decoded.text):
        refuse(where, "is a binary file, not a text", "Save it as plain text.")
    progress()
    return Extracted(decoded.text, decoded.encoding, decoded.notes)


def _check_size(size: int, path: PurePath, where: str) -> None:
    limit = _LIMITS.get(_FORMATS.get(path.suffix.lower(), ""), MAX_BYTES)
    if size > limit:
        seen = f"is {size / 1e6:.0f} MB, more than the {limit / 1e6:.0f} MB allowed"
        refuse(where, seen, "Split it, or save only the text of the article.")


def _check_suffix(path: PurePath, where: str) -> None:
    kind, hint = _UNREADABLE.get(path.suffix.lower(), ("", ""))
    if kind:
        refuse(where, f"cannot read {kind}", hint)
