"""The last touch on an entry: one full stop only, no doubled space.

GOST R 7.0.5-2008, 4.13, and the other styles alike: where an abbreviation's full stop
meets the full stop of an area, one is printed. Dots of an ellipsis stay.
"""

from __future__ import annotations

import re

from kzbib.styling.runs import ITALIC_OFF, ITALIC_ON, Runs, runs_of

_MARK = f"[{ITALIC_ON}{ITALIC_OFF}]*"
# «доп.. –», «тексты?. М.», «1997.</i>. Алматы»; three dots are left alone
_DOUBLED = re.compile(rf"(?<=[.?!…])(?<!\.\.)({_MARK})\.(?!\.)(?=[\s{ITALIC_OFF}]|$)")
_SPACES = re.compile(r"[ \t\r\n\x0b\x0c\u2028\u2029]+")
# «, … Last» is how the engine cuts a list of authors; APA wants three spaced dots
_CUT_LIST = re.compile(r", … (?=\S)")


def tidy(runs: Runs, *, dotted_cut: bool = False) -> Runs:
    """Return an entry with single full stops and spaces."""
    marked = "".join(
        f"{ITALIC_ON}{run.text}{ITALIC_OFF}" if run.italic else run.text for run in runs
    )
    marked = _SPACES.sub(" ", _DOUBLED.sub(r"\1", marked)).strip()
    if dotted_cut:
        marked = _CUT_LIST.sub(", . . . ", marked, count=1)
    return runs_of(marked)
