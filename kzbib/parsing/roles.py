"""Statements of responsibility: «под ред. …», «сост. …», «пер. с англ. …», «(Eds.)»."""

from __future__ import annotations

import re
from typing import NamedTuple

from kzbib.languages.patterns import lazy
from kzbib.model import Name
from kzbib.parsing.charset import DASH, MASK, UPPER
from kzbib.parsing.found import Found
from kzbib.parsing.names import read_names

_ROLES = {
    "editor": (
        r"(?:под|за)\s(?:(?:общ|общей|заг|науч|научной|ред|совм|обшей)\.?\s){0,2}"
        r"(?:ред|редакц\w+)\.?(?:\sи\s\w{2,6}\.?(?:\s\w{2,6}\.)?)?(?:\sи\sс\s\w+\.)?|"
        r"(?:отв|гл|науч|общ|техн|ответственный|главный|жауапты|жалпы)\.?\s"
        r"(?:ред|редактор)\w*\.?|редкол\w*\.?(?:\s?\([^()]{2,20}\))?|ред\.(?:\sкол\w*\.?|"
        r"\sсовет)?|ed\.\sby|eds?\.(?:\sby)?|edited\s(?:and\scompiled\s)?by|"
        r"общая\sредакция|pod\s(?:obshch\w*\.?\s)?red\.|редакция\sи\sпримечания|редакциясын\w*|ред\.\sбасқ\w*"
    ),
    "translator": (
        r"(?:пер\.|перевод|перев\.)(?:\s?,?\s?(?:предисловие|комментарии|примечания)"
        r"(?:\sи\sкомментарии)?)?(?:\s(?:с|со|из)\s\w+\.?(?:\sяз(?:\.|ыка))?)?(?:\s?,\s?\w+){0,4}"
        r"(?:\sи\s\w+)?|аударған|ауд\.|тәрж\.|transl(?:ated)?\.?(?:\sfrom\s\w+)?\sby|"
        r"transl\.(?:\sfrom\s\w+\.?)?|trans\.\sby|переклад(?:\sз\s\w+\.?)?|tarjimon(?:lar)?"
    ),
    "compiler": (
        r"сост(?:\.|авител[ьи])(?:\s?[,:])?|құраст(?:\.|ырған|ырушы\w*)|уклад\.|упоряд\.|"
        r"comp(?:iled)?\.?\sby|авт\.-сост\.|құрас?\.|укл(?:адач\w*|\.)|упорядник\w*|"
        r"(?:зібрав\s[ійт]а?\s)?упорядкува\w+|tuzuvchi(?:lar)?|тузувчи(?:лар)?|"
        r"nashrga\stayyorl\w+|нашрга\sтайёрл\w+|подгот\.|подготовил[аи]?"
    ),
}
_TITLES = (
    r"(?:(?:[дк]\.\s?\w{1,4}\.\s?н\.|(?:проф|акад|доц|д-ра|чл\.-корр|канд|д-р|prof|dr)\.?)"
    r"(?:\s\w+\.?\sнаук)?,?\s?){0,2}"
)
_ROLE = lazy(
    rf"(?<![\w{DASH}{MASK}])(?:"
    + "|".join(f"(?P<{role}>{words})" for role, words in _ROLES.items())
    + rf")\s?[:.]?\s?{_TITLES}(?-i:(?=[{UPPER}]))",
    re.IGNORECASE,
)
_EDITORS = lazy(r",\sEds?\.(?=,)")
_GAP = lazy(r"[,.)]\s")
_STEM = lazy(
    r"[Рр]ед|[Пп]ер[.е]|[Сс]ост|[Ққ]ұр|[Аа]уд|[Тт]әрж|[Ee]ds?\.|[Ee]dited|[Tt]rans|[Cc]omp|"
    r"[rR]ed\.|[Уу]кл|[Уу]поряд|[Tt]uzuv|[Тт]узув|[Tt]ayyor|[Тт]айёр|[Пп]одгот|[Tt]arjim|"
    r"ПЕР|РЕД|СОСТ"
)
# "B. Lewis and P. M. Holt (Eds.)"  "Тучкевич В.М. (отв. ред.)"
_ROLE_BEHIND = lazy(
    r"[\s,]*[\[(]?\s*(?:(?:отв|гл|науч)\.\s?)?(?P<editor>ред(?:актор|\.-сост)?\.?|eds?\b\.?|"
    r"editors?)\s*[\])]?[.,;:]?",
    re.IGNORECASE,
)


class Role(NamedTuple):
    """People with one role, and whether «и др.» follows them."""

    role: str
    names: tuple[Name, ...]
    et_al: bool


def find_roles(text: str, start: int) -> list[Found[Role]]:
    """Return the statements with a role word, in order."""
    found: list[Found[Role]] = []
    position = start
    while len(found) < 20 and _STEM.search(text, position):
        match = _ROLE.search(text, position)
        if match is None:
            break
        position = match.end()
        people = read_names(text, match.end(), sure=True)
        if people.names and text[match.end()].isupper():
            role = match.lastgroup or "editor"
            names = tuple(name.value for name in people.names)
            found.append(
                Found(Role(role, names, people.et_al), match.start(), people.end)
            )
            position = people.end
    return found


def find_named_before(text: str, start: int) -> Found[Role] | None:
    """Return the editors of «…, Kolosov, V.A., Ed., Moscow: …»."""
    mark = _EDITORS.search(text, start)
    if mark is None:
        return None
    for gap in _GAP.finditer(text, max(start, mark.start() - 90), mark.start()):
        people = read_names(text, gap.end())
        if people.names and people.end == mark.start():
            names = tuple(name.value for name in people.names)
            return Found(Role("editor", names, people.et_al), gap.end(), mark.end())
    return None


def role_behind(text: str, end: int) -> Found[str] | None:
    """Read «(ред.)», «(Eds.)» that stands right behind names."""
    found = _ROLE_BEHIND.match(text, end)
    if not found or not (
        "(" in found[0] or "ed" in found[0].casefold() or "ред" in found[0].casefold()
    ):
        return None
    return Found("editor", found.start(), found.end())
