"""Makes a model of the user's own: the project's references and his corrections."""

from __future__ import annotations

import shutil
from pathlib import Path

from kzbib.errors import InputError
from kzbib.parsing.labeller import FIGURES, SHIPPED
from kzbib.training.fit import learn
from kzbib.training.folds import project_references, read_gold

MADE = 500
"""Invented references that the project's and the user's are mixed with."""
TIMES = 3
"""A correction counts so many times: it is what the user's lists are like."""


def train(corrections: Path, folder: Path) -> int:
    """Write a model into ``folder``; return how many corrections it learnt from.

    How sure it may be is taken over from the shipped model. Raises InputError when
    there are no corrections.
    """
    own = read_gold(corrections) if corrections.is_file() else []
    if not own:
        raise InputError(
            "no corrections to learn from",
            where=str(corrections),
            hint="Make some first: kzbib review",
        )
    part = folder.with_name(folder.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    learn([*project_references(), *own * TIMES], part, made=MADE, again=0)
    shutil.copyfile(SHIPPED / FIGURES, part / FIGURES)
    shutil.rmtree(folder, ignore_errors=True)
    part.rename(folder)
    return len(own)
