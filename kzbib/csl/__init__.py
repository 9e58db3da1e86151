"""A CSL 1.0.2 processor: styles and items in, runs of text out."""

from __future__ import annotations

from kzbib.csl.bibliography import Bibliography, BibliographyEntry
from kzbib.csl.cites import Cite, Cluster
from kzbib.csl.locale import Locale
from kzbib.csl.processor import Processor
from kzbib.csl.settle import Run
from kzbib.csl.style.style import Style

__all__ = [
    "Bibliography",
    "BibliographyEntry",
    "Cite",
    "Cluster",
    "Locale",
    "Processor",
    "Run",
    "Style",
]
