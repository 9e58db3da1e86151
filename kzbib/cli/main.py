"""The program `kzbib`: its commands, and what it does with errors."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from kzbib.cli import lists, people, programs, services, undoing, web
from kzbib.cli.output import say
from kzbib.errors import ExitCode, KzbibError

PEOPLE = "For people"
PROGRAMS = "For programs (JSON Lines in and out)"

app = typer.Typer(
    help="Bibliographies in Russian, Kazakh and English.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

# The order in which `kzbib --help` lists the commands.
_COMMANDS = (
    (people.import_, "import", PEOPLE),
    (people.list_, "list", PEOPLE),
    (people.search, "search", PEOPLE),
    (people.show, "show", PEOPLE),
    (people.edit, "edit", PEOPLE),
    (people.tag, "tag", PEOPLE),
    (services.dedupe, "dedupe", PEOPLE),
    (services.resolve, "resolve", PEOPLE),
    (services.check, "check", PEOPLE),
    (lists.bibliography, "bibliography", PEOPLE),
    (lists.export, "export", PEOPLE),
    (undoing.history, "history", PEOPLE),
    (undoing.undo, "undo", PEOPLE),
    (web.serve, "serve", PEOPLE),
    (web.demo, "demo", PEOPLE),
    (programs.parse, "parse", PROGRAMS),
    (programs.extract, "extract", PROGRAMS),
    (programs.match, "match", PROGRAMS),
    (programs.format_, "format", PROGRAMS),
    (programs.romanise, "romanise", PROGRAMS),
    (programs.convert, "convert", PROGRAMS),
)
for _function, _name, _panel in _COMMANDS:
    app.command(_name, rich_help_panel=_panel)(_function)


def _version(wanted: bool) -> None:
    if wanted:
        from kzbib import __version__

        typer.echo(f"kzbib {__version__}")
        raise typer.Exit


@app.callback()
def options(
    debug: Annotated[
        bool, typer.Option("--debug", help="Show a traceback when something breaks.")
    ] = False,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Show the version."
        ),
    ] = False,
) -> None:
    """Bibliographies in Russian, Kazakh and English."""
    if debug:
        os.environ["KZBIB_DEBUG"] = "1"


def run() -> None:
    """Run the command line; an error becomes a line in words and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except KzbibError as error:
        if os.environ.get("KZBIB_DEBUG"):
            raise
        say(f"kzbib: {error}")
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        say("kzbib: stopped; the store has whole items only")
        sys.exit(130)
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
        sys.exit(ExitCode.DONE)
