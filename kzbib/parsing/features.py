"""What the labeller sees of the marks round a word, and of what the rules say of it."""

from __future__ import annotations

Form = tuple[str, tuple[str, ...]]
"""How a feature is written, and of which columns."""

MARKS: tuple[Form, ...] = (
    ("a%s", ("left",)),
    ("b%s", ("right",)),
    ("%s|%s", ("left", "right")),
    ("a%s|%s", ("left", "shape")),
    ("b%s|%s", ("right", "shape")),
    ("c%s", ("second left",)),
    ("d%s", ("second right",)),
    ("-%s%s", ("left", "before")),
    ("+%s%s", ("right", "behind")),
    ("i%s|%s|%s", ("before", "shape", "behind")),
)
"""The marks round a word (the gaps left and right of it), and what stands there."""
GUESSES: tuple[Form, ...] = (
    ("r%s", ("rule",)),
    ("q%s", ("rule before",)),
    ("u%s", ("rule behind",)),
    ("R%s%s", ("rule before", "rule")),
    ("r%s%s", ("rule", "left")),
    ("r%s%s", ("rule", "right")),
)
"""What the readers by rule said of a word and of its neighbours."""

START, END = "^", "$"
"""What stands before the first word and behind the last one."""
