"""Import a document: its references, the works they stand for, and its calls.

One document is one event: all of it is stored, or, after a crash, none of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from kzbib.errors import InputError
from kzbib.library.calls import save_calls
from kzbib.library.items import Item, printed_items, record_format, record_items
from kzbib.library.joining import as_form_of
from kzbib.library.pairs import MOVED, RULE, Pairs, pair_lists
from kzbib.library.report import REPEATS, ImportReport, Joined, Rejected
from kzbib.library.statements import with_statements
from kzbib.library.stubs import is_stub, settle
from kzbib.matching.combine import combine, complete
from kzbib.matching.find import Match, find_match
from kzbib.model import ParsedReference, Work
from kzbib.reading import (
    Document,
    SourceText,
    document_from_source,
    hash_of,
    read_bytes,
    source_from_bytes,
)
from kzbib.store.documents import (
    Place,
    add_document,
    add_reference,
    document_id,
    join,
)
from kzbib.store.store import Store
from kzbib.store.works import add_work, change_work, load_work

DOUBTFUL = 0.6
"""Readings of lower confidence are shown to the user."""

NO_LIST = "no reference list was found"

Progress = Callable[[], None]


@dataclass(slots=True)
class _Tally:
    stored: int = 0
    merged: list[Joined] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)
    references: dict[tuple[int, int], int] = field(default_factory=dict)
    """Row id of the reference at (list, position)."""
    works: dict[tuple[int, int], int] = field(default_factory=dict)
    """Row id of the work of that reference."""
    new: list[int] = field(default_factory=list)
    pairs: Pairs = field(default_factory=Pairs)


def import_file(
    store: Store, path: Path, *, progress: Progress | None = None
) -> ImportReport:
    """Import a file. Raises InputError for one that cannot be read at all.

    A file that was imported before is known by its hash and not read again.
    """
    data = read_bytes(path)
    if document_id(store, hash_of(data)) is not None:
        return ImportReport(path.name, known=True)
    source = source_from_bytes(data, path.name, path, progress)
    return import_source(store, source, progress=progress)


def import_source(
    store: Store, source: SourceText, *, progress: Progress | None = None
) -> ImportReport:
    """Import a text that was read already; ``progress`` is called after each item."""
    if document_id(store, source.sha256) is not None:
        return ImportReport(source.name, known=True, notes=source.notes)
    format_ = record_format(source)
    if format_ is not None:
        return _store(store, source, record_items(source, format_), None, progress)
    document = document_from_source(source)
    if not (document.lists or document.citations or document.front.work):
        raise InputError(
            "no reference list, call or title was found",
            where=source.name,
            hint="Put each reference on a line of its own under «Список литературы», "
            "«Әдебиеттер тізімі» or «References».",
        )
    return _store(store, source, printed_items(document), document, progress)


def _store(
    store: Store,
    source: SourceText,
    items: Iterable[Item],
    document: Document | None,
    progress: Progress | None,
) -> ImportReport:
    with store.event("import", f"import of {source.name}") as event:
        row = add_document(store, source)
        tally = _Tally()
        if document is not None and len(document.lists) > 1:
            items = list(items)
            tally.pairs = pair_lists(items)
        for item in items:
            _save_item(store, row, item, tally)
            if progress:
                progress()
        report = ImportReport(
            source.name,
            event=event,
            lists=len(document.lists) if document else 1,
            stored=tally.stored,
            merged=tuple(tally.merged),
            rejected=tuple(tally.rejected),
            doubtful=tuple(tally.doubtful),
            notes=(*source.notes, *tally.pairs.notes),
        )
        if document is not None and not document.lists:
            report = replace(report, notes=(*report.notes, NO_LIST))
        if document is not None:
            report = _save_article(store, row, document, tally, report)
        report = replace(report, settled=tuple(settle(store, tally.new)))
        counts = f"{report.read} references, {report.stored} new works"
        store.update("event", event, summary=f"import of {source.name}: {counts}")
    return report


def _save_item(store: Store, document: int, item: Item, tally: _Tally) -> None:
    place = Place(document, item.list, item.position, item.number, item.start, item.end)
    parsed = item.parsed or ParsedReference(item.raw, Work(), warnings=(item.reason,))
    reference = add_reference(store, place, replace(parsed, raw=item.raw), item.parser)
    at = (item.list, item.position)
    tally.references[at] = reference
    if item.repeats:
        _repeat(store, item, reference, tally)
        return
    if item.parsed is None:
        tally.rejected.append(Rejected(item.where, item.raw, item.reason))
        return
    if parsed.confidence < DOUBTFUL:
        tally.doubtful.append(f"{item.where}: {'; '.join(parsed.warnings)}")
    work = complete(with_statements(parsed))
    partner = tally.works.get(tally.pairs.partner.get(at, (0, 0)))
    if partner is not None:
        known = load_work(store, partner)
        change_work(store, partner, complete(as_form_of(known, work)))
        rule = MOVED if at in tally.pairs.moved else RULE
        _join(store, item, reference, partner, rule, tally.pairs.evidence[at], tally)
        return
    match = _real_match(store, work)
    if match is None:
        tally.works[at] = add_work(store, work, item.citekey)
        join(store, reference, tally.works[at], "new", [])
        tally.new.append(tally.works[at])
        tally.stored += 1
        return
    known = load_work(store, match.work)
    change_work(store, match.work, complete(combine(known, work)))
    rule, evidence = match.decision.rule, match.decision.evidence
    _join(store, item, reference, match.work, rule, evidence, tally)


def _join(  # noqa: PLR0913, PLR0917  # all of it is one membership
    store: Store,
    item: Item,
    reference: int,
    work: int,
    rule: str,
    evidence: tuple[str, ...],
    tally: _Tally,
) -> None:
    tally.works[item.list, item.position] = work
    join(store, reference, work, rule, list(evidence))
    key = load_work(store, work).id
    tally.merged.append(Joined(item.where, key, rule, evidence))


def _repeat(store: Store, item: Item, reference: int, tally: _Tally) -> None:
    """«Там же. С. 5»: the work of the entry above."""
    above = tally.works.get((item.list, item.position - 1))
    if above is None:
        tally.rejected.append(Rejected(item.where, item.raw, REPEATS))
        return
    _join(store, item, reference, above, REPEATS, (), tally)


def _real_match(store: Store, work: Work) -> Match | None:
    """The work of the store that is the same; a stub never takes a reference in."""
    match = find_match(store, work)
    if match is None or is_stub(load_work(store, match.work)):
        return None
    return match


def _save_article(
    store: Store, row: int, document: Document, tally: _Tally, report: ImportReport
) -> ImportReport:
    """Save the document itself as a work, and its calls."""
    repeating = {list_ for list_, _ in tally.pairs.partner}
    count = save_calls(store, row, document.citations, tally.references, repeating)
    report = replace(
        report,
        calls=count.calls,
        linked_calls=count.linked,
        stubs=count.stubs,
        notes=(*report.notes, *document.front.warnings),
    )
    article = document.front.work
    if article is None or not (article.text or article.names):
        return report
    match = _real_match(store, article)
    if match is None:
        work = add_work(store, article)
        tally.new.append(work)
    else:
        work = match.work
        change_work(store, work, combine(load_work(store, work), article))
    store.update("document", row, work_id=work)
    return replace(report, article=load_work(store, work).id)
