"""Web pages as text: what a reader of the page sees, a paragraph a line."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping

from lxml import etree

from kzbib.reading.encoding import decode
from kzbib.reading.extracted import MAX_TEXT, Extracted, Progress, raised, refuse

_HEAD = 4096
_CHARSET = re.compile(
    rb"""<meta[^<>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE
)
_XML_ENCODING = re.compile(r"<\?xml[^<>]{0,200}\?>")
# Elements that print nothing.
_SILENT = frozenset(
    """script style template noscript head svg object iframe canvas audio video map
    select button textarea datalist""".split()
)
# Elements that stand on lines of their own, with a blank line around.
_BLOCKS = frozenset(
    """address article aside blockquote body center dd details dialog div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol
    p pre section summary table tbody tfoot thead tr ul caption title""".split()
)
_CELLS = frozenset(("td", "th"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_STEP = 5000  # elements between two calls of progress


def extract(data: bytes, where: str, progress: Progress) -> Extracted:
    """Return the text of an HTML page, blank lines between its blocks.

    Scripts, styles and hidden elements are left out; list items get the numbers that
    a browser prints; raised numbers become superscript signs. Nothing is fetched or
    run. Raises InputError when the page holds no text.
    """
    text, encoding, notes = _decoded(data, where)
    writer = _Writer(progress)
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        root = etree.fromstring(
            _XML_ENCODING.sub("", text, count=1).encode("utf-8", "replace"), parser
        )
    except etree.XMLSyntaxError:
        root = None
    if root is not None:
        for event, element in etree.iterwalk(root, events=("start", "end")):
            writer.see(event, element)
            if writer.size > MAX_TEXT:
                refuse(where, "holds too much text", "Save the article alone.")
    printed = writer.text()
    if not printed and any("depth" in each.message for each in parser.error_log):
        refuse(where, "nests its elements too deeply", "Save it as plain text.")
    if not printed:
        refuse(where, "the HTML page holds no text", "Save it with its text.")
    return Extracted(printed, encoding, notes)


def _decoded(data: bytes, where: str) -> tuple[str, str, tuple[str, ...]]:
    """The text by the page's own charset, else by what it would look like."""
    named = _CHARSET.search(data[:_HEAD])
    if named:
        try:
            codec = codecs.lookup(named[1].decode("ascii")).name
            return data.decode(codec).removeprefix("\ufeff"), codec, ()
        except (LookupError, UnicodeDecodeError, UnicodeError):
            pass  # a wrong label: look at the bytes
    decoded = decode(data)
    if decoded is None:
        refuse(where, "its encoding is unknown", "Save the page as UTF-8.")
    return decoded.text, decoded.encoding, decoded.notes


class _Writer:
    """Turns the elements of a page into lines."""

    def __init__(self, progress: Progress) -> None:
        self.size = 0
        self._progress = progress
        self._seen = 0
        self._silent = 0
        self._raised = 0
        self._pre = 0
        self._lines: list[str] = []
        self._line: list[str] = []
        self._numbers: list[int | None] = []
        self._mark = ""

    def see(self, event: str, element: etree._Element) -> None:
        """Take one event of the walk through the page."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            self._seen += 1
            if self._seen % _STEP == 0:
                self._progress()
            self._open(tag, element)
            self._put(element.text)
            return
        self._close(tag)
        if element.getparent() is not None:
            self._put(element.tail)

    def text(self) -> str:
        """Return the lines, a blank line between blocks."""
        self._break()
        return "\n\n".join(self._lines)

    def _open(self, tag: str, element: etree._Element) -> None:
        if self._silent or tag in _SILENT or _is_hidden(element.attrib):
            self._silent += 1
            return
        if tag in _BLOCKS:
            self._break()
        if tag in ("ol", "ul"):
            start = element.get("start") or ""
            first = int(start) if re.fullmatch(r"\d{1,6}", start) else 1
            self._numbers.append(first if tag == "ol" else None)
        elif tag == "li":
            self._item(element)
        elif tag == "br":
            self._line.append("\n")
        elif tag in _CELLS and self._line:
            self._line.append("\t")
        self._raised += tag == "sup"
        self._pre += tag == "pre"

    def _close(self, tag: str) -> None:
        if self._silent:
            self._silent -= 1
            return
        if tag in _BLOCKS:
            self._break()
        if tag in ("ol", "ul") and self._numbers:
            self._numbers.pop()
        self._raised -= tag == "sup"
        self._pre -= tag == "pre"

    def _item(self, element: etree._Element) -> None:
        """The number that a browser prints before an item of an ordered list."""
        number = self._numbers[-1] if self._numbers else None
        if number is None:
            return
        value = element.get("value") or ""
        number = int(value) if re.fullmatch(r"\d{1,6}", value) else number
        self._numbers[-1] = number + 1
        self._mark = f"{number}. "  # it stands before whatever the item prints first

    def _put(self, text: str | None) -> None:
        if not text or self._silent:
            return
        self.size += len(text)
        if not self._pre:
            text = _SPACE.sub(" ", text)
        if self._raised and any(part.strip() for part in self._line):
            text = raised(text)
        self._line.append(text)

    def _break(self) -> None:
        """End the line that is being written."""
        whole = "".join(self._line)
        self._line.clear()
        lines = [" ".join(line.split(" ")).strip() for line in whole.split("\n")]
        printed = "\n".join(re.sub(" {2,}", " ", line) for line in lines).strip()
        if printed:
            self._lines.append(self._mark + printed)
            self._mark = ""


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style", "")))
