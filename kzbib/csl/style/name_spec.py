"""What a cs:names element says about names, after inheritance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from kzbib.csl.faces import change_of
from kzbib.csl.pieces import Font, Pieces
from kzbib.csl.rich import rich
from kzbib.csl.style.steps import affix

if TYPE_CHECKING:
    from kzbib.csl.xml import Node

# Attributes of cs:name that cs:style, cs:citation and cs:bibliography may carry.
INHERITED: Final = frozenset(
    """and delimiter-precedes-et-al delimiter-precedes-last et-al-min et-al-use-first
    et-al-use-last et-al-subsequent-min et-al-subsequent-use-first initialize
    initialize-with name-as-sort-order sort-separator name-form name-delimiter
    names-delimiter""".split()
)


@dataclass(frozen=True, eq=False)
class PartSpec:
    """The formatting of a name-part."""

    font: Font | None = None
    case: str = ""
    prefix: Pieces | None = None
    suffix: Pieces | None = None

    @property
    def plain(self) -> bool:
        """Whether the part is shown as it is."""
        return not (self.font or self.case or self.prefix or self.suffix)


@dataclass(frozen=True, eq=False)
class NameSpec:
    """The attributes of cs:name."""

    conjunction: str
    delimiter: str
    precedes_et_al: str
    precedes_last: str
    et_al_min: int
    et_al_use_first: int
    subsequent_min: int
    subsequent_use_first: int
    use_last: bool
    form: str
    initialize: bool
    initials: str | None
    hyphen: bool
    sort_order: str
    separator: str
    demote: str
    sorting: bool
    font: Font | None
    prefix: Pieces
    suffix: Pieces
    family: PartSpec
    given: PartSpec

    @cached_property
    def simple(self) -> bool:
        """Whether a name of two parts is shown as plain text."""
        bare = not (self.font or self.prefix or self.suffix)
        plain = rich(self.initials or "") == (self.initials or "")
        return bare and plain and self.family.plain and self.given.plain


def _count(attrs: Mapping[str, str], name: str) -> int:
    value = attrs.get(name, "")
    return int(value) if value.isdigit() and len(value) < 7 else 0


def name_spec(
    node: Node | None, inherited: Mapping[str, str], options: Mapping[str, str]
) -> NameSpec:
    """Return the spec of a cs:name element, or of none at all."""
    own = dict(node.attrs) if node else {}
    attrs = {**inherited, **own}
    form = own.get("form") or inherited.get("name-form", "long")
    delimiter = own.get("delimiter", inherited.get("name-delimiter", ", "))
    parts = {part.get("name"): part for part in node.all("name-part")} if node else {}
    change = change_of(own)
    first = _count(attrs, "et-al-use-first")
    low = _count(attrs, "et-al-min") if "et-al-use-first" in attrs else 0
    sub_first = attrs.get("et-al-subsequent-use-first", attrs.get("et-al-use-first"))
    sub_low = _count(attrs, "et-al-subsequent-min") or _count(attrs, "et-al-min")
    return NameSpec(
        attrs.get("and", ""),
        delimiter,
        attrs.get("delimiter-precedes-et-al", "contextual"),
        attrs.get("delimiter-precedes-last", "contextual"),
        low,
        first,
        sub_low if sub_first is not None else 0,
        int(sub_first) if sub_first and sub_first.isdigit() else 0,
        attrs.get("et-al-use-last") == "true",
        form,
        attrs.get("initialize") != "false",
        attrs.get("initialize-with"),
        options.get("initialize-with-hyphen") != "false",
        attrs.get("name-as-sort-order", ""),
        attrs.get("sort-separator", ", "),
        options.get("demote-non-dropping-particle", "display-and-sort"),
        False,
        Font(change) if change else None,
        affix(own.get("prefix", "")),
        affix(own.get("suffix", "")),
        _part(parts.get("family")),
        _part(parts.get("given")),
    )


def _part(node: Node | None) -> PartSpec:
    if node is None:
        return PartSpec()
    change = change_of(node.attrs)
    return PartSpec(
        Font(change) if change else None,
        node.get("text-case"),
        affix(node.get("prefix")) or None,
        affix(node.get("suffix")) or None,
    )
