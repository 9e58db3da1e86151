from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Shell

LIST = """Әдебиеттер тізімі
1. Қасымбаев Ж.Қ. Кенесары хан. – Алматы: Қазақстан, 1993. – 112 б.
2. Токаев К.К. Преодоление: дипломатические очерки. – Алматы: Дайк-Пресс, 2003. – 656 с.
3. Фёдоров И.И. Степь // Мир. – 2001. – № 2. – С. 5–9.
4. Hanks R.R. Multi-vector politics // Journal of Balkan Studies. – 2009. – Vol. 11, No. 3. – P. 257–267.
"""


@pytest.fixture
def filled(kzbib: Shell) -> Shell:
    """A store with four works in three languages."""
    assert kzbib("import", kzbib.file("list.txt", LIST)).code == 0
    return kzbib


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("казакстан", "qasymbaev1993"),
        ("Qazaqstan", "qasymbaev1993"),
        ("федор", "fedorov2001"),
        ("Fyodorov", "fedorov2001"),
        ("Tokayev", "tokaev2003"),
        ("преодол", "tokaev2003"),
        ("balkan hanks", "hanks2009"),
    ],
)
def test_search_in_any_script(filled: Shell, query: str, key: str) -> None:
    answer = filled("search", *query.split())
    assert [line.split("\t")[0] for line in answer.out.splitlines()[1:]] == [key]


@pytest.mark.parametrize(
    "query", ['"', "AND", "NEAR(", "*", "a:b", "🙂", "--", "'; DROP"]
)
def test_search_survives_any_words(filled: Shell, query: str) -> None:
    assert filled("search", "--", query).code == 0


def test_list_of_a_document_keeps_its_order(filled: Shell) -> None:
    answer = filled("list", "--document", "list.txt")
    keys = [line.split("\t")[0] for line in answer.out.splitlines()[1:]]
    assert keys == ["qasymbaev1993", "tokaev2003", "fedorov2001", "hanks2009"]


def test_show_prints_entries_and_sources(filled: Shell) -> None:
    out = filled("show", "fedorov2001").out.replace("\N{NO-BREAK SPACE}", " ")
    assert "Фёдоров И. И. Степь // Мир. 2001. № 2. С. 5–9." in out
    assert "list.txt, no. 3" in out


def test_show_json_is_csl(filled: Shell) -> None:
    work = json.loads(filled("show", "hanks2009", "--json").out)
    assert work["id"] == "hanks2009"
    assert work["page"] == "257-267"


def test_unknown_key_names_the_nearest(filled: Shell) -> None:
    answer = filled("show", "tokaev2004")
    assert answer.code == 2
    assert "tokaev2003" in answer.err


def test_edit_and_undo(filled: Shell) -> None:
    before = filled("show", "tokaev2003", "--json").out
    changes = (
        "publisher=Атамұра",
        "author=Токаев, Касым-Жомарт; МИД РК",
        "issued=2003-05-01",
        "ISBN=",
    )
    assert filled("edit", "tokaev2003", *changes).code == 0
    work = json.loads(filled("show", "tokaev2003", "--json").out)
    assert work["publisher"] == "Атамұра"
    assert work["author"] == [
        {"family": "Токаев", "given": "Касым-Жомарт"},
        {"literal": "МИД РК"},
    ]
    assert work["issued"] == {"date-parts": [[2003, 5, 1]]}
    assert filled("search", "Атамура").out.count("tokaev2003") == 1
    assert filled("undo").code == 0
    assert filled("show", "tokaev2003", "--json").out == before
    assert "tokaev2003" not in filled("search", "Атамура").out


@pytest.mark.parametrize("change", ["publisher", "=x", "issued=вчера"])
def test_edit_refuses_what_it_cannot_read(filled: Shell, change: str) -> None:
    answer = filled("edit", "tokaev2003", change)
    assert answer.code == 2
    assert "kzbib:" in answer.err


def test_tags(filled: Shell) -> None:
    assert (
        "2 works changed" in filled("tag", "дипломатия", "tokaev2003", "hanks2009").err
    )
    assert filled("tag").out.splitlines() == ["tag\tworks", "дипломатия\t2"]
    listed = filled("list", "--tag", "дипломатия").out
    assert "tokaev2003" in listed
    assert "fedorov2001" not in listed
    filled("tag", "дипломатия", "hanks2009", "--remove")
    assert filled("tag").out.splitlines() == ["tag\tworks", "дипломатия\t1"]
    assert filled("list", "--tag", "нет").code == 2


def test_history_names_what_was_done(filled: Shell) -> None:
    filled("tag", "x", "hanks2009")
    filled("undo")
    lines = filled("history").out.splitlines()
    assert [line.split("\t")[0] for line in lines] == ["event", "3", "2", "1"]
    assert "undone by 3" in lines[2]
    assert "import of list.txt: 4 references, 4 new works" in lines[3]


def test_undo_twice_is_refused(filled: Shell) -> None:
    filled("tag", "x", "hanks2009")
    assert filled("undo", "2").code == 0
    answer = filled("undo", "2")
    assert answer.code == 2
    assert "undone already" in answer.err


def test_bibliography_words_entries_in_their_own_language(filled: Shell) -> None:
    answer = filled("bibliography", "--document", "list.txt")
    lines = answer.out.splitlines()
    assert lines[0] == "Список литературы" or lines[0].startswith("Әдебиеттер")
    assert lines[2].endswith("112 б.")
    assert lines[3].endswith("656 с.")
    assert "Vol. 11, no. 3. P. 257–267." in lines[5]


def test_bibliography_sorts_cyrillic_first(filled: Shell) -> None:
    lines = filled("bibliography", "--no-number").out.splitlines()[2:]
    assert [line.split()[0] for line in lines] == [
        "Қасымбаев",
        "Токаев",
        "Фёдоров",
        "Hanks",
    ]


def test_bibliography_profile_gives_two_lists(kzbib: Shell, article: Path) -> None:
    kzbib("import", article)
    answer = kzbib(
        "bibliography", "--document", article.name, "--profile", "ref-ru-meimo"
    )
    first, second = answer.out.split("References")
    assert (
        "4. Токаев К.-Ж.К. Под стягом независимости: очерки о внешней политике Казахстана. Алматы, Білім, 1997. 736 с."
        in first
    )
    assert (
        "4. Tokayev K.-Zh.K. Under the Banner of Independence: Essays on the Foreign Policy of Kazakhstan. Almaty, Bilim, 1997. 736 p. (In Russ.)"
        in second
    )


def test_bibliography_missing_names_what_a_person_must_supply(filled: Shell) -> None:
    answer = filled(
        "bibliography", "qasymbaev1993", "--profile", "ref-ru-meimo", "--missing"
    )
    assert answer.code == 1
    assert "qasymbaev1993" in answer.out


def test_bibliography_of_an_unknown_style(filled: Shell) -> None:
    answer = filled("bibliography", "--style", "gost-r-7.0.5")
    assert answer.code == 2
    assert "gost-r-7.0.5-2008" in answer.err


def test_styles_are_listed(filled: Shell) -> None:
    out = filled("styles").out
    names = {line.partition(" ")[0] for line in out.splitlines()}
    assert {"gost-r-7.0.5-2008", "apa-7", "ref-ru-meimo"} <= names


def test_export_and_import_again_is_the_same(filled: Shell) -> None:
    bib = filled.folder / "out.bib"
    assert filled("export", "-o", bib).code == 0
    again = filled("import", bib)
    assert "read 4 = stored 0 + merged 4 + rejected 0" in again.out
    assert filled.rows("SELECT count(*) FROM work") == [(4,)]
    filled("export", "-o", filled.folder / "again.bib")
    assert (filled.folder / "again.bib").read_bytes() == bib.read_bytes()


def test_dedupe_merges_and_undo_splits(filled: Shell) -> None:
    twin = LIST.replace("Преодоление: дипломатические очерки", "Дипломатические очерки")
    filled("import", filled.file("twin.txt", twin))
    [(key,)] = filled.rows(
        "SELECT citekey FROM work WHERE title = 'Дипломатические очерки'"
    )
    filled("edit", str(key), "title=Преодоление: дипломатические очерки")
    dry = filled("dedupe", "--dry-run")
    assert "1 pair would be merged" in dry.err
    assert filled.rows("SELECT count(*) FROM library") == [(5,)]
    assert "same authors, year and title" in filled("dedupe").out
    assert filled.rows("SELECT count(*) FROM library") == [(4,)]
    assert filled("show", str(key)).out.startswith("tokaev2003")
    filled("undo")
    assert filled.rows("SELECT count(*) FROM library") == [(5,)]
    assert filled("show", str(key)).out.startswith(str(key))


def test_dedupe_explains_itself(filled: Shell) -> None:
    other = (
        "Литература\n1. Токаев К.К. Преодоление. – Т. 2. – Алматы: Дайк-Пресс, 2003.\n"
    )
    filled("import", filled.file("b.txt", other))
    out = filled("dedupe", "--explain", "tokaev2003").out
    assert out.startswith("different")
    assert "volume" in out


def test_check_of_a_document_exits_1_with_findings(kzbib: Shell) -> None:
    text = (
        "О степи\n\nТекст ссылается [1] и [3].\n\n"
        + LIST.split("3. Фёд", maxsplit=1)[0]
    )
    answer = kzbib("check", kzbib.file("a.txt", text))
    assert answer.code == 1
    assert "[3]" in answer.out
    assert "entry 2" in answer.out


def test_help_has_a_purpose_and_an_example(kzbib: Shell) -> None:
    from kzbib.cli.main import COMMANDS

    for command in COMMANDS:
        out = kzbib(command.name, "--help").out
        assert "Example:" in out, command.name


def test_shell_completion() -> None:
    program = Path(sys.executable).with_name("kzbib")
    ask = {
        "PATH": os.environ["PATH"],
        "_KZBIB_COMPLETE": "complete_bash",
        "COMP_WORDS": "kzbib bib",
        "COMP_CWORD": "1",
    }
    done = subprocess.run(
        [program], env=ask, capture_output=True, encoding="utf-8", check=False
    )
    assert done.stdout.split() == ["bibliography"]
