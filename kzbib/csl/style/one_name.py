"""One name: order of its parts, particles, suffix, initials."""

from __future__ import annotations

from kzbib.csl.initials import initialise
from kzbib.csl.people import Person
from kzbib.csl.pieces import CLOSE_MARK, Piece, Pieces
from kzbib.csl.rich import rich
from kzbib.csl.seams import HARMFUL
from kzbib.csl.style.name_spec import NameSpec, PartSpec
from kzbib.csl.textcase import apply_case

_GLUED = ("'", "\u2019", "-", "\u2011")
LONG, SHORT = "long", "short"


def name_pieces(
    person: Person, spec: NameSpec, level: int, inverted: bool, language: str
) -> tuple[Piece, ...]:
    """Return a name in a form.

    ``level`` 1 and 2 show given names for disambiguation, as initials or in full;
    ``inverted`` puts the family name first.
    """
    if person.simple and spec.simple:
        text = _simple(person, spec, level, inverted)
        if text:
            return (text,)
    return tuple(_name(person, spec, level, inverted, language))


def _simple(person: Person, spec: NameSpec, level: int, inverted: bool) -> str:
    """A name of two parts as one text, as most are; nothing where that is not safe."""
    family = person.family
    if spec.form == SHORT and not level:
        return family
    given = person.given
    if spec.initials is not None and level < 2:
        given = initialise(given, spec.initials, spec.initialize, spec.hyphen)
        if not given:
            return family
    if inverted:
        before, gap, after = family, spec.separator, given
    else:
        before, gap, after = given, " ", family
    if not gap or before[-1] in _GLUED:
        return ""
    if before[-1] + gap[0] in HARMFUL or gap[-1] + after[0] in HARMFUL:
        return ""
    return before + gap + after


def _name(
    person: Person, spec: NameSpec, level: int, inverted: bool, language: str
) -> Pieces:
    if person.literal:
        out = _styled(person.literal, spec.family, language)
    elif spec.form == SHORT and not level:
        out = _styled(
            _spaced(person.non_dropping, person.family), spec.family, language
        )
        if not person.family:
            out = _styled(person.given, spec.given, language)
    else:
        given = _given(person, spec, level)
        build = _joined if person.joined else _inverted if inverted else _straight
        out = build(person, spec, given, language)
    if spec.font:
        out = [spec.font, *out, CLOSE_MARK]
    return [*spec.prefix, *out, *spec.suffix] if spec.prefix or spec.suffix else out


def _given(person: Person, spec: NameSpec, level: int) -> str:
    """The given name: in full at level 2, and where no initials are asked for."""
    if spec.initials is None or level == 2 or person.joined or not person.family:
        return person.given
    return initialise(person.given, spec.initials, spec.initialize, spec.hyphen)


def _spaced(*parts: str) -> str:
    out = ""
    for part in parts:
        if part:
            out += part if not out or out.endswith(_GLUED) else f" {part}"
    return out


def _styled(
    text: str, part: PartSpec, language: str, *, affixes: bool = True
) -> Pieces:
    """A name part with its formatting."""
    if not text:
        return []
    value = rich(text)
    out: Pieces = [value] if isinstance(value, str) else list(value)
    if part.plain:
        return out
    if part.case:
        apply_case(out, 0, part.case, language)
    if part.font:
        out = [part.font, *out, CLOSE_MARK]
    if affixes:
        out = [*(part.prefix or ()), *out, *(part.suffix or ())]
    return out


def _add(out: Pieces, more: Pieces, gap: str = " ", *, sorting: bool = False) -> None:
    """Append pieces with a blank, save after an apostrophe or hyphen."""
    if not more:
        return
    if out:
        end = out[-1]
        last = end if isinstance(end, str) else _last_text(out)
        if gap != " " or sorting or not last.endswith(_GLUED):
            out.append(gap)
    out += more


def _last_text(out: Pieces) -> str:
    return next((piece for piece in reversed(out) if isinstance(piece, str)), "")


def _around(part: PartSpec, inside: Pieces) -> Pieces:
    return [*(part.prefix or ()), *inside, *(part.suffix or ())] if inside else inside


def _family(person: Person, spec: NameSpec, language: str) -> Pieces:
    """The non-dropping particle and the family name, each in its font."""
    out = _styled(person.non_dropping, spec.family, language, affixes=False)
    family = _styled(person.family, spec.family, language, affixes=False)
    _add(out, family, sorting=spec.sorting)
    return out


def _straight(person: Person, spec: NameSpec, given: str, language: str) -> Pieces:
    """«Jean de La Fontaine III»."""
    family = _styled(person.dropping, PartSpec(), language)
    _add(family, _family(person, spec, language))
    if person.suffix and family:
        _add(family, [person.suffix], ", " if person.comma_suffix else " ")
    family = _around(spec.family, family)
    out = _styled(given, spec.given, language)
    if person.family_first:
        out, family = family, out
    _add(out, family)
    return out


def _inverted(person: Person, spec: NameSpec, given: str, language: str) -> Pieces:
    """«La Fontaine, Jean de, III»."""
    demoted = spec.demote == "display-and-sort"
    if demoted:
        out = _styled(person.family, spec.family, language)
    else:
        out = _around(spec.family, _family(person, spec, language))
    rest = _styled(given, spec.given, language, affixes=False)
    _add(rest, _styled(person.dropping, spec.given, language, affixes=False))
    if demoted:
        _add(rest, _styled(person.non_dropping, spec.family, language, affixes=False))
    _add(out, _around(spec.given, rest), spec.separator)
    if person.suffix:
        _add(out, [person.suffix], spec.separator)
    return out


def _joined(person: Person, spec: NameSpec, given: str, language: str) -> Pieces:
    """«我妻栄»."""
    return [
        *_styled(person.family, spec.family, language),
        *_styled(given, spec.given, language),
    ]
