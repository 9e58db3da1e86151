"""Articles that print their list twice: the second list joins the first."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Shell

RUSSIAN = (
    "Лихачев Д.С. Русская культура. – СПб.: Искусство, 2007. – 440 с.",
    "Тоқаев Қ. Беласу. – Алматы: Дәуір, 2003. – 560 б.",
    "Петров П.П. Степь и город // Вестник. – 2015. – № 3. – С. 15–20.",
    "Иванов И.И. Право. – М.: Наука, 1999. – 100 с.",
)
ROMANISED = (
    "Likhachev D.S. Russkaya kul'tura [Russian culture]. – SPb.: Iskusstvo, 2007. – "
    "440 p.",
    "Toqayev Q. Belasu. – Almaty: Dauir, 2003. – 560 p.",
    "Petrov P.P. Step' i gorod [Steppe and city] // Vestnik. – 2015. – № 3. – P. 15–20.",
    "Ivanov I.I. Pravo [Law]. – M.: Nauka, 1999. – 100 p.",
)
KAZAKH = (
    "Лихачев Д.С. Орыс мәдениеті. – СПб.: Искусство, 2007. – 440 б.",
    "Тоқаев Қ. Беласу. – Алматы: Дәуір, 2003. – 560 б.",
    "Петров П.П. Дала мен қала // Вестник. – 2015. – № 3. – 15–20 б.",
    "Иванов И.И. Құқық. – М.: Наука, 1999. – 100 б.",
)
HEADINGS = ("Список литературы", "References", "Әдебиеттер тізімі")
TEXT = "Введение\n\nО степи писали многие [1, с. 12; 3; 4].\n\n"


def article(*lists: tuple[str, ...]) -> str:
    parts = [TEXT]
    for heading, entries in zip(HEADINGS, lists, strict=False):
        lines = [f"{n}. {entry}" for n, entry in enumerate(entries, 1)]
        parts.append("\n".join([heading, *lines]) + "\n\n")
    return "".join(parts)


def moved(entries: tuple[str, ...]) -> tuple[str, ...]:
    first, second, *rest = entries
    return (second, first, *rest)


# the lists, works, what is told
CASES: list[tuple[str, str, list[str]]] = [
    ("romanised", article(RUSSIAN, ROMANISED), []),
    ("three languages", article(RUSSIAN, ROMANISED, KAZAKH), []),
    (
        "an entry is missing",
        article(RUSSIAN, ROMANISED[:3]),
        ["list 1, entry 4 has no partner in list 2"],
    ),
    (
        "entries in another order",
        article(RUSSIAN, moved(ROMANISED)),
        ["another order"],
    ),
    (
        "an entry of the second list alone",
        article(RUSSIAN[:3], ROMANISED),
        ["list 2, entry 4 has no partner in list 1"],
    ),
]


@pytest.mark.parametrize(
    ("text", "told"),
    [each[1:] for each in CASES],
    ids=[name for name, *_ in CASES],
)
def test_entries_of_the_second_list_join(
    kzbib: Shell, text: str, told: list[str]
) -> None:
    answer = kzbib("import", kzbib.file("a.txt", text))
    assert answer.code == 0, answer.err
    [(works,)] = kzbib.rows("SELECT count(*) FROM work WHERE type <> 'article'")
    assert works == 4
    notes = [line for line in answer.err.splitlines() if "list" in line]
    assert len(notes) == len(told), notes
    assert all(words in note for words, note in zip(told, notes, strict=True))


def test_forms_in_three_languages_are_variants(kzbib: Shell) -> None:
    kzbib("import", kzbib.file("a.txt", article(RUSSIAN, ROMANISED, KAZAKH)))
    forms = kzbib.rows(
        "SELECT variant.kind, variant.title FROM variant JOIN work ON work.id = work_id"
        " WHERE citekey = 'likhachev2007' ORDER BY variant.id"
    )
    titles = {title for _, title in forms}
    assert {"Russkaya kul'tura", "Russian culture", "Орыс мәдениеті"} <= titles


def test_numbers_of_calls_are_those_of_the_first_list(kzbib: Shell) -> None:
    kzbib("import", kzbib.file("a.txt", article(RUSSIAN[:3], moved(ROMANISED))))
    cited = kzbib.rows("SELECT call, citekey FROM who_cites")
    call = "[1, с. 12; 3; 4]"
    assert cited == [(call, "likhachev2007"), (call, "petrov2015"), (call, None)]


def test_check_does_not_look_for_numbers_in_the_second_list(kzbib: Shell) -> None:
    answer = kzbib("check", kzbib.file("a.txt", article(RUSSIAN[:3], ROMANISED)))
    assert answer.code == 1
    assert "the list has no entry for number 4" in answer.out


def test_a_name_in_latin_letters_calls_a_cyrillic_entry(kzbib: Shell) -> None:
    text = article(RUSSIAN, ROMANISED).replace("[1, с. 12; 3; 4]", "(Petrov, 2015: 16)")
    kzbib("import", kzbib.file("a.txt", text))
    assert kzbib.rows("SELECT locator, citekey FROM who_cites") == [
        ("16", "petrov2015")
    ]
