"""A list as a Word document: numbered paragraphs, italics, a font with Ә and Қ.

Numbers are Word's own, so that a paragraph that is moved or deleted renumbers the list.
Where numbers jump, as in a second list that leaves works out, a new count starts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from kzbib.errors import StyleError
from kzbib.styling.lists import FormattedEntry, FormattedList
from kzbib.styling.runs import Runs

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
NO_BREAK = "\u00a0"
# «К. Ж.|Токаев», «№|5», «С.|12», «440|с.», a dash at the start of a line
_BOUND = re.compile(
    r"""(?<=\b[^\W\d_]\.)[ ](?=[^\W\d_])|(?<=№)[ ](?=\d)|(?<=\b[^\W\d_]\.)[ ](?=\d)
    |(?<=\bVol\.)[ ](?=\d)|(?<=\bno\.)[ ](?=\d)|(?<=\bpp\.)[ ](?=\d)
    |(?<=\d)[ ](?=[^\W\d_]\.)|[ ](?=–[ ])""",
    re.VERBOSE,
)
_FONT_SIZE, _INDENT_CM = 12, 1.0
_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)  # equal lists make equal files


def word_document(lists: Sequence[FormattedList]) -> bytes:
    """Return the lists as the bytes of one .docx file.

    Raises StyleError when python-docx is not installed.
    """
    try:
        from docx import Document  # noqa: PLC0415 (slow)
    except ImportError as problem:
        raise StyleError(
            "Word documents need the package python-docx",
            hint="Install it, or write --to rtf, which Word opens as well.",
        ) from problem
    document = Document()
    _set_fonts(document)
    for formatted in lists:
        document.add_heading(formatted.title, level=1)
        _add_entries(document, formatted)
    properties = document.core_properties
    properties.author, properties.title = "", lists[0].title if lists else ""
    properties.created = properties.modified = _NO_DATE
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _set_fonts(document: WordDocument) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Pt, RGBColor  # noqa: PLC0415

    for name in ("Normal", "Heading 1"):
        style: Any = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(_FONT_SIZE)
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), FONT)


def _add_entries(document: WordDocument, formatted: FormattedList) -> None:
    from docx.shared import Cm, Pt  # noqa: PLC0415

    for block in _counted(formatted.entries):
        count = _new_count(document, block[0].number) if formatted.numbered else 0
        for entry in block:
            paragraph = document.add_paragraph()
            _add_runs(paragraph, entry.runs)
            layout = paragraph.paragraph_format
            layout.left_indent, layout.first_line_indent = (
                Cm(_INDENT_CM),
                -Cm(_INDENT_CM),
            )
            layout.space_after = Pt(3)
            if count:
                _number(paragraph, count)


def _counted(entries: Sequence[FormattedEntry]) -> Iterator[list[FormattedEntry]]:
    """Cut entries into stretches whose numbers follow one another."""
    block: list[FormattedEntry] = []
    for entry in entries:
        if block and entry.number != block[-1].number + 1:
            yield block
            block = []
        block.append(entry)
    if block:
        yield block


def _add_runs(paragraph: Paragraph, runs: Runs) -> None:
    for run in runs:
        paragraph.add_run(_printable(run.text)).italic = run.italic or None


def _printable(text: str) -> str:
    """Leave out what XML cannot hold, and bind what must not be torn apart."""
    text = "".join(sign for sign in text if sign >= " " and sign not in "\ufffe\uffff")
    return _BOUND.sub(NO_BREAK, text)


def _new_count(document: WordDocument, start: int) -> int:
    """Add a numbering «1.» that begins at ``start``; return its id."""
    from docx.oxml import parse_xml  # noqa: PLC0415
    from docx.oxml.ns import nsdecls  # noqa: PLC0415

    numbering: Any = document.part.numbering_part.element
    ids = [
        int(each.get(_W + "abstractNumId"))
        for each in numbering.iter(_W + "abstractNum")
    ]
    abstract = max(ids, default=-1) + 1
    twips = round(_INDENT_CM * 567)
    shape = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}">'
        '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="{start}"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{twips}" w:hanging="{twips}"/></w:pPr></w:lvl></w:abstractNum>'
    )
    first = numbering.find(_W + "num")
    if first is None:
        numbering.append(shape)
    else:
        first.addprevious(shape)
    return int(numbering.add_num(abstract).numId)


def _number(paragraph: Paragraph, count: int) -> None:
    numbered: Any = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    numbered.get_or_add_ilvl().val = 0
    numbered.get_or_add_numId().val = count


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
