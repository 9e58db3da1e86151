"""People and organisations as Crossref deposits them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from kzbib.languages.fold import fold
from kzbib.languages.scripts import Script, script_of
from kzbib.model import Name
from kzbib.resolving.markup import plain_text
from kzbib.resolving.orcid import clean_orcid


def read_names(value: object) -> tuple[Name, ...]:
    """Return the names of a contributor list, empty and odd entries left out."""
    entries = value if isinstance(value, list) else []
    names = (_name(entry) for entry in entries if isinstance(entry, Mapping))
    return tuple(name for name in names if name.printed)


def without_twins(
    people: Mapping[str, tuple[Name, ...]], script: Script
) -> tuple[dict[str, tuple[Name, ...]], tuple[Name, ...]]:
    """Part authors who were entered once in each script.

    «Туберозова, Tuberozova» are one person: the form in the script of the title stays
    an author, the other ones are returned beside.
    """
    kept = dict(people)
    twins: list[Name] = []
    authors: list[Name] = []
    for _, group in groupby(people.get("author", ()), key=lambda n: fold(n.family)):
        same = list(group)
        scripts = [script_of(name.family) for name in same]
        if len(same) == 2 and set(scripts) == {"Cyrl", "Latn"}:
            first = 0 if scripts[0] == (script or scripts[0]) else 1
            authors.append(same[first])
            twins.append(same[1 - first])
        else:
            authors.extend(same)
    if authors:
        kept["author"] = tuple(authors)
    return kept, tuple(twins)


def _name(entry: Mapping[str, object]) -> Name:
    family, given = plain_text(entry.get("family")), plain_text(entry.get("given"))
    orcid = clean_orcid(plain_text(entry.get("ORCID"))) or ""
    if not family and not given:
        return Name(literal=plain_text(entry.get("name")), orcid=orcid)
    suffix = plain_text(entry.get("suffix"))
    if not family:
        return Name(literal=given, orcid=orcid)
    return Name(family=family, given=given, suffix=suffix, orcid=orcid)
