"""BibTeX and BibLaTeX files; the fields are listed in ``tables``."""

from __future__ import annotations

from collections.abc import Sequence

from kzbib.formats.base import Format
from kzbib.formats.bibtex.read import read
from kzbib.formats.bibtex.write import write_works
from kzbib.model import Work


def write_bibtex(works: Sequence[Work]) -> str:
    """Return a .bib file for classic BibTeX styles (year, journal, address)."""
    return write_works(works, "bibtex")


def write_biblatex(works: Sequence[Work]) -> str:
    """Return a .bib file for BibLaTeX and biber (date, journaltitle, location)."""
    return write_works(works, "biblatex")


BIBTEX = Format("bibtex", "BibTeX", (".bib",), read, write_bibtex)
BIBLATEX = Format("biblatex", "BibLaTeX", (".bib",), read, write_biblatex)
