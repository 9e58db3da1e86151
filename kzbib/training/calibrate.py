"""How sure a reading may call itself, from readings of references not learnt from."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from kzbib.model import ParsedReference
from kzbib.parsing import Labeller, parse_all_surely
from kzbib.parsing.labeller import FIGURES
from kzbib.training.folds import Record
from kzbib.training.scoring import outcomes

FOLDS = 2
_STEPS = 24
"""Steps of a curve: enough readings in each to trust its share."""

Pair = tuple[float, bool]
"""How sure the model was, and whether it was right."""
Curve = list[tuple[float, float]]
PLAIN: Mapping[str, Curve] = {"entries": [], "fields": []}
"""Without steps a model says the probabilities as they are."""


def cross_check(
    records: Sequence[Record], learn: Callable[[Sequence[Record], Path], None]
) -> dict[str, Curve]:
    """Return the curves for entries and fields.

    Every reference is read by a model that ``learn`` made without it.
    """
    entries: list[Pair] = []
    fields: list[Pair] = []
    for fold in range(FOLDS):
        known = [r for k, r in enumerate(records) if k % FOLDS != fold]
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            learn(known, folder)
            write_figures(folder, PLAIN)
            model = Labeller(folder)
            own = records[fold::FOLDS]
            read = parse_all_surely([record["raw"] for record in own], model)
            for record, (parsed, sure) in zip(own, read, strict=True):
                _note(record, parsed, sure, entries, fields)
    return {"entries": curve(entries), "fields": curve(fields)}


def _note(
    record: Record,
    parsed: ParsedReference,
    sure: Mapping[str, float],
    entries: list[Pair],
    fields: list[Pair],
) -> None:
    found = outcomes(record, parsed)
    entries.append((parsed.confidence, all(one.want == one.got for one in found)))
    right = {one.field: one.want == one.got for one in found}
    fields += [(sure[name], right[name]) for name in right if name in sure]


def curve(pairs: Iterable[Pair]) -> Curve:
    """Return steps (from this probability on, this share is right), never falling.

    Neighbouring steps that would fall are pooled, as in isotonic regression.
    """
    ordered = sorted(pairs)
    size = max(len(ordered) // _STEPS, 1)
    blocks: list[tuple[float, int, int]] = []
    for first in range(0, len(ordered), size):
        piece = ordered[first : first + size]
        least, right, count = piece[0][0], sum(ok for _, ok in piece), len(piece)
        while blocks and blocks[-1][1] * count >= right * blocks[-1][2]:
            least, before, number = blocks.pop()
            right, count = right + before, count + number
        blocks.append((least, right, count))
    return [(round(least, 6), round(right / n, 4)) for least, right, n in blocks]


def write_figures(folder: Path, curves: Mapping[str, Curve], version: str = "") -> None:
    """Write the curves of a model beside it."""
    figures = {"version": version, **curves}
    text = json.dumps(figures, indent=1, ensure_ascii=False)
    (folder / FIGURES).write_text(text + "\n", encoding="utf-8")
