"""Speed of the styles, and their scores on the shared conformance cases.

Prints CPU seconds a style for lists of 1,000 works made of the test cases, those of a
Word document of them, then the share of exact cases a standard. Run it as
`python bench/styles.py [COUNT]`.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import defaultdict
from itertools import cycle, islice
from pathlib import Path

from kzbib.model import Work, work_from_csl
from kzbib.styling import bibliography, format_work, style_ids
from kzbib.styling.word import word_document

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases" / "styling"
SHARED = Path(os.environ.get("KZBIB_SHARED") or ROOT.parent / "shared")
DOCUMENT = "gost-7.1-2003"
_FOLDED = {
    **dict.fromkeys(map(ord, "‐‑‒–—―−"), "-"),
    **dict.fromkeys(map(ord, "«»“”„‟‘’'"), '"'),
}


def main() -> None:
    """Time the styles, then score them where the measuring data are."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    works = sample(count)
    print(f"{count} works a list, CPU seconds")
    for style in style_ids():
        bibliography(works[:5], style)  # compiled before the clock starts
        started = time.process_time()
        bibliography(works, style)
        seconds = time.process_time() - started
        print(f"  {style:24}{seconds:7.2f} s  {count / seconds:8.0f} entries a second")
    word(works)
    gold = SHARED / "gold" / "styles_dev.jsonl"
    if gold.is_file():
        score(gold)


def word(works: list[Work]) -> None:
    """Time a list printed as a Word document."""
    word_document([bibliography(works[:5], DOCUMENT, to="docx")])
    started = time.process_time()
    word_document([bibliography(works, DOCUMENT, to="docx")])
    print(f"  {DOCUMENT + ', docx':24}{time.process_time() - started:7.2f} s")


def sample(count: int) -> list[Work]:
    """Return works of all types, taken in turn from the test cases."""
    records = (
        json.loads(path.read_text("utf-8")) for path in sorted(CASES.glob("*.json"))
    )
    return list(islice(cycle(map(work_from_csl, list(records))), count))


def score(gold: Path) -> None:
    """Print the share of cases that are exact, a standard and over all."""
    hits: dict[str, list[bool]] = defaultdict(list)
    for case in map(json.loads, gold.read_text("utf-8").splitlines()):
        text = format_work(
            work_from_csl(case["csl"]),
            case["standard"],
            variant=case.get("variant", ""),
            cite=case.get("cite"),
        )
        same = text.translate(_FOLDED) == case["expected"].translate(_FOLDED)
        hits[case["standard"]].append(same)
        hits["all"].append(same)
    for standard, found in sorted(hits.items()):
        print(f"  {standard:24}{sum(found):4} of {len(found):4} exact")


if __name__ == "__main__":
    main()
