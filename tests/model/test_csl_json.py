from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzbib.model import (
    Date,
    Name,
    Variant,
    VariantKind,
    Work,
    work_from_csl,
    work_to_csl,
)
from tests.model.works import works


@given(works())
def test_round_trip(work: Work) -> None:
    csl = json.loads(json.dumps(work_to_csl(work)))
    assert work_from_csl(csl) == work


@given(works())
def test_variants_can_be_left_out(work: Work) -> None:
    assert work_from_csl(work_to_csl(work, variants=False)).variants == ()


def gold_items(shared: Path) -> list[dict[str, Any]]:
    """All CSL-JSON items of the measuring data."""
    items = []
    for path in sorted((shared / "gold").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            records = [row, *row.get("entries", [])] if line.strip() else []
            for record in filter(lambda each: isinstance(each, dict), records):
                found = (record.get(key) for key in ("csl", "translated", "variant"))
                items += [csl for csl in found if isinstance(csl, dict)]
    return items


def test_real_records_round_trip(shared: Path) -> None:
    items = gold_items(shared)
    assert len(items) > 1500
    for csl in items:
        work = work_from_csl(csl)
        again = work_to_csl(work)
        assert work_from_csl(again) == work
        lost = set(csl) - set(again) - set(again.get("custom", {}))
        assert not {key for key in lost if csl[key] not in ("", [], {}, None)}, csl
        for key in set(csl) & set(again) - {"custom"}:
            if isinstance(csl[key], str):
                assert again[key] == csl[key].strip(), csl


def test_everything_in_its_place() -> None:
    work = work_from_csl(
        {
            "id": 7,
            "type": "article-journal",
            "language": "ru",
            "title": " Под стягом независимости ",
            "volume": 3,
            "author": [{"family": "Токаев", "given": "К.-Ж. К."}, "Институт истории"],
            "editor": {"literal": "ҚазҰУ"},
            "issued": {"date-parts": [[1997, 5]]},
            "accessed": "2020-02-01",
            "x-own": {"deep": [1]},
            "custom": {
                "et-al": True,
                "variants": [{"kind": "translated", "csl": {"title": "Under"}}],
            },
        }
    )
    assert work.id == "7"
    assert work.text == {"title": "Под стягом независимости", "volume": "3"}
    assert work.people()[1] == Name(literal="Институт истории")
    assert work.people("editor") == (Name(literal="ҚазҰУ"),)
    assert work.year == 1997
    assert work.dates["accessed"] == Date(((2020, 2, 1),))
    assert work.custom == {"x-own": {"deep": [1]}, "et-al": True}
    under = Work(text={"title": "Under"})
    assert work.variants == (Variant(VariantKind.TRANSLATED, under),)
    assert work.variant(VariantKind.ORIGINAL) is None


@pytest.mark.parametrize(
    "csl",
    [
        {"title": ""},
        {"title": None},
        {"title": " \u202e\x00 "},
        {"author": []},
        {"author": [{}]},
        {"author": [{"family": " "}]},
        {"issued": {}},
        {"issued": {"date-parts": []}},
        {"issued": {"date-parts": [[]]}},
        {"issued": {"date-parts": [[None]]}},
        {"issued": {"date-parts": [[None, None]], "literal": ""}},
        {"custom": None},
        {"custom": {"variants": None}},
    ],
)  # fmt: skip
def test_empty_variables_are_absent(csl: dict[str, Any]) -> None:
    assert work_from_csl(csl) == Work()


HOSTILE: list[Any] = [
    None, 7, "text", [], [{}],
    {"custom": 5}, {"custom": "x"}, {"custom": [1]},
    {"custom": {"variants": 5}}, {"custom": {"variants": "ab"}},
    {"custom": {"variants": {"kind": "translated"}}}, {"custom": {"variants": [7]}},
    {"custom": {"variants": [{"csl": {}}]}}, {"custom": {"variants": [{"kind": "x"}]}},
    {"custom": {"variants": [{"kind": "original", "csl": 7}]}},
    {"custom": {"variants": [{"kind": "original", "csl": {"custom": {"variants": [1]}}}]}},
    {"author": 5}, {"author": [5]}, {"author": [None]}, {"author": [["family"]]},
    {"issued": [2019]}, {"issued": 20.5}, {"issued": {"date-parts": 5}},
    {"issued": {"date-parts": "2019"}}, {"issued": {"date-parts": [2019]}},
    {"issued": {"date-parts": [["x"]]}}, {"issued": {"date-parts": [[[2019]]]}},
    {"issued": {"date-parts": [[2019.5]]}}, {"issued": {"date-parts": [[1], [2], [3]]}},
    {"issued": {"date-parts": [[2019, 1, 1, 1]]}}, {"issued": {"date-parts": [[10**30]]}},
    {"issued": {"date-parts": [["9" * 5000]]}},
]  # fmt: skip


@pytest.mark.parametrize("csl", HOSTILE, ids=lambda csl: repr(csl)[:60])
def test_impossible_shapes_are_value_errors(csl: Any) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        work_from_csl(csl)


variables = st.sampled_from(
    "id type language title author editor issued accessed custom volume x".split()
)
keys = st.sampled_from(
    "family given literal suffix ORCID date-parts raw season circa variants kind csl "
    "title custom".split()
)
leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
anything = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3)
    ),
    max_leaves=12,
)


@given(st.dictionaries(variables, anything, max_size=4))
def test_any_json_is_a_work_or_a_value_error(csl: dict[str, Any]) -> None:
    try:
        work = work_from_csl(csl)
    except ValueError:
        return
    json.dumps(work_to_csl(work))


def test_deep_variants_do_not_exhaust_the_stack() -> None:
    csl: dict[str, Any] = {"title": "x"}
    for _ in range(5000):
        csl = {"custom": {"variants": [{"kind": "translated", "csl": csl}]}}
    with pytest.raises(ValueError, match="no variants of its own"):
        work_from_csl(csl)
