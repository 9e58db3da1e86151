"""Journals, collections and publishers beside each other."""

from __future__ import annotations

from kzbib.matching.profile import Profile
from kzbib.matching.words import like_names


def like_containers(one: Profile, other: Profile) -> bool | None:
    """Compare journals or collections; None where one work names none."""
    return _like(one.containers, other.containers)


def like_publishers(one: Profile, other: Profile) -> bool | None:
    """Compare publishers; None where one work names none."""
    return _like(one.publishers, other.publishers)


def _like(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool | None:
    if not ours or not theirs:
        return None
    return any(like_names(a, b) for a in ours for b in theirs)
