"""Commands that ask metadata services: resolve, verify, offline."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kzbib.cli.options import Db, DocumentName, InputFile, Keys, TagName, open_store
from kzbib.cli.orcid import match_people
from kzbib.cli.output import count, progress, say, shorten, table
from kzbib.errors import ExitCode, InputError

if TYPE_CHECKING:
    from kzbib.library.resolve import Resolved
    from kzbib.library.verify import Verified
    from kzbib.resolving.hub import Services
    from kzbib.resolving.resolve import Resolution
    from kzbib.resolving.resolver import Resolver
    from kzbib.store.store import Store

TRY_LATER = 75
"""Exit code when services were in trouble and nothing else was found (EX_TEMPFAIL)."""

# Marks that turn the direction of writing; a terminal obeys them, and escapes.
_BIDI = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_ESCAPED = {mark: f"\\u{mark:04x}" for mark in _BIDI}
_DROPPED = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *_BIDI))

Offline = Annotated[bool, typer.Option("--offline", help="Answer from the cache only.")]
Refresh = Annotated[
    bool, typer.Option("--refresh", help="Ask again for what is cached.")
]
Mail = Annotated[
    str, typer.Option("--mail", help="Your address for Crossref's polite pool.")
]
Index = Annotated[
    Path | None,
    typer.Option(
        "--offline-index",
        help="An index of `kzbib offline build`, asked first; else $KZBIB_OFFLINE.",
        metavar="FILE",
    ),
]


def resolve(
    keys: Keys = None,
    apply: Annotated[
        bool, typer.Option("--apply", help="Keep the verdicts, fill empty fields.")
    ] = False,
    review: Annotated[
        bool, typer.Option("--review", help="Show doubtful records and ask: y, n or q.")
    ] = False,
    people: Annotated[
        bool, typer.Option("--people", help="Look for ORCID iDs of the authors too.")
    ] = False,
    search: Annotated[
        bool, typer.Option("--search/--no-search", help="Works without a DOI too.")
    ] = True,
    index: Index = None,
    offline: Offline = False,
    refresh: Refresh = False,
    mail: Mail = "",
    document: DocumentName = "",
    tag: TagName = "",
    db: Db = None,
) -> None:
    """Look works up at Crossref, DataCite and others; a dry run.

    Example: kzbib resolve avatkov2019 --apply
    """
    from kzbib.library import resolve as library
    from kzbib.library.lists import pick_works

    with open_store(db) as store, _services(mail, offline, refresh) as services:
        works = pick_works(store, keys or (), document=document, tag=tag)
        wanted = [work for work in works if search or work.get("DOI")]
        resolver = _resolver(services, index)
        with progress("resolving", len(wanted)) as step:
            found = list(library.resolve_works(store, wanted, resolver, step))
        for each in found:
            _tell(each)
        skipped = len(works) - len(wanted)
        say(f"{len(works)} works = asked {len(found)} + without a DOI {skipped}")
        _say_verdicts(each.resolution for each in found)
        if apply:
            gained = library.apply(store, found)
            say(f"{count(gained, 'work')} gained fields; undo with `kzbib undo`")
        if review:
            _review(store, found)
        if people:
            match_people(store, found, services, apply=apply)
    if not apply and not review and found:
        say("nothing was changed; --apply keeps this, --review asks you")
    _exit(
        any(_needs_a_look(each) for each in found),
        any(each.resolution.verdict == "error" for each in found),
    )


def verify(
    file: InputFile,
    to: Annotated[str, typer.Option("--to", help="table, lines or json.")] = "table",
    index: Index = None,
    offline: Offline = False,
    refresh: Refresh = False,
    mail: Mail = "",
) -> None:
    """Verify the entries of a list: an article, a text, a .bib.

    Exit code 1: an editor must look at a DOI; 75: a service was in trouble.
    Example: kzbib verify article.txt --to lines
    """
    from kzbib.library import verify as library

    if to not in _PRINTERS:
        raise InputError(f"no output form {to!r}", hint="table, lines or json")
    source = library.read_list(file, sys.stdin.buffer.read)
    with _services(mail, offline, refresh) as services:
        resolver = _resolver(services, index)
        with progress(source.name) as step:
            found = list(library.verify(source, resolver, step))
    _PRINTERS[to](found)
    findings = sum(each.is_finding for each in found)
    _say_verdicts(each.resolution for each in found)
    say(f"{count(len(found), 'entry', 'entries')}: {count(findings, 'finding')}")
    _exit(findings > 0, any(each.resolution.verdict == "error" for each in found))


offline = typer.Typer(
    help=(
        "Index works on this machine, to be asked before the network.\n\n"
        "Example: kzbib offline build crossref/ --members eurasia"
    ),
    no_args_is_help=True,
    rich_markup_mode=None,
)


@offline.command("build")
def offline_build(
    files: Annotated[
        list[Path], typer.Argument(help="Crossref's .json.gz, CSL-JSON, .bib, folders.")
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="The index; else $KZBIB_OFFLINE or offline.db."
        ),
    ] = None,
    prefix: Annotated[
        list[str] | None, typer.Option("--prefix", help="Only DOIs of this prefix.")
    ] = None,
    issn: Annotated[
        list[str] | None, typer.Option("--issn", help="Only this journal.")
    ] = None,
    from_year: Annotated[int, typer.Option("--from-year", help="Or later.")] = 0,
    members: Annotated[
        str, typer.Option("--members", help="eurasia: prefixes of the region.")
    ] = "",
) -> None:
    """Add files to the index; a stopped build goes on.

    Example: kzbib offline build crossref/ --members eurasia --from-year 1990
    """
    from kzbib.library import offline as library
    from kzbib.resolving.offline import Filter

    path = output or library.default_index_path()
    wanted = Filter.of(prefix or (), issn or (), from_year, members)
    todo = library.data_files(files)
    with progress("indexing", len(todo)) as step:
        built = library.build(path, todo, wanted, step)
    for reason in built.failed:
        say(f"kzbib: {reason}")
    left = built.read - built.kept - built.bad
    typer.echo(
        f"{path}: read {built.read} = kept {built.kept} + not wanted {left}"
        f" + unusable {built.bad}"
    )
    say(f"{count(built.files, 'file')} added, {built.known} were in it")
    if built.failed:
        raise typer.Exit(ExitCode.FINDINGS)


@offline.command("info")
def offline_info(
    index: Annotated[Path | None, typer.Argument(help="The index.")] = None,
) -> None:
    """Say what is in an index.

    Example: kzbib offline info offline.db
    """
    from kzbib.library import offline as library
    from kzbib.resolving.offline import OfflineIndex

    path = index or library.default_index_path()
    opened = OfflineIndex(path)
    files, works = opened.count()
    opened.close()
    typer.echo(f"{path}: {count(works, 'work')} from {count(files, 'file')}")


def _services(mail: str, offline: bool, refresh: bool) -> Services:
    from kzbib.resolving.cache import Cache
    from kzbib.resolving.hub import Services

    return Services(
        cache=Cache(), mailto=mail or None, offline=offline, refresh=refresh
    )


def _resolver(services: Services, index: Path | None) -> Resolver:
    from kzbib.library.offline import open_index
    from kzbib.resolving.resolver import Resolver

    return Resolver(services, open_index(index))


def _exit(findings: bool, trouble: bool) -> None:
    if findings:
        raise typer.Exit(ExitCode.FINDINGS)
    if trouble:
        raise typer.Exit(TRY_LATER)


def _needs_a_look(each: Resolved) -> bool:
    verdict = each.resolution.verdict
    if verdict == "not-found":
        return bool(each.work.get("DOI"))
    return verdict in ("wrong-work", "ambiguous", "probable")


def _say_verdicts(found: Iterable[Resolution]) -> None:
    from collections import Counter

    tally = Counter(str(said.verdict) for said in found)
    if tally:
        say(", ".join(f"{name} {number}" for name, number in tally.most_common()))


def _tell(each: Resolved) -> None:
    said = each.resolution
    typer.echo(f"{each.work.id}: {said.verdict}. {_shown(said.message)}")
    for row in said.evidence:
        stored, found = _shown(row.stored, 60), _shown(row.found, 60)
        typer.echo(f"  {row.field:16} {row.comparison:16} {stored} | {found}")
    for field in said.fills:
        typer.echo(f"  would fill       {field}")
    if said.stale:
        typer.echo("  (an old answer from the cache; the service gave no new one)")


def _shown(text: str, width: int = 1_000) -> str:
    """Return what a document or a service says, harmless to a terminal."""
    return shorten(text.translate(_DROPPED), width)


def _review(store: Store, found: list[Resolved]) -> None:
    """Show stored and found side by side and keep what the person says."""
    from kzbib.library import resolve as library

    doubtful = [each for each in found if each.resolution.verdict == "probable"]
    taken: list[Resolved] = []
    refused: list[Resolved] = []
    for number, each in enumerate(doubtful, 1):
        say(f"{number} of {len(doubtful)}")
        _side_by_side(each)
        answer = _ask(f"{each.work.id} is {each.resolution.doi}? y, n, q: ")
        if answer == "q":
            break
        if answer in ("y", "n"):
            (taken if answer == "y" else refused).append(each)
    gained, no = library.decide(store, taken, refused)
    say(f"{count(gained, 'work')} gained fields, {no} refused; see `kzbib undo`")


def _side_by_side(each: Resolved) -> None:
    said = each.resolution
    rows = [
        (row.field, _shown(row.stored, 48), _shown(row.found, 48), row.comparison)
        for row in said.evidence
    ]
    typer.echo(f"{each.work.id}: {_shown(said.message)}")
    table(("field", "stored", "found", "comparison"), rows)


def _ask(question: str) -> str:
    """Return the first letter of the answer; no answer at all means quit."""
    typer.echo(question, nl=False, err=True)
    line = sys.stdin.readline()
    return line.strip()[:1].lower() if line else "q"


def _print_table(found: list[Verified]) -> None:
    rows = [
        (
            str(each.line),
            str(each.resolution.verdict),
            each.resolution.doi,
            _shown(each.raw, 70),
        )
        for each in found
    ]
    table(("line", "verdict", "doi", "entry"), rows)
    for each in found:
        if each.is_finding:
            typer.echo(f"{each.where}: {_shown(each.resolution.message)}")


def _print_lines(found: list[Verified]) -> None:
    for each in found:
        said = each.resolution
        message = _shown(said.message)
        typer.echo(f"{each.file}:{each.line}: {said.verdict}: {message}")


def _print_json(found: list[Verified]) -> None:
    for each in found:
        typer.echo(json.dumps(each.to_json(), ensure_ascii=False).translate(_ESCAPED))


_PRINTERS = {"table": _print_table, "lines": _print_lines, "json": _print_json}
