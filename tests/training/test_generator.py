"""Made-up references: spans are right, nothing is missing, the seed decides."""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from kzbib.training.generator import Labelled, generate, relayout

COUNT = 3000
NAMES = {"author", "editor", "translator", "compiler", "container-author"}
DATES = {"issued", "accessed"}
KINDS = (
    "book article-journal chapter paper-conference legislation thesis webpage "
    "article-newspaper standard patent report manuscript entry-encyclopedia software"
).split()


@pytest.fixture(scope="module")
def made() -> list[Labelled]:
    return list(generate(2024, COUNT))


@pytest.fixture(scope="session")
def scorer(shared: Path) -> Any:
    """The module that scores parsed references."""
    path = shared / "tools" / "score_refs.py"
    spec = importlib.util.spec_from_file_location("score_refs", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def fields(made: Labelled) -> Iterator[tuple[str, str, Any]]:
    """Yield (field, printed text, value) for every span of a reference."""
    seen: Counter[str] = Counter()
    for name, start, end in made.spans:
        half: Mapping[str, Any] = made.csl
        if name.startswith("translated."):
            assert made.translated is not None
            half = made.translated
        field = name.removeprefix("translated.")
        value = half[field]
        yield field, made.raw[start:end], value[seen[name]] if field in NAMES else value
        seen[name] += 1


def test_spans_lie_inside_and_do_not_overlap(made: list[Labelled]) -> None:
    for one in made:
        last = 0
        for name, start, end in one.spans:
            assert 0 <= start < end <= len(one.raw), one.raw
            assert one.raw[start:end] == one.raw[start:end].strip(), (name, one.raw)
            assert start >= last or name.endswith("DOI"), (name, one.raw)
            last = max(last, end)


def test_values_equal_their_spans(made: list[Labelled], scorer: Any) -> None:
    for one in made:
        for field, text, value in fields(one):
            if field in DATES:
                continue
            if field in NAMES:
                name = scorer.norm_name(value)
                assert set(name) - {" "} <= set(scorer.norm(text)), (one.raw, text)
                assert scorer.norm(value.get("family") or value["literal"]) in (
                    scorer.norm(text)
                )
            else:
                assert scorer.norm(value) == scorer.norm(text), (one.raw, field)


def test_every_value_has_a_span(made: list[Labelled]) -> None:
    for one in made:
        printed = {name for name, _, _ in one.spans}
        assert set(one.csl) - {"type", "language"} <= printed
        if one.translated:
            wanted = {f"translated.{name}" for name in one.translated} - {
                "translated.type"
            }
            assert wanted <= printed


def test_dates_stand_where_their_spans_are(made: list[Labelled]) -> None:
    for one in made:
        for field, text, value in fields(one):
            if field not in DATES:
                continue
            year = value["date-parts"][0][0]
            shown = text in one.raw and any(char.isdigit() for char in text)
            assert shown or field == "issued"
            assert 1500 < year < 2030
            assert f"{year % 100:02}" in one.raw


def test_same_seed_same_references() -> None:
    assert list(generate(7, 40)) == list(generate(7, 40))
    assert list(generate(7, 40)) != list(generate(8, 40))
    assert list(generate(7, 60))[:40] == list(generate(7, 40))


@pytest.mark.parametrize("kind", KINDS)
def test_every_type_occurs(made: list[Labelled], kind: str) -> None:
    assert sum(one.kind == kind for one in made) >= COUNT // 500


@pytest.mark.parametrize("language", ["ru", "kk", "en", "ru-Latn", "uk", "uz", "ky"])
def test_every_language_occurs(made: list[Labelled], language: str) -> None:
    assert sum(one.csl["language"] == language for one in made) >= COUNT // 200


@pytest.mark.parametrize(
    "field",
    (
        "author editor translator compiler title container-title collection-title "
        "volume-title publisher publisher-place issued accessed volume issue page "
        "number-of-pages number-of-volumes edition genre number section medium archive "
        "archive_location DOI URL ISBN translated.title translated.container-title "
        "translated.author translated.publisher translated.issued"
    ).split(),
)
def test_every_field_occurs(made: list[Labelled], field: str) -> None:
    assert any(name == field for one in made for name, _, _ in one.spans)


def test_references_do_not_repeat(made: list[Labelled]) -> None:
    assert len({one.raw for one in made}) > 0.99 * COUNT


def test_sample_is_printed_the_same_everywhere(cases: Path) -> None:
    """Seed 40 gives the sample; after a change of words or layouts, write it anew."""
    folder = cases / "training"
    lines = (folder / "generator-sample.txt").read_text(encoding="utf-8")
    spans = json.loads((folder / "generator-sample.json").read_text(encoding="utf-8"))
    sample = list(generate(40, 40))
    assert [one.raw for one in sample] == lines.split("\n")[:-1]
    for one, wanted in zip(sample, spans, strict=True):
        found = [[name, one.raw[start:end]] for name, start, end in one.spans]
        assert found == wanted


RECORD = {
    "raw": "Иванов И.И. Право : учебник. – М.: Норма, 2007. – 440 с.",
    "lang": "ru",
    "csl": {
        "type": "book",
        "author": [{"family": "Иванов", "given": "И.-П. И."}],
        "title": "Право : учебник",
        "publisher-place": "М.",
        "publisher": "Норма",
        "issued": {"date-parts": [[2007]]},
        "number-of-pages": "440",
        "language": "ru",
    },
}


def test_real_records_are_printed_again() -> None:
    printed = [one for seed in range(40) for one in relayout([RECORD], seed)]
    assert len(printed) == 40
    assert len({one.raw for one in printed}) > 30
    for one in printed:
        assert one.csl["issued"] == {"date-parts": [[2007]]}
        assert one.csl["author"][0]["family"].casefold() in ("иванов", "ивaнoв") or (
            any(letter.isascii() for letter in one.csl["author"][0]["family"])
        )


def test_a_record_without_layout_is_left_out() -> None:
    data = {"csl": {"type": "musical_score", "title": "Соната"}, "lang": "ru"}
    assert list(relayout([data, RECORD], 1)) == list(relayout([data, RECORD], 1))
    assert len(list(relayout([data, RECORD], 1))) == 1


def test_real_lists_are_printed_again(shared: Path) -> None:
    path = shared / "gold" / "train-c.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    printed = list(relayout(rows, 3))
    assert len(printed) > 0.9 * len(rows)
    for one in printed:
        assert all(0 <= start < end <= len(one.raw) for _, start, end in one.spans)
