"""What a check found: where, what was seen, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad it is: an error is wrong for sure, a warning needs a look."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of one check.

    ``where`` is a field of a work («issued») or a place in a document («entry 14»).
    ``fix``, if there is one, maps text variables to the values that would mend them;
    it is a proposal and never applied without a person's yes.
    """

    check: str
    severity: Severity
    where: str
    message: str
    hint: str
    fix: Mapping[str, str] | None = None
