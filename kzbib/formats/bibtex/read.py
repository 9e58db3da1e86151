"""A .bib file to works: a broken block costs only itself."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bibtexparser.entrypoint import parse_string
from bibtexparser.exceptions import ParserStateException
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ExplicitComment,
    ImplicitComment,
    ParsingFailedBlock,
    String,
)

from kzbib.errors import InputError
from kzbib.formats.base import FailedItem, FormatItem, ReadResult
from kzbib.formats.bibtex.entry import read_entry
from kzbib.formats.bibtex.strings import Strings, inherit
from kzbib.formats.bibtex.write import GENERATED
from kzbib.model.text import clean_text

# What the parser logs is told in ``failed`` instead.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())

# «book{key, title = …»: an entry that lost its @
_LOST_ENTRY = re.compile(r"^\s*\w{1,30}\s*[{(]", re.MULTILINE)


_Piece = FormatItem | FailedItem
Fields = dict[str, str]


@dataclass(slots=True)
class _File:
    """What one block must know of the others."""

    strings: Strings = field(default_factory=Strings)
    entries: dict[str, Entry] = field(default_factory=dict)
    generated: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)


def read(text: str) -> ReadResult:
    """Read a .bib file.

    @string and ``#`` are resolved, ``crossref`` inherits; @preamble and comments are
    passed over. Raises InputError when the file cannot be parsed at all.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    try:
        blocks = parse_string(text, parse_stack=[]).blocks
    except ParserStateException as error:
        raise InputError(f"the .bib file cannot be parsed: {error.message}") from error
    pieces = _pieces(blocks)
    if blocks and not pieces and all(isinstance(b, ImplicitComment) for b in blocks):
        pieces = [FailedItem(text.strip(), 1, "there is no BibTeX entry in this text")]
    return ReadResult(
        tuple(piece for piece in pieces if isinstance(piece, FormatItem)),
        tuple(piece for piece in pieces if isinstance(piece, FailedItem)),
    )


def _pieces(blocks: Sequence[Block]) -> list[_Piece]:
    file, failed = _survey(blocks)
    pieces: list[_Piece] = []
    for block in blocks:
        entry = _entry_of(block)
        try:
            if entry is not None:
                pieces.append(_item(entry, file))
            elif reason := failed.get(id(block)) or _why_failed(block):
                pieces.append(_failed(block, reason))
        except ValueError as error:
            pieces.append(_failed(block, str(error)))
    return pieces


def _survey(blocks: Sequence[Block]) -> tuple[_File, dict[int, str]]:
    """Gather strings, entries and our own marks; failed strings by block."""
    file, failed = _File(), {}
    for block in blocks:
        if isinstance(block, Entry):
            file.entries.setdefault(block.key.lower(), block)
        elif isinstance(block, ExplicitComment) and block.comment.startswith(GENERATED):
            listed = block.comment.removeprefix(GENERATED)
            file.generated.update(key.strip() for key in listed.split(","))
        elif string := _string_of(block):
            try:
                file.strings.define(string.key, string.value)
            except ValueError as error:
                failed[id(block)] = str(error)
    file.strings.undefined.clear()
    return file, failed


def _string_of(block: Block) -> String | None:
    """Return the @string of a block; a second definition replaces the first."""
    inner = getattr(block, "ignore_error_block", block)
    return inner if isinstance(inner, String) else None


def _entry_of(block: Block) -> Entry | None:
    """Return the entry of a block that can be read: doubled fields are judged later,
    and entries without a key cannot be duplicates."""
    if isinstance(block, DuplicateFieldKeyBlock) or (
        isinstance(block, DuplicateBlockKeyBlock) and not block.key
    ):
        inner = block.ignore_error_block
        return inner if isinstance(inner, Entry) else None
    return block if isinstance(block, Entry) else None


def _item(entry: Entry, file: _File) -> FormatItem:
    key = clean_text(entry.key)
    if key in file.keys and key:
        raise ValueError(f"the key {key} stands for an earlier entry of this file")
    fields = _fields(entry, file.strings)
    undefined, file.strings.undefined = file.strings.undefined, []
    target = fields.get("crossref", "").strip().lower()
    parent = file.entries.get(target) if target else None
    if parent is not None and parent is not entry:
        fields = inherit(fields, _fields(parent, file.strings))
    work = read_entry(
        entry.entry_type,
        "" if key in file.generated else key,
        fields,
        undefined=undefined,
    )
    file.keys.add(key)
    return FormatItem(work, entry.raw or "", _line(entry), key)


def _fields(entry: Entry, strings: Strings) -> Fields:
    """Return raw values by lower-case name. Raises ValueError for two that differ."""
    fields: Fields = {}
    for one in entry.fields:
        name, value = one.key.strip().lower(), strings.resolve(one.value)
        if fields.get(name, value) != value:
            raise ValueError(f"the field {name} stands twice with different values")
        fields[name] = value
    return fields


def _why_failed(block: Block) -> str:
    """Return why a block is no entry; "" for what is rightly none."""
    if isinstance(block, ImplicitComment):
        lost = "=" in block.comment and _LOST_ENTRY.search(block.comment)
        return "text between entries looks like an entry without its @" if lost else ""
    if _string_of(block):
        return ""
    if isinstance(block, DuplicateBlockKeyBlock):
        return f"the key {block.key} stands for an earlier entry of this file"
    if isinstance(block, ParsingFailedBlock):
        return _plain_reason(getattr(block.error, "abort_reason", ""))
    return ""


def _plain_reason(reason: str) -> str:
    if "block start" in reason:
        return "a brace or quotation mark is not closed: the next entry begins inside"
    if "end of file" in reason:
        return "a brace or quotation mark is not closed: the file ends inside"
    if "Expected a `=`" in reason:
        return "an equals sign is missing after the name of a field"
    return f"the entry is broken: {reason}"


def _failed(block: Block, reason: str) -> FailedItem:
    return FailedItem(block.raw or "", _line(block), reason)


def _line(block: Block) -> int:
    return max(0, block.start_line or 0) + 1
