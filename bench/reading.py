"""`make bench-reading`: how long and how much memory large documents take.

A PDF of 500 pages, a Word document of 20 MB (text and pictures) and one of twenty
million letters of text alone are built in a temporary folder and read by ``kzbib
extract`` and ``kzbib import``; the bounds are 60 seconds and 500 MB each.
"""

from __future__ import annotations

import io
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.reading.build import Text, docx, page  # noqa: E402

RUN = "from kzbib.cli.main import run; run()"
SECONDS, MEGABYTES = 60, 500
PAGES, DOCX_BYTES, LETTERS = 500, 20_000_000, 20_000_000
ENTRIES = 400
_WORDS = (
    "степь город дипломатия Казахстан многовекторность внешняя политика развитие "
    "история культура право экономика образование общество государство исследование "
    "мәдениет қоғам ғылым тіл тарих саясат қазақ халық білім даму"
).split()


def prose(random_: random.Random, paragraphs: int) -> Iterator[str]:
    """Paragraphs of a book, with calls of its list."""
    for _ in range(paragraphs):
        words = random_.choices(_WORDS, k=80)
        yield f"{' '.join(words).capitalize()} [{random_.randint(1, ENTRIES)}, с. 5]."


def entries() -> list[str]:
    """A list of articles."""
    return [
        f"{n}. Петров П.П., Тоқаев Қ. Степь и город: записки {n} // Вестник. – "
        f"{1950 + n % 70}. – № {n % 12 + 1}. – С. {n}–{n + 9}."
        for n in range(1, ENTRIES + 1)
    ]


def long_pdf(random_: random.Random) -> bytes:
    """A book of 500 pages, its list at the end."""
    made = page()
    texts = prose(random_, 100 * PAGES)
    while made.page_no() < PAGES - 20:
        made.multi_cell(0, 5, next(texts), new_x="LMARGIN", new_y="NEXT")
    for line in ("Список литературы", *entries()):
        made.multi_cell(0, 5, line, new_x="LMARGIN", new_y="NEXT")
    while made.page_no() < PAGES:
        made.add_page()
    return bytes(made.output())


def docx_with_pictures(random_: random.Random) -> bytes:
    """An article whose pictures make it heavy."""
    whole = docx(Text(list(prose(random_, 3000)), "Список литературы", entries()))
    target = io.BytesIO(whole)
    with zipfile.ZipFile(target, "a") as package:
        package.writestr(
            "word/media/image1.png", random_.randbytes(DOCX_BYTES - len(whole))
        )
    return target.getvalue()


def docx_of_text(random_: random.Random) -> bytes:
    """Some tens of books in one file."""
    head = docx(Text((), "Список литературы", entries()))
    texts = (
        " ".join(f"{word}{random_.randint(0, 999)}" for word in each.split())
        for each in prose(random_, 10**6)
    )
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(head)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name != "word/document.xml":
                new.writestr(name, old.read(name))
        start, body, rest = old.read("word/document.xml").partition(b"<w:body>")
        with new.open("word/document.xml", "w", force_zip64=True) as part:
            part.write(start + body)
            written = 0
            while written < LETTERS:
                text = "".join(
                    f"<w:p><w:r><w:t>{next(texts)}</w:t></w:r></w:p>"
                    for _ in range(100)
                )
                written += len(text)
                part.write(text.encode())
            part.write(rest)
    return target.getvalue()


FILES: dict[str, Callable[[random.Random], bytes]] = {
    "500-pages.pdf": long_pdf,
    "20-mb-pictures.docx": docx_with_pictures,
    "20-million-letters.docx": docx_of_text,
}


def measure(*arguments: str) -> tuple[float, float, float, int, str]:
    """Seconds, those of the processor, peak megabytes, exit code, last line."""
    start = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    lines = process.stdout.read().splitlines()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    busy = usage.ru_utime + usage.ru_stime
    return (
        seconds,
        busy,
        _peak(usage),
        os.waitstatus_to_exitcode(status),
        "".join(lines[-1:]),
    )


def _peak(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / (1000 if sys.platform == "linux" else 1_000_000)


def main() -> int:
    """Print a line a measurement; 1 when a bound is broken."""
    late = False
    with tempfile.TemporaryDirectory() as place:
        os.environ["KZBIB_DB"] = str(Path(place) / "library.db")
        for name, build in FILES.items():
            path = Path(place) / name
            path.write_bytes(build(random.Random(4)))
            size = path.stat().st_size / 1e6
            for command in ("extract", "import"):
                seconds, busy, memory, code, last = measure(command, str(path))
                late |= seconds > SECONDS or memory > MEGABYTES or code != 0
                print(
                    f"{name} ({size:.1f} MB), {command}: {seconds:.1f} s "
                    f"({busy:.1f} s of processor), "
                    f"{memory:.0f} MB, exit {code}: {last[:90]}",
                    flush=True,
                )
    return int(late)


if __name__ == "__main__":
    raise SystemExit(main())
