"""The program `kzbib`: its commands, and what it does with errors."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from kzbib.cli import (
    lists,
    matching,
    people,
    programs,
    readings,
    resolving,
    services,
    undoing,
    web,
)
from kzbib.cli.output import say
from kzbib.errors import ExitCode, KzbibError

DEBUG = "KZBIB_DEBUG"
PEOPLE = "For people"
PROGRAMS = "For programs (JSON Lines in and out)"


class Commands(TyperGroup):
    """The commands, with errors told in words and turned into exit codes."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command; a traceback is shown only with --debug."""
        try:
            return super().invoke(ctx)
        except (typer.Exit, typer.Abort, TyperException, BrokenPipeError):
            raise
        except KeyboardInterrupt as error:
            say("kzbib: stopped; the store has whole documents only")
            raise typer.Exit(130) from error
        except Exception as error:
            if DEBUG in os.environ:
                raise
            say(f"kzbib: {_in_words(error)}")
            code = getattr(error, "exit_code", ExitCode.UNUSABLE)
            raise typer.Exit(code) from error


def _in_words(error: Exception) -> str:
    if isinstance(error, KzbibError):
        return str(error)
    return (
        f"a fault of the program: {type(error).__name__}: {error}\n"
        "  Nothing half-done is stored. `kzbib --debug …` shows where it broke."
    )


app = typer.Typer(
    cls=Commands,
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
    (readings.review, "review", PEOPLE),
    (readings.train, "train", PEOPLE),
    (resolving.resolve, "resolve", PEOPLE),
    (resolving.verify, "verify", PEOPLE),
    (services.check, "check", PEOPLE),
    (lists.bibliography, "bibliography", PEOPLE),
    (lists.cite, "cite", PEOPLE),
    (lists.styles, "styles", PEOPLE),
    (lists.export, "export", PEOPLE),
    (undoing.history, "history", PEOPLE),
    (undoing.undo, "undo", PEOPLE),
    (web.serve, "serve", PEOPLE),
    (web.demo, "demo", PEOPLE),
    (programs.parse, "parse", PROGRAMS),
    (programs.extract, "extract", PROGRAMS),
    (matching.match, "match", PROGRAMS),
    (programs.format_, "format", PROGRAMS),
    (programs.romanise, "romanise", PROGRAMS),
    (programs.convert, "convert", PROGRAMS),
)
for _function, _name, _panel in _COMMANDS:
    app.command(_name, rich_help_panel=_panel)(_function)
app.add_typer(resolving.offline, name="offline", rich_help_panel=PEOPLE)


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
        os.environ[DEBUG] = "1"


def build_only(arguments: Sequence[str]) -> None:
    """Leave only the command that is called, where it is known.

    Typer reads the signatures of all commands at every start: a tenth of its time.
    """
    name = next((one for one in arguments if not one.startswith("-")), "")
    called = [one for one in app.registered_commands if one.name == name]
    if called:
        app.registered_commands, app.registered_groups = called, []


def run() -> None:
    """Run the command line in UTF-8, whatever the system's own encoding is."""
    build_only(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except BrokenPipeError:  # the reader of a pipe had enough: `kzbib list | head`
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
        sys.exit(ExitCode.DONE)
