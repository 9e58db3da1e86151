"""Works known only from calls: «[Токаев, 1997, с. 736]» of an article without a list.

A stub is a work with ``custom.stub``: what a call says, and no more. It gives way to
the real work as soon as exactly one fits.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from kzbib.languages.detect import detect_language
from kzbib.languages.fold import fold
from kzbib.model import Date, Name, Work
from kzbib.reading import Cite, family_of, is_repeat, read_name
from kzbib.store.documents import move_members
from kzbib.store.search import search
from kzbib.store.store import Store
from kzbib.store.works import free_citekey, give_up, load_work

RULE = "call without an entry"
"""How a call that no list answers belongs to a work."""
FOUND = "the only work that fits the call"

_NEAR = 50  # works with the words of a title that are looked at
_CALL = "-call"  # ends the citation key of a stub that gave its own to the work
_LETTERED = re.compile(r"(?<=\d)[a-z]{1,2}$")
_SHORTEST = 2  # words of a title by which a work can be told


def is_stub(work: Work) -> bool:
    """Tell whether a work is known from calls only."""
    return bool(work.custom.get("stub"))


def stub_of(cite: Cite, said: Cite) -> Work | None:
    """Return what a call says as a work; None when it says only a number or a key."""
    names = cite.names or said.names
    title = cite.title or said.title
    if not (names or title) or is_repeat(title):
        return None
    people = tuple(map(_name, names))
    year = cite.year[:4]
    return Work(
        type="document",
        language=detect_language(title or " ".join(names)),
        text={"title": title} if title else {},
        names={"author": people} if people else {},
        dates={"issued": Date(((int(year),),))} if year.isdigit() else {},
        custom={"stub": True},
    )


def _name(printed: str) -> Name:
    known = read_name(printed) if "." in printed else None
    return known or Name(family=family_of(printed))


def key_of(work: Work) -> tuple[object, ...]:
    """Return what tells a stub from others."""
    families = tuple(fold(name.full_family) for name in work.people())
    return families, work.year, fold(work.title)


def fitting(store: Store, stub: Work) -> list[int]:
    """Return the works of the store, stubs left out, that a stub may stand for.

    Families and year must agree, and the title as far as the call gives it. A call
    that gives neither a year nor a title fits nothing.
    """
    if stub.year is not None:
        rows = store.rows(
            "SELECT id, csl FROM work WHERE year = ? AND merged_into IS NULL", stub.year
        )
    elif stub.title:
        near = search(store, stub.title, _NEAR)
        marks = ", ".join("?" * len(near))
        rows = store.rows(f"SELECT id, csl FROM work WHERE id IN ({marks})", *near)
    else:
        return []
    return [int(row["id"]) for row in rows if _fits(store, stub, row["id"], row["csl"])]


def twin(store: Store, stub: Work) -> int | None:
    """Return the stub of the store that says the same, if it can be told."""
    if stub.year is None and not stub.title:
        return None
    for row in live_stubs(store):
        known = load_work(store, row)
        if known.year == stub.year and key_of(known) == key_of(stub):
            return row
    return None


def live_stubs(store: Store) -> list[int]:
    """Return the row ids of the stubs that no work has replaced."""
    rows = store.rows(
        """SELECT DISTINCT work.id FROM membership JOIN work ON work.id = work_id
        WHERE rule = ? AND ended IS NULL AND merged_into IS NULL
        AND json_extract(work.csl, '$.custom.stub') ORDER BY work.id""",
        RULE,
    )
    return [int(row["id"]) for row in rows]


def settle(store: Store, new: Iterable[int]) -> list[tuple[str, str]]:
    """Let stubs give way to the works that were just stored.

    Returns the citation keys (stub, work). A stub that two works fit stays.
    """
    fresh = set(new)
    if not fresh:
        return []
    settled = []
    for row in live_stubs(store):
        stub = load_work(store, row)
        found = fitting(store, stub)
        if len(found) != 1 or found[0] not in fresh:
            continue
        move_members(store, row, found[0], RULE, evidence(stub))
        give_up(store, row, found[0])
        key = load_work(store, found[0]).id
        if _LETTERED.sub("", key) == stub.id:
            key = _take_key(store, stub.id, row, found[0])
        settled.append((f"{stub.id}{_CALL}" if key == stub.id else stub.id, key))
    return settled


def _take_key(store: Store, key: str, stub: int, work: int) -> str:
    """Let a new work have the citation key that its stub took: tokaev1997, not …a."""
    store.update("work", stub, citekey=free_citekey(store, Work(), f"{key}{_CALL}"))
    store.update("work", work, citekey=key)
    store.refresh(work, load_work(store, work))
    return key


def evidence(stub: Work) -> list[str]:
    """Return in words what a call and the work it means share."""
    said = [f"author {name.full_family}" for name in stub.people()]
    if stub.year is not None:
        said.append(f"year {stub.year}")
    if stub.title:
        said.append(f"title begins «{stub.title}»")
    return [*said, FOUND]


def _fits(store: Store, stub: Work, row: int, csl: str) -> bool:
    work = json.loads(csl)
    if (work.get("custom") or {}).get("stub"):
        return False
    if not stub.title and not (work.get("author") or work.get("editor")):
        return False
    known = families(store, row, work)
    if not all(fold(name.full_family) in known for name in stub.people()):
        return False
    forms = [work, *_variants(store, row)]
    return not stub.title or any(_begins(form, stub) for form in forms)


def families(store: Store, row: int, csl: dict[str, Any]) -> set[str]:
    """Return the folded family names of a work, in every form that it has."""
    forms = [csl, *_variants(store, row)]
    return {family for form in forms for family in _families(form)}


def _variants(store: Store, row: int) -> list[dict[str, Any]]:
    rows = store.rows("SELECT csl FROM variant WHERE work_id = ?", row)
    return [json.loads(found["csl"]) for found in rows]


def _families(form: dict[str, Any]) -> list[str]:
    people = form.get("author") or form.get("editor") or []
    return [fold(each.get("family") or each.get("literal", "")) for each in people]


def _begins(form: dict[str, Any], stub: Work) -> bool:
    """The title, or body and title («United Nations. Kazakhstan»), begins so."""
    wanted = fold(stub.title)
    if len(wanted.split()) < _SHORTEST:
        return False
    title = form.get("title", "")
    bodies = " ".join(each.get("literal", "") for each in form.get("author") or [])
    return fold(title).startswith(wanted) or fold(f"{bodies} {title}").startswith(
        wanted
    )
