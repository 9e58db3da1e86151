"""`kzbib dedupe`: what it shows, what a person answers, what is remembered."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Shell

SAME = """@book{one, author={Токаев, К.-Ж. К.}, title={Под стягом независимости}, year={1997}, publisher={Бiлiм}}
@book{two, author={Tokayev, K.}, title={Pod styagom nezavisimosti}, year={1997}, doi={10.1/a}}
"""
# an article without a year fits, but nothing else speaks for it
DOUBTFUL = """@article{dated, author={Ким, А.}, title={Органическая химия степи}, year={2001}, journal={Вестник}}
@article{undated, author={Ким, А.}, title={Органическая химия степи}, publisher={Мектеп}}
"""
EDITIONS = """@book{first, author={Ли, Б.}, title={Экономика региона: учебник}, year={2001}, edition={1}}
@book{second, author={Ли, Б.}, title={Экономика региона: учебник}, year={2011}, edition={2}}
"""


def bring_in(kzbib: Shell, bib: str) -> None:
    """Put works into the store that import would have joined at once."""
    for number, entry in enumerate(bib.strip().split("\n@")):
        text = entry if number == 0 else f"@{entry}"
        title = text.split("title={", 1)[1].split("}", 1)[0]
        kzbib("import", kzbib.file(f"{number}.bib", text.replace(title, f"{number}")))
        key = text.split("{", 1)[1].split(",", 1)[0]
        assert kzbib("edit", key, f"title={title}").code == 0


def live(kzbib: Shell) -> set[str]:
    return {str(key) for (key,) in kzbib.rows("SELECT citekey FROM library")}


def log(kzbib: Shell) -> list[dict[str, object]]:
    return [json.loads(line) for line in kzbib("dedupe", "--log").out.splitlines()]


def test_merges_are_logged_and_undone_all_at_once(kzbib: Shell) -> None:
    bring_in(kzbib, SAME)
    assert "1 pair merged" in kzbib("dedupe").err
    (entry,) = log(kzbib)
    assert (entry["answer"], entry["kept"], entry["dropped"], entry["by"]) == (
        "same",
        "one",
        "two",
        "rules",
    )
    assert entry["rule"] == "same authors, year and title"
    assert "1 merge undone" in kzbib("dedupe", "--undo-all").err
    assert live(kzbib) == {"one", "two"}
    (entry,) = log(kzbib)
    assert entry["undone_by"]


def test_import_says_at_once_what_is_there(kzbib: Shell) -> None:
    first, second = SAME.strip().split("\n@")
    kzbib("import", kzbib.file("a.bib", first))
    answer = kzbib("import", kzbib.file("b.bib", f"@{second}"))
    assert "merged 1" in answer.out
    assert "same authors, year and title" in answer.out + answer.err


@pytest.mark.parametrize(
    ("keys", "told", "left"),
    [
        ("s\n", "1 same", {"dated"}),
        ("d\n", "1 different", {"dated", "undated"}),
        ("l\n", "1 later", {"dated", "undated"}),
        ("q\n", "nothing was answered", {"dated", "undated"}),
        ("", "nothing was answered", {"dated", "undated"}),
        ("?\ns\n", "1 same", {"dated"}),
        ("r\nd\n", "1 different", {"dated", "undated"}),
    ],
)
def test_review(kzbib: Shell, keys: str, told: str, left: set[str]) -> None:
    bring_in(kzbib, DOUBTFUL)
    assert "1 doubtful pair" in kzbib("dedupe").err
    answer = kzbib("dedupe", "--review", input=keys)
    assert told in answer.err
    assert "dated" in answer.out
    assert "undated" in answer.out
    assert live(kzbib) == left


def test_different_is_remembered_and_later_is_asked_again(kzbib: Shell) -> None:
    bring_in(kzbib, DOUBTFUL)
    kzbib("dedupe", "--review", input="l\n")
    assert "1 doubtful pair" in kzbib("dedupe").err
    kzbib("dedupe", "--review", input="d\n")
    assert "doubtful" not in kzbib("dedupe", "--profile", "loose").err
    assert live(kzbib) == {"dated", "undated"}
    kzbib("undo")
    assert "1 doubtful pair" in kzbib("dedupe").err


def test_a_field_is_picked(kzbib: Shell) -> None:
    bring_in(kzbib, DOUBTFUL)
    kzbib("edit", "undated", "title=Органическая химия  степи!")
    answer = kzbib("dedupe", "--review", input="f title\nf volume\ns\n")
    assert "undated has no volume" in answer.out
    (title,) = kzbib.rows("SELECT title FROM library")[0]
    assert str(title).endswith("степи!")
    rules = {rule for (rule,) in kzbib.rows("SELECT rule FROM field_choice")}
    assert "picked by a person" in rules


def test_editions_are_offered_as_a_relation(kzbib: Shell) -> None:
    bring_in(kzbib, EDITIONS)
    answer = kzbib("dedupe", "--review", input="r\n")
    assert "1 related" in answer.err
    assert kzbib.rows("SELECT kind FROM relation") == [("edition_of",)]
    assert live(kzbib) == {"first", "second"}
    assert "related" not in kzbib("dedupe").err
