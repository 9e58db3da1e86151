"""What is wrong in a CSL file, for its author: element and line.

Two rounds: the CSL 1.0 schema, then what a schema cannot see (macros that are missing,
unused or call themselves, terms that no locale has, an empty list).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kzbib.data import styles_folder
from kzbib.errors import InputError

_CSL = "{http://purl.org/net/xbiblio/csl}"
_MAX_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class Problem:
    """A mistake in a style: its line in the file, and what is wrong with what."""

    line: int
    message: str


def check_style(path: Path) -> tuple[Problem, ...]:
    """Return the problems of a CSL file by line, () for a usable style.

    Raises InputError when the file cannot be read.
    """
    from lxml import etree  # noqa: PLC0415 (slow)

    try:
        data = path.read_bytes()
    except OSError as problem:
        raise InputError(
            f"cannot read: {problem.strerror}", where=str(path)
        ) from problem
    if len(data) > _MAX_BYTES:
        raise InputError("too large for a style", where=str(path))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        return (Problem(problem.lineno or 1, f"no well-formed XML: {problem.msg}"),)
    if root.tag != f"{_CSL}style":
        return (Problem(root.sourceline or 1, f"<{_name(root)}> is no CSL <style>"),)
    found = set(_by_meaning(root))
    lines = {problem.line for problem in found}  # told already, and in plainer words
    found |= {problem for problem in _by_schema(root) if problem.line not in lines}
    return tuple(sorted(found, key=lambda each: (each.line, each.message)))


def _by_schema(root: Any) -> Iterator[Problem]:
    from citeproc import SCHEMA_PATH  # noqa: PLC0415 (slow)
    from lxml import etree  # noqa: PLC0415

    schema = etree.RelaxNG(etree.parse(SCHEMA_PATH))
    if schema.validate(root):
        return
    # one mistake makes the schema complain of every parent: keep the innermost line
    error = next((each for each in schema.error_log if each.line), None)
    if error is not None:
        told = f"against the CSL schema: {error.message}{_attributes(root, error)}"
        yield Problem(error.line, told)


def _attributes(root: Any, error: Any) -> str:
    """Return the attributes of an element whose attributes are wrong."""
    if "attributes" not in error.message:
        return ""
    there = (each for each in root.iter() if each.sourceline == error.line)
    names = dict.fromkeys(name for each in there for name in each.attrib)
    return f" (it has {', '.join(names) or 'none'})"


def _by_meaning(root: Any) -> Iterator[Problem]:
    macros = {each.get("name", ""): each for each in root.iter(f"{_CSL}macro")}
    yield from _missing_parts(root)
    yield from _macro_problems(root, macros)
    known = _known_terms(root)
    for element in root.iter():
        term = element.get("term")
        if term and term not in known:
            yield Problem(
                element.sourceline,
                f"<{_name(element)} term=…>: no locale has the term «{term}»",
            )


def _missing_parts(root: Any) -> Iterator[Problem]:
    bibliography = root.find(f"{_CSL}bibliography")
    if bibliography is None:
        yield Problem(
            root.sourceline, "<style>: no <bibliography>, so it prints no list"
        )
    elif bibliography.find(f"{_CSL}layout") is None:
        yield Problem(bibliography.sourceline, "<bibliography>: no <layout>")
    if not (root.findtext(f"{_CSL}info/{_CSL}title") or "").strip():
        yield Problem(root.sourceline, "<info>: no <title>")


def _macro_problems(root: Any, macros: dict[str, Any]) -> Iterator[Problem]:
    called: set[str] = set()
    for element in root.iter():
        name = element.get("macro")
        if name is None:
            continue
        called.add(name)
        if name not in macros:
            yield Problem(
                element.sourceline,
                f"<{_name(element)} macro=…>: there is no macro «{name}»",
            )
    for name, macro in macros.items():
        if name not in called:
            yield Problem(macro.sourceline, f"<macro>: «{name}» is never used")
        if name in _reached(name, macros):
            yield Problem(macro.sourceline, f"<macro>: «{name}» calls itself")


def _reached(start: str, macros: dict[str, Any]) -> set[str]:
    """Return the macros that a macro calls, at any depth."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        macro = macros.get(waiting.pop())
        calls = () if macro is None else (each.get("macro") for each in macro.iter())
        fresh = {name for name in calls if name} - seen
        seen |= fresh
        waiting += fresh
    return seen


def _known_terms(root: Any) -> set[str]:
    from lxml import etree  # noqa: PLC0415

    path = styles_folder() / "locales" / "locales-kk-KZ.xml"  # complete for CSL 1.0.2
    ours = {each.get("name") for each in etree.parse(path).iter(f"{_CSL}term")}
    own = {each.get("name") for each in root.iter(f"{_CSL}term")}
    return ours | own


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
