"""Documents of every format, built from text: what a word processor would make."""

from __future__ import annotations

import html
import io
import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from docx import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from fpdf import FPDF
from fpdf.enums import XPos, YPos

FONTS = (
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/TTF/DejaVuSans.ttf",
    "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf",
    "/Library/Fonts/DejaVuSans.ttf",
)
RUNNING_HEAD = "Вестник университета. Серия «Филология». 2020. № 4 (12)"
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
HYPHEN = re.compile(
    r"(?<=[аеёиоуыэюяәөұүі][бвгджзйклмнпрстфхцчшщ])(?=[бвгджзклмнпрст][аеёиоуыэюяәөұүі])"
)


@dataclass(frozen=True)
class Text:
    """What a document says: paragraphs, a heading, entries, paragraphs after."""

    before: Sequence[str]
    heading: str
    entries: Sequence[str]
    after: Sequence[str] = ()

    @property
    def paragraphs(self) -> list[str]:
        heading = [self.heading] if self.heading else []
        return [*self.before, *heading, *self.entries, *self.after]


@cache
def font() -> str:
    """DejaVu Sans, which has all Cyrillic letters; its absence fails under CI."""
    found = next((path for path in FONTS if Path(path).is_file()), "")
    if not found:
        message = "no DejaVu Sans: install fonts-dejavu-core"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return found


def docx(text: Text) -> bytes:
    """A paragraph a line."""
    document = WordDocument()
    for paragraph in text.paragraphs:
        document.add_paragraph(CONTROL.sub("", paragraph))
    return saved(document)


def docx_numbered(text: Text) -> bytes:
    """The numbers of the entries are made by Word."""
    document = WordDocument()
    for paragraph in [*text.before, text.heading]:
        document.add_paragraph(CONTROL.sub("", paragraph))
    for entry in text.entries:
        document.add_paragraph(
            CONTROL.sub("", without_number(entry)), style="List Number"
        )
    for paragraph in text.after:
        document.add_paragraph(CONTROL.sub("", paragraph))
    return saved(document)


def add_footnotes(data: bytes, notes: Sequence[str]) -> bytes:
    """Append a paragraph with a call of each note, and the notes, to a document."""
    import zipfile

    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    parts = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>'
        f"{html.escape(note)}</w:t></w:r></w:p></w:footnote>"
        for number, note in enumerate(notes, 1)
    )
    separator = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr(
            "word/footnotes.xml",
            f"<w:footnotes {space}>{separator}{parts}</w:footnotes>",
        )
    return target.getvalue()


def call_footnote(paragraph: object, number: int) -> None:
    """Put the call of a footnote at the end of a paragraph of python-docx."""
    run = paragraph.add_run()  # type: ignore[attr-defined]  # a docx paragraph
    call = OxmlElement("w:footnoteReference")
    call.set(qn("w:id"), str(number))
    run._r.append(call)


def saved(document: object) -> bytes:
    target = io.BytesIO()
    document.save(target)  # type: ignore[attr-defined]  # a docx document
    return target.getvalue()


class Page(FPDF):
    def header(self) -> None:
        self.set_font("body", size=8)
        self.cell(0, 6, RUNNING_HEAD, align="C", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(2)

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("body", size=8)
        self.cell(0, 8, str(self.page_no()), align="C")


def page() -> Page:
    made = Page()
    made.add_font("body", fname=font())
    made.set_text_shaping(False)
    made.add_page()
    made.set_font("body", size=10)
    return made


def pdf(text: Text) -> bytes:
    """One column, a running head and a page number on each page, words broken."""
    made = page()
    for paragraph in text.paragraphs:
        made.multi_cell(
            0, 5, hyphenated(paragraph), align="J", new_x=XPos.LMARGIN, new_y=YPos.NEXT
        )
        made.ln(1)
    return bytes(made.output())


def pdf_two_columns(text: Text) -> bytes:
    """The same in two columns."""
    made = page()
    with made.text_columns(
        ncols=2, gutter=8, text_align="J", line_height=1.2
    ) as columns:
        for paragraph in text.paragraphs:
            columns.write(hyphenated(paragraph))
            columns.ln()
    return bytes(made.output())


def hyphenated(text: str) -> str:
    """Soft hyphens where a word may be broken."""
    return HYPHEN.sub("\u00ad", text)


def page_html(text: Text) -> bytes:
    """A paragraph an element, with what pages carry besides."""
    body = "\n".join(f"<p>{html.escape(each)}</p>" for each in text.paragraphs)
    return in_page(body)


def page_html_list(text: Text) -> bytes:
    """The entries are a list that the browser numbers."""
    before = "".join(f"<p>{html.escape(each)}</p>" for each in text.before)
    items = "".join(
        f"<li><p>{html.escape(without_number(each))}</p></li>" for each in text.entries
    )
    after = "".join(f"<p>{html.escape(each)}</p>" for each in text.after)
    return in_page(f"{before}<h2>{text.heading}</h2><ol>{items}</ol>{after}")


def in_page(body: str) -> bytes:
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>Статья</title>"
        "<style>p {color: red}</style><script>document.write('1. Иванов И.И.')</script>"
        f"</head><body><nav>Архив</nav>{body}<script>let a = 1 < 2;</script></body></html>"
    ).encode()


def tex(text: Text) -> bytes:
    """A LaTeX article with «thebibliography»."""
    items = "\n".join(
        f"\\bibitem{{key{number}}} {tex_escaped(without_number(entry))}\n"
        for number, entry in enumerate(text.entries, 1)
    )
    prose = "\n\n".join(map(tex_escaped, text.before))
    return (
        "\\documentclass{article}\n\\begin{document}\n"
        f"{prose}\n\nКак показано в~\\cite{{key1}}.\n\n"
        f"\\begin{{thebibliography}}{{99}}\n{items}\n\\end{{thebibliography}}\n"
        "\\end{document}\n"
    ).encode()


def tex_escaped(text: str) -> str:
    return re.sub(r"([&%#$_])", r"\\\1", text)


def without_number(entry: str) -> str:
    return re.sub(r"^\s*[\[(]?\d{1,3}(?:[\])]\.?|\.|(?=\s))\s*", "", entry)


BUILDERS: dict[str, tuple[str, Callable[[Text], bytes]]] = {
    "docx": ("a.docx", docx),
    "docx, Word's numbers": ("a.docx", docx_numbered),
    "pdf": ("a.pdf", pdf),
    "pdf, two columns": ("a.pdf", pdf_two_columns),
    "html": ("a.html", page_html),
    "html, browser's numbers": ("a.html", page_html_list),
    "tex": ("a.tex", tex),
}
