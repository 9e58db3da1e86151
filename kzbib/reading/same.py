"""Words that name the source of the call or note before once more."""

from __future__ import annotations

import re

_WORDS = (
    r"(?:там же|сонда|ibid(?:em)?|бұл да сонда|бұ да сонда|там само|ошол эле жерде"
    r"|ўша ерда|o.sha yerda)"
)
# «там же», «Там же. С. 5», «ibid., p. 8», «сонда, 8 б.»
SAME = re.compile(
    rf"{_WORDS}\.?(?:\s?[,:.]?\s?(?P<locator>\S.{{0,39}}))?", re.IGNORECASE
)
# «3. Там же. – С. 25.», «[^4]: Ibid.»
_REPEAT = re.compile(
    rf"[\W\d]{{0,12}}{_WORDS}\b[\s.,:;–—-]{{0,5}}(?P<locator>.{{0,60}})", re.IGNORECASE
)


def is_repeat(text: str) -> bool:
    """Tell whether an entry only says «там же»."""
    return bool(_REPEAT.fullmatch(text))
