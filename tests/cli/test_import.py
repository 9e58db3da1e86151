from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Shell

LIST = """Список литературы

1. Лихачев Д.С. Русская культура. – СПб.: Искусство, 2007. – 440 с.
2. Тоқаев Қ. Беласу. – Алматы: Дәуір, 2003. – 560 б.
3. Smith J. Kazakhstan. – London: Routledge, 2010. – 200 p.
"""


def test_article_004_gives_11_references_and_itself(
    kzbib: Shell, article: Path
) -> None:
    answer = kzbib("import", article)
    assert answer.code == 0, answer.err
    assert "read 11 = stored 11 + merged 0 + rejected 0" in answer.out
    assert "calls in the text: 1, 1 linked" in answer.out
    assert kzbib.rows("SELECT count(*) FROM reference") == [(11,)]
    assert kzbib.rows("SELECT count(*) FROM variant WHERE kind = 'translated'") == [
        (11,)
    ]
    [itself] = kzbib.rows(
        """SELECT title, container_title, volume, issue, pages, year, doi FROM document
        JOIN work ON work.id = document.work_id"""
    )
    assert itself == (
        "Diplomacy of the Republic of Kazakhstan: Evolution of Foreign Policy Concepts",
        "Mirovaia ekonomika i mezhdunarodnye otnosheniia",
        "67",
        "7",
        "74-84",
        2023,
        "10.20542/0131-2227-2023-67-7-74-84",
    )


def test_the_call_leads_to_the_cited_work(kzbib: Shell, article: Path) -> None:
    kzbib("import", article)
    [(call, citekey, sentence)] = kzbib.rows(
        "SELECT call, citekey, sentence FROM who_cites"
    )
    assert (call, citekey) == ("[1]", "shakleina2003")
    assert "либерально-консервативный вариант лидерства" in str(sentence)


def test_references_are_kept_as_printed(kzbib: Shell, article: Path) -> None:
    kzbib("import", article)
    text = article.read_text(encoding="utf-8")
    rows = kzbib.rows('SELECT raw, start, "end" FROM reference')
    assert all(text[start:end] == raw for raw, start, end in rows)


def test_the_same_file_twice_adds_nothing(kzbib: Shell, article: Path) -> None:
    kzbib("import", article)
    before = kzbib.rows("SELECT count(*) FROM change")
    again = kzbib("import", article)
    assert again.code == 0
    assert "imported before; nothing added" in again.out
    assert kzbib.rows("SELECT count(*) FROM change") == before


def test_the_same_works_in_another_list_join(kzbib: Shell) -> None:
    kzbib("import", kzbib.file("one.txt", LIST))
    other = """References
1. Likhachev D.S. Russkaya kultura. SPb., Iskusstvo, 2007. 440 p.
2. Петров П.П. Новая книга. – М.: Наука, 2015. – 100 с.
"""
    answer = kzbib("import", kzbib.file("two.txt", other))
    assert "read 2 = stored 1 + merged 1 + rejected 0" in answer.out
    assert "likhachev2007: same authors, year and title" in answer.out
    [(rule, evidence)] = kzbib.rows(
        "SELECT rule, evidence FROM membership WHERE rule <> 'new'"
    )
    assert rule == "same authors, year and title"
    assert "year 2007" in str(evidence)


def test_undo_splits_what_an_import_joined(kzbib: Shell) -> None:
    kzbib("import", kzbib.file("one.txt", LIST))
    before = kzbib("show", "likhachev2007").out
    kzbib(
        "import",
        kzbib.file(
            "two.txt",
            "References\n1. Likhachev D.S. Russkaya kultura. SPb., Iskusstvo, 2007. 440 p.\n",
        ),
    )
    assert kzbib("show", "likhachev2007").out != before
    assert kzbib("undo").code == 0
    assert kzbib("show", "likhachev2007").out == before
    assert kzbib.rows("SELECT count(*) FROM reference") == [(3,)]


def test_many_files_one_bad(kzbib: Shell) -> None:
    good = kzbib.file("good.txt", LIST)
    bad = kzbib.file("bad.txt", b"")
    answer = kzbib("import", bad, good)
    assert answer.code == 1
    assert "bad.txt" in answer.err
    assert "read 3 = stored 3 + merged 0 + rejected 0" in answer.out


def test_a_broken_bib_block_is_reported_with_its_line(kzbib: Shell) -> None:
    bib = """@book{first, title = {First}, author = {Ivanov, I.}, year = {2001}}

@book{broken, title = {No end, author = {Petrov, P.}, year = {2002}

@book{third, title = {Third}, author = {Sidorov, S.}, year = {2003}}
"""
    answer = kzbib("import", kzbib.file("library.bib", bib))
    assert answer.code == 1
    assert "read 3 = stored 2 + merged 0 + rejected 1" in answer.out
    assert "line 3" in answer.err
    keys = kzbib.rows("SELECT citekey FROM work ORDER BY citekey")
    assert keys == [("first",), ("third",)]


def test_a_list_without_years(kzbib: Shell) -> None:
    text = "Литература\n1. Иванов И.И. Книга о степи. – Алматы: Білім.\n2. Петров П.П. Другая книга. – М.: Наука.\n"
    answer = kzbib("import", kzbib.file("noyear.txt", text))
    assert answer.code == 0
    assert "read 2 = stored 2" in answer.out
    check = kzbib("check")
    assert check.code == 1
    assert check.out.count("issued") >= 2


def test_a_text_without_anything_to_keep(kzbib: Shell) -> None:
    answer = kzbib("import", kzbib.file("plain.txt", "Просто текст без списка.\n"))
    assert answer.code == 2
    assert "no reference list" in answer.err
    assert kzbib.rows("SELECT count(*) FROM event") == [(0,)]


def test_an_article_that_lost_its_list(kzbib: Shell, shared: Path) -> None:
    article = next((shared / "seeds").glob("003_*.txt"))
    answer = kzbib("import", article)
    assert answer.code == 0
    assert "no reference list was found" in answer.err
    assert "calls in the text: 19, 0 linked" in answer.out
    [(title,)] = kzbib.rows(
        "SELECT work.title FROM document JOIN work ON work.id = work_id"
    )
    assert title == (
        "Влияние новых геополитических условий на многовекторную внешнюю политику "
        "Казахстана"
    )
    languages = kzbib.rows("SELECT language FROM variant ORDER BY language")
    assert languages == [("en",), ("kk",)]
