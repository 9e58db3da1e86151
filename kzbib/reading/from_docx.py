"""Word documents (.docx) as text: a paragraph a line, with the numbers Word makes."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from itertools import count

from lxml import etree

from kzbib.reading.docx_numbers import Numbering, read_numbering
from kzbib.reading.extracted import MAX_TEXT, Extracted, Progress, raised, refuse

MAX_XML = 400_000_000
"""Bytes of one part of the file when unpacked; more is no text but a bomb."""

_MAX_RATIO = 200
_MAX_TREE = 20_000_000  # bytes of a part that is held in memory as a tree
_SMALL = 5_000_000  # so little unpacked is no danger, whatever the ratio
_CHUNK = 1 << 16
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError)
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_HINT = "Open it in a word processor and save it anew."
# Characters that elements of their own stand for.
_SIGNS = {
    "tab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
    "softHyphen": "\u00ad",
}
# Elements whose text is not printed: codes of fields, deleted text, doubles.
_SILENT = frozenset(("instrText", "delText", "del", "moveFrom", "Fallback"))


def extract(data: bytes, where: str, progress: Progress) -> Extracted:
    """Return the text of a Word document, blank lines between its paragraphs.

    Numbers of lists are written out; a footnote is called «[^3]» in the text and
    stands at the end as «[^3]: …»; raised numbers become superscript signs. Deleted
    text of tracked changes is left out. Raises InputError for files that are broken,
    protected, or unpack to far more than a text (a zip bomb).
    """
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        _check(package, where)
        notes = _notes(package, where, progress)
        numbering = read_numbering(
            _tree(package, "word/numbering.xml", where),
            _tree(package, "word/styles.xml", where),
        )
        body = _Body(numbering, list(notes))
        _feed(package, "word/document.xml", body, where, progress)
    except _BROKEN as error:
        refuse(where, f"is a broken Word document: {_plain(error)}", _HINT)
    except etree.XMLSyntaxError as error:
        refuse(where, f"is a broken Word document: {error.msg}", _HINT)
    lines = [*body.lines, *_printed_notes(body, notes)]
    text = "\n\n".join(lines)
    if not text:
        refuse(where, "the Word document holds no text", "Save it with its text.")
    return Extracted(text)


def _plain(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__


def _check(package: zipfile.ZipFile, where: str) -> None:
    """Refuse archives that are no Word document, are locked, or are bombs."""
    parts = {info.filename: info for info in package.infolist()}
    if "word/document.xml" not in parts:
        refuse(where, "is a ZIP archive, not a Word document", "Unpack it first.")
    for name, info in parts.items():
        if not name.endswith(".xml"):
            continue
        if info.flag_bits & 0x1:
            refuse(where, "is a locked ZIP archive", "Save it without a password.")
        ratio = info.file_size / max(info.compress_size, 1)
        bomb = ratio > _MAX_RATIO and info.file_size > _SMALL
        if bomb or info.file_size > MAX_XML:
            _refuse_bomb(where)


def _refuse_bomb(where: str) -> None:
    refuse(
        where,
        "the Word document unpacks to far more than a text (a zip bomb?)",
        "Copy the article into a new document.",
    )


def _tree(package: zipfile.ZipFile, name: str, where: str) -> etree._Element | None:
    if name not in package.namelist():
        return None
    if package.getinfo(name).file_size > _MAX_TREE:
        _refuse_bomb(where)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    for chunk in _chunks(package, name, where):
        parser.feed(chunk)
    return parser.close()


def _feed(
    package: zipfile.ZipFile,
    name: str,
    target: _Body | _Notes,
    where: str,
    progress: Progress,
) -> None:
    """Let ``target`` see the elements of a part; nothing of it is kept as a tree."""
    parser = etree.XMLParser(
        target=target, resolve_entities=False, no_network=True, load_dtd=False
    )
    for chunk in _chunks(package, name, where):
        parser.feed(chunk)
        if target.size > MAX_TEXT:
            seen = f"holds more than {MAX_TEXT // 1_000_000} million letters"
            refuse(where, seen, "Copy the article alone into a new document.")
        progress()
    parser.close()


def _chunks(package: zipfile.ZipFile, name: str, where: str) -> Iterator[bytes]:
    size = 0
    with package.open(name) as stream:
        while chunk := stream.read(_CHUNK):
            if size == 0 and _DOCTYPE.search(chunk):
                refuse(where, "is a broken Word document: it defines entities", _HINT)
            size += len(chunk)
            if size > MAX_XML:
                _refuse_bomb(where)
            yield chunk


class _Paragraphs(ABC):
    """Text of paragraphs, seen element by element, as lxml feeds a target."""

    def __init__(self) -> None:
        self.size = 0
        self._silent = 0
        self._inside = 0  # elements that hold printed text are open
        self._raised = False
        self._cells = 0
        self._parts: list[list[str]] = []
        self._row: list[str] = []

    @abstractmethod
    def done(self, text: str) -> None:
        """Take a finished line."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element opens."""
        name = _local(tag)
        if self._silent or name in _SILENT:
            self._silent += 1
            return
        if name == "p":
            self._parts.append([])
        elif name == "t":
            self._inside += 1
        elif name == "r":
            self._raised = False
        elif name == "vertAlign":
            self._raised = _attribute(attributes, "val") == "superscript"
        elif name == "tr":
            self._cells += 1
        elif name in _SIGNS and self._parts:
            self._parts[-1].append(_SIGNS[name])
        else:
            self.other(name, attributes)

    @abstractmethod
    def other(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take an element that says more than text."""

    def end(self, tag: str) -> None:
        """An element closes."""
        if self._silent:
            self._silent -= 1
            return
        name = _local(tag)
        if name == "t":
            self._inside -= 1
        elif name == "p" and self._parts:
            self._paragraph("".join(self._parts.pop()))
        elif name == "tr":
            self._cells -= 1
            if not self._cells:
                row, self._row = self._row, []
                self.done("\t".join(row))

    def data(self, text: str) -> None:
        """Text between two tags."""
        if self._inside and not self._silent and self._parts:
            self.size += len(text)
            self._parts[-1].append(self._as_printed(text))

    def close(self) -> None:
        """The part ends; a paragraph that it left open is none."""
        self._parts.clear()

    def _as_printed(self, text: str) -> str:
        begun = any(part.strip() for part in self._parts[-1])
        return raised(text) if self._raised and begun else text

    def _paragraph(self, text: str) -> None:
        lines = (" ".join(line.split(" ")).strip() for line in text.split("\n"))
        whole = "\n".join(re.sub(r" {2,}", " ", line) for line in lines).strip()
        whole = self.marked(whole)
        if self._cells:
            self._row += [whole] if whole else []
        elif whole:
            self.done(whole)

    def marked(self, text: str) -> str:
        """Return a paragraph with the number that belongs before it."""
        return text


class _Body(_Paragraphs):
    """The main text of a document."""

    def __init__(self, numbering: Numbering, notes: list[str]) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.called: dict[str, int] = {}
        self._numbering = numbering
        self._notes = set(notes)
        self._count = count(1)
        self._list = self._style = ""
        self._level = 0

    def done(self, text: str) -> None:
        """Keep a line."""
        self.lines.append(text)

    def other(self, name: str, attributes: Mapping[str, str]) -> None:
        """List, style and calls of notes."""
        value = _attribute(attributes, "val")
        if name == "numId":
            self._list = value
        elif name == "ilvl":
            self._level = int(value) if value in "0 1 2 3 4 5 6 7 8".split() else 0
        elif name == "pStyle":
            self._style = value
        elif name in ("footnoteReference", "endnoteReference") and self._parts:
            note = f"{name.removesuffix('Reference')} {_attribute(attributes, 'id')}"
            if note in self._notes and note not in self.called:
                self.called[note] = next(self._count)
            if note in self.called:
                self._parts[-1].append(f"[^{self.called[note]}]")

    def marked(self, text: str) -> str:
        """Return a paragraph with the number that Word shows before it."""
        list_, level, style = self._list, self._level, self._style
        self._list = self._style = ""
        self._level = 0
        if not text or list_ == "0":  # «0» takes a paragraph out of its style's list
            return text
        mark = self._numbering.mark(list_, level, style)
        return f"{mark} {text}" if mark else text


class _Notes(_Paragraphs):
    """Footnotes or endnotes by their id."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.texts: dict[str, list[str]] = {}
        self._kind = kind
        self._note = ""

    def done(self, text: str) -> None:
        """Keep a paragraph of a note."""
        if self._note:
            self.texts.setdefault(self._note, []).append(text)

    def other(self, name: str, attributes: Mapping[str, str]) -> None:
        """A note opens; separators are none."""
        if name == self._kind:
            printed = _attribute(attributes, "type") in ("", "normal")
            name = f"{self._kind} {_attribute(attributes, 'id')}"
            self._note = name if printed else ""


def _notes(
    package: zipfile.ZipFile, where: str, progress: Progress
) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for kind in ("footnote", "endnote"):
        part = f"word/{kind}s.xml"
        if part in package.namelist():
            notes = _Notes(kind)
            _feed(package, part, notes, where, progress)
            found.update(notes.texts)
    return found


def _printed_notes(body: _Body, notes: Mapping[str, list[str]]) -> Iterator[str]:
    for name, number in body.called.items():
        text = " ".join(" ".join(notes[name]).split())
        yield f"[^{number}]: {text}"


def _local(tag: str) -> str:
    space, sign, name = tag.rpartition("}")
    return (
        name if not sign or space[1:] in (_MAIN, _STRICT) or name == "Fallback" else ""
    )


def _attribute(attributes: Mapping[str, str], name: str) -> str:
    for space in (_MAIN, _STRICT):
        value = attributes.get(f"{{{space}}}{name}")
        if value is not None:
            return value
    return ""
