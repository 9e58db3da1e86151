"""Names: initials by the style's habit, in the entry's order.

GOST 7.80 and 7.0.5 print «К.-Ж. К.», journals' second lists «К.-Ж.К.». Initials come
closed up from a parser and whole names from a service; both end in one form. A
digraph that stands as an initial («Дж.», «Yu.») is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from kzbib.model import Name

CslName = dict[str, str]

_HYPHENS = re.compile(r"[\u2010\u2011]")
# «PJ», «MB» of medical lists: capitals without full stops
_BARE = re.compile(r"[^\W\d_]{2,3}")


def spaced_initials(name: Name) -> str:
    """Return «К.-Ж. К.», «Дж. Е.», «Г. оглы»."""
    given = _HYPHENS.sub("-", name.given)
    parts = Name(given=given).given_parts
    return " ".join(filter(None, map(_initial, parts)))


def closed_initials(name: Name) -> str:
    """Return «К.-Ж.К.»: no space between initials."""
    return re.sub(r"(?<=\.) (?=\w{1,4}\.)", "", spaced_initials(name))


def bare_initials(name: Name) -> str:
    """Return «KZhK»: letters only."""
    return re.sub(r"[.\s-]", "", spaced_initials(name))


_INITIALS: Mapping[str, Callable[[Name], str]] = {
    "spaced": spaced_initials,
    "closed": closed_initials,
    "bare": bare_initials,
}


def initials(name: Name, form: str) -> str:
    """Return the initials in a style's form: "spaced", "closed" or "bare"."""
    return _INITIALS[form](name)


def csl_name(name: Name, form: str) -> CslName:
    """Return a CSL-JSON name whose given part is ready to print.

    Particles join the family name, since citation processors disagree on them.
    """
    if name.literal:
        return {"literal": name.literal}
    given = " ".join(filter(None, [initials(name, form), name.dropping_particle]))
    parts = {"family": glued_family(name), "given": given, "suffix": name.suffix}
    return {key: value for key, value in parts.items() if value}


def csl_names(names: Iterable[Name], form: str) -> list[CslName]:
    """Return CSL-JSON names ready to print."""
    return [csl_name(name, form) for name in names]


def glued_family(name: Name) -> str:
    """«аль-» + «Фараби» → «аль-Фараби»; «van» + «Dyck» → «van Dyck»."""
    if name.particle.endswith(("-", "’", "'")):
        return name.particle + name.family
    return name.full_family


def direct(name: Name, form: str = "spaced") -> str:
    """Return the name as a statement of responsibility has it: «С. С. Алексеев»."""
    if name.literal:
        return name.literal
    parts = [initials(name, form), name.dropping_particle, glued_family(name)]
    return " ".join(filter(None, [*parts, name.suffix]))


def _initial(part: str) -> str:
    if part[0].islower() and len(part) > 1:
        return part  # «оглы», «ұлы», «van» are words, not initials
    if _BARE.fullmatch(part) and part.isupper():
        return " ".join(f"{letter}." for letter in part)
    pieces = [piece for piece in part.split("-") if piece]
    return "-".join(
        piece if piece.endswith(".") and len(piece) <= 5 else f"{piece[0]}."
        for piece in pieces
    )
