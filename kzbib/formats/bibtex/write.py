"""Works to .bib entries that the reader turns back into the same works."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from textwrap import fill

from kzbib.formats.bibtex import tables
from kzbib.formats.bibtex.dates import write_date
from kzbib.formats.bibtex.entry import read_entry
from kzbib.formats.bibtex.names import write_names
from kzbib.formats.bibtex.tex import escape
from kzbib.formats.citekey import make_citekey
from kzbib.formats.extra import difference, dump
from kzbib.model import Date, Work
from kzbib.model.title import SUBTITLE_MARK

GENERATED = "kzbib generated-keys:"
_USABLE_KEY = re.compile(r"[^\W_][\w:.+/-]{0,99}")
_FIELD_NAME = re.compile(r"[a-z][a-z0-9_+-]{0,60}")
_ENTRY_TYPE = re.compile(r"[a-z]{2,30}")
_NO_ENTRIES = {"string", "comment", "preamble"}
_URL_UNSAFE = re.compile(r"[\\{}\s]")
# Fields that BibLaTeX parts at « and ».
_LISTS = frozenset({"publisher", "institution", "school", "location", "address"})
# Fields that point to other entries: kept in the field kzbib, not written.
_POINTERS = frozenset({"crossref", "xdata", "xref", "related", "entryset", "entrytype"})
_FIRST = """author bookauthor reviewedauthor title subtitle shorttitle editor editora
editoratype translator type journaltitle journal booktitle booksubtitle edition
volumes volume part series number issue address location publisher institution
school date year month pages pagetotal isbn issn doi url urldate""".split()
_ORDER = {name: place for place, name in enumerate(_FIRST)}
Fields = dict[str, str]


def write_works(works: Sequence[Work], dialect: tables.Dialect) -> str:
    """Return a .bib file; an entry key is the work's id where BibTeX allows it.

    Keys made for works without an id are named in a comment at the end, so that the
    reader gives the works back without an id.
    """
    keys = _keys(works)
    entries = [
        _write_entry(work, key, dialect) for work, key in zip(works, keys, strict=True)
    ]
    made = [key for work, key in zip(works, keys, strict=True) if not work.id]
    if made:
        listed = fill(
            ", ".join(made), 88, break_on_hyphens=False, break_long_words=False
        )
        entries.append(f"@comment{{{GENERATED}\n{listed}\n}}\n")
    return "\n".join(entries)


def _keys(works: Sequence[Work]) -> list[str]:
    """Return a key for every work; BibTeX takes keys that differ in case for one."""
    taken: set[str] = set()
    keys: list[str] = []
    for work in works:
        usable = _USABLE_KEY.fullmatch(work.id) and work.id.lower() not in taken
        keys.append(work.id if usable else "")
        taken.add(keys[-1].lower())
    for place, work in enumerate(works):
        if not keys[place]:
            keys[place] = make_citekey(work, taken)
            taken.add(keys[place])
    return keys


def _write_entry(work: Work, key: str, dialect: tables.Dialect) -> str:
    entry_type, fields = standard_fields(work, dialect)
    back = read_entry(entry_type, key if work.id else "", fields)
    extra = difference(work, back)
    if extra:
        fields[tables.EXTRA] = dump(extra)
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@{entry_type}{{{key},\n{lines}}}\n"


def standard_fields(work: Work, dialect: tables.Dialect) -> tuple[str, Fields]:
    """Return entry type and fields, without what only the field kzbib can say."""
    kind = tables.TYPES.get(work.type, tables.OTHER_TYPE)
    entry_type = kind.bibtex if dialect == "bibtex" else kind.biblatex
    kept = work.custom.get("bibtex")
    kept = kept if isinstance(kept, Mapping) else {}
    own_type = str(kept.get("entrytype", ""))
    if work.type == "document" and _is_foreign_type(own_type):
        entry_type = own_type
    fields = {
        **_names(work),
        **_titles(work, kind, dialect),
        **_texts(work, kind, entry_type, dialect),
        **_dates(work, dialect),
        **_marks(work, entry_type),
    }
    known = sorted(fields, key=lambda name: _ORDER.get(name, len(_ORDER)))
    return entry_type, {**{name: fields[name] for name in known}, **_kept(kept, fields)}


def _is_foreign_type(name: str) -> bool:
    return (
        bool(_ENTRY_TYPE.fullmatch(name))
        and name not in tables.READ_TYPES
        and name not in _NO_ENTRIES
    )


def _kept(kept: Mapping[str, object], fields: Fields) -> Fields:
    """Return the fields that came from a .bib file and have no CSL variable."""
    return {
        name: escape(value)
        for name, value in kept.items()
        if isinstance(value, str)
        and value
        and _FIELD_NAME.fullmatch(name)
        and name not in fields
        and name not in _POINTERS
    }


def _names(work: Work) -> Fields:
    others = work.custom.get("et-al") is True
    fields = {
        name: write_names(work.people(role), others=others and role == "author")
        for role, name in tables.ROLES.items()
        if work.people(role)
    }
    if "editora" in fields:
        fields["editoratype"] = "compiler"
    return fields


def _titles(work: Work, kind: tables.EntryType, dialect: tables.Dialect) -> Fields:
    fields: Fields = {}
    main, mark, rest = work.title.partition(SUBTITLE_MARK)
    if dialect == "biblatex" and mark and main and rest:
        fields = {"title": escape(main), "subtitle": escape(rest)}
    elif work.title:
        fields = {"title": escape(work.title)}
    if container := work.get("container-title"):
        fields[tables.CONTAINERS[kind.container, dialect]] = escape(container)
    return fields


def _texts(
    work: Work, kind: tables.EntryType, entry_type: str, dialect: tables.Dialect
) -> Fields:
    fields: Fields = {}
    for variable, field in tables.TEXT_FIELDS.items():
        name = field.bibtex if dialect == "bibtex" else field.biblatex
        if text := work.get(variable):
            fields[name] = _value(name, text)
    if page := work.get("page"):
        fields["pages"] = (
            escape(page) if "--" in page else escape(page).replace("-", "--")
        )
    if publisher := work.get("publisher"):
        name = tables.SCHOOLS.get((kind.publisher, entry_type), kind.publisher)
        fields[name] = _value(name, publisher)
    if number := work.get(kind.number):
        fields["number"] = escape(number)
    if (issue := work.get("issue")) and kind.number != "issue":
        fields["issue"] = escape(issue)
    return fields


def _value(name: str, text: str) -> str:
    if name in tables.VERBATIM:
        return _URL_UNSAFE.sub(_percent, text)
    value = escape(text)
    return f"{{{value}}}" if name in _LISTS and " and " in value else value


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())


def _dates(work: Work, dialect: tables.Dialect) -> Fields:
    fields = {
        name: escape(write_date(work.dates[variable]))
        for variable, name in tables.DATE_FIELDS.items()
        if variable in work.dates
    }
    issued = work.dates.get("issued")
    if issued and dialect == "biblatex" and issued.parts:
        fields["date"] = write_date(issued)
    elif issued:
        fields.update(_year_fields(issued))
    return {name: value for name, value in fields.items() if value}


def _year_fields(issued: Date) -> Fields:
    """Year, month and day for classic BibTeX, whose styles print only the first two."""
    if len(issued.parts) != 1:
        return {"year": escape(write_date(issued)).replace("/", "--")}
    names = ("year", "month", "day")
    return dict(zip(names, map(str, issued.parts[0]), strict=False))


def _marks(work: Work, entry_type: str) -> Fields:
    fields: Fields = {}
    if work.type != tables.READ_TYPES.get(entry_type) and (
        work.type in tables.TYPES or work.type in tables.TYPES_WITHOUT_ENTRY
    ):
        fields["entrysubtype"] = work.type
    if work.language in tables.LANGIDS:
        fields["langid"] = tables.LANGIDS[work.language]
    return fields
