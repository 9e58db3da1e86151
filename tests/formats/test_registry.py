from __future__ import annotations

import subprocess
import sys

import pytest

from kzbib.errors import InputError
from kzbib.formats import FORMATS, format_for


@pytest.mark.parametrize(
    ("asked", "name"),
    [("bibtex", "bibtex"), ("BibLaTeX", "biblatex"), ("refs/list.bib", "bibtex"), (".ris", "ris"), ("json", "csl-json"), ("works.jsonl", "csl-jsonl"), ("C:\\x\\Y.BIB", "bibtex")],
)  # fmt: skip
def test_format_for(asked: str, name: str) -> None:
    assert format_for(asked).name == name


@pytest.mark.parametrize(("asked", "hint"), [("bibtxe", "Did you mean bibtex?"), ("a.docx", "ris"), ("", "csl-json")])  # fmt: skip
def test_unknown_format_lists_the_known(asked: str, hint: str) -> None:
    with pytest.raises(InputError) as caught:
        format_for(asked)
    assert hint in caught.value.hint


def test_every_format_is_named_as_it_is_found() -> None:
    assert [FORMATS[name].name for name in FORMATS] == list(FORMATS)
    assert all(format_for(FORMATS[name].extensions[0]) for name in FORMATS)


def test_import_is_light() -> None:
    code = "import sys, kzbib.formats; print([m for m in ('bibtexparser', 'pylatexenc') if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
