"""Ten times the text may take about ten times as long, not a hundred times."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from kzbib.reading import find_citations, find_lists, join_lines, read_front_matter

# fmt: off
PATTERNS = {
    "newlines": "\n", "blanks": " ", "letter": "а", "short lines": "a\n", "brackets": "[", "calls": "[1] ",
    "ranges": "[1–9; 3, с. 5] ", "names": "Иванов, ", "initials": "И.", "numbers": "1. A\n", "alone": "1\n",
    "headings": "Литература\n", "glued": "Литература: 1. ", "references": "Иванов И.И. Книга // Журнал. М., 2001. С. 5\n",
    "inline": "1. A 12. B [3] ", "keywords": "Keywords: a, b\n", "abstracts": "Abstract. Foo bar\n",
    "authors": "И.А. Сафранчук\n", "labels": "Author: Ivan A. Smith, x@y\n\n", "items": "\\bibitem{a}\n", "hyphens": "а-\n",
    "foreign": "a>", "links": "http://a.b/\n", "hosts": "www.", "doi": "10.1234/", "stars": "**", "quotes": "\"«", "commands": "\\a{b}",
    "orcids": "0000 ", "dots": "...", "capitals": "Ab ", "hashes": "# ", "cites": "а \\cite{a} ", "raised": "а² ", "titles": "Ab\n\n", "page heads": "12\n\nИ.А. Сафранчук\n\n",
}
# fmt: on
SIZE = 10_000


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
@pytest.mark.parametrize(
    "read", [find_lists, find_citations, read_front_matter, join_lines]
)
def test_time_grows_with_the_text(read: Callable[[str], object], pattern: str) -> None:
    text = pattern * (10 * SIZE // len(pattern) + 1)
    small = seconds(read, text[:SIZE])
    large = seconds(read, text[: 10 * SIZE])
    # 30 and not 10, and a second on top: other work on the machine is no failure.
    assert large < 30 * small + 1.0


def seconds(read: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    read(text)
    return time.process_time() - start
