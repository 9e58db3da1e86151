"""Makes the model that is shipped: ``python -m kzbib.training [FOLDER]``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from kzbib.parsing.labeller import SHIPPED
from kzbib.parsing.rejoin import VOCABULARY
from kzbib.training.calibrate import cross_check, write_figures
from kzbib.training.fit import SEED, Amounts, learn, vocabulary
from kzbib.training.folds import project_references, without_held
from kzbib.training.generator import generate
from kzbib.training.network.teach import Plan

AMOUNTS = Amounts(made=9000, again=6)
_SPELT = 1500
"""Invented references whose words are put into the vocabulary."""
CHECKED = Plan(steps=1000, seed=SEED)
"""How the models are taught that say how sure a reading may be."""


def _tell(line: str) -> None:
    print(line, flush=True)


def main(arguments: Sequence[str]) -> None:
    """Learn from the project's references; the same ones give the same model."""
    folder = Path(arguments[0]) if arguments else SHIPPED
    records = without_held(project_references())
    folder.mkdir(parents=True, exist_ok=True)
    invented = [{"raw": item.raw} for item in generate(SEED, _SPELT)]
    words = "\n".join(vocabulary([*records, *invented]))
    (folder / VOCABULARY.name).write_text(words, encoding="utf-8")
    print(f"learning from {len(records)} references …", flush=True)
    learn(records, folder, AMOUNTS, tell=_tell)
    print("calibrating …", flush=True)
    curves = cross_check(records, partial(learn, plan=CHECKED))
    write_figures(folder, curves, f"{len(records)} references")
    print(f"the model is in {folder}")


if __name__ == "__main__":
    main(sys.argv[1:])
