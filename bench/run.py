"""`make bench`: the speed of kzbib, and its scores on the shared cases.

Prints CPU seconds of this process, medians of three runs; the machine may be noisy,
so compare ratios. Scores need the folder with measuring data beside the checkout, or
the one that $KZBIB_SHARED names.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.synthetic import Library
from kzbib.formats.bibtex import write_bibtex

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("KZBIB_SHARED") or ROOT.parent / "shared")
KZBIB = Path(sys.executable).with_name("kzbib")


def main() -> None:
    """Run all measurements."""
    print("speed (CPU seconds, median of 3)")
    for name, seconds, rate in speeds():
        print(f"  {name:44}{seconds:8.2f} s  {rate}")
    if not (SHARED / "gold").is_dir():
        print("no measuring data: set KZBIB_SHARED to the folder")
        return
    print("scores")
    for name, line in scores():
        print(f"  {name:22}{line}")


def speeds() -> Iterator[tuple[str, float, str]]:
    """Yield what was timed, CPU seconds, and the rate."""
    seconds = cpu(lambda: run("--help"))
    yield "kzbib --help", seconds, ""
    lines = sample_references() * 40
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "lines.txt"
        text.write_text("\n".join(lines), encoding="utf-8")
        seconds = cpu(lambda: run("parse", text))
        yield f"parse {len(lines)} references", seconds, per(len(lines), seconds)
        bib = Path(folder) / "big.bib"
        bib.write_text(big_bib(10_000), encoding="utf-8")
        seconds = cpu(lambda: import_anew(Path(folder) / "big.db", bib))
        yield "import a .bib of 10000 entries", seconds, per(10_000, seconds)
        db = Path(folder) / "big.db"
        seconds = cpu(lambda: run("export", "--db", db, "-o", Path(folder) / "out.bib"))
        yield "export 10000 works to .bib", seconds, per(10_000, seconds)
        seconds = cpu(lambda: run("search", "внешняя политика", "--db", db))
        yield "search among 10000 works", seconds, ""


def scores() -> Iterator[tuple[str, str]]:
    """Yield a name and the last line of each scorer."""
    gold, tools = SHARED / "gold", SHARED / "tools"
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.jsonl"
        for name, scorer in (("dev", "score_refs"), ("seed004", "score_refs")):
            rows = read_jsonl(gold / f"{name}.jsonl")
            raw = "\n".join(" ".join(row["raw"].split()) for row in rows)
            out.write_text(run("parse", "-", text=raw), encoding="utf-8")
            yield name, score(tools / f"{scorer}.py", gold / f"{name}.jsonl", out)
        for name, command, scorer in (
            ("styles_dev", "format", "score_styles"),
            ("romanisation_dev", "romanise", "score_styles"),
            ("dedupe_dev", "match", "score_dedupe"),
        ):
            out.write_text(run(command, gold / f"{name}.jsonl"), encoding="utf-8")
            yield name, score(tools / f"{scorer}.py", gold / f"{name}.jsonl", out)


def run(*arguments: str | Path, text: str = "") -> str:
    """Run kzbib and return what it printed."""
    command = [KZBIB, *map(str, arguments)]
    done = subprocess.run(
        command, input=text, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode > 1:
        raise SystemExit(done.stderr)
    return done.stdout


def score(tool: Path, gold: Path, out: Path) -> str:
    """Run a scorer and return its last line."""
    done = subprocess.run(
        [sys.executable, tool, gold, out],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.splitlines()[-1]


def cpu(work: Callable[[], object]) -> float:
    """Return the median CPU seconds of three runs, children included."""
    times = []
    for _ in range(3):
        before = os.times()
        work()
        after = os.times()
        times.append(sum(after[:4]) - sum(before[:4]))
    return statistics.median(times)


def per(number: int, seconds: float) -> str:
    """Return a rate."""
    return f"{number / seconds:,.0f} a CPU second"


def import_anew(db: Path, bib: Path) -> None:
    """Import into an empty store."""
    for old in db.parent.glob(f"{db.name}*"):
        old.unlink()
    run("import", bib, "--db", db)


def sample_references() -> list[str]:
    """Return the project's own printed references."""
    return [
        line
        for file in sorted((ROOT / "refs").glob("*.txt"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if len(line) > 60
    ]


def big_bib(entries: int) -> str:
    """Return a .bib of made-up works in three languages."""
    works = Library().works(entries)
    return write_bibtex([replace(work, id=f"k{n}") for n, work in enumerate(works)])


def read_jsonl(path: Path) -> list[dict[str, str]]:
    """Return the records of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main()
