"""Makes a model of the user's own: the project's references and his corrections."""

from __future__ import annotations

import shutil
from pathlib import Path

from kzbib.errors import InputError
from kzbib.parsing.labeller import FIGURES, SHIPPED
from kzbib.parsing.labelling.model import read_model
from kzbib.training.fit import SEED, learn_more
from kzbib.training.folds import project_references, read_gold
from kzbib.training.network.teach import Plan

_LEAST, _MOST, _SHARE = 3, 50, 1000
"""A correction counts 3 to 50 times, so that together they count about 1,000.

They are what the user's lists are like, and few beside the project's.
"""
_EVERY = 2
"""Of the project's references every second is seen again."""
_STEPS, _RATE = 200, 0.001
"""Few small steps: what is known stays known."""


def train(corrections: Path, folder: Path) -> int:
    """Write a model into ``folder``; return how many corrections it learnt from.

    It begins with what the shipped model knows, and sees the project's references
    again between the corrections. How sure it may be is taken over from the shipped
    model. Raises InputError when there are no corrections.
    """
    own = read_gold(corrections) if corrections.is_file() else []
    if not own:
        raise InputError(
            "no corrections to learn from",
            where=str(corrections),
            hint="Make some first: kzbib review",
        )
    times = max(_LEAST, min(_MOST, _SHARE // len(own)))
    known = project_references()[::_EVERY]
    plan = Plan(rate=_RATE, warm=1, steps=_STEPS, seed=SEED)
    part = folder.with_name(folder.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    learn_more(read_model(SHIPPED), own * times, known, part, plan)
    shutil.copyfile(SHIPPED / FIGURES, part / FIGURES)
    shutil.rmtree(folder, ignore_errors=True)
    part.rename(folder)
    return len(own)
