from __future__ import annotations

import pytest

from kzbib.library.statements import with_statements
from kzbib.parsing import parse

# a reference, the key of custom, its value
CASES = [
    ("Менеджмент : учебник / под общ. ред. И. И. Иванова. – М. : Юрайт, 2023. – 400 с.", "responsibility", ["под общ. ред. И. И. Иванова"]),
    ("Ирихин В. Ю. Сколько граней? // Новые идеи / под ред. Ю. И. Мирошникова. – Екатеринбург, 2004. – С. 110–116.", "container-responsibility", ["под ред. Ю. И. Мирошникова"]),
    ("Алексеев С. С. и др. Теория государства. М.: Норма, 1998. 496 с.", "et-al", True),
    ("О службе : закон РК от 7 марта 2002 года № 299 // Ведомости Парламента РК. – 2003. – № 5. – Ст. 51.", "container-year", "2003"),
    ("Лихачев Д. С. Русская культура. СПб. : Искусство, 2007. 440 с.", "responsibility", None),
    ("Smith J. (Ed.). Book of things. London: Routledge, 2001.", "responsibility", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "key", "value"), CASES)
def test_statements(text: str, key: str, value: object) -> None:
    assert with_statements(parse(text)).custom.get(key) == value
