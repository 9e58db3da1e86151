"""One registry of checks on works and on documents."""

from kzbib.checks.finding import Finding, Severity
from kzbib.checks.registry import (
    CHECKS,
    Check,
    check_document,
    check_work,
    describe_checks,
)

__all__ = [
    "CHECKS",
    "Check",
    "Finding",
    "Severity",
    "check_document",
    "check_work",
    "describe_checks",
]
