"""From a file to its text, reference lists, entries, calls and front matter."""

from kzbib.reading.calls import Cite, family_of
from kzbib.reading.citations import Citation, find_citations
from kzbib.reading.document import Document, document_from_source, read_document
from kzbib.reading.front import FrontMatter, read_front_matter
from kzbib.reading.lists import Entry, ReferenceList, find_lists
from kzbib.reading.people import read_name
from kzbib.reading.repair import join_lines
from kzbib.reading.same import is_repeat
from kzbib.reading.source import (
    MAX_BYTES,
    SUFFIXES,
    SourceText,
    hash_of,
    read_bytes,
    read_source,
    source_from_bytes,
)

__all__ = [
    "MAX_BYTES",
    "SUFFIXES",
    "Citation",
    "Cite",
    "Document",
    "Entry",
    "FrontMatter",
    "ReferenceList",
    "SourceText",
    "document_from_source",
    "family_of",
    "find_citations",
    "find_lists",
    "hash_of",
    "is_repeat",
    "join_lines",
    "read_bytes",
    "read_document",
    "read_front_matter",
    "read_name",
    "read_source",
    "source_from_bytes",
]
