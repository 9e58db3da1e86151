from __future__ import annotations

from pathlib import Path

import pytest

from kzbib.errors import InputError
from kzbib.styling import find_style, style_ids
from kzbib.styling.checking import check_style

STYLE = find_style("kz-list").read_text("utf-8")
WRONG = [
    # what is written, instead of what, line and words of the answer
    ('<text macro="day"/>', '<text macro="dai"/>', "no macro «dai»"),
    ('<text macro="day"/>', '<text macro="dai"/>', "«day» is never used"),
    ('<text term="accessed"/>', '<text term="acessed"/>', "no locale has the term «acessed»"),
    ('<text variable="note"/>', '<text variabel="note"/>', "it has variabel"),
    ("<choose>", "<chose>", "mismatch"),
    ("</macro>", "", "no well-formed XML"),
    ("<bibliography>", "<bibliografy>", "no well-formed XML"),
    ("<title>Kazakhstani journals, first list</title>", "", "no <title>"),
    ('<text macro="volume"/>', '<text macro="volume"/><text macro="issue"/>', None),
    ('<text variable="volume"/>', '<text macro="volume"/>', "«volume» calls itself"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "said"), WRONG)
def test_mistakes_are_told_with_their_line(
    tmp_path: Path, right: str, wrong: str, said: str | None
) -> None:
    path = tmp_path / "mine.csl"
    assert right in STYLE
    path.write_text(STYLE.replace(right, wrong, 1), "utf-8")
    problems = check_style(path)
    if said is None:
        assert problems == ()
        return
    assert any(said in problem.message for problem in problems)
    assert all(problem.line >= 1 for problem in problems)


def test_the_line_is_that_of_the_mistake(tmp_path: Path) -> None:
    path = tmp_path / "mine.csl"
    path.write_text(STYLE.replace('term="accessed"', 'term="nonsense"'), "utf-8")
    line = STYLE[: STYLE.index('term="accessed"')].count("\n") + 1
    assert [problem.line for problem in check_style(path)] == [line]


@pytest.mark.parametrize("style", style_ids())
def test_our_own_styles_have_no_mistakes(style: str) -> None:
    assert check_style(find_style(style)) == ()


@pytest.mark.parametrize("content", ["", "<a/>", "text", "\x00", "<!DOCTYPE a>"])
def test_what_is_no_style(tmp_path: Path, content: str) -> None:
    path = tmp_path / "mine.csl"
    path.write_text(content, "utf-8")
    assert len(check_style(path)) == 1


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", "utf-8")
    path = tmp_path / "mine.csl"
    head = f'<!DOCTYPE style [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    body = STYLE.partition("?>")[2].replace("Kazakhstani journals, first list", "&x;")
    path.write_text(head + body, "utf-8")
    assert not any("secret" in problem.message for problem in check_style(path))


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="none"):
        check_style(tmp_path / "none.csl")
