"""Commands over the readings of printed references: review them, learn from them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kzbib.cli.options import Db, open_store
from kzbib.cli.output import count, say
from kzbib.errors import InputError

if TYPE_CHECKING:
    from kzbib.library.review import Doubt
    from kzbib.model import ParsedReference, Work
    from kzbib.store.store import Store

KEYS = """  a  accept: the reading is right, with the corrections made
  c FIELD VALUE  correct a field; no VALUE clears it
     c title История Казахстана      c author Токаев, К.-Ж. К.; Smith, J.
  s  skip                      q  stop"""
_COLOURS = {
    "author": "cyan", "editor": "cyan", "translator": "cyan", "compiler": "cyan",
    "title": "green", "container-title": "magenta", "collection-title": "magenta",
    "issued": "yellow", "accessed": "yellow", "volume": "red", "issue": "red",
    "page": "red", "number-of-pages": "red", "publisher": "blue",
    "publisher-place": "bright_blue", "URL": "bright_black", "DOI": "bright_black",
}  # fmt: skip
_UNSURE = 0.8


def review(
    below: Annotated[
        float, typer.Option(help="Readings of less confidence than this.")
    ] = 0.8,
    db: Db = None,
) -> None:
    """Walk through doubtful readings: accept, correct or skip each.

    What you accept is kept as training data for `kzbib train`.

    Example: kzbib review
    """
    from kzbib.library.review import doubts

    told = {"accepted": 0, "corrected": 0, "skipped": 0}
    with open_store(db) as store:
        found = doubts(store, below)
        for number, doubt in enumerate(found, 1):
            typer.echo(f"\n{number} of {len(found)}: {doubt.citekey}")
            answer = _walk(store, doubt)
            if not answer:
                break
            told[answer] += 1
    if not found:
        say(f"no reading has less confidence than {below}")
        return
    say(", ".join(f"{number} {answer}" for answer, number in told.items()))


def _walk(store: Store, doubt: Doubt) -> str:
    """Show a reading and take answers until one settles it; "" ends the walk."""
    from kzbib.library import review as library

    parsed, sure = library.read_again(doubt)
    for line in shown(parsed, sure):
        typer.echo(line)
    changes: dict[str, str] = {}
    while True:
        typer.echo("accept, correct, skip, quit? ", nl=False)
        key, _, rest = sys.stdin.readline().strip().partition(" ")
        match key.casefold()[:1]:
            case "" | "q":
                typer.echo("")
                return ""
            case "s":
                return "skipped"
            case "c" if rest.strip():
                field, _, value = rest.strip().partition(" ")
                changes[field] = value
                typer.echo(f"  {field}: {value or '(cleared)'}")
            case "a":
                try:
                    right = library.settle(store, doubt, parsed, changes)
                except InputError as error:
                    typer.echo(f"  {error}")
                    changes.clear()
                    continue
                library.keep(right, library.corrections_file())
                return "corrected" if changes else "accepted"
            case _:
                typer.echo(KEYS)


def shown(parsed: ParsedReference, sure: Mapping[str, float]) -> Iterator[str]:
    """Yield the reference, its fields coloured, and a line for every field."""
    from kzbib.model import work_to_csl

    yield f"  {coloured(parsed)}"
    halves = [("", parsed.work), ("translated.", parsed.translated)]
    for prefix, work in halves:
        if work is None:
            continue
        yield f"    {prefix + 'type':26} {work.type}"
        for field in work_to_csl(work, variants=False):
            if field in ("type", "id"):
                continue
            share = sure.get(prefix + field)
            doubt = f"  {share:.0%}" if share is not None and share < _UNSURE else ""
            name = typer.style(f"{prefix + field:26}", fg=_COLOURS.get(field))
            yield f"    {name} {_value(work, field)}{doubt}"
    for warning in parsed.warnings:
        yield f"    {warning}"
    for piece in parsed.rest:
        yield f"    no field took: {piece}"


def _value(work: Work, field: str) -> str:
    from kzbib.library.dedupe import shown as printed

    return work.language if field == "language" else printed(work, field)


def coloured(parsed: ParsedReference) -> str:
    """Return the printed reference with a colour for every field."""
    pieces: list[str] = []
    position = 0
    for span in sorted(parsed.spans, key=lambda span: span.start):
        if span.start < position:
            continue
        pieces.append(parsed.raw[position : span.start])
        colour = _COLOURS.get(span.field.removeprefix("translated."))
        pieces.append(typer.style(parsed.raw[span.start : span.end], fg=colour))
        position = span.end
    return "".join(pieces) + parsed.raw[position:]


def train(
    corrections: Annotated[
        Path | None, typer.Argument(help="Corrections; else those of `kzbib review`.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="The folder for the model.")
    ] = None,
) -> None:
    """Learn from your corrections: a model of your own, used from then on.

    Takes a minute or two. Without --out it is kept in your data folder; delete it there
    to go back to the model that kzbib brings. $KZBIB_MODEL names another folder.

    Example: kzbib train
    """
    from kzbib.library.review import corrections_file
    from kzbib.parsing.labeller import personal_folder
    from kzbib.training.personal import train as learn

    folder = out or personal_folder()
    folder.parent.mkdir(parents=True, exist_ok=True)
    say("learning: this takes some minutes")
    number = learn(corrections or corrections_file(), folder)
    typer.echo(f"{folder}: a model that knows {count(number, 'correction')}")
