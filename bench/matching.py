"""What the matcher reaches, and what it costs: `python bench/matching.py`.

Prints precision, recall and false merges on the shared sets, and CPU seconds and
memory on synthetic references. `--million` adds a million of them (minutes), with
the growth; `--engines` compares DuckDB and Spark with the one process (minutes).
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kzbib.matching.clusters import cluster, cluster_profiles  # noqa: E402
from kzbib.matching.engines import Engine  # noqa: E402
from kzbib.matching.faces import CYRILLIC, KAZAKH, ROMANISED  # noqa: E402
from kzbib.matching.profile import profile_of  # noqa: E402
from kzbib.matching.scale.job import match_file  # noqa: E402
from kzbib.matching.weights import Level  # noqa: E402
from kzbib.model import Date, Name, Work, work_from_csl, work_to_csl  # noqa: E402
from tests.matching.synthetic import records  # noqa: E402

SHARED = Path(os.environ.get("KZBIB_SHARED") or ROOT.parent / "shared")
LATIN = (
    ("ldd_part", "stroke", Level.NORMAL),
    ("ldd_part", "respiratory", Level.NORMAL),
    ("ldd_part", "cytology_screening", Level.NORMAL),
    ("ldd_part", "haematology", Level.NORMAL),
    ("ldd_part", "digital_work", Level.NORMAL),
    ("ldd_part", "", Level.NORMAL),
    ("cora", "", Level.NORMAL),
    ("cora", "", Level.LOOSE),
    ("dblp_acm", "", Level.NORMAL),
    ("dblp_scholar", "", Level.NORMAL),
    ("dblp_scholar", "", Level.LOOSE),
)


def main() -> None:
    """Run all measurements."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--million", action="store_true")
    options.add_argument("--engines", action="store_true")
    options.add_argument("--only", default="", help="name of one set")
    chosen = options.parse_args()
    if (SHARED / "gold").is_dir():
        for name, gold, works, level in sets():
            if chosen.only in name:
                began = time.process_time()
                found = cluster(works, level).cluster
                seconds = time.process_time() - began
                line = score(gold, found)
                print(f"{name + ' ' + level:32}{line}  {seconds:6.1f} s", flush=True)
                if name == "dedupe_dev":
                    for line in by_class(gold, found, works):
                        print(line)
    else:
        print("no measuring data: set KZBIB_SHARED to the folder")
    before = 0.0
    for count in (10_000, 100_000, *([1_000_000] if chosen.million else [])):
        if chosen.only in f"synthetic {count}":
            seconds = synthetic(count)
            if before:
                print(f"  {seconds / before:.1f} times the time of a tenth of them")
            before = seconds
    if chosen.engines:
        engines([work for _, work in records(10_000)])


def engines(works: Sequence[Work]) -> None:
    """Say whether each engine finds the clusters that one process finds."""
    import pyarrow  # noqa: PLC0415  # of the extra «scale»
    from pyarrow import parquet  # noqa: PLC0415

    one_process = cluster(works).cluster
    with TemporaryDirectory() as name:
        source = Path(name) / "in.parquet"
        rows = {
            "id": [str(number) for number in range(len(works))],
            "csl": [json.dumps(work_to_csl(work)) for work in works],
        }
        parquet.write_table(pyarrow.table(rows), source)
        for engine in (Engine.DUCKDB, Engine.SPARK):
            target, began = Path(name) / engine, time.monotonic()
            match_file(engine, source, target, Level.NORMAL)
            seconds = time.monotonic() - began
            found = parquet.read_table(target).to_pylist()
            homes = {int(row["id"]): int(row["cluster"]) for row in found}
            same = tuple(homes[n] for n in range(len(works))) == one_process
            verdict = "the same clusters" if same else "OTHER CLUSTERS"
            print(f"{engine:32}{verdict}, {seconds:.0f} s of wall time", flush=True)


def synthetic(count: int) -> float:
    """Match synthetic references as `kzbib match` does; return CPU seconds."""
    lines, gold = [], []
    for work, record in records(count):
        gold.append(work)
        lines.append(
            json.dumps({"csl": work_to_csl(record)}, ensure_ascii=False).encode()
        )
    size = sum(map(sys.getsizeof, lines)) >> 20
    gc.collect()
    gc.disable()  # as the command does
    before = memory()
    began = time.process_time()
    profiles = [profile_of(work_from_csl(json.loads(line)["csl"])) for line in lines]
    read = time.process_time() - began
    found = cluster_profiles(profiles, bare=True)
    seconds = time.process_time() - began
    used = memory() - before
    print(
        f"{'synthetic ' + str(count):32}{score(gold, found.cluster)}  {seconds:6.1f} s "
        f"(reading {read:.1f}), {used} MB beside {size} MB of input",
        flush=True,
    )
    return seconds


def by_class(
    gold: Sequence[str], found: Sequence[int], works: Sequence[Work]
) -> Iterator[str]:
    """Yield the recall of each class of true pairs: how their titles are written."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    forms = [form_of(work) for work in works]
    for one, other in combinations(range(len(gold)), 2):
        if gold[one] == gold[other]:
            pair = "–".join(sorted((forms[one], forms[other])))
            total[pair] += 1
            right[pair] += found[one] == found[other]
    for pair, count in total.most_common():
        yield f"  {pair:30}R {right[pair] / count:.4f}  {right[pair]} of {count}"


def form_of(work: Work) -> str:
    """Tell Cyrillic, romanised and translated titles apart."""
    faces = profile_of(work).faces
    if not faces or faces[0].writing in (CYRILLIC, KAZAKH):
        return "Cyrillic"
    if work.language.endswith("Latn") or faces[0].writing == ROMANISED:
        return "romanised"
    return "translated"


def memory() -> int:
    """Peak memory of this process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


def sets() -> Iterator[tuple[str, list[str], list[Work], Level]]:
    """Yield the name, the gold clusters and the works of each shared set."""
    rows = read(SHARED / "gold" / "dedupe_dev.jsonl")
    works = [work_from_csl(row["csl"]) for row in rows]
    yield "dedupe_dev", [row["cluster"] for row in rows], works, Level.NORMAL
    for name, part, level in LATIN:
        rows = read(SHARED / "bench" / "dedupe" / f"{name}.jsonl")
        rows = [row for row in rows if not part or row["set"] == part]
        works = [flat_work(row) for row in rows]
        yield part or name, [row["cluster"] for row in rows], works, level


def read(path: Path) -> list[dict[str, str]]:
    """Return the records of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


_TYPES = {
    "article": "article-journal",
    "inproceedings": "paper-conference",
    "book": "book",
    "incollection": "chapter",
    "phdthesis": "thesis",
}
_FIELDS = {
    "container": "container-title",
    "volume": "volume",
    "number": "issue",
    "pages": "page",
    "doi": "DOI",
    "isbn": "ISBN",
}
_YEAR = re.compile(r"\b(?:19|20)\d\d(?=[a-z]?\b)")
_NOISE = re.compile(r"^[\s(]*(?:pages?|pp?|volume|vol)\b\.?|[\s,.;)]+$", re.IGNORECASE)
_RANGE = re.compile(r"(?<!\d)(?P<first>\d+)\s?-+\s?(?P<last>\d+)(?!\d)")
_SUFFIX = re.compile(r",\s*(?:jr|sr|ii|iii)\b\.?", re.IGNORECASE)
# An ellipsis, as HTML that was cut into tokens and as bytes read in another code page
_ELLIPSES = ("& hellip ;", "â ? ¦", "â?¦")


def flat_work(row: dict[str, str]) -> Work:
    """Return the work of a flat record, its raw punctuation taken off."""
    row = {field: _clean(value) for field, value in row.items()}
    text = {"title": row["title"].strip(" .,")}
    for field, variable in _FIELDS.items():
        value = _NOISE.sub("", row.get(field, "")).strip(" ,")
        if value:
            text[variable] = value
    if _RANGE.fullmatch(text.get("volume", "")):  # cut in the wrong place
        text.setdefault("page", text.pop("volume"))
    if "page" not in text and (found := _RANGE.search(row.get("place", ""))):
        text["page"] = found[0]
    # many lists have the year in another field, or a second time there
    found = next(filter(None, map(_YEAR.search, _years(row))), None)
    return Work(
        type=_TYPES.get(row.get("entrytype", ""), "document"),
        text=text,
        names={"author": tuple(people(row["author"]))} if row["author"].strip() else {},
        dates={"issued": Date(((int(found[0]),),))} if found else {},
    )


def _years(row: dict[str, str]) -> Iterator[str]:
    return (row.get(field, "") for field in ("year", "container", "place"))


def _clean(value: str) -> str:
    for ellipsis in _ELLIPSES:
        value = value.replace(ellipsis, "…")
    return value.replace("COL year VAL", "").strip()


def people(printed: str) -> Iterator[Name]:
    """Read «Zuna, R E and Wang, S S», «a. blum, m. furst», «blum, a., furst, m.»."""
    printed = _SUFFIX.sub("", printed.strip(" .,;…").replace("&", " and "))
    parts = [part for part in re.split(r"\band\b|;", printed) if part.strip(" ,.")]
    pieces = [_pieces(part) for part in parts]
    if all(map(_is_family_first, pieces)) and not _is_list(pieces):
        yield from (Name(family=family, given=given) for family, given in pieces)
        return
    flat = [piece for each in pieces for piece in each]
    while flat:
        piece = flat.pop(0)
        if flat and _is_initials(flat[0]) and not _is_initials(piece):
            yield Name(family=piece, given=flat.pop(0))
        else:
            yield _person(piece)


def _is_family_first(pieces: list[str]) -> bool:
    return len(pieces) == 2 and not _begins_with_initial(pieces[0])


def _is_list(pieces: list[list[str]]) -> bool:
    """«Leonard J. Seligman, Michael J. Carey» are two people."""
    return len(pieces) == 1 and all(
        " " in piece and not _is_initials(piece) for piece in pieces[0]
    )


def _pieces(part: str) -> list[str]:
    return list(filter(None, (piece.strip(" .…") for piece in part.split(","))))


def _begins_with_initial(piece: str) -> bool:
    first = re.split(r"[\s.]+", piece)[0]
    return len(first) < 3 and len(piece) > len(first) and first.casefold() not in _VONS


_VONS = frozenset("de di da du la le el al van von der den ten ter do st".split())


def _person(part: str) -> Name:
    words = part.replace(".", ". ").split()
    if len(words) > 1 and _is_initials(words[-1]) and not _is_initials(words[0]):
        return Name(family=words[0], given=" ".join(words[1:]))
    return Name(family=words[-1] if words else part, given=" ".join(words[:-1]))


def _is_initials(piece: str) -> bool:
    return all(len(word) == 1 for word in re.findall(r"\w+", piece))


def score(gold: Sequence[object], found: Sequence[object]) -> str:
    """Return pairwise precision, recall and F1, and the number of false merges."""
    both = Counter(zip(gold, found, strict=True))
    true, claimed, right = (
        sum(n * (n - 1) // 2 for n in counts.values())
        for counts in (Counter(gold), Counter(found), both)
    )
    precision = right / claimed if claimed else 1.0
    recall = right / true if true else 1.0
    total = precision + recall
    f1 = 2 * precision * recall / total if total else 0.0
    merges = sum(n > 1 for n in Counter(home for _, home in both).values())
    return f"P {precision:.4f}  R {recall:.4f}  F1 {f1:.4f}  false merges {merges:3}"


if __name__ == "__main__":
    main()
