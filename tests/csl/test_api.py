"""The API in use: lists, clusters, what changes when one is added, writers."""

from __future__ import annotations

import re

import pytest

from kzbib.csl import Cite, Cluster, Locale, Processor, Style
from kzbib.csl.writers.docx import docx
from kzbib.csl.writers.html import html, html_bibliography
from kzbib.csl.writers.latex import latex
from kzbib.csl.writers.markdown import markdown
from kzbib.csl.writers.rtf import rtf
from kzbib.csl.writers.text import text
from kzbib.model import work_from_csl
from tests.csl.eight import EIGHT

APA, NUMERIC = "apa", "gost-r-7-0-5-2008-numeric"


def years(*letters: str) -> list[dict[str, object]]:
    """Works of one author and year."""
    return [
        {
            "id": letter,
            "type": "book",
            "author": [{"family": "Olcott", "given": "Martha"}],
            "title": f"Title {letter}",
            "issued": {"date-parts": [[2019]]},
        }
        for letter in letters
    ]


def test_a_list_in_the_order_of_the_style() -> None:
    bibliography = Processor(Style.load(APA), EIGHT).bibliography()
    assert [entry.id for entry in bibliography.entries] == [*"fcbdegha"]
    assert bibliography.hanging_indent


def test_works_do_as_well_as_items() -> None:
    works = [work_from_csl(item) for item in EIGHT]
    by_work = Processor(Style.load(APA), works).bibliography()
    by_item = Processor(Style.load(APA), EIGHT).bibliography()
    assert [text(e.runs) for e in by_work.entries] == [
        text(e.runs) for e in by_item.entries
    ]


def test_a_new_cluster_changes_the_earlier_ones_that_it_must() -> None:
    processor = Processor(Style.load(APA), years("x", "y"), cited_only=True)
    assert text(processor.cite("x")) == "(Olcott, 2019)"
    assert text(processor.cite("y")) == "(Olcott, 2019b)"
    assert [text(runs) for runs in processor.citations()] == [
        "(Olcott, 2019a)",
        "(Olcott, 2019b)",
    ]


def test_what_does_not_change_is_not_rendered_anew() -> None:
    processor = Processor(Style.load(NUMERIC), EIGHT)
    processor.add([["a"], ["b"]])
    before = processor.citations()
    processor.cite("c")
    after = processor.citations()
    assert after[0] is before[0]
    assert after[1] is before[1]


def test_locators_prefixes_and_the_like() -> None:
    processor = Processor(Style.load(APA), EIGHT)
    cite = Cite("a", locator="81", label="page", prefix="см. ")
    assert text(processor.cite(Cluster((cite,)))) == "(см. Токаев, 1997, p. 81)"


@pytest.mark.parametrize(
    ("item", "cited"),
    [("a", "с. 81"), ("g", "б. 81"), ("f", "p. 81")],
)
def test_the_entry_decides_the_words_of_a_call(item: str, cited: str) -> None:
    processor = Processor(Style.load(APA), EIGHT, by_entry=True)
    call = text(processor.cite(Cluster((Cite(item, locator="81", label="page"),))))
    assert re.sub("\N{NO-BREAK SPACE}", " ", call).endswith(f"{cited})"), call


def test_a_locale_falls_back() -> None:
    assert Locale.load("kk-KZ").term("accessed")
    assert Locale.load("xx-XX").term("edition", "short") == "ed."


WRITTEN = [
    (text, "Под стягом"),
    (html, "<i>Под стягом"),
    (markdown, "*Под стягом"),
    (latex, "\\textit{Под стягом"),
    (rtf, "{\\i "),
    (docx, "<w:i/>"),
]


@pytest.mark.parametrize(("write", "shown"), WRITTEN)
def test_writers_keep_italics(write: object, shown: str) -> None:
    entries = Processor(Style.load(APA), EIGHT[:1]).bibliography().entries
    assert callable(write)
    assert shown in str(write(entries[0].runs))


def test_html_is_escaped() -> None:
    item = {**EIGHT[0], "title": "A <script>alert(1)</script> & B"}
    page = html_bibliography(Processor(Style.load(APA), [item]).bibliography())
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "&amp; B" in page
