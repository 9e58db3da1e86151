"""LaTeX lists: what stands between one ``\\bibitem`` and the next."""

from __future__ import annotations

import re
from itertools import pairwise

from kzbib.reading.lines import filled_lines
from kzbib.reading.numbered import Piece

# «\bibitem{key} …», «\bibitem[Label]{key} …», not «% \bibitem{key}»; at the
# beginning of a line or right behind «\begin{thebibliography}{9}»
_BIBITEM = re.compile(
    r"(?:^|(?<=\}))[ \t]*(?P<mark>\\bibitem\b)"
    r"(?:\s{0,5}\[[^\]\n]{0,200}\])?(?:\s{0,5}\{(?P<key>[^{}\n]{0,200})\})?",
    re.MULTILINE,
)
_END = re.compile(r"\\end\{thebibliography\}|^\\(?:section|chapter)\b", re.MULTILINE)
# A line that prints nothing: «\small», «\newpage», «% a remark», «\label{x}»
_SILENT = re.compile(r"%.*|(?:\\[a-zA-Z]+\*?(?:[\[{][^\[\]{}]*[\]}])*\s*)+")


def bibitems(text: str, start: int, end: int) -> list[Piece]:
    """Return the items of a LaTeX list, numbered as LaTeX prints them."""
    found = list(_BIBITEM.finditer(text, start, end))
    if not found:
        return []
    starts = [item.start("mark") for item in found]
    closing = _END.search(text, starts[-1], end)
    starts.append(closing.start() if closing else end)
    keys = [(item["key"] or "").strip() for item in found]
    return [
        Piece(str(number), at, _item_end(text, at, after), key)
        for number, (key, (at, after)) in enumerate(
            zip(keys, pairwise(starts), strict=True), 1
        )
    ]


def _item_end(text: str, start: int, end: int) -> int:
    lines = filled_lines(text, start, end)
    while len(lines) > 1 and _SILENT.fullmatch(lines[-1].text):
        lines.pop()
    return lines[-1].end
