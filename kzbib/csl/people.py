"""Names of persons and institutions: particles, suffixes, what is shown and sorted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from kzbib.csl.rich import MARKED_SIGNS

# Scripts written without a blank between family and given name.
_EAST_ASIAN_SIGNS: Final = (
    "\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f"
)
_EAST_ASIAN = re.compile(f"[{_EAST_ASIAN_SIGNS}]")
# what a name of letters, blanks, periods and hyphens has none of
_UNUSUAL = re.compile(f"[\u00ab\u00bb{MARKED_SIGNS}{_EAST_ASIAN_SIGNS}]")
# «von der », «d'», «al-» before a family name that begins with a capital
_FAMILY = re.compile(
    r"""^(?P<particle>(?:
          ['\u2019]?[^\W\d_A-ZÀ-ÞЀ-Я][^\s'\u2019-]*
          (?:\ |['\u2019](?=\w)|-(?=[^\W\d_]))
        )+)(?P<family>\S.*)$""",
    re.VERBOSE | re.DOTALL,
)
_LOWER_APOSTROPHE = re.compile("^['\u2019]\\w")
# «, Jr.», «,! Jr.»
_SUFFIX = re.compile(r"^(?P<given>[^,]+),(?P<comma>!?)\s*(?P<suffix>[^,]+)$")
_DOTTED_PARTICLES: Final = frozenset(["v.", "v.d.", "st."])


class Person:
    """A name with its parts; ``literal`` for institutions and unparsed names."""

    __slots__ = (
        "comma_suffix", "dropping", "family", "family_first", "given", "joined",
        "literal", "non_dropping", "simple", "suffix",
    )  # fmt: skip

    def __init__(self, family: str = "", given: str = "", literal: str = "") -> None:
        self.family = family
        self.given = given
        self.literal = literal
        self.dropping = self.non_dropping = self.suffix = ""
        self.comma_suffix = False
        self.joined = False
        """Family and given name stand together, family first (East Asian scripts)."""
        self.family_first = False
        self.simple = False
        """Nothing but a family and a given name, both without markup."""

    @property
    def key(self) -> tuple[str, str]:
        """What disambiguation takes for one family name."""
        return self.literal or self.family, self.non_dropping


def read_person(data: Any) -> Person | None:
    """Return the person of a CSL-JSON name; None when nothing is there."""
    if isinstance(data, str):
        return Person(literal=data.strip()) if data.strip() else None
    if type(data) is not dict and not isinstance(data, Mapping):
        return None
    family, given = _text(data.get("family")), _text(data.get("given"))
    if not family and not given:
        literal = _text(data.get("literal"))
        return Person(literal=literal) if literal else None
    person = Person(family, given)
    if family and given and len(data) == 2:
        _split(person)
    else:
        if family and _true(data.get("isInstitution")):
            return Person(literal=family)
        _details(person, data)
        if data.get("parse-names", True) not in (False, 0, "false"):
            _split(person)
    if not _UNUSUAL.search(family + given):
        person.simple = bool(family and given) and not (
            person.dropping or person.non_dropping or person.suffix
            or person.family_first
        )  # fmt: skip
    elif family and given:
        person.joined = bool(_EAST_ASIAN.search(family + given))
    return person


def _details(person: Person, data: Mapping[str, Any]) -> None:
    person.dropping = _text(data.get("dropping-particle"))
    person.non_dropping = _text(data.get("non-dropping-particle"))
    person.suffix = _text(data.get("suffix"))
    person.comma_suffix = _true(data.get("comma-suffix"))
    person.family_first = _true(data.get("static-ordering"))


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    return "" if value is None or isinstance(value, bool | list | dict) else str(value)


def _true(value: Any) -> bool:
    return value not in (None, False, 0, "", "false", "0")


def _split(person: Person) -> None:
    """Find particles and suffix that were typed into family and given name."""
    family, given = person.family, person.given
    if family[:1] == family[-1:] == '"' and len(family) > 2:
        person.family = family[1:-1]
    elif not family[:1].isupper() and not person.non_dropping:
        person.non_dropping, person.family = family_particle(family)
    last = given.rpartition(" ")[2]
    if last != given and not last[:1].isupper() and not person.dropping:
        person.given, person.dropping = given_particle(given)
    if "," in given and not person.suffix and (match := _SUFFIX.match(person.given)):
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
