"""Dates that cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kzbib.checks.finding import Finding, Severity
from kzbib.model import Date, Work

_FIRST_YEAR = 1400  # before it nothing was printed that reference lists cite


def check_dates(work: Work, today: date) -> Iterator[Finding]:
    """Report impossible years, months and days, and an access that came too early."""
    issued = work.dates.get("issued")
    if issued:
        yield from _years("issued", issued, today)
    for field, value in work.dates.items():
        yield from _calendar(field, value)
    accessed = work.dates.get("accessed")
    if accessed and accessed.parts:
        yield from _access(accessed, issued, today)


def _years(field: str, value: Date, today: date) -> Iterator[Finding]:
    for year in dict.fromkeys(part[0] for part in value.parts):
        if year < _FIRST_YEAR:
            seen = f"the year {year} is before the first printed books"
            hint = "Give the Gregorian year if it is one of another calendar."
        elif year > today.year + 1:
            seen = f"the year {year} is in the future"
            hint = "Compare the year with the source."
        else:
            continue
        yield _finding(field, seen, hint)


def _calendar(field: str, value: Date) -> Iterator[Finding]:
    """A month or day that no calendar has; two dates in the wrong order."""
    for part in value.parts:
        year, month, day = (*part, 1, 1)[:3]
        try:
            date(min(max(year, 1), 9999), month, day)
        except ValueError:
            seen = f"«{Date((part,)).iso}» is no date of the calendar"
            yield _finding(field, seen, "Compare day and month with the source.")
    if len(value.parts) == 2 and value.parts[1] < value.parts[0][: len(value.parts[1])]:
        seen = f"the range «{value.iso}» ends before it begins"
        yield _finding(field, seen, "Exchange the two dates if they were mixed up.")


def _access(accessed: Date, issued: Date | None, today: date) -> Iterator[Finding]:
    seen = accessed.parts[0]
    if seen > (today.year, today.month, today.day)[: len(seen)]:
        yield _finding(
            "accessed",
            f"the day of access, {accessed.iso}, is in the future",
            "Give the day on which the page was last seen.",
        )
    if issued and issued.parts:
        first = issued.parts[0]
        exact = min(len(first), len(seen))
        if seen[:exact] < first[:exact]:
            yield _finding(
                "accessed",
                f"the access, {accessed.iso}, is earlier than the issue, {issued.iso}",
                "Correct one of the two dates.",
            )


def _finding(field: str, message: str, hint: str) -> Finding:
    return Finding("impossible-date", Severity.ERROR, field, message, hint)
