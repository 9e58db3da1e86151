"""Styles and locales as plain nodes: XML read without entities, network or DTD."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from kzbib.errors import StyleError

CSL = "http://purl.org/net/xbiblio/csl"
OURS = "urn:kzbib:csl"
"""Namespace of the extensions, which are attributes only (docs/csl.md)."""
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MAX_BYTES = 4_000_000
MAX_ATTRIBUTE = 2_000
MAX_DEPTH = 120


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """An element: local name, attributes, element children, text and source line.

    Attributes of the extension namespace are named ``kz:…``, ``xml:lang`` is ``lang``.
    """

    tag: str
    attrs: Mapping[str, str]
    children: tuple[Node, ...]
    text: str
    line: int

    def get(self, name: str, default: str = "") -> str:
        """Return an attribute or the default."""
        return self.attrs.get(name, default)

    def find(self, tag: str) -> Node | None:
        """Return the first child of that name."""
        return next((child for child in self.children if child.tag == tag), None)

    def all(self, tag: str) -> Iterator[Node]:
        """Return the children of that name."""
        return (child for child in self.children if child.tag == tag)

    def walk(self) -> Iterator[Node]:
        """Return the node and everything below it, in document order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))


def read_xml(data: bytes, where: str) -> Node:
    """Return the root of an XML text.

    Raises StyleError, with the line, for broken XML, a document type (and so for
    every kind of entity), too many bytes, too deep nesting or an endless attribute.
    """
    if len(data) > MAX_BYTES:
        raise StyleError(f"{len(data):,} bytes are too many for a style", where=where)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = f"{where}:{error.lineno or 1}"
        raise StyleError(
            f"this is not well-formed XML: {error.msg}", where=line
        ) from error
    if root is None:
        raise StyleError("the file is empty", where=where)
    if root.getroottree().docinfo.doctype:
        raise StyleError("a document type is not allowed in a style", where=where)
    return _node(root, where, 0)


def _node(element: etree._Element, where: str, depth: int) -> Node:
    line = element.sourceline or 0
    if depth > MAX_DEPTH:
        raise StyleError("elements are nested too deeply", where=f"{where}:{line}")
    attrs: dict[str, str] = {}
    for name, value in element.attrib.items():
        if len(value) > MAX_ATTRIBUTE:
            message = f"the attribute {name} has {len(value):,} characters"
            raise StyleError(message, where=f"{where}:{line}")
        attrs[_name(str(name))] = str(value)
    children = tuple(
        _node(child, where, depth + 1)
        for child in element
        if isinstance(child.tag, str)
    )
    tag = _name(element.tag)
    return Node(tag, attrs, children, element.text or "", line)


def _name(name: str) -> str:
    if name == XML_LANG:
        return "lang"
    if name.startswith("{" + OURS + "}"):
        return "kz:" + name[len(OURS) + 2 :]
    if name.startswith("{" + CSL + "}"):
        return name[len(CSL) + 2 :]
    return name
