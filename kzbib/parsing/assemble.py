"""Puts halves, spans, warnings and confidence together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import prod

from kzbib.model import ParsedReference, Span, Variant, VariantKind, Work
from kzbib.parsing.bilingual import split_halves
from kzbib.parsing.draft import Draft, to_work
from kzbib.parsing.labeller import Labeller, labeller
from kzbib.parsing.labels import TRANSLATED
from kzbib.parsing.numbering import number_end
from kzbib.parsing.reading import Reading, cut_half, read_half
from kzbib.parsing.view import View

PARSER_VERSION = "labels-1"
_LONGEST = 10_000
"""What stands behind so many characters belongs to no reference, and is not read."""
_UNCERTAIN = 0.6
_WITH_WARNING = 0.3
"""An entry without a title or a year is no surer than this."""


def parse(text: str) -> ParsedReference:
    """Read one printed reference into fields.

    Never fails: what could not be understood stands in ``rest``, what is missing in
    ``warnings``. The second half of a bilingual entry becomes a translated variant.
    """
    return _parse(labeller(), text, each=False)[0]


def parse_surely(
    text: str, model: Labeller | None = None
) -> tuple[ParsedReference, Mapping[str, float]]:
    """Read one printed reference, and say how sure every field is, from 0 to 1.

    Fields of the second half have the prefix ``translated.``.
    """
    model = model or labeller()
    parsed, readings = _parse(model, text, each=True)
    fields: dict[str, float] = {}
    for reading in readings:
        for name, sure in reading.fields.items():
            fields[name] = min(model.field(sure), fields.get(name, 1.0))
    return parsed, fields


def _parse(
    model: Labeller, text: str, *, each: bool
) -> tuple[ParsedReference, list[Reading]]:
    view = View.of(text)
    entry = view.text[:_LONGEST]
    start = number_end(entry)
    cut = split_halves(entry, start)
    first_end = cut.first_end if cut else len(entry)
    first = read_half(model, cut_half(entry, start, first_end), "", each=each)
    work = to_work(first.draft, first.kind)
    readings = [first]
    if cut:
        half = cut_half(entry, cut.second_start, cut.second_end)
        readings.append(read_half(model, half, TRANSLATED, each=each))
        work = _joined(work, _translated(readings[1], work))
    elif first.other:
        work = _joined(work, replace(to_work(first.other), type=work.type))
    return _result(model, text, view, readings, work), readings


def _translated(reading: Reading, work: Work) -> Work:
    translated = to_work(reading.draft, reading.kind)
    if len(reading.draft.text) <= 2 and not reading.draft.dates:
        return replace(translated, type=work.type)
    return translated


def _joined(work: Work, translated: Work) -> Work:
    if work.language == "en" == translated.language:
        work = replace(work, language="ru-Latn")
    return replace(work, variants=(Variant(VariantKind.TRANSLATED, translated),))


def _result(
    model: Labeller, raw: str, view: View, readings: list[Reading], work: Work
) -> ParsedReference:
    left = [piece for reading in readings for piece in reading.rest]
    if len(view.text) > _LONGEST:
        left.append((_LONGEST, len(view.text)))
    bounds = [view.to_raw(*piece) for piece in left]
    spans = [span for reading in readings for span in reading.spans]
    drafts = [reading.draft for reading in readings]
    first = drafts[0].sheet.start
    if view.text[:first].strip():
        spans.append(Span("citation-number", 0, first))
    if view.offsets:
        spans = [Span(s.field, *view.to_raw(s.start, s.end)) for s in spans]
    warnings = tuple(_warnings(work, raw))
    sure = prod(reading.sure for reading in readings)
    confidence = model.entry(min(sure, _WITH_WARNING) if warnings else sure)
    if confidence < _UNCERTAIN and raw.strip():
        warnings = (*warnings, "the fields are uncertain")
    return ParsedReference(
        raw=raw,
        work=work,
        spans=tuple(spans),
        confidence=round(confidence, 4) if raw.strip() else 0.0,
        warnings=warnings,
        rest=tuple(raw[start:end] for start, end in bounds),
        flags={"et-al": True} if _is_cut(drafts) else {},
    )


def _is_cut(drafts: list[Draft]) -> bool:
    return any("et-al" in draft.marks for draft in drafts)


def _warnings(work: Work, raw: str) -> list[str]:
    if not raw.strip():
        return ["the reference is empty"]
    found = []
    if len(raw) > _LONGEST:
        found.append(f"longer than a reference: {_LONGEST} characters were read")
    if work.year is None and work.type != "webpage":
        found.append("no year found")
    if not work.title and work.type not in ("legislation", "manuscript"):
        found.append("no title found")
    return found
