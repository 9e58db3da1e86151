"""Puts halves, spans, warnings and confidence together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from math import prod
from typing import NamedTuple

from kzbib.model import ParsedReference, Span, Variant, VariantKind, Work
from kzbib.parsing.bilingual import split_halves
from kzbib.parsing.draft import Draft, to_work
from kzbib.parsing.labeller import Labeller, labeller
from kzbib.parsing.labels import TRANSLATED
from kzbib.parsing.numbering import number_end
from kzbib.parsing.reading import Half, Reading, cut_half, read_half
from kzbib.parsing.view import View

PARSER_VERSION = "labels-1"
_LONGEST = 10_000
"""What stands behind so many characters belongs to no reference, and is not read."""
_BATCH, _ROOM = 128, 60_000
"""So many references, or about so many characters, are read at once."""
_UNCERTAIN = 0.6
_WITH_WARNING = 0.3
"""An entry without a title or a year is no surer than this."""


def parse(text: str) -> ParsedReference:
    """Read one printed reference into fields.

    Never fails: what could not be understood stands in ``rest``, what is missing in
    ``warnings``. The second half of a bilingual entry becomes a translated variant.
    """
    return next(_parse(labeller(), [text], each=False))[0]


def parse_all(texts: Iterable[str]) -> Iterator[ParsedReference]:
    """Read printed references as ``parse`` does, many at once: each takes less time."""
    model = labeller()
    for batch in _batches(texts):
        for parsed, _ in _parse(model, batch, each=False):
            yield parsed


def parse_surely(
    text: str, model: Labeller | None = None
) -> tuple[ParsedReference, Mapping[str, float]]:
    """Read one printed reference, and say how sure every field is, from 0 to 1.

    Fields of the second half have the prefix ``translated.``.
    """
    return next(parse_all_surely([text], model))


def parse_all_surely(
    texts: Iterable[str], model: Labeller | None = None
) -> Iterator[tuple[ParsedReference, Mapping[str, float]]]:
    """Read printed references as ``parse_surely`` does, many at once."""
    model = model or labeller()
    for batch in _batches(texts):
        for parsed, readings in _parse(model, batch, each=True):
            fields: dict[str, float] = {}
            for reading in readings:
                for name, sure in reading.fields.items():
                    fields[name] = min(model.field(sure), fields.get(name, 1.0))
            yield parsed, fields


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """Yield some texts at a time: bounded in number and in length.

    The first comes alone, so that its answer need not wait for others.
    """
    batch, size, room = list[str](), 1, _ROOM
    for text in texts:
        batch.append(text)
        room -= min(len(text), _LONGEST)
        if room <= 0 or len(batch) == size:
            yield batch
            batch, size, room = [], _BATCH, _ROOM
    if batch:
        yield batch


class _Cut(NamedTuple):
    """A text, its normal form, and its halves: one, or two of a bilingual entry."""

    raw: str
    view: View
    halves: list[Half]


def _cut(text: str) -> _Cut:
    view = View.of(text)
    entry = view.text[:_LONGEST]
    start = number_end(entry)
    cut = split_halves(entry, start)
    halves = [cut_half(entry, start, cut.first_end if cut else len(entry))]
    if cut:
        halves.append(cut_half(entry, cut.second_start, cut.second_end))
    return _Cut(text, view, halves)


def _parse(
    model: Labeller, texts: Iterable[str], *, each: bool
) -> Iterator[tuple[ParsedReference, list[Reading]]]:
    cuts = [_cut(text) for text in texts]
    chains = [(half.tokens, half.guess.labels) for cut in cuts for half in cut.halves]
    labelled = iter(model.label(chains))
    for cut in cuts:
        readings = [
            read_half(model, half, next(labelled), prefix, each=each)
            for half, prefix in zip(cut.halves, ("", TRANSLATED), strict=False)
        ]
        yield _result(model, cut.raw, cut.view, readings, _work(readings)), readings


def _work(readings: list[Reading]) -> Work:
    """Return the work of an entry, the second half or language as a variant."""
    first = readings[0]
    work = to_work(first.draft, first.kind)
    if len(readings) > 1:
        return _joined(work, _translated(readings[1], work))
    if first.other:
        return _joined(work, replace(to_work(first.other), type=work.type))
    return work


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
