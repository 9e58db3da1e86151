"""Commands that print lists, calls and styles, and write files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kzbib.cli.options import (
    Db,
    DocumentName,
    Engine,
    Keys,
    Output,
    TagName,
    open_store,
)
from kzbib.cli.output import count, say, write
from kzbib.errors import ExitCode, InputError, KzbibError

if TYPE_CHECKING:
    from kzbib.model import Work
    from kzbib.styling import FormattedList

DEFAULT_STYLE = "gost-r-7.0.5-2008"
StyleName = Annotated[
    str,
    typer.Option("--style", "-s", help="A style; `kzbib styles` lists them."),
]
CitedIn = Annotated[
    Path | None,
    typer.Option(
        "--cited-in",
        help="Only works that this text cites, as it does.",
        metavar="FILE",
    ),
]


def bibliography(
    keys: Keys = None,
    style: StyleName = "",
    profile: Annotated[
        str, typer.Option("--profile", "-p", help="A journal's pair of lists.")
    ] = "",
    document: DocumentName = "",
    tag: TagName = "",
    cited_in: CitedIn = None,
    order: Annotated[
        str,
        typer.Option(
            "--order",
            help="sorted (alphabet), given (as cited), blocks (a block a language) or "
            "laws (laws first); by default given with keys, --document or --cited-in, "
            "else the profile's own.",
        ),
    ] = "",
    to: Annotated[
        str,
        typer.Option("--to", help="text, markdown, html, latex, rtf or docx."),
    ] = "text",
    number: Annotated[
        bool | None,
        typer.Option("--number/--no-number", help="Or as the style has it."),
    ] = None,
    missing: Annotated[
        bool, typer.Option("--missing", help="Say what a person must supply.")
    ] = False,
    output: Output = None,
    engine: Engine = "",
    db: Db = None,
) -> None:
    """Print a reference list in a style, or a journal's pair of lists.

    Example: kzbib bibliography --document article.txt --profile ref-ru-meimo
    """
    from kzbib.library.lists import Selection, make_lists, select
    from kzbib.styling import render_lists, using_engine

    _require_file(to, output)
    wanted = Selection(keys or (), document, tag, cited_in)
    with open_store(db) as store:
        works = select(store, wanted)
    if not works:
        raise KzbibError("no works to list", hint="Import a document first.")
    if missing:
        _tell_missing(works, style or DEFAULT_STYLE, profile)
        return
    with using_engine(engine):
        made = make_lists(
            works,
            style or DEFAULT_STYLE,
            profile,
            order=order or ("given" if wanted.has_order else ""),
            numbered=number,
            to=to,
        )
    _save(render_lists(made), output)
    _tell_refused(made)


def cite(
    keys: Annotated[list[str], typer.Argument(help="Citation keys.", metavar="KEY...")],
    style: StyleName = "",
    locator: Annotated[
        list[str] | None,
        typer.Option(
            "--locator", "-l", help="«p. 12», «гл. 3»; one a key, in the same order."
        ),
    ] = None,
    document: DocumentName = "",
    tag: TagName = "",
    cited_in: CitedIn = None,
    footnote: Annotated[
        bool, typer.Option("--footnote", help="Print whole entries, for footnotes.")
    ] = False,
    repeat: Annotated[
        str, typer.Option("--repeat", help="ibid, opcit or short: a later footnote.")
    ] = "",
    db: Db = None,
) -> None:
    """Print a call of works for the running text: [25, с. 81], (Токаев, 1997, с. 12).

    Example: kzbib cite tokaev1997 --style apa-7 --locator "p. 12"
    """
    from kzbib.library.lists import Selection, select
    from kzbib.library.lists import cite as cite_works

    style, places = style or DEFAULT_STYLE, locator or []
    with open_store(db) as store:
        if footnote or repeat:
            works = select(store, Selection(keys))
            _print_footnotes(works, style, places, repeat)
            return
        within = Selection((), document, tag, cited_in)
        typer.echo(cite_works(store, keys, style, locators=places, within=within))


def styles(
    action: Annotated[
        str, typer.Argument(help="check: look for mistakes in FILE.", metavar="[check]")
    ] = "",
    file: Annotated[
        Path | None, typer.Argument(help="A .csl file.", metavar="[FILE]")
    ] = None,
    check: Annotated[
        Path | None, typer.Option("--check", help="The same.", metavar="FILE")
    ] = None,
) -> None:
    """List the styles and the journals' pairs of lists, or check a .csl file.

    Example: kzbib styles check my-journal.csl
    """
    if action not in ("", "check") or (action and file is None):
        raise InputError(
            f"cannot {action or 'check'} that",
            hint="Write: kzbib styles check FILE.csl",
        )
    path = check or file
    if path is not None:
        _check_style(path)
        return
    from kzbib.styling import describe_styles, profiles
    from kzbib.styling.showcase import sample_line

    for name, what in describe_styles().items():
        typer.echo(f"{name:22} {what}\n{'':22} {sample_line(name)}")
    typer.echo("\nPairs of lists (kzbib bibliography --profile NAME)")
    for name, pair in profiles().items():
        typer.echo(f"{name:22} {pair.description}")


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


def _require_file(to: str, output: Path | None) -> None:
    if to == "docx" and output is None:
        raise InputError(
            "a Word document needs a file", hint="Add --output list.docx, for example."
        )


def _save(rendered: str | bytes, output: Path | None) -> None:
    if isinstance(rendered, str):
        write(rendered, output)
        return
    path = output or Path("list.docx")
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(rendered)
        part.replace(path)
    except OSError as error:
        raise InputError(
            f"cannot write: {error.strerror}",
            where=str(path),
            hint="Name another file with --output.",
        ) from error


def _tell_refused(made: Sequence[FormattedList]) -> None:
    refused = {key: why for each in made for key, why in each.refused.items()}
    for key, why in refused.items():
        say(f"{key}: {why}")
    if refused:
        say(f"{count(len(refused), 'work')} left out of the list")
        raise typer.Exit(ExitCode.FINDINGS)


def _print_footnotes(
    works: Sequence[Work], style: str, places: Sequence[str], repeat: str
) -> None:
    from kzbib.styling import format_work
    from kzbib.styling.calls import Locator

    modes = {"": "footnote", **{m: f"repeat-{m}" for m in ("ibid", "opcit", "short")}}
    if repeat not in modes:
        raise InputError(
            f"no repeat «{repeat}»", hint=f"Choose: {', '.join(filter(None, modes))}."
        )
    for place, work in enumerate(works):
        at = Locator.from_text(places[place] if place < len(places) else "")
        cited = {"mode": modes[repeat], "locator": at.number, "label": at.label}
        typer.echo(format_work(work, style, cite=cited))


def _check_style(path: Path) -> None:
    from kzbib.styling.checking import check_style

    problems = check_style(path)
    for problem in problems:
        typer.echo(f"{path}:{problem.line}: {problem.message}")
    if problems:
        say(count(len(problems), "problem"))
        raise typer.Exit(ExitCode.FINDINGS)
    say(f"{path}: a usable style")


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
