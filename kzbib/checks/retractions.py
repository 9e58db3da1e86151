"""What was retracted or corrected after it was cited, as Crossref records it.

Crossref's record of the work itself has ``updated-by``; the notice has ``update-to``
and is never called retracted. The answers of this check are good for a day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kzbib.checks.finding import Finding, Severity
from kzbib.model import Work
from kzbib.resolving.compare import compare_works
from kzbib.resolving.crossref import work_from_answer, work_path
from kzbib.resolving.crossref_search import Update, updates_from_answer
from kzbib.resolving.doi import DoiProblem, doi_url, read_doi
from kzbib.resolving.hub import Services
from kzbib.resolving.services import CROSSREF
from kzbib.resolving.verdict import Verdict, judge

CHECK = "retraction"
_SOURCES = {"retraction-watch": "Retraction Watch", "publisher": "the publisher"}

# kind of update: how bad, what is said, what to do
_KINDS: Mapping[str, tuple[Severity, str, str]] = {
    "retraction": (
        Severity.ERROR,
        "the work was retracted",
        "Do not rest an argument on it; if it must be cited, say that it is retracted.",
    ),
    "partial-retraction": (
        Severity.ERROR,
        "a part of the work was retracted",
        "Read the notice: is what you cite in that part?",
    ),
    "withdrawal": (
        Severity.ERROR,
        "the work was withdrawn",
        "Read the notice, and cite another source if you can.",
    ),
    "removal": (
        Severity.ERROR,
        "the work was removed",
        "Read the notice, and cite another source if you can.",
    ),
    "expression-of-concern": (
        Severity.WARNING,
        "the editors expressed concern; that is no retraction",
        "Read the notice.",
    ),
}
_CORRECTED = (
    Severity.NOTE,
    "the work was corrected",
    "Read the notice: does it touch what you cite?",
)
_NEW_VERSION = (
    Severity.NOTE,
    "there is a new version",
    "Cite the version that you used.",
)
_CORRECTIONS = frozenset(
    "correction corrigendum erratum addendum clarification".split()
)


def check_retractions(work: Work, services: Services) -> Iterator[Finding]:
    """Yield what happened to a work with a DOI after it was published.

    Nothing is said when the DOI leads to another work: that one was retracted, not
    this. Raises ServiceError when Crossref gave no answer, fresh or cached.
    """
    reading = read_doi(work.get("DOI"))
    if reading.problem in (DoiProblem.ABSENT, DoiProblem.TORN):
        return
    answer = services[CROSSREF].get(work_path(reading.doi), "updates")
    record = work_from_answer(answer.json)
    if record is None:
        return
    updates = updates_from_answer(answer.json)
    if updates and judge(compare_works(work, record)) == Verdict.WRONG_WORK:
        yield Finding(
            CHECK,
            Severity.WARNING,
            "DOI",
            f"the DOI leads to another work, «{record.title}», which was updated",
            f"Correct the DOI first: `kzbib resolve {work.id}`.",
        )
        return
    seen: set[str] = set()
    for update in updates:
        if update.kind not in seen:
            seen.add(update.kind)
            yield _finding(update, stale=answer.stale)


def _finding(update: Update, *, stale: bool) -> Finding:
    severity, said, hint = _what(update.kind)
    source = _SOURCES.get(update.source, update.source)
    by = f", says {source}" if source else ""
    notice = f": {doi_url(update.doi)}" if update.doi else ""
    old = " (an old answer; Crossref could not be asked)" if stale else ""
    return Finding(CHECK, severity, "DOI", f"{said}{by}{notice}{old}", hint)


def _what(kind: str) -> tuple[Severity, str, str]:
    if kind in _KINDS:
        return _KINDS[kind]
    if kind in _CORRECTIONS:
        return _CORRECTED
    if kind == "new-version":
        return _NEW_VERSION
    return Severity.NOTE, f"there is a notice of the kind «{kind}»", "Read the notice."
