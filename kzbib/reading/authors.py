"""Authors named under a label or in the running head of a page."""

from __future__ import annotations

import re
from dataclasses import replace

from kzbib.model import Name
from kzbib.reading.labels import label_of
from kzbib.reading.lines import Line
from kzbib.reading.orcid import find_orcids, is_valid_orcid
from kzbib.reading.people import is_family_first, names_of_line, read_name
from kzbib.reading.repair import join_lines

_MAX_PARAGRAPH = 1500
_CONTACT = re.compile(r"e.?mail|orcid|@", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"\W{0,3}\d{1,4}\W{0,3}")


def labelled_authors(
    text: str, lines: list[Line]
) -> tuple[tuple[Name, ...], list[str]]:
    """Return the authors below «Author:» with their ORCIDs, and warnings.

    A paragraph each: a name, a comma, then posts, ORCID and mail. An ORCID whose
    check character is wrong is left out and said.
    """
    people: list[Name] = []
    warnings: list[str] = []
    for paragraph in _paragraphs(text, lines):
        printed = paragraph.partition(",")[0]
        before = people and is_family_first(_family_first_form(people[0]))
        name = read_name(printed, family_first=bool(before))
        if name is None:
            break
        valid, wrong = _orcids(paragraph)
        warnings += [f"ORCID {orcid} of {printed} is not valid" for orcid in wrong]
        people.append(replace(name, orcid=valid))
    return tuple(people), warnings


def _family_first_form(name: Name) -> str:
    return f"{name.family} {name.given}"


def _orcids(paragraph: str) -> tuple[str, list[str]]:
    found = [orcid for _, orcid in find_orcids(paragraph)]
    valid = [orcid for orcid in found if is_valid_orcid(orcid)]
    return (valid[0] if valid else ""), [orcid for orcid in found if orcid not in valid]


def _paragraphs(text: str, lines: list[Line]) -> list[str]:
    """Paragraphs about authors: the labelled one and those of its kind after it."""
    start = next((i for i, line in enumerate(lines) if _is_author(line)), None)
    if start is None:
        return []
    label = label_of(lines[start])
    at = label.end if label else lines[start].start
    found: list[str] = []
    for index in range(start + 1, len(lines) + 1):
        last = index == len(lines)
        if (
            not last
            and not lines[index].blanks
            and lines[index].end - at < _MAX_PARAGRAPH
        ):
            continue
        paragraph = join_lines(text[at : lines[index - 1].end])
        if not found or _CONTACT.search(paragraph):
            found.append(paragraph)
        if last or (len(found) > 1 and not _CONTACT.search(paragraph)):
            break
        if not _CONTACT.search(paragraph):
            break
        at = lines[index].start
    return found


def _is_author(line: Line) -> bool:
    label = label_of(line)
    return label is not None and label.kind == "author"


def running_authors(lines: list[Line]) -> tuple[Name, ...]:
    """Return the names in the running head: a line of names by a page number."""
    for index, line in enumerate(lines):
        around = lines[max(0, index - 1) : index] + lines[index + 1 : index + 2]
        if any(_PAGE_NUMBER.fullmatch(near.text) for near in around):
            names = names_of_line(line.text)
            if names:
                return names
    return ()
