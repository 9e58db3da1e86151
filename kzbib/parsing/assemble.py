"""Puts halves, spans, warnings and confidence together."""

from __future__ import annotations

from dataclasses import replace

from kzbib.model import ParsedReference, Span, Variant, VariantKind, Work
from kzbib.parsing.bilingual import split_halves
from kzbib.parsing.draft import Draft, to_work
from kzbib.parsing.half import read_brackets, read_half
from kzbib.parsing.numbering import number_end
from kzbib.parsing.sheet import Sheet
from kzbib.parsing.view import View

PARSER_VERSION = "rules-1"


def parse(text: str) -> ParsedReference:
    """Read one printed reference into fields.

    Never fails: what could not be understood stands in ``rest``, what is missing in
    ``warnings``. The second half of a bilingual entry becomes a translated variant.
    """
    view = View.of(text)
    start = number_end(view.text)
    cut = split_halves(view.text, start)
    if cut is None:
        draft = read_half(Sheet(view.text, start, len(view.text)), start)
        other = read_brackets(draft)
    else:
        draft = read_half(Sheet(view.text, start, cut.first_end), start)
        second = Sheet(view.text, cut.second_start, cut.second_end)
        other = read_half(second, cut.second_start, "translated.")
    if other is None:
        return _result(text, view, [draft], to_work(draft))
    return _result(text, view, [draft, other], _joined(draft, other))


def _joined(draft: Draft, other: Draft) -> Work:
    work = to_work(draft)
    translated = to_work(other)
    if len(other.text) <= 2 and not other.dates:
        translated = replace(translated, type=work.type)
    if work.language == "en" == translated.language:
        work = replace(work, language="ru-Latn")
    return replace(work, variants=(Variant(VariantKind.TRANSLATED, translated),))


def _result(raw: str, view: View, drafts: list[Draft], work: Work) -> ParsedReference:
    bounds = [view.to_raw(*piece) for draft in drafts for piece in draft.sheet.rest()]
    rest = tuple(raw[start:end] for start, end in bounds)
    spans = [span for draft in drafts for span in draft.sheet.spans]
    first = drafts[0].sheet.start
    if view.text[:first].strip():
        spans.append(Span("citation-number", 0, first))
    if view.offsets:
        spans = [Span(s.field, *view.to_raw(s.start, s.end)) for s in spans]
    warnings = tuple(_warnings(work, raw))
    flags = {"et-al": True} if any("et-al" in draft.marks for draft in drafts) else {}
    return ParsedReference(
        raw=raw,
        work=work,
        spans=tuple(spans),
        confidence=_confidence(raw, rest, warnings),
        warnings=warnings,
        rest=rest,
        flags=flags,
    )


def _warnings(work: Work, raw: str) -> list[str]:
    if not raw.strip():
        return ["the reference is empty"]
    found = []
    if work.year is None and work.type != "webpage":
        found.append("no year found")
    if not work.title and work.type not in ("legislation", "manuscript"):
        found.append("no title found")
    return found


def _confidence(raw: str, rest: tuple[str, ...], warnings: tuple[str, ...]) -> float:
    """Return 0–1: the share of the text that fields took, less for every warning."""
    if not raw.strip():
        return 0.0
    lost = sum(map(len, rest)) / len(raw)
    return round(max(0.05, (1 - lost) * 0.8 ** len(warnings)), 2)
