"""Commands that print lists and write files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from kzbib.cli.options import Db, DocumentName, Keys, Output, TagName, open_store
from kzbib.cli.output import count, say, write
from kzbib.errors import ExitCode, KzbibError

if TYPE_CHECKING:
    from kzbib.model import Work

DEFAULT_STYLE = "gost-r-7.0.5-2008"


def bibliography(
    keys: Keys = None,
    style: Annotated[
        str, typer.Option("--style", "-s", help="A style; `kzbib styles` lists them.")
    ] = "",
    profile: Annotated[
        str, typer.Option("--profile", "-p", help="A journal's pair of lists.")
    ] = "",
    document: DocumentName = "",
    tag: TagName = "",
    order: Annotated[
        str,
        typer.Option(
            "--order",
            help="sorted (alphabet) or given (as cited); by default given "
            "with keys or --document, else sorted.",
        ),
    ] = "",
    to: Annotated[str, typer.Option("--to", help="text, html or markdown.")] = "text",
    number: Annotated[
        bool | None,
        typer.Option("--number/--no-number", help="Or as the style has it."),
    ] = None,
    missing: Annotated[
        bool, typer.Option("--missing", help="Say what a person must supply.")
    ] = False,
    output: Output = None,
    db: Db = None,
) -> None:
    """Print a reference list in a style.

    Example: kzbib bibliography --document article.txt --profile ref-ru-meimo
    """
    from kzbib.library.lists import make_lists, pick_works

    with open_store(db) as store:
        works = pick_works(store, keys or (), document=document, tag=tag)
    if not works:
        raise KzbibError("no works to list", hint="Import a document first.")
    if missing:
        _tell_missing(works, style or DEFAULT_STYLE, profile)
        return
    made = make_lists(
        works,
        style or DEFAULT_STYLE,
        profile,
        order=order or ("given" if keys or document else "sorted"),
        numbered=number,
        to=to,
    )
    write("\n\n".join(each.render() for each in made), output)


def styles() -> None:
    """List the styles and the journals' pairs of lists.

    Example: kzbib styles
    """
    from kzbib.styling import describe_styles, profiles

    for name, what in describe_styles().items():
        typer.echo(f"{name:24} {what}")
    typer.echo("\nPairs of lists (kzbib bibliography --profile NAME)")
    for name, pair in profiles().items():
        typer.echo(f"{name:24} {pair.description}")


def export(
    keys: Keys = None,
    to: Annotated[str, typer.Option("--to", help="bibtex, csl-json, …")] = "",
    document: DocumentName = "",
    tag: TagName = "",
    output: Output = None,
    db: Db = None,
) -> None:
    """Export works to a file for other programs.

    Example: kzbib export --to bibtex -o library.bib
    """
    from kzbib.formats import format_for
    from kzbib.library.lists import pick_works

    writer = format_for(to or str(output or "bibtex"))
    with open_store(db) as store:
        works = pick_works(store, keys or (), document=document, tag=tag)
    write(writer.write(works), output)
    say(f"{count(len(works), 'work')} exported to {writer.title}")


def _tell_missing(works: Sequence[Work], style: str, profile: str) -> None:
    from kzbib.styling import missing_facts
    from kzbib.styling import profile as find_profile

    if profile:
        pair = find_profile(profile)
        style = pair.second or pair.first
    lacking = 0
    for work in works:
        facts = missing_facts(work, style)
        lacking += bool(facts)
        for fact in facts:
            typer.echo(f"{work.id}: {fact}")
    say(f"{count(lacking, 'work')} of {len(works)} lack something")
    if lacking:
        raise typer.Exit(ExitCode.FINDINGS)
