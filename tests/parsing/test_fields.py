"""One table a field reader; wrong inputs stand among the right ones."""

from __future__ import annotations

import pytest

from kzbib.parsing import (
    dates,
    edition,
    issued,
    law,
    links,
    pages,
    roles,
    special,
    thesis,
    volume,
)
from kzbib.parsing.brackets import find_translations
from kzbib.parsing.imprint import find_imprint, is_place
from kzbib.parsing.kind import decide_type
from kzbib.parsing.numbering import number_end
from kzbib.parsing.sentences import split_areas, split_sentences
from kzbib.parsing.titles import read_titles
from kzbib.parsing.view import View


# fmt: off
@pytest.mark.parametrize(("text", "rest"), [
    ("1. Иванов", "Иванов"), ("[7] Иванов", "Иванов"), ("12) Иванов", "Иванов"),
    ("10.Егеубаев А.", "Егеубаев А."), ("166 Кызласов Л.", "Кызласов Л."), ("*3. Немов", "Немов"),
    ("[13] См.: Боровкова", "Боровкова"), (". Козлов", "Козлов"), ("- Абрамов", "Абрамов"),
    ("20 лет в сообществе", "20 лет в сообществе"), ("2023 International", "2023 International"),
    ("1984. Роман", "1984. Роман"), ("Иванов", "Иванов"), ("", ""),
])
def test_list_numbers(text: str, rest: str) -> None:
    assert text[number_end(text):] == rest


@pytest.mark.parametrize(("text", "iso"), [
    ("04.11.2019", "2019-11-04"), ("2025-09-01", "2025-09-01"), ("7 января 2003 года", "2003-01-07"),
    ("2003 жылғы 15 қаңтардағы", "2003-01-15"), ("2004. – 28 мамыр", "2004-05-28"),
    ("March 27, 2012", "2012-03-27"), ("1 сен. 2011", "2011-09-01"), ("май 2022 г.", "2022-05"),
    ("19 October 2015", "2015-10-19"), ("Грудень 2017", "2017-12"), ("2011", "2011"), ("№ 5", None),
    ("45.13.2019", None), ("", None),
])
def test_dates(text: str, iso: str | None) -> None:
    date = dates.read_date(text)
    assert (date.iso if date else None) == iso


@pytest.mark.parametrize(("text", "iso"), [
    ("История (1914–1991). М., 2004. 50 с.", "2004"), ("Закон. Алматы, 1998ж.", "1998"),
    ("О плане на 2000 год", None), ("Труды (Кемерово, 30 марта 2023 г.). – М., 2024.", "2024"),
    ("Модель. 2005–2026. ", "2005/2026"), ("Газета, 04.11.2019.", "2019-11-04"),
])
def test_issued(text: str, iso: str | None) -> None:
    found = issued.choose_issued(text, 0)
    assert (found.value.iso if found else None) == iso


@pytest.mark.parametrize(("text", "value"), [
    ("№ 5. С. 5–9.", "5-9"), ("сс. 1-8.", "1-8"), ("pp. 56 – 65", "56-65"), ("1992.С.99.", "99"),
    ("P. 10–13, 16.", "10-13, 16"), ("35-46 б.", "35-46"), ("Б. 112-119.", "112-119"),
    ("стр.171", "171"), ("p. e12–e15", "e12-e15"), ("1979 - 175 с.", None), ("250 с.", None),
    ("с 1991 года", None),
])
def test_pages(text: str, value: str | None) -> None:
    found = pages.find_pages(text)
    assert (found.value if found else None) == value


@pytest.mark.parametrize(("text", "value"), [
    ("2011. – 250 с.", "250"), ("200 бет.", "200"), ("640с", "640"), ("182, [1] с.", "182"),
    ("xii, 425 p.", "425"), ("527 сс.", "527"), ("-24 б.", "24"), ("в 20 веке", None), ("С. 5", None),
])
def test_extents(text: str, value: str | None) -> None:
    found = pages.find_extent(text)
    assert (found.value if found else None) == value


def test_bare_pages_are_no_years() -> None:
    assert pages.find_bare_pages("2002;30(2):233-66.").value == "233-66"  # type: ignore[union-attr]
    assert pages.find_bare_pages("История, 1914-1991.") is None
    page, number = pages.find_colon_page("\ue000. 10:14223.") or (None, None)
    assert page and number and (number.value, page.value) == ("10", "14223")


@pytest.mark.parametrize(("text", "volumes", "issues"), [
    ("Т. 2, № 3", ["2"], ["3"]), ("3-том.", ["3"], []), ("Vol. 30, no. 5", ["30"], ["5"]),
    ("Ч. I.", ["I"], []), ("№ 7(17)", [], ["7(17)"]), ("№1 (41).", [], ["1 (41)"]),
    ("№ 3-4. 2011", [], ["3-4"]), ("№ 3 - 2011", [], ["3"]), ("Вып. 12.", [], ["12"]),
    ("N.1", [], ["1"]), ("Part C. ", [], []), ("том 21, номер 1", ["21"], ["1"]), ("Том", [], []),
])
def test_volumes_and_issues(text: str, volumes: list[str], issues: list[str]) -> None:
    assert [found.value for found in volume.find_volumes(text)] == volumes
    assert [found.value for found in volume.find_issues(text)] == issues


def test_pairs_tails_and_sets() -> None:
    assert volume.find_pair("Journal 8(3): 5-9").value == volume.VolumeIssue("8", "3")  # type: ignore[union-attr]
    assert volume.find_pair("Опер. 14:3 (").value == volume.VolumeIssue("14", "3")  # type: ignore[union-attr]
    assert volume.find_pair("vol. 19 (1956)") is None
    tail = {name: found.value for name, found in volume.find_tail("Tela 29(2), 467 (1987).")}
    assert tail == {"volume": "29", "issue": "2", "page": "467", "year": "1987"}
    assert volume.find_set("СССР: в 2-х томах.").value == "2"  # type: ignore[union-attr]
    assert volume.find_set("5 томдық").value == "5"  # type: ignore[union-attr]
    assert volume.find_set("в 2 раза") is None
    assert volume.find_lone_issue("2018;(6):7-122").value == "6"  # type: ignore[union-attr]


@pytest.mark.parametrize(("text", "value"), [
    ("2-е изд., перераб. и доп. – М.", "2-е изд., перераб. и доп."), ("2nd ed. London", "2nd ed."),
    ("Изд. 2-ое, испр. и доп. –", "Изд. 2-ое, испр. и доп."), ("екінші басылым", "екінші басылым"),
    ("Изд-во МГУ", None), ("М.: Наука", None),
])
def test_editions(text: str, value: str | None) -> None:
    found = edition.find_edition(text)
    assert (found.value if found else None) == value


@pytest.mark.parametrize(("text", "value"), [
    ("Автореф. дисс. докт. полит. наук. Москва", "Автореф. дисс. докт. полит. наук"),
    (": дис. ... канд. техн. наук. СПб.", "дис. ... канд. техн. наук"),
    (": дис. ... канд. психол. наук: 19.00.07.", "дис. ... канд. психол. наук: 19.00.07"),
    ("Dr. Diss. (Pol.) Abstract. Moscow", "Dr. Diss. (Pol.) Abstract"),
    ("Cand. Diss. (Polit.) Abstract.", "Cand. Diss. (Polit.) Abstract"),
    ("О дискуссии в обществе", None),
])
def test_theses(text: str, value: str | None) -> None:
    found = thesis.find_thesis(text)
    assert (found.value if found else None) == value


@pytest.mark.parametrize(("text", "url"), [
    ("URL: https://a.kz/b (дата обращения: 01.02.2020)", "https://a.kz/b"),
    ("Режим доступа: http://a.kz/b_1.pdf.", "http://a.kz/b_1.pdf"), ("www.semi.rssi.ru - сайт", "www.semi.rssi.ru"),
    ("https://elibrary.ru/download/ elibrary_17.pdf.", "https://elibrary.ru/download/elibrary_17.pdf"),
    ("(http://a.kz/b)", "http://a.kz/b"), ("http://a.kz/x_(y)", "http://a.kz/x_(y)"), ("ул. Абая", None),
])
def test_urls(text: str, url: str | None) -> None:
    found = links.find_url(text, 0)
    assert (found.value if found else None) == url


@pytest.mark.parametrize(("text", "iso"), [
    ("(дата обращения: 21.05.2020)", "2020-05-21"), ("(accessed 20.04.2023).", "2023-04-20"),
    ("Retrieved May 3, 2019, from", "2019-05-03"), ("қаралған күні: 2026-08-07", "2026-08-07"),
    ("дата звернення Листопад 24, 2024.", "2024-11-24"), ("[cited October 10, 2022]", "2022-10-10"),
    ("Дата обращения: 12 марта 2020 г.", "2020-03-12"), ("(дата обращения: __.__.2026)", None),
])
def test_access_dates(text: str, iso: str | None) -> None:
    found = links.find_accessed(text, 0)
    assert found is not None
    assert (found.value.iso if found.value else None) == iso


def test_identifiers() -> None:
    doi, link = links.find_doi("DOI: https://doi.org/10.14258/jcprm.2019.", 0) or (None, None)
    assert doi and link
    assert (doi.value, link.value) == ("10.14258/jcprm.2019", "https://doi.org/10.14258/jcprm.2019")
    assert links.find_doi("№ 10.5", 0) is None


@pytest.mark.parametrize(
    ("printed", "want"),
    [
        ("10.17323/1998- 0663.2020.1.7.20.", "10.17323/1998-0663.2020.1.7.20"),
        ("10.32523/2616-7263-2024-149-4- 202-214", "10.32523/2616-7263-2024-149-4-202-214"),
        ("10.1109/AC- CESS.2017.2762418", "10.1109/ACCESS.2017.2762418"),
        ("10.1000/xyz- 12 p.", "10.1000/xyz-"),
        ("10.1000/xyz- Текст", "10.1000/xyz-"),
    ],
)
def test_doi_of_a_broken_line(printed: str, want: str) -> None:
    doi, link = links.find_doi(f"https://doi.org/{printed}", 0) or (None, None)
    assert doi and link
    assert (doi.value, link.value) == (want, f"https://doi.org/{want}")
    assert links.find_isbn("ISBN 978-5-4470-0244-2.", 0).value == "978-5-4470-0244-2"  # type: ignore[union-attr]
    assert links.find_issn("ISSN 0869-6772.", 0).value == "0869-6772"  # type: ignore[union-attr]
    assert links.find_medium("Право [Электронный ресурс].", 0).value == "Электронный ресурс"  # type: ignore[union-attr]


@pytest.mark.parametrize(("text", "place", "publisher"), [
    ("Слово. – Алматы: Білім, \ue000", "Алматы", "Білім"), ("Слово. Алматы, Білім, \ue000", "Алматы", "Білім"),
    ("Слово. М., \ue000", "М.", None), ("Title, Nauka, Moscow, \ue000", "Moscow", "Nauka"),
    ("Title (Wiley, Chichester, \ue000)", "Chichester", "Wiley"), ("Слово. М.; Л.: Наука, \ue000", "М.; Л.", "Наука"),
    ("Слово. – Санкт-Петербург ; Москва : Лань, \ue000", "Санкт-Петербург ; Москва", "Лань"),
    ("Слово. Баку «Элм» \ue000", "Баку", "Элм"), ("Title. Cambridge, MA: MIT Press, \ue000", "Cambridge, MA", "MIT Press"),
    ("Слово. – Урюпинск : Заря, \ue000", "Урюпинск", "Заря"), ("Слово. Алмaты: Жазушы, \ue000", "Алмaты", "Жазушы"),
    ("История Москвы и дела, \ue000", None, None),
])
def test_imprints(text: str, place: str | None, publisher: str | None) -> None:
    found = find_imprint(text, 0, text.find("\ue000"))
    assert (found.place.value if found and found.place else None) == place
    assert (found.publisher.value if found and found.publisher else None) == publisher


def test_editors_before_their_mark() -> None:
    text = "Polozhenie Rossii (Geopolitical Position), Kolosov, V.A., Ed., Moscow: Art, 2001."
    found = roles.find_named_before(text, 0)
    assert found and [name.family for name in found.value.names] == ["Kolosov"]
    assert roles.find_named_before("Title, Edward, 2001", 0) is None


def test_places() -> None:
    assert is_place("Нижний Новгород")
    assert not is_place("Наука")


@pytest.mark.parametrize(("text", "role", "families"), [
    ("/ под ред. В.В. Давыдова. – М.", "editor", ["Давыдова"]), ("Под редакцией В.Н. Корнева", "editor", ["Корнева"]),
    ("Отв. ред. д.ю.н., проф. Р.Ф.Васильев", "editor", ["Васильев"]), ("/ пер. с англ. А. Б. Юдина", "translator", ["Юдина"]),
    ("ed. by G.B. Kleiner, A. Lee", "editor", ["Kleiner", "Lee"]), ("; Сост. А.Б. Голышев", "compiler", ["Голышев"]),
    ("тілінен аударған Б.Әбілқасымұлы", "translator", ["Әбілқасымұлы"]), ("Редкое слово", "", []),
])
def test_roles(text: str, role: str, families: list[str]) -> None:
    found = roles.find_roles(text, 0)
    assert [name.family for one in found for name in one.value.names] == families
    assert all(one.value.role == role for one in found)


@pytest.mark.parametrize(("text", "fields"), [
    ("Закон Республики Казахстан от 7 января 2003 года № 370 «Об электронном документе»",
     {"genre": "Закон Республики Казахстан", "number": "370", "title": "Об электронном документе"}),
    ("О праве : закон РК от 1 мая 2001 г. № 5-II", {"genre": "закон РК", "number": "5-II", "title": "О праве"}),
    ("«Дербес деректер туралы» Қазақстан Республикасының 2013 жылғы 21 мамырдағы № 94-V Заңы",
     {"genre": "Заңы", "number": "94-V", "title": "Дербес деректер туралы",
      "authority": "Қазақстан Республикасының"}),
    ("Қазақстан Республикасының «Білім туралы» Заңы. – Астана, 2025.", {"genre": "Заңы", "title": "Білім туралы"}),
    ("Конституция Республики Казахстан (30 августа 1995 года)", {"title": "Конституция Республики Казахстан"}),
])
def test_acts(text: str, fields: dict[str, str]) -> None:
    act = law.read_act(text, 0)
    assert act is not None and act.issued is not None
    assert {name: found.value for name, found in act.texts} == fields


@pytest.mark.parametrize("text", ["Иванов И.И. Законы рынка. М., 2001.", "О любви. М., 1990.", ""])
def test_no_acts(text: str) -> None:
    assert law.read_act(text, 0) is None


@pytest.mark.parametrize(("text", "mark", "number"), [
    ("ГОСТ 7.1–2003. Запись", "standard", "ГОСТ 7.1–2003"), ("СП 2.4.3648-20 Требования", "standard", "СП 2.4.3648-20"),
    ("Патент РФ № 2220169. Способ", "patent", "2220169"), ("Способ. RF Patent No. 2231532 (2004).", "patent", "2231532"),
    ("ЦГА РК. Ф. 64. Оп. 1. Д. 2.", "archive", None), ("Сәтбаев Қ. И. Т. 5.", None, None), ("Госты и сметы", None, None),
])
def test_telling_openings(text: str, mark: str | None, number: str | None) -> None:
    found = special.read_special(text, 0)
    assert (found.mark if found else None) == mark
    assert (dict(found.texts)["number"].value if found and number else None) == number


@pytest.mark.parametrize(("text", "found"), [
    ("Osnovy prava [The basics of law]. Moscow", ["The basics of law"]), ("Право [и др.]. М.", []),
    ("Pochvovedenie gornykh (Soil Science), Moscow", ["Soil Science"]), ("Energy (Danilov Readings), 2018", []),
    ("Закон // Гарант [Официальный сайт]. 2012", []), ("Закон // Гарант [Веб-сайт]. 2012", []),
])
def test_bracketed_translations(text: str, found: list[str]) -> None:
    assert [one.value for one in find_translations(text, 0)] == found


@pytest.mark.parametrize(("fields", "kind"), [
    ({"thesis": "1", "container-title": "x"}, "thesis"), ({"container-title": "Труды междунар. конф."}, "paper-conference"),
    ({"container-title": "Ақиқат", "issue": "3"}, "article-journal"), ({"container-title": "Слово", "publisher": "Наука"}, "chapter"),
    ({"container-title": "Егемен Қазақстан", "full-date": "2004-05-28"}, "article-newspaper"), ({"URL": "x"}, "webpage"),
    ({"URL": "x", "publisher": "y"}, "book"), ({}, "book"), ({"law": "1"}, "legislation"), ({"standard": "1"}, "standard"),
])
def test_types(fields: dict[str, str], kind: str) -> None:
    assert decide_type(fields) == kind


def test_sentences_and_areas() -> None:
    text = "Метод А. Иванова. Вестник КазНУ. Серия: право"
    assert [text[a:b] for a, b in split_sentences(text, 0, len(text))] == ["Метод А. Иванова", "Вестник КазНУ", "Серия: право"]
    text = "Слово. – М. : Наука.- 250 с"
    assert [text[a:b] for a, b in split_areas(text, 0, len(text))] == ["Слово", "М. : Наука", "250 с"]


@pytest.mark.parametrize(("text", "title", "container"), [
    ("Слово // Вопросы языкознания. – \ue000", "Слово", "Вопросы языкознания"),
    ("Слово о праве. Вестник КазНУ. Серия: право, \ue000", "Слово о праве", "Вестник КазНУ. Серия: право"),
    ("A word of it. Nucl. Sci. Eng., \ue000", "A word of it", "Nucl. Sci. Eng."),
    ("Слово. – В кн.: Право и мы. – \ue000", "Слово", "Право и мы"), ("Fiz. Tverd. Tela \ue000", None, "Fiz. Tverd. Tela"),
])
def test_titles(text: str, title: str | None, container: str | None) -> None:
    found = read_titles(text, 0, len(text), in_journal=2)
    assert (found.title.value if found.title else None) == title
    assert (found.container.value if found.container else None) == container


def test_view_keeps_offsets() -> None:
    view = View.of("А   Б")
    assert view.text == "А Б"
    assert view.to_raw(2, 3) == (4, 5)
    assert View.of("А\nБ").text == "А Б"
# fmt: on
