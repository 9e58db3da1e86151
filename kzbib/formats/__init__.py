"""Works to files and back: BibTeX, BibLaTeX, CSL-JSON, RIS."""

from kzbib.formats.base import FailedItem, Format, FormatItem, ReadResult
from kzbib.formats.registry import FORMATS, format_for

__all__ = [
    "FORMATS",
    "FailedItem",
    "Format",
    "FormatItem",
    "ReadResult",
    "format_for",
]
