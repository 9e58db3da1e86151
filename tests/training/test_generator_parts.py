"""The pieces of the generator: templates, layouts, names, faults, word stores."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzbib.errors import InputError
from kzbib.training.generator.draw import Draw, read_sections, words
from kzbib.training.generator.house import make_house
from kzbib.training.generator.layouts import layouts
from kzbib.training.generator.names import genitive, patronymic
from kzbib.training.generator.noise import apply, disturb
from kzbib.training.generator.press import Piece, Press
from kzbib.training.generator.printer import Printer
from kzbib.training.generator.record import Person, Record
from kzbib.training.generator.template import compile_template

ONE = Record(
    "book",
    "ru",
    {"title": "Право", "publisher-place": "М.", "page": "5-9"},
    {"author": (Person("Иванов", ("Иван", "Ильич"), ("И", "И"), "", "Иванова"),)},
    {"issued": ((2007, 3, 9),)},
)


def printed(template: str, record: Record = ONE) -> Press:
    """Print a record with the habits of the standard."""
    press, draw = Press(), Draw(5)
    house = make_house(draw, record.lang, True)
    house.gap, house.mark, house.colon, house.dash = " ", ". – ", " : ", "–"
    house.full_names = False
    house.quotes = "«»"
    option = compile_template(template, {"im": "{publisher-place}, {issued}"})
    Printer(press, record, house).print(option)
    return press


@pytest.mark.parametrize(("template", "text"), [
    ("{author:comma} {title} / {author:dir}@%im@{page:n}.", "Иванов, И. И. Право / И. И. Иванов. – М., 2007. – С. 5–9."),
    ("{author:inv} {title}<, {edition}>. %im.", "Иванов И. И. Право. М., 2007."),
    ("{author:van}. <{volume}|{page}>.", "Иванов ИИ. 5–9."),
    ("{author:full}, {title:q}<|, {page}>", "Иван Ильич Иванов, «Право»"),
    ("{!author}{title}", "Право"),
    ("{title}. {issued:full}", "Право. 9 марта 2007"),
    ("{title}. {issued:gostday}.", "Право. 2007. 9 марта."),
    ("{title}$col{publisher-place}.", "Право : М."),
    (". {title}", "Право"),
])  # fmt: skip
def test_templates(template: str, text: str) -> None:
    assert printed(template).text == text


def test_a_repeated_name_is_labelled_once() -> None:
    press = printed("{author:comma} {title} / {author:dir}")
    places = [(p.field, press.text[p.start : p.end]) for p in press.pieces]
    assert places == [("author", "Иванов, И. И."), ("title", "Право")]


def test_the_day_is_needed_where_it_is_printed() -> None:
    option = compile_template("{title}, {issued:full}", {})
    assert option.holds(ONE.present)
    year = Record("book", "ru", {"title": "Право"}, {}, {"issued": ((2007,),)})
    assert not option.holds(year.present)


@pytest.mark.parametrize("template", ["<{title}", "{title}>", "{title}|{page}", "%no"])
def test_broken_templates_are_refused(template: str) -> None:
    with pytest.raises(InputError):
        compile_template(template, {}, "books.txt:3")


def test_layouts_are_many_and_do_not_repeat() -> None:
    found = layouts()
    assert len(found) >= 60
    assert len({layout.name for layout in found}) == len(found)
    assert len({(layout.template, layout.kinds) for layout in found}) == len(found)


def test_a_line_outside_sections_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("word\n[a]\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"x\.txt:1"):
        read_sections(path)


@pytest.mark.parametrize(("store", "section", "least"), [
    ("names", "family ru", 400), ("names", "family kk", 120), ("names", "family en", 200),
    ("things", "journal ru", 120), ("things", "journal kk", 50), ("things", "journal en", 100),
    ("things", "publisher ru", 110), ("things", "publisher en", 80), ("things", "city ru", 70),
])  # fmt: skip
def test_stores_are_rich(store: str, section: str, least: int) -> None:
    assert len(set(words(store)[section])) >= least


@pytest.mark.parametrize("lang", ["ru", "kk", "en"])
def test_titles_have_many_phrases(lang: str) -> None:
    store = words(f"titles.{lang}")
    assert sum(len(set(lines)) for lines in store.values()) >= 300


@pytest.mark.parametrize(("family", "female", "wanted"), [
    ("Иванов", False, "Иванова"), ("Иванова", True, "Ивановой"),
    ("Покровский", False, "Покровского"), ("Толстой", False, "Толстого"),
    ("Каменецкая", True, "Каменецкой"), ("Сидоренко", False, "Сидоренко"),
    ("Гофман", False, "Гофмана"), ("Гофман", True, "Гофман"), ("Пак", False, "Пака"),
    ("Седых", False, "Седых"), ("Ли", False, "Ли"), ("Smith", False, "Smith"),
    ("Рымбай", False, "Рымбая"), ("Орлов-Иванов", False, "Орлова-Иванова"),
])  # fmt: skip
def test_genitive(family: str, female: bool, wanted: str) -> None:
    assert genitive(family, female) == wanted


@pytest.mark.parametrize(("father", "female", "lang", "wanted"), [
    ("Иван", False, "ru", "Иванович"), ("Иван", True, "ru", "Ивановна"),
    ("Сергей", False, "ru", "Сергеевич"), ("Юрий", True, "ru", "Юрьевна"),
    ("Лев", False, "ru", "Львович"), ("Іван", True, "uk", "Іванівна"),
    ("Богдан", False, "uk", "Богданович"),
])  # fmt: skip
def test_patronymic(father: str, female: bool, lang: str, wanted: str) -> None:
    assert patronymic(father, female, lang) == wanted


@pytest.mark.parametrize(("raw", "piece", "edits", "text"), [
    ("ab cd", (0, 2), [(2, 3, "")], "ab"),
    ("ab cd", (3, 5), [(2, 3, "")], "cd"),
    ("ab cd", (3, 5), [(2, 3, "  ")], "cd"),
    ("ab cd", (0, 2), [(2, 2, ",")], "ab"),
    ("ab cd", (0, 5), [(1, 1, "- "), (2, 3, "_")], "a- b_cd"),
    ("ab cd", (3, 5), [(0, 1, "xyz"), (4, 5, "D")], "cD"),
    ("ab.", (0, 3), [(2, 3, "")], "ab"),
])  # fmt: skip
def test_pieces_move_with_edits(
    raw: str, piece: tuple[int, int], edits: list[tuple[int, int, str]], text: str
) -> None:
    changed, pieces = apply(raw, [Piece("title", *piece)], edits)
    assert changed[pieces[0].start : pieces[0].end] == text


def test_faults_take_linear_time() -> None:
    raw = "Иванов И. И. «Право» – " * 450
    for seed in range(40):
        disturb(raw, [Piece("title", 0, 5)], Draw(seed))
