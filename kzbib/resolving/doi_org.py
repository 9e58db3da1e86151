"""doi.org: which agency registered a DOI, and CSL-JSON by content negotiation."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from kzbib.model import Work, work_from_csl
from kzbib.resolving.crossref import work_from_message
from kzbib.resolving.markup import plain_text

CSL_JSON = "application/vnd.citationstyles.csl+json"
UNKNOWN = "DOI does not exist"


def agency_path(doi: str) -> str:
    """Return the path that asks for the agency of a DOI's prefix.

    Asked by prefix, the answer serves every DOI of one publisher.
    """
    return f"/ra/{quote(doi.partition('/')[0], safe='.')}"


def agency_from_answer(answer: object) -> str:
    """Return «Crossref», «DataCite», …; "" when there is no such prefix.

    The service says with status 200 that a DOI does not exist.
    """
    rows = answer if isinstance(answer, list) else []
    row = rows[0] if rows and isinstance(rows[0], Mapping) else {}
    return plain_text(row.get("RA"))


def work_path(doi: str) -> str:
    """Return the path of a DOI for content negotiation."""
    return f"/{quote(doi, safe='/')}"


def work_from_answer(answer: object) -> Work | None:
    """Return the work of a CSL-JSON answer, None when it is none.

    Crossref's own CSL-JSON has lists where CSL-JSON has strings; both are read.
    """
    if not isinstance(answer, Mapping) or not answer.get("title"):
        return None
    work = work_from_message(answer)
    try:
        return work if work.type != "document" else _with_type(work, answer)
    except ValueError:
        return work


def _with_type(work: Work, answer: Mapping[str, object]) -> Work:
    kind = work_from_csl({"type": plain_text(answer.get("type"))}).type
    return Work(
        kind, work.language, work.text, work.names, work.dates, work.custom,
        work.variants,
    )  # fmt: skip
