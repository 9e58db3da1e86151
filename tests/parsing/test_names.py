"""Rows of names, one case a line."""

from __future__ import annotations

import pytest

from kzbib.parsing.names import read_names

# fmt: off
ROWS = [
    ("Шаклеина Т.А. Концепции", [("Шаклеина", "Т.А.")]),
    ("Токаев К.-Ж.К. Под стягом", [("Токаев", "К.-Ж.К.")]),
    ("Тургамбаев. А. Основные этапы", [("Тургамбаев", "А.")]),
    ("Курмангужин Р.С. К вопросу", [("Курмангужин", "Р.С.")]),
    ("Андреев Н.Д., Суник О.П. О проблеме", [("Андреев", "Н.Д."), ("Суник", "О.П.")]),
    ("С. С. Марченков. Классы", [("Марченков", "С. С.")]),
    ("С.А.Карташов, Ю.Г.Одегов. Рынок", [("Карташов", "С.А."), ("Одегов", "Ю.Г.")]),
    ("Кочнов О.Ю., Лукин Н.Д, Аверин Л.В. Реактор", [("Кочнов", "О.Ю."), ("Лукин", "Н.Д"), ("Аверин", "Л.В.")]),
    ("Қоңыратбаев Ә., Қоңыратбаев Т. Көне", [("Қоңыратбаев", "Ә."), ("Қоңыратбаев", "Т.")]),
    ("Солодовников, Александр Самуилович. Введение", [("Солодовников", "Александр Самуилович")]),
    ("Рысқалиқызы Ұлдай. Батыс", [("Рысқалиқызы", "Ұлдай")]),
    ("Hamilton D., McKechnie, J. (2021)", [("Hamilton", "D."), ("McKechnie", "J.")]),
    ("Hayes, S. C., & Hayes, G. J. (1998)", [("Hayes", "S. C."), ("Hayes", "G. J.")]),
    ("Chalov SR, Tsyplenkov AS. 2020", [("Chalov", "SR"), ("Tsyplenkov", "AS")]),
    ("A. M. Kuznetsov and J. Ulstrup, Electron", [("Kuznetsov", "A. M."), ("Ulstrup", "J.")]),
    ("V. I. Alshits, and E. A. Petrzhik, Fiz. Tverd. Tela", [("Alshits", "V. I."), ("Petrzhik", "E. A.")]),
    ("Geoffrey K. Pullum, Barbara C. Scholz, On the", [("Pullum", "Geoffrey K."), ("Scholz", "Barbara C.")]),
    ("de Beaugrande, R. (1985)", [("de Beaugrande", "R.")]),
    ("Коршунов Антон, Гомзин Андрей. Моделирование", [("Коршунов", "Антон"), ("Гомзин", "Андрей")]),
    ("Языки мира. Тюркские языки", []),
    ("История Казахстана. Т. 1", []),
    ("Экономика РК в условиях", []),
    ("", []),
]
# fmt: on


@pytest.mark.parametrize(("text", "names"), ROWS)
def test_rows(text: str, names: list[tuple[str, str]]) -> None:
    found = read_names(text).names
    assert [(one.value.family, one.value.given) for one in found] == names


@pytest.mark.parametrize(
    "text",
    [
        "Masanov N.E., Erofeeva I.V. et al. History",
        "Масанов Н.Э., Ерофеева И.В. и др. История",
        "Беркімбаева Ш.К., т.б. Педагогика",
        "Иванов И.И. [и др.]. Право",
        "Аксьонов І.А. та ін. Право",
    ],
)
def test_et_al_ends_the_row(text: str) -> None:
    row = read_names(text)
    assert row.et_al
    assert text[row.end :].lstrip(". ").split()[0] in (
        "History",
        "История",
        "Педагогика",
        "Право",
    )


def test_full_names_need_to_be_expected() -> None:
    assert (
        read_names("Asen Balikci and Mark Badger. The Visual").names[0].value.family
        == "Balikci"
    )
    assert read_names("Visual Anthropology in Siberia").names == ()
    assert (
        read_names("Rudolf Strothmann. Berlin", sure=True).names[0].value.given
        == "Rudolf"
    )
