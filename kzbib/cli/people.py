"""Commands that fill the store and look into it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kzbib.cli.options import Db, DocumentName, TagName, open_store
from kzbib.cli.orcid import import_works
from kzbib.cli.output import count, progress, say, shorten, table
from kzbib.errors import ExitCode, InputError, KzbibError

if TYPE_CHECKING:
    from kzbib.library.report import ImportReport
    from kzbib.model import Work


def import_(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Articles, lists, .bib, .json; folders.")
    ] = None,
    orcid: Annotated[
        list[str] | None, typer.Option("--orcid", help="The works of this person.")
    ] = None,
    db: Db = None,
) -> None:
    """Read documents, or folders of them, and keep their references in the store.

    Example: kzbib import article.docx references.bib issue-4/
    """
    from kzbib.library.batch import import_all
    from kzbib.library.report import total

    files = files or []
    if not files and not orcid:
        raise InputError("nothing to import", hint="Name files, or a person: --orcid.")
    brief = any(file.is_dir() for file in files)
    reports = []
    unreadable = 0
    with open_store(db, create=True) as store:
        for done in import_all(store, files, progress):
            if done.error:
                unreadable += 1
                say(f"kzbib: {_in_a_line(done.error) if brief else done.error}")
            elif done.report and brief:
                reports.append(done.report)
                _tell_briefly(done.name, done.report)
            elif done.report:
                reports.append(done.report)
                _tell(done.report)
        for person in orcid or ():
            reports.append(import_works(store, person))
            _tell(reports[-1])
    if len(reports) + unreadable > 1:
        typer.echo(total(reports))
    if brief:
        _tell_batch(reports, unreadable)
    if unreadable:
        none = not reports and not (brief and unreadable > 1)
        raise typer.Exit(ExitCode.UNUSABLE if none else ExitCode.FINDINGS)
    if any(report.rejected for report in reports):
        raise typer.Exit(ExitCode.FINDINGS)


def list_(document: DocumentName = "", tag: TagName = "", db: Db = None) -> None:
    """List the works of the store.

    Example: kzbib list --document article.txt
    """
    from kzbib.library.lists import pick_works

    with open_store(db) as store:
        works = pick_works(store, document=document, tag=tag)
    _table(works)
    say(count(len(works), "work"))


def search(
    words: Annotated[list[str], typer.Argument(help="Words, in any script.")],
    limit: Annotated[int, typer.Option(help="At most so many works.", min=1)] = 50,
    db: Db = None,
) -> None:
    """Find works by words in any script.

    Example: kzbib search казакстан tokayev
    """
    from kzbib.store.search import search as find
    from kzbib.store.works import load_works

    with open_store(db) as store:
        works = list(load_works(store, find(store, " ".join(words), limit)))
    _table(works)
    say(count(len(works), "work"))


def show(
    key: Annotated[
        list[str], typer.Argument(help="A citation key, or words: Токаев 1997.")
    ],
    db: Db = None,
    json: Annotated[
        bool, typer.Option("--json", help="Print CSL-JSON instead.")
    ] = False,
) -> None:
    """Show all that is known of a work: who prints it, who cites it, on which page.

    Example: kzbib show tokaev1997
    """
    import json as json_module

    from kzbib.cli.card import card
    from kzbib.library.finding import find_one
    from kzbib.model import work_to_csl
    from kzbib.store.works import load_work

    with open_store(db) as store:
        row = find_one(store, " ".join(key))
        work = load_work(store, row)
        if json:
            text = json_module.dumps(work_to_csl(work), ensure_ascii=False, indent=2)
        else:
            text = card(store, row, work)
    typer.echo(text)


def edit(
    key: Annotated[str, typer.Argument(help="A citation key.")],
    changes: Annotated[
        list[str], typer.Argument(help="FIELD=VALUE, by CSL-JSON names; empty clears.")
    ],
    db: Db = None,
) -> None:
    """Set fields of a work.

    Example: kzbib edit tokaev1997 publisher=Білім 'author=Токаев, К.-Ж. К.'
    """
    from kzbib.library.editing import edit as change

    pairs = {}
    for given in changes:
        field, sign, value = given.partition("=")
        if not sign or not field.strip():
            hint = "Write FIELD=VALUE: publisher=Білім"
            raise InputError("no FIELD=VALUE", where=given, hint=hint)
        pairs[field.strip()] = value
    with open_store(db) as store:
        work = change(store, key, pairs)
    _table([work])


def tag(
    name: Annotated[str, typer.Argument(help="A tag; none lists all tags.")] = "",
    keys: Annotated[list[str] | None, typer.Argument(help="Citation keys.")] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take it off.")] = False,
    db: Db = None,
) -> None:
    """Put a tag on works, or list the tags.

    Example: kzbib tag chapter-2 tokaev1997 avatkov2019
    """
    from kzbib.library.editing import tag as put

    with open_store(db) as store:
        if name and keys:
            changed = put(store, keys, name, remove=remove)
            say(f"{count(changed, 'work')} changed")
            return
        if name:
            hint = f"Name the works: kzbib tag {name} KEY…"
            raise KzbibError("no citation keys", hint=hint)
        rows = store.rows("SELECT name, count(*) AS works FROM tag GROUP BY name")
    table(("tag", "works"), [(row["name"], str(row["works"])) for row in rows])


def _table(works: list[Work]) -> None:
    rows = []
    for work in works:
        people = work.people() or work.people("editor")
        names = ", ".join(name.printed for name in people)
        year = str(work.year or "")
        rows.append((work.id, shorten(names, 32), year, shorten(work.title, 90)))
    table(("key", "authors", "year", "title"), rows)


def _tell(report: ImportReport) -> None:
    """Print what an import did."""
    from kzbib.library.report import total

    for note in report.notes:
        say(f"{report.name}: {note}")
    if report.known:
        typer.echo(f"{report.name}: imported before; nothing added")
        return
    typer.echo(f"{report.name}: {total([report])}")
    if report.article:
        typer.echo(f"  the article itself: {report.article}")
    if report.calls:
        typer.echo(f"  calls in the text: {_calls(report)}")
    for joined in report.merged:
        evidence = f" ({', '.join(joined.evidence)})" if joined.evidence else ""
        typer.echo(f"  {joined.where} is {joined.citekey}: {joined.rule}{evidence}")
    for stub, work in report.settled:
        typer.echo(f"  {work} takes the place of {stub}, known from calls only")
    for doubt in report.doubtful:
        typer.echo(f"  please look: {doubt}")
    for rejected in report.rejected:
        say(f"  rejected, {rejected.where}: {rejected.reason}")
        say(f"    {shorten(' '.join(rejected.raw.split()), 100)}")
    typer.echo(f"  to take it back: kzbib undo {report.event}")


def _in_a_line(error: KzbibError) -> str:
    """The message and what to do, where a folder gives a line a file."""
    hint = f". {error.hint}" if error.hint else ""
    return f"{error.where}: {error.message}{hint}"


def _calls(report: ImportReport) -> str:
    linked = f"{report.calls}, {report.linked_calls} linked"
    if not report.stubs:
        return linked
    return f"{linked}; {count(report.stubs, 'work')} known from calls only"


def _tell_briefly(name: str, report: ImportReport) -> None:
    """One line for one file of many, and a line for each note."""
    from kzbib.library.report import total

    if report.known:
        typer.echo(f"{name}: imported before; nothing added")
        return
    facts = [total([report])]
    if report.doubtful:
        facts.append(f"{len(report.doubtful)} doubtful")
    if report.calls:
        facts.append(f"calls {_calls(report)}")
    typer.echo(f"{name}: {'; '.join(facts)}")
    for note in report.notes:
        say(f"{name}: {note}")
    for rejected in report.rejected:
        say(f"{name}: rejected, {rejected.where}: {rejected.reason}")


def _tell_batch(reports: list[ImportReport], unreadable: int) -> None:
    known = sum(report.known for report in reports)
    new = len(reports) - known
    whole = count(len(reports) + unreadable, "file")
    typer.echo(f"{whole}: {new} imported, {known} imported before, {unreadable} failed")
