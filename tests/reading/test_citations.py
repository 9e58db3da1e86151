from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzbib.reading import Cite, find_citations, find_lists
from kzbib.reading.citations import MAX_SENTENCE


def numbers(*values: str) -> tuple[Cite, ...]:
    return tuple(Cite(number=value) for value in values)


# fmt: off
CALLS = [
    ("[1]", numbers("1")),
    ("[1, 3; 5]", numbers("1", "3", "5")),
    ("[1–4]", numbers("1", "2", "3", "4")),
    ("[2-3, 7]", numbers("2", "3", "7")),
    ("[^12]", numbers("12")),
    ("[3, с. 12; 5]", (Cite("3", locator="с. 12"), Cite("5"))),
    ("[3, c. 12–15]", (Cite("3", locator="c. 12–15"),)),
    ("[7, 45 б.]", (Cite("7", locator="45 б."),)),
    ("[7, 45-б.]", (Cite("7", locator="45-б."),)),
    ("[5, pp. 5, 7]", (Cite("5", locator="pp. 5"), Cite("7"))),
    ("[5: 12]", (Cite("5", locator="12"),)),
    ("[8, т. 2, с. 5]", (Cite("8", locator="т. 2, с. 5"),)),
    ("[Токаев, 1997, с. 736]", (Cite(names=("Токаев",), year="1997", locator="с. 736"),)),
    ("[Degtyarev, Vasilyuk, Baum, 2018, p. 63]", (Cite(names=("Degtyarev", "Vasilyuk", "Baum"), year="2018", locator="p. 63"),)),
    ("[Иванов и Петров, 2010]", (Cite(names=("Иванов", "Петров"), year="2010"),)),
    ("[Ivanov et al., 2010a]", (Cite(names=("Ivanov et al.",), year="2010a"),)),
    ("[Иванов 2010: 25]", (Cite(names=("Иванов",), year="2010", locator="25"),)),
    ("[Иванов, 2010; Петров, 2011]", (Cite(names=("Иванов",), year="2010"), Cite(names=("Петров",), year="2011"))),
    ("[Концепция внешней политики, 2020, с. 3]", (Cite(title="Концепция внешней политики", year="2020", locator="с. 3"),)),
    ("[The President of\nKazakhstan...]", (Cite(title="The President of Kazakhstan"),)),
    ("[Gender equality: women in politics...]", (Cite(title="Gender equality: women in politics"),)),
    ("[там же]", (Cite(title="там же"),)),
    ("[1995]", ()), ("[и др.]", ()), ("[Электронный ресурс]", ()), ("[Текст]", ()),
    ("[...]", ()), ("[…]", ()), ("[ ]", ()), ("[x]", ()), ("[0]", ()), ("[0, 1]", ()),
    ("[sic]", ()), ("[1](https://a.kz)", ()), ("[5–2]", ()), ("[Перевод автора]", ()),
    ("[в Казахстане в 2010 г.]", ()), (r"\section[1]{Title}", ()), ("a[i]", ()), ("[12345]", ()),
]
# fmt: on


@pytest.mark.parametrize(("call", "cites"), CALLS)
def test_call(call: str, cites: tuple[Cite, ...]) -> None:
    found = find_citations(f"Как сказано {call}, так и есть.")
    assert [one.cites for one in found] == ([cites] if cites else [])


# fmt: off
SAME = [
    ("[3, с. 5] и [там же, с. 7]", Cite("3", locator="с. 7")),
    ("[3; Токаев, 1997] и [Там же]", Cite(names=("Токаев",), year="1997")),
    ("[4] и [сонда, 8 б.]", Cite("4", locator="8 б.")),
    ("[4] and [Ibid., p. 8]", Cite("4", locator="p. 8")),
]
# fmt: on


@pytest.mark.parametrize(("text", "cite"), SAME)
def test_same_source_again(text: str, cite: Cite) -> None:
    assert find_citations(text)[-1].cites == (cite,)


def test_sentence_and_place() -> None:
    text = "Первое. К.-Ж. То-\nкаев в г. Алматы сказал [1]. Третье [2]."
    first, second = find_citations(text)
    assert first.sentence == "К.-Ж. Токаев в г. Алматы сказал [1]."
    assert second.sentence == "Третье [2]."
    assert text[first.start : first.end] == first.text == "[1]"


def test_long_sentence_is_cut_round_the_call() -> None:
    text = "слово " * 300 + "[7] " + "слово " * 300
    (found,) = find_citations(text)
    assert "[7]" in found.sentence
    assert len(found.sentence) <= MAX_SENTENCE


def test_lists_hold_no_calls() -> None:
    text = "Текст [2].\n\nЛитература\n[1] Иванов И.И. Книга. М., 2001.\n[2] Петров П.П. Книга. М., 2002.\n"
    lists = find_lists(text)
    assert [one.text for one in find_citations(text, lists)] == ["[2]"]


# fmt: off
SEEDS = [
    ("000", ["[Degtyarev, Vasilyuk, Baum, 2018, p. 63]", "[Ermeken, 1998, с. 57]",
             "[The President of\nKazakhstan...]", "[Токаев, 1997, с. 736]",
             "[United Nations. Kazakhstan...]", "[Gender equality: women in politics...]", "[там же]"]),
    ("001", [f"[{number}]" for number in range(1, 8)]),
    ("002", []),
    ("003", [f"[{number}]" for number in [*range(1, 19), 18]]),
    ("004", ["[1]"]),
]
# fmt: on


@pytest.mark.parametrize(("name", "calls"), SEEDS)
def test_articles(shared: Path, name: str, calls: list[str]) -> None:
    text = next((shared / "seeds").glob(f"{name}_*")).read_text(encoding="utf-8")
    assert [one.text for one in find_citations(text, find_lists(text))] == calls


@given(st.text(alphabet="[]1,;–-с. Аб…\n0", max_size=80))
def test_calls_are_substrings_in_order(text: str) -> None:
    at = 0
    for one in find_citations(text):
        assert at <= one.start < one.end
        assert text[one.start : one.end] == one.text
        assert one.cites
        assert len(one.sentence) <= MAX_SENTENCE
        at = one.end
