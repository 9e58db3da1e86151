"""Reads volumes, issues, pages and the date of issue, the surest first."""

from __future__ import annotations

from kzbib.model import Date
from kzbib.parsing import pages, thesis, volume
from kzbib.parsing.dates import month_in_brackets
from kzbib.parsing.draft import Draft
from kzbib.parsing.found import Found
from kzbib.parsing.issued import choose_issued
from kzbib.parsing.triggers import (
    BEFORE_LABEL,
    ISSUE,
    PAGES,
    SET,
    THESIS,
    UNITS,
    VOLUME,
    VOLUME_BEHIND,
)


def read_numbers(draft: Draft, start: int) -> None:
    """Claim everything that a label marks: degree, pages, volume, issue."""
    sheet = draft.sheet
    genre = thesis.find_thesis(sheet.text, start) if sheet.may(THESIS) else None
    if genre and genre.start > start:
        draft.put("genre", genre)
        draft.marks.add("thesis")
    for name, found in volume.find_tail(sheet.text, start):
        if name == "year":
            if "issued" not in draft.dates:
                draft.date(
                    "issued",
                    Found(Date(((int(found.value),),)), found.start, found.end),
                )
        else:
            draft.put(name, found)
    if sheet.may(SET) or "томд" in sheet.text:
        draft.put("number-of-volumes", volume.find_set(sheet.text, start))
    near = sheet.triggers.near(PAGES | UNITS, start)
    if near >= 0:
        draft.put("page", pages.find_pages(sheet.text, near))
    near = sheet.triggers.near(UNITS, start)
    if near >= 0:
        draft.put("number-of-pages", pages.find_extent(sheet.text, near))
    _read_labelled(draft, start)
    pair = None if "issue" in draft.text else volume.find_pair(sheet.text, start)
    if pair:
        draft.text["issue"] = pair.value.issue
        draft.put("volume", Found(pair.value.volume, pair.start, pair.end))


def _read_labelled(draft: Draft, start: int) -> None:
    sheet = draft.sheet
    near = sheet.triggers.near(VOLUME | VOLUME_BEHIND, start)
    if near >= 0:
        for found in volume.find_volumes(sheet.text, near)[:3]:
            draft.put("part-number" if "volume" in draft.text else "volume", found)
    near = sheet.triggers.near(ISSUE, start)
    sign = sheet.text.find("№", start)
    if sign >= 0 and (near < 0 or sign < near):
        near = max(start, sign - BEFORE_LABEL)
    if near >= 0:
        for found in volume.find_issues(sheet.text, near)[:2]:
            draft.put("issue", found)


def read_issued(draft: Draft, start: int) -> None:
    """Claim the date of issue, with the month that an issue has in brackets."""
    sheet = draft.sheet
    if "issued" in draft.dates:
        repeated = choose_issued(sheet.text, start, months=sheet.months)
        if repeated and repeated.value.year == draft.dates["issued"].year:
            draft.date("issued", repeated)
        return
    issued = choose_issued(sheet.text, start, months=sheet.months)
    if issued is None:
        return
    draft.date("issued", issued)
    month = _month_near(draft)
    if month and len(issued.value.parts[0]) == 1:
        draft.dates["issued"] = Date(((issued.value.parts[0][0], month.value),))
        sheet.take(month.start, month.end, draft.prefix + "issued")


def _month_near(draft: Draft) -> Found[int] | None:
    for span in draft.sheet.spans:
        if span.field.endswith(("issue", "volume")):
            found = month_in_brackets(draft.sheet.text, span.end)
            if found:
                return found
    return None


def read_bare_numbers(draft: Draft, start: int) -> None:
    """Claim numbers without a label, once the labelled ones are masked."""
    sheet = draft.sheet
    if "page" not in draft.text and "number-of-pages" not in draft.text:
        draft.put("page", pages.find_bare_pages(sheet.text, start))
    if "page" not in draft.text:
        _read_colon_page(draft, start)
    if "issue" not in draft.text:
        draft.put("issue", volume.find_lone_issue(sheet.text, start))
    if "volume" not in draft.text and ("page" in draft.text or "issue" in draft.text):
        draft.put("volume", volume.find_bare_volume(sheet.text, start))


def _read_colon_page(draft: Draft, start: int) -> None:
    found = pages.find_colon_page(draft.sheet.text, start)
    if found is None or "number-of-pages" in draft.text:
        return
    page, number = found
    if number and "volume" not in draft.text:
        draft.put("volume", number)
    draft.put("page", page)
