"""Whether two works are one: vetoes first, then the rules, each with its evidence."""

from __future__ import annotations

from dataclasses import dataclass

from kzbib.matching.compare import Comparison, compare
from kzbib.matching.profile import Profile, profile_of
from kzbib.matching.rules import RULES, Answer, Rule
from kzbib.matching.titles import Likeness
from kzbib.matching.vetoes import veto
from kzbib.matching.weights import NOISY_TITLE, STRICTNESS, Level
from kzbib.model import Work


@dataclass(frozen=True, slots=True)
class Decision:
    """An answer, the rule that gave it, and the evidence in words."""

    answer: Answer
    rule: str
    evidence: tuple[str, ...] = ()
    relation: str = ""
    """How works are related that a veto keeps apart: «edition_of»."""
    unique: bool = False
    """It holds only if neither work fits another one as well."""
    strength: float = 0.0
    """Orders decisions of one answer, the surest first."""


_FORBIDDEN = Decision(Answer.DIFFERENT, "veto")


def decide(one: Work, other: Work, level: Level = Level.NORMAL) -> Decision:
    """Say whether two works are one. Vetoes come before all scores."""
    return decide_profiles(profile_of(one), profile_of(other), level)


def decide_profiles(
    one: Profile, other: Profile, level: Level = Level.NORMAL, *, bare: bool = False
) -> Decision:
    """Say whether the works of two profiles are one.

    ``bare``: without the evidence, and without the relation of works that are two.
    """
    forbidden = veto(one, other, level)
    if forbidden.reason:
        if bare:
            return _FORBIDDEN
        evidence, relation = (forbidden.reason,), forbidden.relation
        if relation and not _nearly_one(compare(one, other)):
            relation = ""
        return Decision(Answer.DIFFERENT, "veto", evidence, relation)
    pair = compare(one, other)
    rule = apply_rules(pair, level)
    if rule is None:
        reason = f"titles {pair.similarity:.0f} of 100"
        if pair.likeness is Likeness.OTHER_LANGUAGE:
            reason = "titles in two languages, too few facts agree"
        return Decision(Answer.DIFFERENT, "not alike", (reason,))
    said = () if bare else _evidence(pair)
    return Decision(rule.answer, rule.name, said, "", rule.unique, strength_of(pair))


def apply_rules(pair: Comparison, level: Level) -> Rule | None:
    """Return the first rule that applies, or None."""
    strictness = STRICTNESS[level]
    return next((rule for rule in RULES if rule.test(pair, strictness)), None)


def strength_of(pair: Comparison) -> float:
    """Return how strongly a pair speaks for itself; equal records come first."""
    if pair.one == pair.other:
        return 1_000.0
    words = 10.0 * pair.translated if not pair.likeness else 0.0
    return (
        pair.likeness * 20.0
        + pair.similarity / 10
        + pair.points
        - pair.objections
        + words
    )


def _nearly_one(pair: Comparison) -> bool:
    """Alike but for what the veto names: worth a relation."""
    if pair.authors is False:
        return False
    if pair.likeness is Likeness.OTHER_LANGUAGE:
        return bool(pair.authors) and pair.translated >= 0.5
    return pair.likeness >= Likeness.PART or pair.similarity >= NOISY_TITLE


def _evidence(pair: Comparison) -> tuple[str, ...]:
    """Say what agrees, and what does not."""
    said = []
    if pair.one.doi == pair.other.doi != "":
        said.append(f"DOI {pair.one.doi}")
    if pair.one.isbn == pair.other.isbn != "":
        said.append(f"ISBN {pair.one.isbn}")
    if pair.one.number == pair.other.number != "":
        said.append(f"number {pair.one.number}")
    said.append(_authors(pair))
    said.append(_years(pair))
    said.append(_titles(pair))
    said += [f"same {name}" for name in pair.agreeing]
    said += [f"other {name}" for name in pair.against]
    return tuple(filter(None, said))


def _authors(pair: Comparison) -> str:
    if pair.authors is None:
        return ""
    return "same authors" if pair.authors else "other authors"


def _years(pair: Comparison) -> str:
    one, other = pair.one.year, pair.other.year
    if not one and not other:
        return "no year on either side"
    if not one or not other:
        return f"year {one or other} on one side"
    return f"year {one}" if one == other else f"years {one} and {other}"


def _titles(pair: Comparison) -> str:
    if pair.likeness is not Likeness.OTHER_LANGUAGE:
        return f"titles {pair.similarity:.0f} of 100"
    share = round(100 * pair.translated)
    return f"titles in two languages, {share} % of the words translate each other"
