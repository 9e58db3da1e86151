"""The program `kzbib`: its commands, and what it does with errors."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

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


class Command(NamedTuple):
    """A command, and where the function (or the group of commands) for it stands."""

    name: str
    module: str
    function: str
    panel: str = PEOPLE


# The order in which `kzbib --help` lists the commands.
COMMANDS = (
    Command("import", "people", "import_"),
    Command("list", "people", "list_"),
    Command("search", "people", "search"),
    Command("show", "people", "show"),
    Command("edit", "people", "edit"),
    Command("tag", "people", "tag"),
    Command("dedupe", "services", "dedupe"),
    Command("review", "readings", "review"),
    Command("train", "readings", "train"),
    Command("resolve", "resolving", "resolve"),
    Command("verify", "resolving", "verify"),
    Command("check", "services", "check"),
    Command("bibliography", "lists", "bibliography"),
    Command("cite", "lists", "cite"),
    Command("styles", "lists", "styles"),
    Command("export", "lists", "export"),
    Command("history", "undoing", "history"),
    Command("undo", "undoing", "undo"),
    Command("serve", "web", "serve"),
    Command("demo", "web", "demo"),
    Command("parse", "programs", "parse", PROGRAMS),
    Command("extract", "programs", "extract", PROGRAMS),
    Command("match", "matching", "match", PROGRAMS),
    Command("format", "programs", "format_", PROGRAMS),
    Command("romanise", "programs", "romanise", PROGRAMS),
    Command("convert", "programs", "convert", PROGRAMS),
    Command("offline", "resolving", "offline"),
)


def _version(wanted: bool) -> None:
    if wanted:
        from kzbib import __version__

        typer.echo(f"kzbib {__version__}")
        raise typer.Exit


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


def program(only: str = "") -> typer.Typer:
    """Return the command line: with one command where ``only`` names one, else all.

    To import all commands and read their signatures takes a fifth of a short start.
    """
    app = typer.Typer(
        cls=Commands,
        help="Bibliographies in Russian, Kazakh and English.",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(options)
    called = [one for one in COMMANDS if one.name == only]
    for command in called or COMMANDS:
        module = import_module(f"kzbib.cli.{command.module}")
        found = getattr(module, command.function)
        if isinstance(found, typer.Typer):
            app.add_typer(found, name=command.name, rich_help_panel=command.panel)
        else:
            app.command(command.name, rich_help_panel=command.panel)(found)
    return app


def run() -> None:
    """Run the command line in UTF-8, whatever the system's own encoding is."""
    called = next((one for one in sys.argv[1:] if not one.startswith("-")), "")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        program(called)()
    except BrokenPipeError:  # the reader of a pipe had enough: `kzbib list | head`
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
        sys.exit(ExitCode.DONE)
