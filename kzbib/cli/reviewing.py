"""Walk through doubtful pairs of works with a person, a line of input an answer."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import typer

from kzbib.cli.output import count, say, shorten

if TYPE_CHECKING:
    from kzbib.library.dedupe import Merged
    from kzbib.store.store import Store

KEYS = """  s  same: merge them          d  different: never ask again
  l  later                     r  related: link them, keep both
  f FIELD  show the second one's FIELD in the merged record
  q  stop"""
_FIELDS = (
    "type author editor title container-title volume issue page publisher"
    " publisher-place issued edition number-of-pages genre number DOI ISBN URL"
).split()
_WIDTH = 34


def review(store: Store, pairs: Sequence[Merged]) -> dict[str, int]:
    """Ask about each pair; return how many got which answer. Ends with the input."""
    from kzbib.library import dedupe as library

    told = {"same": 0, "different": 0, "later": 0, "related": 0}
    for number, pair in enumerate(pairs, 1):
        if not library.is_open(store, pair):
            continue
        typer.echo(f"\n{number} of {len(pairs)}: {pair.decision.rule}")
        typer.echo(f"  {'; '.join(pair.decision.evidence)}")
        for line in side_by_side(pair):
            typer.echo(line)
        answer = _ask(store, pair)
        if not answer:
            break
        told[answer] += 1
    return told


def side_by_side(pair: Merged) -> Iterator[str]:
    """Yield the fields of two works in two columns; what differs is marked."""
    from kzbib.library.dedupe import shown

    yield f"    {'':16} {pair.kept.id:{_WIDTH}} {pair.dropped.id}"
    for field in _FIELDS:
        ours, theirs = (
            work.type if field == "type" else shown(work, field)
            for work in (pair.kept, pair.dropped)
        )
        if not ours and not theirs:
            continue
        mark = "=" if ours == theirs else "≠" if ours and theirs else " "
        columns = f"{shorten(ours, _WIDTH):{_WIDTH}} {shorten(theirs, _WIDTH)}"
        line = f"  {mark} {field:16} {columns}"
        yield typer.style(line, fg="yellow") if mark == "≠" else line


def _ask(store: Store, pair: Merged) -> str:
    """Read answers until one settles the pair; "" ends the walk."""
    from kzbib.errors import StoreError
    from kzbib.library import dedupe as library

    picked: dict[str, str] = {}
    while True:
        typer.echo("same, different, later, related, field, quit? ", nl=False)
        key, _, field = sys.stdin.readline().strip().partition(" ")
        if key in ("", "q"):
            typer.echo("")
            return ""
        try:
            match key[0].casefold():
                case "s":
                    library.say_same(store, pair, picked)
                    return "same"
                case "d":
                    library.say_different(store, pair)
                    return "different"
                case "l":
                    library.say_later(store, pair)
                    return "later"
                case "r":
                    library.say_related(store, pair)
                    return "related"
                case "f" if value := library.shown(pair.dropped, field.strip()):
                    picked[field.strip()] = pair.dropped.id
                    typer.echo(f"  {field.strip()}: {value}")
                case "f":
                    typer.echo(f"  {pair.dropped.id} has no {field.strip() or 'field'}")
                case _:
                    typer.echo(KEYS)
        except StoreError as error:
            typer.echo(f"  {error}")


def tell(told: dict[str, int]) -> None:
    """Say what was answered, and how to take it back."""
    parts = ", ".join(f"{number} {answer}" for answer, number in told.items() if number)
    answers = count(sum(told.values()), "pair")
    say(f"{answers} reviewed: {parts}" if parts else "nothing was answered")
    if parts:
        say("each answer is an event of `kzbib history`; `kzbib undo` takes it back")
