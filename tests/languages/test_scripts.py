from __future__ import annotations

import pytest

from kzbib.languages.scripts import count_scripts, script_of


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Токаев", "Cyrl"),
        ("Қазақстан Республикасы", "Cyrl"),
        ("Ѣ ѳ", "Cyrl"),
        ("Tokayev", "Latn"),
        ("Göttingen, Łódź", "Latn"),
        ("Ĵ ᶀ Ẑ", "Latn"),
        ("Windows в школе", "Latn"),
        ("Java в школах", "Cyrl"),
        ("DOI да", "Latn"),
        ("да go", "Cyrl"),
        ("1997. – 736", ""),
        ("北京 بغداد", ""),
        ("", ""),
    ],
)
def test_script(text: str, script: str) -> None:
    assert script_of(text) == script


def test_counts_are_of_letters_only() -> None:
    assert count_scripts("Қазақстан, Kz № 5 ªº") == (9, 4)
