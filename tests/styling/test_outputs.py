from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document

from kzbib.model import work_from_csl
from kzbib.styling import bibliography, paired_lists, profile, render_lists
from kzbib.styling.lists import FormattedList
from kzbib.styling.runs import Run, latex_text, print_runs, rtf_text
from kzbib.styling.word import NO_BREAK
from tests.styling.test_cases import work_of

MIXED = [work_of(name) for name in ("book-1", "kk-book", "en-article", "de-book")]


def made(to: str, **settings: bool) -> FormattedList:
    return bibliography(MIXED, "ref-kz-buketov", to=to, **settings)


TEX = [
    ("50 % & $x_1$", r"50 \% \& \$x\_1\$"),
    ("a\\b{c}~^#", r"a\textbackslash{}b\{c\}\textasciitilde{}\textasciicircum{}\#"),
    ("Әбіш № 5 – «Б»", "Әбіш № 5 – «Б»"),
]


@pytest.mark.parametrize(("text", "escaped"), TEX)
def test_latex_is_escaped(text: str, escaped: str) -> None:
    assert latex_text(text) == escaped


RTF = [
    ("abc", "abc"),
    ("Ә", "\\u1240?"),
    ("–", "\\u8211?"),
    ("\uffe5", "\\u-27?"),
    ("\U0001f600", "\\u-10179?\\u-8704?"),
    ("{a\\b}", "\\{a\\\\b\\}"),
]


@pytest.mark.parametrize(("text", "escaped"), RTF)
def test_rtf_is_escaped(text: str, escaped: str) -> None:
    assert rtf_text(text) == escaped


ITALICS = [
    ("html", "<i>Б</i>"),
    ("markdown", "*Б*"),
    ("latex", r"\textit{Б}"),
    ("rtf", "{\\i \\u1041?}"),
    ("text", "Б"),
]


@pytest.mark.parametrize(("to", "printed"), ITALICS)
def test_italics_are_kept(to: str, printed: str) -> None:
    assert print_runs((Run("Б", italic=True),), to) == printed


def test_latex_list() -> None:
    lines = made("latex").render().splitlines()
    assert lines[:2] == ["\\section*{References}", "\\begin{enumerate}"]
    assert sum(line.startswith("\\item ") for line in lines) == len(MIXED)
    assert lines[-1] == "\\end{enumerate}"
    assert "\\textit{" in made("latex").render()


def test_a_bracket_is_no_label_in_latex() -> None:
    work = work_from_csl({"type": "book", "language": "ru", "title": "[Акт]"})
    assert "\\item {}[Акт]" in bibliography([work], "kz-list", to="latex").render()


def test_rtf_is_one_ascii_document() -> None:
    text = render_lists(paired_lists(MIXED, profile("kz"), to="rtf"))
    assert isinstance(text, str)
    assert text.isascii()
    assert text.startswith("{\\rtf1")
    assert text.count("{") - text.count("\\{") == text.count("}") - text.count("\\}")
    assert text.count("\\par\n") >= 2 * len(MIXED)


def word_of(lists: tuple[FormattedList, ...]) -> Document:
    data = render_lists(lists)
    assert isinstance(data, bytes)
    return Document(BytesIO(data))


def test_word_document_has_numbered_paragraphs_and_fonts() -> None:
    document = word_of(paired_lists(MIXED, profile("kz"), to="docx"))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == ["Список литературы", "References"]
    numbered = [p for p in document.paragraphs if p._p.pPr.numPr is not None]
    assert len(numbered) == 2 * len(MIXED)
    assert len({p._p.pPr.numPr.numId.val for p in numbered}) == 2
    assert document.styles["Normal"].font.name == "Times New Roman"
    assert any(run.italic for p in numbered for run in p.runs)
    assert not any(re.match(r"\d+\.", p.text) for p in numbered)


def test_word_binds_initials_and_numbers() -> None:
    document = word_of((bibliography(MIXED[:1], "gost-7.1-2003", to="docx"),))
    text = document.paragraphs[1].text
    for bound in ("Д. С. Лихачев", "440 с."):
        assert bound.replace(" ", NO_BREAK) in text


def test_word_starts_a_new_count_where_numbers_jump() -> None:
    pair = replace(profile("kz"), repeat_latin=False)
    document = word_of(paired_lists([*MIXED, work_of("bi-kk")], pair, to="docx"))
    xml = document.part.numbering_part.element.xml
    assert 'w:start w:val="1"' in xml


def test_equal_lists_make_equal_documents() -> None:
    assert render_lists([made("docx")]) == render_lists([made("docx")])


def test_what_xml_cannot_hold_is_left_out_of_word() -> None:
    work = work_from_csl({"type": "book", "language": "en", "title": "a\x0bb\ufffec"})
    document = word_of((bibliography([work], "kz-list", to="docx"),))
    assert document.paragraphs[1].text == "abc."


def test_html_and_latex_keep_numbers_that_jump() -> None:
    pair = replace(profile("kz"), repeat_latin=False)
    for to, mark in (("html", '<li value="4">'), ("latex", "\\setcounter{enumi}{3}")):
        works = [work_of(name) for name in ("en-book", "book-1", "en-article")]
        works.append(work_of("kk-book"))
        _, second = paired_lists(works, pair, order="given", to=to)
        assert [entry.number for entry in second.entries] == [2, 4]
        assert mark in second.render()


def test_numbers_are_left_out_where_the_style_has_none() -> None:
    assert "<ul>" in bibliography(MIXED, "apa-7", to="html").render()
    assert "\\item[]" in bibliography(MIXED, "apa-7", to="latex").render()
    document = word_of((bibliography(MIXED, "apa-7", to="docx"),))
    assert all(p._p.pPr.numPr is None for p in document.paragraphs[1:])
