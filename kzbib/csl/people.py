"""Names of persons and institutions: particles, suffixes, what is shown and sorted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from kzbib.csl.pieces import Piece

# Scripts written without a blank between family and given name.
_EAST_ASIAN = re.compile(
    "[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f]"
)
# «von der », «d'», «al-» before a family name that begins with a capital
_FAMILY = re.compile(
    r"""^(?P<particle>
          (?:['\u2019]?[^\W\d_A-ZÀ-ÞЀ-Я][^\s'\u2019-]*(?:\ |['\u2019](?=\w)|-(?=[^\W\d_])))+
        )(?P<family>\S.*)$""",
    re.VERBOSE | re.DOTALL,
)
_LOWER_APOSTROPHE = re.compile("^['\u2019]\\w")
# «, Jr.», «,! Jr.»
_SUFFIX = re.compile(r"^(?P<given>[^,]+),(?P<comma>!?)\s*(?P<suffix>[^,]+)$")
_DOTTED_PARTICLES: Final = frozenset(["v.", "v.d.", "st."])


@dataclass(eq=False)
class Person:
    """A name with its parts; ``literal`` for institutions and unparsed names."""

    family: str = ""
    given: str = ""
    dropping: str = ""
    non_dropping: str = ""
    suffix: str = ""
    comma_suffix: bool = False
    literal: str = ""
    joined: bool = False
    """Family and given name stand together, family first (East Asian scripts)."""
    family_first: bool = False
    rendered: dict[object, tuple[Piece, ...]] = field(default_factory=dict)
    """What was rendered before, by name form and level."""

    @property
    def key(self) -> tuple[str, str]:
        """What disambiguation takes for one family name."""
        return self.literal or self.family, self.non_dropping


def read_person(data: Any) -> Person | None:
    """Return the person of a CSL-JSON name; None when nothing is there."""
    if isinstance(data, str):
        data = {"literal": data}
    if not isinstance(data, Mapping):
        return None
    values = {key: _text(value) for key, value in data.items()}
    literal = values.get("literal", "")
    family, given = values.get("family", ""), values.get("given", "")
    if literal and not (family or given):
        return Person(literal=literal)
    if _true(data.get("isInstitution")) and family:
        return Person(literal=family)
    if not family and not given:
        return None
    person = Person(
        family,
        given,
        values.get("dropping-particle", ""),
        values.get("non-dropping-particle", ""),
        values.get("suffix", ""),
        _true(data.get("comma-suffix")),
    )
    if data.get("parse-names", True) not in (False, 0, "false"):
        _split(person)
    person.joined = bool(family and given and _EAST_ASIAN.search(family + given))
    person.family_first = _true(data.get("static-ordering"))
    return person


def _text(value: Any) -> str:
    if isinstance(value, str):
        return " ".join(value.split(" ")).strip(" \t\n")
    return "" if value is None or isinstance(value, bool | list | dict) else str(value)


def _true(value: Any) -> bool:
    return value not in (None, False, 0, "", "false", "0")


def _split(person: Person) -> None:
    """Find particles and suffix that were typed into family and given name."""
    quoted = person.family[:1] == person.family[-1:] == '"'
    if quoted and len(person.family) > 2:
        person.family = person.family[1:-1]
    elif not person.non_dropping:
        person.non_dropping, person.family = family_particle(person.family)
    if not person.dropping:
        person.given, person.dropping = given_particle(person.given)
    if not person.suffix and (match := _SUFFIX.match(person.given)):
        person.given = match["given"].rstrip()
        person.suffix = match["suffix"]
        person.comma_suffix = bool(match["comma"])


def family_particle(family: str) -> tuple[str, str]:
    """Return the particle («van der», «d'», «al-») and the rest of a family name.

    A Cyrillic particle joined by a hyphen or an apostrophe («аль-Фараби») is never
    split off: it is written and sorted as part of the name.
    """
    if not (family[:1].islower() or _LOWER_APOSTROPHE.match(family)):
        return "", family
    match = _FAMILY.match(family)
    if not match or not match["family"][0].isupper():
        return "", family
    particle = match["particle"]
    if particle[-1] != " " and "\u0400" <= particle[0] <= "\u04ff":
        return "", family
    return particle.rstrip(), match["family"]


def given_particle(given: str) -> tuple[str, str]:
    """Return the given name and the dropping particle after it («Alexander von»)."""
    words = given.split(" ")
    at = len(words)
    while at > 1 and _particle(words[at - 1]):
        at -= 1
    if at == len(words) or not words[0][:1].isupper():
        return given, ""
    return " ".join(words[:at]), " ".join(words[at:])


def _particle(word: str) -> bool:
    if not word or not (word[0].islower() or _LOWER_APOSTROPHE.match(word)):
        return False
    return not word.endswith(".") or word in _DOTTED_PARTICLES
