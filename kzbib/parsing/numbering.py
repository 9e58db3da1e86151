"""Numbers that a list puts before an entry."""

from __future__ import annotations

import re

from kzbib.languages.patterns import lazy
from kzbib.parsing.charset import UPPER

# "1. "  "[7]"  "12) "  "10.Егеубаев"  "166 Кызласов"  "• "  ". "  "См.: "
_NUMBER = lazy(
    rf"""\s*(?:
        \[[^\W_]{{1,12}}\]\s*[.)]?          # [7]
      | \*?\(?\d{{1,4}}(?:\.\d{{1,2}})?\s?[.)](?!\d)   # 1.  12)  1.5.  *3.
      | (?!(?:1[5-9]|20)\d\d)\d{{1,4}}\s+(?=[{UPPER}«"])        # 166 Кызласов
      | (?!(?:1[5-9]|20)\d\d)\d{{1,3}}(?=[{UPPER}][^\W\d_]{{2}})  # 304Юшков
      | [*•·–—\-]\s+ | \.\s*
    )\s*(?:\d{{1,4}}\.\s+|\[[^\W_]{{1,4}}\]\s*)?""",
    re.VERBOSE,
)
_SEE = lazy(
    r"\s*(?:(?:Подробнее )?[Сс]м\.(?: также| об этом| подробнее)?:?|Қараңыз:|Qarang:|"
    r"Қаранг:|See(?: also)?:?|Цит\. по:|Cf\.|Он же\.|Она же\.)\s+(?=\S)"
)
# one of these begins it: a cheap test before the search
_LEADS = tuple("Подробнее См см Қараңыз Qarang Қаранг See Цит Cf Он".split())
_YEAR = lazy(r"\s*(?:1[5-9]|20)\d\d\.")


def number_end(text: str) -> int:
    """Return where the entry proper begins, behind a list number and «См.:»."""
    end = 0
    if not text[:1].isalpha() and not _YEAR.match(text):
        found = _NUMBER.match(text)
        end = found.end() if found else 0
    see = None
    if text.startswith(_LEADS, end) or text[end : end + 1].isspace():
        see = _SEE.match(text, end)
    return see.end() if see else end
