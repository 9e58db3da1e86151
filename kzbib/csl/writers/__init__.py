"""Output forms of runs: text, HTML, Markdown, LaTeX, RTF, DOCX."""

from __future__ import annotations

from kzbib.csl.writers.docx import docx
from kzbib.csl.writers.html import html, html_bibliography
from kzbib.csl.writers.latex import latex
from kzbib.csl.writers.markdown import markdown
from kzbib.csl.writers.rtf import rtf
from kzbib.csl.writers.text import text

__all__ = ["docx", "html", "html_bibliography", "latex", "markdown", "rtf", "text"]
