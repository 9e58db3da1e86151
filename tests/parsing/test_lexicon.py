"""A word is asked only of tables that may know it, and nothing is missed by that."""

from __future__ import annotations

import pytest

from kzbib.parsing import lexicon
from kzbib.parsing.labeller import SHIPPED

WORDS = (SHIPPED / "vocabulary.txt").read_text(encoding="utf-8").split()


@pytest.mark.parametrize("name", [name for name, _ in lexicon._TABLES])
def test_no_word_of_a_table_is_missed(name: str) -> None:
    table = dict(lexicon._TABLES)[name]
    known = {word for word in WORDS if word[0].isalpha() and table.match(word)}
    assert known
    assert {word for word in known if name not in lexicon.word_classes(word, word)} == (
        set()
    )


@pytest.mark.parametrize(
    ("word", "classes"),
    [
        ("Алматы", {"Lpla"}),
        ("Политиздат", {"Lpub"}),
        ("Stroyizdat", {"Lpub"}),
        ("O’Reilly", {"Lpub"}),
        ("Назарбаев", {"Lsur"}),
        ("Ев", set()),
        ("Әбдірахманұлы", {"Lpat", "Lsur"}),
        ("вестник", {"Ljou"}),
        ("методичка", {"Lgnw"}),
        ("т", {"Lvol"}),
        ("56", set()),
    ],
)
def test_classes_of_a_word(word: str, classes: set[str]) -> None:
    assert set(lexicon.word_classes(word, word.casefold())) == classes
