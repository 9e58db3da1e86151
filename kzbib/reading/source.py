"""A file or bytes as text, with offsets that stay."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import NoReturn

from kzbib.errors import InputError
from kzbib.reading.encoding import decode

MAX_BYTES = 20_000_000

_FORMATS = {
    ".md": "md",
    ".markdown": "md",
    ".bib": "bib",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
_UNREADABLE = {
    ".docx": "a Word document",
    ".doc": "a Word document",
    ".odt": "an OpenDocument text",
    ".rtf": "an RTF document",
    ".pdf": "a PDF",
    ".djvu": "a DjVu file",
    ".epub": "an EPUB book",
    ".html": "an HTML page",
    ".htm": "an HTML page",
    ".tex": "a LaTeX file",
}
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word document or a ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "a Word document"),
    (b"{\\rtf", "an RTF document"),
)
# Control characters that a text does not hold; some PDF extractors leave a few.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MAX_CONTROL_SHARE = 0.02
_LINE_END = re.compile(r"\r\n?")


@dataclass(frozen=True, slots=True)
class SourceText:
    """A document's text; all offsets of the room refer to ``text``.

    ``text`` is as stored save that line ends are «\\n» and a byte order mark is gone;
    ``sha256`` and ``size`` (in bytes) are those of the file. ``notes`` say what a
    user should know, such as «read as windows-1251».
    """

    name: str
    path: Path | None
    sha256: str
    text: str
    encoding: str
    size: int
    format: str
    notes: tuple[str, ...] = ()


def read_source(path: Path) -> SourceText:
    """Read a text file.

    Raises InputError for a missing, empty, binary, too large or unreadable file,
    for a folder, and for formats that are not text.
    """
    where = str(path)
    try:
        if path.is_dir():
            _refuse(where, "is a folder", "Name the files in it, one by one.")
        size = path.stat().st_size
        _check_size(size, where)
        _check_suffix(path, where)
        data = path.read_bytes()
    except FileNotFoundError as error:
        hint = "Check the name; use quotes round a name with spaces."
        raise InputError("no such file", where=where, hint=hint) from error
    except PermissionError as error:
        hint = "Ask for the right to read it, or copy it to your own folder."
        raise InputError("no permission to read it", where=where, hint=hint) from error
    except OSError as error:
        message = error.strerror or "cannot be read"
        raise InputError(message, where=where) from error
    return _from_bytes(data, path.name, path, where)


def source_from_bytes(data: bytes, name: str) -> SourceText:
    """Read bytes that came without a file (standard input, an upload).

    Raises InputError as ``read_source`` does.
    """
    _check_size(len(data), name)
    _check_suffix(PurePath(name), name)
    return _from_bytes(data, name, None, name)


def _from_bytes(data: bytes, name: str, path: Path | None, where: str) -> SourceText:
    _check_magic(data, where)
    decoded = decode(data)
    if decoded is None:
        _refuse(where, "its encoding is unknown", "Save it as UTF-8 text.")
    text = _LINE_END.sub("\n", decoded.text)
    if not text.strip():
        _refuse(where, "is empty", "There is no text to read in it.")
    if len(_CONTROL.findall(text)) > _MAX_CONTROL_SHARE * len(text):
        _refuse(where, "is a binary file, not a text", "Save it as plain text.")
    suffix = PurePath(name).suffix.lower()
    return SourceText(
        name=name,
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        encoding=decoded.encoding,
        size=len(data),
        format=_FORMATS.get(suffix, "txt"),
        notes=decoded.notes,
    )


def _check_size(size: int, where: str) -> None:
    if size > MAX_BYTES:
        seen = f"is {size / 1e6:.0f} MB, more than the {MAX_BYTES / 1e6:.0f} MB allowed"
        _refuse(where, seen, "Split it, or save only the text of the article.")


def _check_suffix(path: PurePath, where: str) -> None:
    kind = _UNREADABLE.get(path.suffix.lower())
    if kind:
        _refuse(where, f"cannot read {kind} yet", "Save it as plain text (.txt).")


def _check_magic(data: bytes, where: str) -> None:
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            _refuse(where, f"cannot read {kind} yet", "Save it as plain text (.txt).")


def _refuse(where: str, message: str, hint: str) -> NoReturn:
    raise InputError(message, where=where, hint=hint)
