"""CSL-JSON in and out (https://docs.citationstyles.org, CSL-JSON 1.0.2 names)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kzbib.model.date import Date
from kzbib.model.name import Name
from kzbib.model.text import clean_text
from kzbib.model.work import Variant, VariantKind, Work

NAME_VARIABLES = frozenset(
    """author chair collection-editor compiler composer container-author contributor
    curator director editor editorial-director executive-producer guest host
    illustrator interviewer narrator organizer original-author performer producer
    recipient reviewed-author script-writer series-creator translator""".split()
)
DATE_VARIABLES = frozenset(
    "accessed available-date event-date issued original-date submitted".split()
)
_OTHERS = frozenset(("id", "type", "language", "custom"))
_PLAIN = (str, int, float)
# «dict» first: an abstract class takes longer to ask
_PERSON, _DATED = (dict, str, Mapping), (dict, str, int, Mapping)
_NOTHING: tuple[object, ...] = (None, "", [], {})
_NOBODY, _NO_DATE = Name(), Date()


def work_from_csl(csl: Mapping[str, Any]) -> Work:
    """Read a CSL-JSON item.

    Unknown variables with a plain value are kept as text. Variants are read from
    ``custom.variants``: a list of ``{"kind", "csl"}``. Raises ValueError when
    ``csl`` is not a JSON object or a variable has an impossible shape.
    """
    if not isinstance(csl, Mapping):
        raise ValueError(f"a CSL-JSON item is an object, not {type(csl).__name__}")
    text: dict[str, str] = {}
    names: dict[str, tuple[Name, ...]] = {}
    dates: dict[str, Date] = {}
    custom: dict[str, Any] = {}
    for key, value in csl.items():
        if key in _OTHERS or (not value and value in _NOTHING):
            continue
        if key in NAME_VARIABLES:
            if people := _names(key, value):
                names[key] = people
        elif key in DATE_VARIABLES:
            date = _date(key, value)
            if date.parts or date != _NO_DATE:
                dates[key] = date
        elif isinstance(value, _PLAIN):
            if cleaned := clean_text(value):
                text[key] = cleaned
        else:
            custom[key] = value
    variants: tuple[Variant, ...] = ()
    if given := csl.get("custom"):
        if not isinstance(given, Mapping):
            raise ValueError(f"custom is an object, not {type(given).__name__}")
        custom.update({key: value for key, value in given.items() if key != "variants"})
        variants = _variants(given.get("variants") or [])
    return Work(
        type=clean_text(csl.get("type") or "document"),
        language=clean_text(csl.get("language") or ""),
        text=text,
        names=names,
        dates=dates,
        custom=custom,
        variants=variants,
        id=clean_text(csl.get("id") or ""),
    )


def work_to_csl(work: Work, *, variants: bool = True) -> dict[str, Any]:
    """Return the CSL-JSON item of a work; variants go to ``custom.variants``."""
    csl: dict[str, Any] = {"id": work.id} if work.id else {}
    csl["type"] = work.type
    for role, people in work.names.items():
        csl[role] = [name.to_csl() for name in people]
    csl.update(work.text)
    for variable, date in work.dates.items():
        csl[variable] = date.to_csl()
    if work.language:
        csl["language"] = work.language
    custom = dict(work.custom)
    if variants and work.variants:
        custom["variants"] = [
            {"kind": str(variant.kind), "csl": work_to_csl(variant.work)}
            for variant in work.variants
        ]
    if custom:
        csl["custom"] = custom
    return csl


def _names(key: str, value: Any) -> tuple[Name, ...]:
    people = value if isinstance(value, list) else [value]
    for person in people:
        if not isinstance(person, _PERSON):
            raise ValueError(f"{key} is a list of names")
    names = map(Name.from_csl, people)
    # to compare two names takes longer than to look at one
    return tuple([name for name in names if name.family or name != _NOBODY])


def _date(key: str, value: Any) -> Date:
    if not isinstance(value, _DATED):
        raise ValueError(f"{key} is a date object or a string")
    return Date.from_csl(value)


def _variants(given: Any) -> tuple[Variant, ...]:
    if not isinstance(given, list):
        raise ValueError("custom.variants is a list")
    return tuple(map(_variant, given))


def _variant(data: Any) -> Variant:
    if not isinstance(data, Mapping):
        raise ValueError("a variant is an object with kind and csl")
    kind = VariantKind(str(data.get("kind")))
    csl = data.get("csl") or {}
    custom = csl.get("custom") if isinstance(csl, Mapping) else None
    if isinstance(custom, Mapping) and custom.get("variants"):
        raise ValueError("a variant has no variants of its own")
    return Variant(kind, work_from_csl(csl))
