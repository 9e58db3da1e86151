"""A document: its text, reference lists, calls and front matter."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kzbib.reading.citations import Citation, find_citations
from kzbib.reading.front import FrontMatter, read_front_matter
from kzbib.reading.lists import ReferenceList, find_lists
from kzbib.reading.source import SourceText, read_source

# Formats with records instead of running text.
_RECORDS = frozenset({"bib", "json", "jsonl"})


@dataclass(frozen=True, slots=True)
class Document:
    """What is read out of one source."""

    source: SourceText
    lists: tuple[ReferenceList, ...]
    citations: tuple[Citation, ...]
    front: FrontMatter


def read_document(path: Path) -> Document:
    """Read a file and what it holds. Raises InputError when it cannot be read."""
    return document_from_source(read_source(path))


def document_from_source(source: SourceText) -> Document:
    """Find lists, calls and front matter; files of records (.bib, .json) have none."""
    if source.format in _RECORDS:
        return Document(source, (), (), FrontMatter(None))
    lists = find_lists(source.text)
    citations = find_citations(source.text, lists)
    return Document(source, lists, citations, read_front_matter(source.text, lists))
