"""The parser's figures: by field, language and type, how sure it is, and its speed.

    python bench/parsing.py [REFERENCES.jsonl]

Without a file it reads the project's references that no model learnt from. A line of
a file has ``raw``, ``csl``, ``lang`` and where known ``translated``.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kzbib.parsing import parse_all, parse_surely  # noqa: E402
from kzbib.training.folds import (  # noqa: E402
    Record,
    held,
    project_references,
    read_gold,
)
from kzbib.training.scoring import Tally, outcomes  # noqa: E402


def main(arguments: list[str]) -> None:
    """Print all figures."""
    every = project_references()
    records = read_gold(Path(arguments[0])) if arguments else held(every)
    figures(records)
    if not arguments:
        speed([record["raw"] for record in every])


def figures(records: list[Record]) -> None:
    """Print F1 by field, language and type, and what the confidence is worth."""
    whole, fields = Tally(), defaultdict[str, Tally](Tally)
    languages, types = defaultdict[str, Tally](Tally), defaultdict[str, Tally](Tally)
    entries: list[tuple[float, bool]] = []
    each: list[tuple[float, bool]] = []
    kinds = 0
    for record in records:
        parsed, sure = parse_surely(record["raw"])
        found = outcomes(record, parsed)
        kind = record["csl"].get("type", "")
        kinds += parsed.work.type == kind
        for tally in (whole, languages[record.get("lang", "?")], types[kind]):
            tally.add(found)
        for one in found:
            fields[one.field].count(one)
            if one.field in sure:
                each.append((sure[one.field], one.want == one.got))
        entries.append((parsed.confidence, all(o.want == o.got for o in found)))
    number = whole.references
    print(f"{number} references: F1 {whole.f1:.3f}, whole {whole.share:.3f}")
    print(f"type right: {kinds / number:.3f}")
    for title, groups in (("language", languages), ("type", types), ("field", fields)):
        table(title, groups)
    reliability("entries", entries)
    reliability("fields", each)


def table(title: str, groups: Mapping[str, Tally]) -> None:
    """Print a table in Markdown, the most frequent first."""
    print(f"\n| {title} | number | F1 | whole |\n|---|---:|---:|---:|")
    rows = sorted(groups.items(), key=lambda row: -(row[1].right + row[1].missed))
    for name, tally in rows:
        number = tally.references or tally.right + tally.missed
        whole = f"{tally.share:.2f}" if tally.references else ""
        print(f"| {name} | {number} | {tally.f1:.3f} | {whole} |")


def reliability(title: str, pairs: Iterable[tuple[float, bool]]) -> None:
    """Print how many were right of those that the parser was so sure of."""
    print(f"\n| {title} from … on | number | right |\n|---|---:|---:|")
    known = list(pairs)
    for least in (0.95, 0.9, 0.8, 0.7, 0.5, 0.0):
        right = [ok for sure, ok in known if sure >= least]
        if right:
            print(f"| {least} | {len(right)} | {sum(right) / len(right):.3f} |")


def speed(raws: list[str]) -> None:
    """Print references per CPU second, memory, and the first answer's CPU time."""
    lines = (raws * 4)[:10_000]
    begin = time.process_time()
    for _ in parse_all(lines):
        pass
    rate = len(lines) / (time.process_time() - begin)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\n{rate:.0f} references per CPU second; {memory:.0f} MB")
    program = "from kzbib.parsing import parse; parse('Иванов И. Право. М., 2001.')"
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    print(f"first answer after {after - before:.2f} s of CPU time")


if __name__ == "__main__":
    main(sys.argv[1:])
