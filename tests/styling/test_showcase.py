from __future__ import annotations

from pathlib import Path

import pytest

from kzbib.styling import profiles, style_ids
from kzbib.styling.showcase import WORKS, sample_line, showcase

PAGE = Path(__file__).resolve().parents[2] / "docs" / "styles.md"


def test_the_page_is_current() -> None:
    """Run `python -m kzbib.styling.showcase > docs/styles.md` when this fails."""
    assert PAGE.read_text("utf-8") == showcase()


def test_every_style_shows_the_same_eight_works() -> None:
    assert len(WORKS) == 8
    for section in PAGE.read_text("utf-8").split("\n## ")[1:]:
        name, _, rest = section.partition("\n")
        if name in style_ids():
            assert rest.count("\n- ") == (16 if name == "apa-7" else 8)


def test_every_style_and_profile_is_named() -> None:
    page = PAGE.read_text("utf-8")
    assert all(f"\n## {style}\n" in page for style in style_ids())
    assert all(f"| `{name}` |" in page for name in profiles())


@pytest.mark.parametrize("style", style_ids())
def test_sample_lines_are_one_line(style: str) -> None:
    line = sample_line(style)
    assert line
    assert "\n" not in line
