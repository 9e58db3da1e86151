"""From a file to its text, reference lists, entries, calls and front matter."""

from kzbib.reading.calls import Cite
from kzbib.reading.citations import Citation, find_citations
from kzbib.reading.document import Document, document_from_source, read_document
from kzbib.reading.front import FrontMatter, read_front_matter
from kzbib.reading.lists import Entry, ReferenceList, find_lists
from kzbib.reading.repair import join_lines
from kzbib.reading.source import MAX_BYTES, SourceText, read_source, source_from_bytes

__all__ = [
    "MAX_BYTES",
    "Citation",
    "Cite",
    "Document",
    "Entry",
    "FrontMatter",
    "ReferenceList",
    "SourceText",
    "document_from_source",
    "find_citations",
    "find_lists",
    "join_lines",
    "read_document",
    "read_front_matter",
    "read_source",
    "source_from_bytes",
]
