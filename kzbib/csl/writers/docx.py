"""Runs as WordprocessingML: what stands inside ``<w:p>`` of a DOCX document."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final

from kzbib.csl.faces import Face
from kzbib.csl.settle import Run

# Properties of a run by field and value of a face, in the order of the schema.
_PROPERTIES: Final = (
    (("weight", "bold"), "<w:b/>"),
    (("style", "italic"), "<w:i/>"),
    (("style", "oblique"), "<w:i/>"),
    (("variant", "small-caps"), "<w:smallCaps/>"),
    (("decoration", "underline"), '<w:u w:val="single"/>'),
    (("align", "sup"), '<w:vertAlign w:val="superscript"/>'),
    (("align", "sub"), '<w:vertAlign w:val="subscript"/>'),
)


def docx(runs: Iterable[Run]) -> str:
    """Return runs as ``<w:r>`` elements; a margin block is followed by a tab."""
    out: list[str] = []
    block = ""
    for run in runs:
        if run.block != block:
            out.append(
                _BETWEEN.get((block, run.block), "<w:r><w:br/></w:r>") if out else ""
            )
            block = run.block
        out.append(_run(run))
    return "".join(out)


_BETWEEN: Final = {("left-margin", "right-inline"): "<w:r><w:tab/></w:r>"}
# Control characters that XML 1.0 has no place for.
_CONTROL: Final = dict.fromkeys([*range(9), 11, 12, *range(14, 32)])


def _run(run: Run) -> str:
    pairs = set(zip(Face._fields, run.face, strict=True))
    inside = "".join(tag for pair, tag in _PROPERTIES if pair in pairs)
    properties = f"<w:rPr>{inside}</w:rPr>" if inside else ""
    text = escape(run.text.translate(_CONTROL), quote=False)
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'
