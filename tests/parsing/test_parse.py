"""Whole references: file pairs, bilingual entries, and the bars on real data."""

from __future__ import annotations

import importlib.util
import json
import time
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kzbib.model import VariantKind, work_to_csl
from kzbib.parsing import PARSER_VERSION, parse, parse_all

CASES = Path(__file__).resolve().parent.parent / "cases" / "parsing"


def predicted(raw: str) -> dict[str, Any]:
    parsed = parse(raw)
    row = {"csl": work_to_csl(parsed.work, variants=False)}
    if parsed.translated:
        row["translated"] = work_to_csl(parsed.translated)
    return row


def names() -> list[str]:
    return sorted(path.stem for path in CASES.glob("*.txt"))


@pytest.mark.parametrize("name", names())
def test_file_pairs(name: str) -> None:
    raw = (CASES / f"{name}.txt").read_text(encoding="utf-8").rstrip("\n")
    want = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    assert predicted(raw) == want


def test_there_are_file_pairs() -> None:
    assert len(names()) >= 12


def test_bilingual_entry_keeps_its_halves_apart() -> None:
    raw = (
        "7. Аватков В.А. Идейный фактор в тюркских государствах. Мировая политика, 2019, № 4, "
        "сс. 1-12. Avatkov V.A. The Ideological Factor in the Turkic States. World Politics, "
        "2019, no. 4, pp. 1-12. DOI: 10.25136/2409-8671.2019.4.31235 (In Russ.)"
    )
    parsed = parse(raw)
    variant = parsed.work.variant(VariantKind.TRANSLATED)
    assert parsed.work.language == "ru"
    assert variant and variant.work.language == "en"
    assert "DOI" not in parsed.work.text
    assert variant.work.get("DOI") == "10.25136/2409-8671.2019.4.31235"
    spans = {span.field: raw[span.start : span.end] for span in parsed.spans}
    assert spans["translated.title"] == "The Ideological Factor in the Turkic States"
    assert spans["title"] == "Идейный фактор в тюркских государствах"
    assert parsed.rest == ()


def test_english_titles_with_a_russian_author_list_stay_one_entry() -> None:
    raw = "Robust retrieval of functions / И.И. Маглеванный, В.А. Смоляр // Nuclear Data. - 2016. - Vol. 367. - P. 26-36."
    assert parse(raw).translated is None


def test_et_al_is_a_flag() -> None:
    parsed = parse(
        "Масанов Н.Э., Ерофеева И.В. и др. История Казахстана. – Алматы: Дайк-Пресс, 2000. – 604 с."
    )
    assert parsed.flags == {"et-al": True}
    assert [name.family for name in parsed.work.people()] == ["Масанов", "Ерофеева"]


def test_what_no_field_takes_stands_in_the_rest() -> None:
    parsed = parse("Иванов И.И. Право. – М.: Наука, 2001. – 250 с. – Тираж три тысячи.")
    assert parsed.rest == ("Тираж три тысячи",)
    assert parsed.confidence < 1


def test_long_runs_of_spaces_keep_the_offsets() -> None:
    raw = "Иванов И.И.     Право    и   мы. – М.: Наука, 2001."
    parsed = parse(raw)
    span = next(span for span in parsed.spans if span.field == "title")
    assert parsed.work.title == "Право и мы"
    assert raw[span.start : span.end] == "Право    и   мы"


def test_text_is_nfc() -> None:
    assert parse("Иванов И.И. И\u0306од. – М.: Наука, 2001.").work.title == "Йод"


def test_version_is_named() -> None:
    assert PARSER_VERSION


def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "score_refs", shared / "tools" / "score_refs.py"
    )
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score(shared: Path, name: str, lang: str = "") -> tuple[float, float]:
    """Field F1 and the share of whole records, as the shared scorer counts them."""
    tool = scorer(shared)
    right = labels = answers = whole = 0
    rows = tool.load(shared / "gold" / name)
    rows = [row for row in rows if lang in ("", row["lang"])]
    for row in rows:
        clean = True
        pairs = zip(tool.halves(row), tool.halves(predicted(row["raw"])), strict=True)
        for index, (want, got) in enumerate(pairs):
            if index and not want:
                continue
            for field in tool.FIELDS:
                a, b = tool.value(want, field), tool.value(got, field)
                right += a is not None and a == b
                labels += a is not None
                answers += b is not None
                clean = clean and a == b
        whole += clean
    return 2 * right / (labels + answers), whole / len(rows)


def test_bilingual_seed_is_whole(shared: Path) -> None:
    assert score(shared, "seed004.jsonl") == (1, 1)


def test_bars_on_real_references(shared: Path) -> None:
    f1, whole = score(shared, "dev.jsonl")
    assert f1 >= 0.95
    assert whole >= 0.80


def test_bars_on_kazakh_references(shared: Path) -> None:
    f1, whole = score(shared, "dev.jsonl", "kk")
    assert f1 >= 0.95
    assert whole >= 0.81


def test_speed(shared: Path) -> None:
    """A floor far below what a machine does that is not shared."""
    lines = (shared / "gold" / "train-a.jsonl").read_text(encoding="utf-8").splitlines()
    raws = [json.loads(line)["raw"] for line in lines]
    best = 0.0
    for _ in range(3):
        begin = time.process_time()
        assert len(list(parse_all(raws))) == len(raws)
        best = max(best, len(raws) / (time.process_time() - begin))
    assert best >= 250
