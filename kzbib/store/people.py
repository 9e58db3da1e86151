"""People and what they contributed to which work."""

from __future__ import annotations

from kzbib.languages.fold import fold, fold_initials
from kzbib.model import Name, Work
from kzbib.store.store import Store


def save_contributions(store: Store, row: int, work: Work) -> None:
    """Save who did what for a work, in the printed order."""
    for role, names in work.names.items():
        for position, name in enumerate(names, 1):
            store.insert(
                "contribution",
                work_id=row,
                person_id=_person(store, name),
                role=role,
                position=position,
                printed=name.printed,
            )


def person_key(name: Name) -> str:
    """Return the folded family name and initials: «tokaev k z k».

    A name in a script that is not folded (Arabic, Chinese) is its own key.
    """
    initials = " ".join(fold_initials(name.given))
    key = f"{fold(name.literal or name.full_family)} {initials}".strip()
    return key or name.printed.casefold()


def _person(store: Store, name: Name) -> int:
    """Return the person of an ORCID iD, else of the same folded name, else a new one.

    An iD outranks the name: people with two different iDs are two people.
    """
    key = person_key(name)
    if name.orcid:
        row = store.one("SELECT id FROM person WHERE orcid = ?", name.orcid)
        if row is None:
            row = store.one(
                "SELECT id FROM person WHERE key = ? AND orcid IS NULL", key
            )
            if row is not None:
                store.update("person", int(row["id"]), orcid=name.orcid)
    else:
        row = store.one("SELECT id FROM person WHERE key = ? ORDER BY id", key)
    if row is not None:
        return int(row["id"])
    return store.insert(
        "person",
        name=name.printed,
        family=name.full_family or name.literal,
        given=name.given,
        orcid=name.orcid or None,
        key=key,
    )
