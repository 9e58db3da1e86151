"""Documents, the references printed in them, and their calls."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from kzbib.languages.detect import detect_language
from kzbib.model import ParsedReference, work_to_csl
from kzbib.reading import Citation, Cite, SourceText
from kzbib.store.store import Store, now
from kzbib.store.works import dump


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reference stands: document, list, place in it, printed number, span."""

    document: int
    list: int
    position: int
    number: str
    start: int
    end: int


def document_id(store: Store, sha256: str) -> int | None:
    """Return the row id of the document with this hash, if it was imported."""
    row = store.one("SELECT id FROM document WHERE sha256 = ?", sha256)
    return int(row["id"]) if row else None


def add_document(store: Store, source: SourceText) -> int:
    """Save a document and return its row id."""
    return store.insert(
        "document",
        name=source.name,
        sha256=source.sha256,
        format=source.format,
        encoding=source.encoding,
        size=source.size,
        notes="\n".join(source.notes),
        work_id=None,
        imported=now(),
    )


def add_reference(
    store: Store, place: Place, parsed: ParsedReference, parser: str
) -> int:
    """Save a reference exactly as printed, with what was read out of it."""
    reading = {
        "csl": work_to_csl(parsed.work),
        "spans": [span._asdict() for span in parsed.spans],
        "warnings": parsed.warnings,
        "rest": parsed.rest,
        "flags": dict(parsed.flags),
    }
    return store.insert(
        "reference",
        document_id=place.document,
        list=place.list,
        position=place.position,
        number=place.number,
        raw=parsed.raw,
        start=place.start,
        end=place.end,
        language=parsed.work.language or detect_language(parsed.raw),
        parsed=dump(reading),
        confidence=round(parsed.confidence, 4),  # the journal's JSON keeps 15 digits
        parser=parser,
    )


def join(
    store: Store, reference: int, work: int, rule: str, evidence: list[str]
) -> int:
    """Let a reference stand for a work, by a rule and on evidence in words."""
    return store.insert(
        "membership",
        reference_id=reference,
        work_id=work,
        rule=rule,
        evidence=dump(evidence),
        since=now(),
        ended=None,
    )


def move_members(
    store: Store, work: int, heir: int, rule: str, evidence: list[str]
) -> int:
    """End a work's memberships and give its references to ``heir``; return how many."""
    members = store.rows(
        """SELECT id, reference_id FROM membership
        WHERE work_id = ? AND ended IS NULL""",
        work,
    )
    for member in members:
        store.update("membership", int(member["id"]), ended=now())
        join(store, int(member["reference_id"]), heir, rule, evidence)
    return len(members)


def add_citation(
    store: Store, document: int, citation: Citation, cite: Cite, reference: int | None
) -> int:
    """Save one cited work of a call; ``reference`` is None where no entry is known."""
    target = {key: value for key, value in asdict(cite).items() if value}
    return store.insert(
        "citation",
        document_id=document,
        text=citation.text,
        start=citation.start,
        end=citation.end,
        sentence=citation.sentence,
        target=dump(target),
        locator=cite.locator,
        reference_id=reference,
    )
