from __future__ import annotations

import json

import pytest

from kzbib.formats import FORMATS
from kzbib.model import VariantKind


def test_one_item_over_several_lines() -> None:
    result = FORMATS["csl-json"].read(
        '\n{\n "type": "book",\n "title": "Абай жолы"\n}\n'
    )
    assert [(item.line, item.work.title) for item in result.items] == [(2, "Абай жолы")]


def test_lines_with_and_without_wrapping() -> None:
    text = '{"id": "1", "csl": {"type": "book", "title": "А"}, "translated": {"type": "book", "title": "B"}}\n\nnonsense\n{"type": "book", "title": "В"}\n'
    result = FORMATS["csl-jsonl"].read(text)
    assert [(item.line, item.key) for item in result.items] == [(1, "1"), (4, "")]
    half = result.items[0].work.variant(VariantKind.TRANSLATED)
    assert half is not None and half.work.title == "B"
    assert [(item.line, item.raw) for item in result.failed] == [(3, "nonsense")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[" * 5000, "array is broken"),
        ('{"a":' * 5000 + "1" + "}" * 5000, "nested too deeply"),
        ('[{"custom": {"a": ' + "[" * 60 + "]" * 60 + "}}]", "nested too deeply"),
        ('[{"title": "\\ud800"}]', "lone surrogate"),
        ('[{"volume": NaN}]', "NaN"),
        ("[" + "9" * 5000 + "]", "array is broken"),
        ('[{"custom": {"variants": [{"kind": "x"}]}}]', "VariantKind"),
        ("[] rest", "more text after the array"),
        ("7", "an item is an object"),
        ("[{}", "array is broken"),
    ],
)  # fmt: skip
def test_broken_json_is_reported(text: str, reason: str) -> None:
    result = FORMATS["csl-json"].read(text)
    assert reason in result.failed[0].reason


def test_output_is_readable() -> None:
    result = FORMATS["csl-json"].read('[{"type": "book", "title": "Қазақстан"}]')
    works = [item.work for item in result.items]
    assert json.loads(FORMATS["csl-json"].write(works)) == [
        {"type": "book", "title": "Қазақстан"}
    ]
    assert (
        FORMATS["csl-jsonl"].write(works) == '{"type": "book", "title": "Қазақстан"}\n'
    )
