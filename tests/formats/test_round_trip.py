from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kzbib.errors import KzbibError
from kzbib.formats import FORMATS
from kzbib.model import Variant, VariantKind, Work, work_from_csl

from . import strategies

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])  # fmt: skip


def back(name: str, works: list[Work]) -> list[Work]:
    result = FORMATS[name].read(FORMATS[name].write(works))
    assert result.failed == ()
    return [item.work for item in result.items]


@pytest.mark.parametrize("name", FORMATS)
@SLOW
@given(works=st.lists(strategies.works, max_size=3))
def test_works_come_back_to_the_letter(name: str, works: list[Work]) -> None:
    assert back(name, works) == works


@pytest.mark.parametrize("name", FORMATS)
@SLOW
@given(text=st.text() | st.text(st.sampled_from("@book{article(x,y=}\"')#%\\ \n[]:,1TYER-  ")))  # fmt: skip
def test_any_text_is_read_or_reported(name: str, text: str) -> None:
    try:
        result = FORMATS[name].read(text)
    except KzbibError as error:
        assert error.message
        return
    seen = "".join(text.removeprefix("\ufeff").split())
    if name == "ris" or (name.startswith("csl") and seen != "[]"):
        assert bool(seen) == bool(result.items or result.failed)
    assert all(item.reason and item.line > 0 for item in result.failed)


def gold(shared: Path, name: str) -> list[Work]:
    lines = (shared / "gold" / name).read_text(encoding="utf-8").splitlines()
    found = []
    for item in map(json.loads, lines):
        work = work_from_csl(item["csl"])
        if item.get("translated"):
            half = work_from_csl(item["translated"])
            work = replace(work, variants=(Variant(VariantKind.TRANSLATED, half),))
        found.append(work)
    return found


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("file", ["seed004.jsonl", "dev.jsonl", "styles_dev.jsonl"])
def test_measured_works_come_back(shared: Path, name: str, file: str) -> None:
    works = gold(shared, file)
    assert works
    assert back(name, works) == works


def test_most_works_need_no_extra_field(shared: Path) -> None:
    text = FORMATS["biblatex"].write(gold(shared, "dev.jsonl"))
    assert text.count("\n  kzbib = ") < 0.2 * text.count("\n@")
