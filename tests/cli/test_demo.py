from __future__ import annotations

from tests.cli.conftest import Shell


def test_demo_shows_lists_and_writes_files(kzbib: Shell) -> None:
    answer = kzbib("demo", kzbib.folder / "tour")
    assert answer.code == 0, answer.err
    assert "read 11 = stored 11 + merged 0 + rejected 0" in answer.out
    assert "read 7 = stored 5 + merged 2 + rejected 0" in answer.out
    assert "entry 2 is tokaev1997" in answer.out
    files = {path.name for path in (kzbib.folder / "tour").iterdir()}
    assert {
        "demo.db",
        "demo.bib",
        "gost.txt",
        "apa.txt",
        "list.txt",
        "references.txt",
    } <= files
    references = (kzbib.folder / "tour" / "references.txt").read_text(encoding="utf-8")
    assert "Tokayev K.-Zh.K. Under the Banner of Independence" in references
    assert "//" not in references.replace("http://", "").replace("https://", "")


def test_demo_can_be_shown_again(kzbib: Shell) -> None:
    first = kzbib("demo", kzbib.folder / "tour")
    assert kzbib("demo", kzbib.folder / "tour").out == first.out


def test_what_the_demo_suggests_works(kzbib: Shell) -> None:
    out = kzbib("demo", kzbib.folder / "tour").out
    tried = 0
    for line in out.splitlines():
        words = line.split()
        if words[:1] == ["kzbib"] and words[1] not in ("serve", "import"):
            assert kzbib(*words[1:]).code == 0, line
            tried += 1
    assert tried == 4


def test_serve_without_a_store(kzbib: Shell) -> None:
    answer = kzbib("serve")
    assert answer.code == 2
    assert "kzbib import" in answer.err
