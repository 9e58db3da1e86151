"""`make bench-resolve`: how well references find their records, and how fast.

Candidates: the shared files hold references and the true DOIs, but no records of the
candidates. They are supplied so:

- Cyrillic: sixteen records written by hand (tests/cases/resolving), each reference
  against all of them.
- records: real Crossref records from the recorded answers, printed in five styles,
  each reference against an index of all of them with five siblings of every record.
- unstructured, structured: for every true DOI a record made of what its reference
  says (recall is therefore an upper bound), and five siblings; references without a
  DOI must find nothing among them.
- siblings: the same index without the true records; nothing may be accepted.
- offline: synthetic works (bench/synthetic.py), references with errors.
- library: a thousand works against the replay server of the tests, on a clock that
  only sleeping moves; the run is broken off in the middle and begun again.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.replayed import library  # noqa: E402
from bench.synthetic import Library, crossref_message, reference  # noqa: E402
from kzbib.model import Date, Name, Work, work_to_csl  # noqa: E402
from kzbib.parsing import parse  # noqa: E402
from kzbib.resolving.choice import choose  # noqa: E402
from kzbib.resolving.crossref import work_from_message  # noqa: E402
from kzbib.resolving.doi import clean_doi  # noqa: E402
from kzbib.resolving.offline import OfflineIndex, build_index  # noqa: E402
from kzbib.resolving.verdict import Verdict  # noqa: E402

SHARED = Path(os.environ.get("KZBIB_SHARED") or ROOT.parent / "shared")
HTTP = SHARED / "fixtures" / "http"
_OTHER_LANGUAGE = "Перевод, заглавие которого не похоже на исходное"
SIZE = int(os.environ.get("KZBIB_BENCH_WORKS") or 100_000)
KINDS = ("clean", "noisy", "short", "no-title", "romanised")


@dataclass
class Score:
    """Counts of one measurement; ``wrong`` are DOIs that were accepted in error."""

    name: str
    asked: int = 0
    has: int = 0
    right: int = 0
    wrong: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def add(self, truth: Iterable[str], verdict: Verdict, doi: str, what: str) -> None:
        """Count one reference; ``truth`` are the DOIs that are right."""
        true = set(truth)
        self.asked += 1
        self.has += bool(true)
        self.verdicts[str(verdict)] += 1
        if verdict == Verdict.CONFIRMED:
            self.right += doi in true
            self.wrong += doi not in true
            if doi not in true:
                self.errors.append(f"{what[:110]} -> {doi}")

    def __str__(self) -> str:
        accepted = self.right + self.wrong
        precision = 100 * self.right / accepted if accepted else 100.0
        recall = 100 * self.right / self.has if self.has else 100.0
        return (
            f"{self.name:30} P {precision:6.2f}  R {recall:6.2f}  accepted {accepted}"
            f" (wrong {self.wrong}) of {self.asked}; {dict(self.verdicts)}"
        )


class Index:
    """A temporary offline index of some works."""

    def __init__(self, works: Iterable[Work]) -> None:
        self._folder = tempfile.TemporaryDirectory()
        file = Path(self._folder.name) / "works.jsonl"
        with file.open("w", encoding="utf-8") as stream:
            for work in works:
                csl = {**work_to_csl(work), "title": work.title}
                stream.write(json.dumps(csl, ensure_ascii=False) + "\n")
        path = Path(self._folder.name) / "index.db"
        build_index(path, [file])
        self._index = OfflineIndex(path)

    def ask(self, score: Score, truth: Iterable[str], work: Work, text: str) -> None:
        """Look a reference up and count the result."""
        found = self._index.search(work, text)
        choice = choose(work, found, text=text)
        doi = choice.best.doi if choice.best else ""
        score.add(truth, choice.verdict, doi, text or work.title)


def main() -> None:
    """Run all measurements, or those that are named."""
    wanted = set(sys.argv[1:])
    for name, measure in MEASURES.items():
        if not wanted or name in wanted:
            for line in measure():
                print(line, flush=True)


def cyrillic() -> Iterator[str]:
    """Real Cyrillic works as Crossref formats them."""
    file = ROOT / "tests/cases/resolving/cyrillic_records.jsonl"
    records = [work_from_message(row) for row in rows_of(file)]
    score = Score("cyrillic")
    for row in rows_of(HTTP / "matching/crossref_cyrillic_refs.jsonl"):
        choice = choose(parse(row["ref"]).work, records, text=row["ref"])
        doi = choice.best.doi if choice.best else ""
        score.add([row["doi"]], choice.verdict, doi, row["ref"])
    yield from report(score)


def records(every: int = 1) -> Iterator[str]:
    """Real records, printed in several styles."""
    works = [work for work in real_records() if is_complete(work)][::every]
    index = Index([*works, *(s for work in works for s in siblings(work))])
    alone = Index([s for work in works for s in siblings(work)])
    twins = Counter(twin_key(work) for work in works)
    found, absent = Score("records in five styles"), Score("siblings only")
    for number, work in enumerate(works):
        if twins[twin_key(work)] > 1:
            continue  # a preprint and its article, a record entered twice
        text = printed(work, number % 5)
        read = parse(text).work
        index.ask(found, [work.get("DOI")], read, text)
        alone.ask(absent, [], read, text)
    yield from report(found)
    yield from report(absent)


def unstructured() -> Iterator[str]:
    """The two thousand references of Crossref, as strings."""
    rows = list(rows_of(HTTP / "matching/crossref_unstructured_2000.jsonl"))
    read = [(row, parse(row["ref"]).work) for row in rows]
    works = [as_record(work, row["doi"]) for row, work in read if row["doi"]]
    yield from two_thousand("unstructured", works, [
        ([clean(row["doi"])] if row["doi"] else [], work, row["ref"])
        for row, work in read
    ])  # fmt: skip


def structured() -> Iterator[str]:
    """The references of Crossref that came in fields."""
    rows = list(rows_of(HTTP / "matching/crossref_structured_2000.jsonl"))
    cases = []
    works = []
    for row in rows:
        stored, text = from_fields(row["ref"]), row["ref"].get("unstructured", "")
        dois = row["doi"] if isinstance(row["doi"], list) else [row["doi"]]
        truth = [clean(doi) for doi in dois if doi]
        if not row["ref"]:
            continue  # the fields were not kept
        told = (
            stored
            if stored.title or not text
            else stored.with_text(title=parse(text).work.title)
        )
        works += [as_record(told, doi) for doi in truth[:1]]
        cases.append((truth, stored, text))
    yield from two_thousand("structured", works, cases)


def two_thousand(
    name: str, works: list[Work], cases: list[tuple[list[str], Work, str]]
) -> Iterator[str]:
    """Measure with and without the true records among the candidates."""
    index = Index([*works, *(s for work in works for s in siblings(work))])
    alone = Index([s for work in works for s in siblings(work)])
    found, absent = Score(name), Score(f"{name}, siblings only")
    for truth, work, text in cases:
        index.ask(found, truth, work, text)
        if truth:
            alone.ask(absent, [], work, text)
    yield from report(found)
    yield from report(absent)


def offline() -> Iterator[str]:
    """Build an index of synthetic works and look noisy references up."""
    pick = random.Random(3)
    with tempfile.TemporaryDirectory() as folder:
        files, works = synthetic_files(Path(folder))
        path = Path(folder) / "index.db"
        started = time.process_time()
        build_index(path, files)
        seconds = time.process_time() - started
        size = path.stat().st_size
        yield f"index of {SIZE:,} works: {seconds:.1f} CPU s, {size / 1e6:.1f} MB"
        million = 1_000_000 / SIZE
        each = size * million / 1e6
        yield f"  a million: {seconds * million:.0f} CPU s, {each:.0f} MB"
        index = OfflineIndex(path)
        for kind in KINDS:
            yield look_ups(index, works, kind, pick)
        absent = Score("absent works")
        for work in Library(99).works(750, "10.9999"):
            asked = reference(work, pick.choice(KINDS), pick)
            choice = choose(asked, index.search(asked))
            absent.add([], choice.verdict, "", asked.title)
        yield str(absent)


def look_ups(
    index: OfflineIndex, works: list[Work], kind: str, pick: random.Random
) -> str:
    """Return recall and time of five hundred references of a kind."""
    score, times, found = Score(kind), [], 0
    for work in pick.sample(works, 500):
        asked = reference(work, kind, pick)
        started = time.process_time()
        candidates = index.search(asked)
        times.append(1000 * (time.process_time() - started))
        found += any(each.get("DOI") == work.get("DOI") for each in candidates)
        choice = choose(asked, candidates)
        doi = choice.best.doi if choice.best else ""
        score.add([work.get("DOI")], choice.verdict, doi, asked.title)
    median, most = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    return f"{score}; found {found / 5:.1f} %; CPU ms {median:.1f}, 95 % {most:.1f}"


def synthetic_files(folder: Path) -> tuple[list[Path], list[Work]]:
    """Write synthetic works as Crossref's data file has them."""
    files, kept = [], []
    works = Library().works(SIZE)
    pick = random.Random(1)
    while chunk := list(islice(works, 50_000)):
        file = folder / f"{len(files)}.jsonl.gz"
        with gzip.open(file, "wt", compresslevel=1, encoding="utf-8") as stream:
            for work in chunk:
                line = json.dumps(crossref_message(work), ensure_ascii=False)
                stream.write(line + "\n")
        files.append(file)
        kept += pick.sample(chunk, min(len(chunk), 5_000))
    return files, kept


def real_records() -> list[Work]:
    """Return every Crossref record among the recorded answers, each DOI once."""
    found: dict[str, Work] = {}
    lines = [row["work"] for row in rows_of(HTTP / "crossref/works.jsonl")]
    files = sorted((HTTP / "crossref").rglob("*.json"))
    values: list[Any] = [json.loads(file.read_text("utf-8")) for file in files]
    lists = list(rows_of(HTTP / "crossref/search_lists.jsonl"))
    for message in (*lines, *records_in(values), *records_in(lists)):
        work = work_from_message(message)
        found.setdefault(work.get("DOI"), work)
    return list(found.values())


def records_in(value: object) -> Iterator[dict[str, Any]]:
    """Yield the records inside a JSON value."""
    if isinstance(value, dict):
        if "DOI" in value and "title" in value and "type" in value:
            yield value
        for inner in value.values():
            yield from records_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from records_in(inner)


def is_complete(work: Work) -> bool:
    """Whether a record has what an article is cited by."""
    fields = all(map(work.get, ("title", "container-title", "volume", "page", "DOI")))
    return bool(fields and work.year and work.people() and work.people()[0].family)


def twin_key(work: Work) -> tuple[str, int | None]:
    """What a record and its double have in common."""
    return work.title.casefold()[:60], work.year


def siblings(work: Work) -> Iterator[Work]:
    """Yield works that are nearly the same, each of them another one.

    The next part, the next year, an erratum, a review, an edition in another language.
    """
    number = int("".join(filter(str.isdigit, work.get("page")))[:4] or 7)
    volume = int("".join(filter(str.isdigit, work.get("volume")))[:4] or 4)
    page, title = f"{number + 211}-{number + 219}", work.title
    changes: dict[str, dict[str, str]] = {
        "p2": {"title": f"{title}. Part 2", "page": page},
        "y2": {"volume": str(volume + 1), "page": page},
        "er": {"title": f"Erratum: {title}", "page": f"{number + 300}"},
        "re": {"title": f"Review of {title}", "page": f"{number + 400}"},
        "ru": {"title": _OTHER_LANGUAGE, "volume": str(volume + 2), "page": page},
    }
    later = {"issued": Date((((work.year or 2000) + 1,),))}
    for key, change in changes.items():
        text = {**work.text, "DOI": f"{work.get('DOI')}.{key}", **change}
        dates = later if key in ("y2", "ru") else work.dates
        kind = "review-book" if key == "re" else work.type
        yield replace(work, type=kind, text=text, dates=dates)


def printed(work: Work, style: int) -> str:
    """Return a work as a list prints it, in one of five ways."""
    people = work.people()[:3]
    shown = [
        f"{n.family} {' '.join(f'{i}.' for i in n.initials)}".strip() for n in people
    ]
    names = ", ".join(shown) + (" et al." if len(work.people()) > 3 else "")
    get = work.get
    title, journal = work.title, get("container-title")
    volume, issue, page, year = get("volume"), get("issue"), get("page"), work.year
    number = f"({issue})" if issue else ""
    match style:
        case 0:
            no = f" – No. {issue}." if issue else ""
            place = f"Vol. {volume}.{no} – P. {page}."
            return f"{names} {title} // {journal}. – {year}. – {place}"
        case 1:
            return f"{names} ({year}). {title}. {journal}, {volume}{number}, {page}."
        case 2:
            return f'{names}, "{title}," {journal}, vol. {volume}, pp. {page}, {year}.'
        case 3:
            return f"{names}. {title}. {journal}. {year};{volume}{number}:{page}."
        case _:
            return f"{names}, {journal} {volume} ({year}) {page.split('-')[0]}."


def as_record(work: Work, doi: str) -> Work:
    """Return what a reference says as the record of its DOI."""
    record = work.with_text(DOI=clean(doi) or doi)
    return record if record.title else record.with_text(title="(untitled)")


def from_fields(ref: dict[str, str]) -> Work:
    """Return a structured reference as a work."""
    text = {
        "title": ref.get("article-title", "") or ref.get("volume-title", ""),
        "container-title": ref.get("journal-title", ""),
        "volume": ref.get("volume", ""),
        "issue": ref.get("issue", ""),
        "page": ref.get("first-page", ""),
    }
    author = ref.get("author", "")
    words = [
        word for word in author.replace(",", " ").split() if len(word.strip(".")) > 2
    ]
    family = words[0] if words else author
    year = "".join(filter(str.isdigit, ref.get("year", "")))[:4]
    return Work(
        type="article-journal" if ref.get("journal-title") else "document",
        text={key: value for key, value in text.items() if value},
        names={"author": (Name(family=family, given=author.replace(family, "")),)}
        if family
        else {},
        dates={"issued": Date(((int(year),),))} if len(year) == 4 else {},
    )


def clean(doi: str) -> str:
    """Return a DOI in its kept form."""
    return clean_doi(doi) or doi.lower()


def rows_of(file: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a JSON Lines file."""
    for line in file.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def report(score: Score) -> Iterator[str]:
    """Yield the line of a score, and the first errors."""
    yield str(score)
    yield from (f"    wrong: {error}" for error in score.errors[:8])


MEASURES = {
    "cyrillic": cyrillic,
    "records": records,
    "unstructured": unstructured,
    "structured": structured,
    "offline": offline,
    "library": library,
}

if __name__ == "__main__":
    main()
