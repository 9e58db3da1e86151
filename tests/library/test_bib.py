"""``bib/`` is what kzbib makes of ``refs/`` now."""

from __future__ import annotations

from kzbib.formats import format_for
from kzbib.library.bib import build
from tests.conftest import ROOT


def test_bib_is_up_to_date() -> None:
    made = build(ROOT / "refs")
    kept = {
        path.name: path.read_text(encoding="utf-8")
        for path in (ROOT / "bib").iterdir()
        if path.name != "README.md"
    }
    assert sorted(made) == sorted(kept), "run `make bib`"
    assert {name for name in made if made[name] != kept[name]} == set(), (
        "run `make bib`"
    )


def test_bib_reads_back() -> None:
    text = (ROOT / "bib" / "004-diplomacy-of-kazakhstan.bib").read_text(
        encoding="utf-8"
    )
    result = format_for("bibtex").read(text)
    assert len(result.items) == 11
    assert result.failed == ()
    assert format_for("bibtex").write([item.work for item in result.items]) == text
