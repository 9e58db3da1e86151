"""DataCite's record of a work (https://support.datacite.org/docs/api) as a Work."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from kzbib.languages.detect import detect_language
from kzbib.model import Date, Name, Variant, VariantKind, Work
from kzbib.resolving.doi import clean_doi
from kzbib.resolving.markup import plain_text
from kzbib.resolving.orcid import clean_orcid

# What DataCite calls the title in another language.
_OTHER_TITLES: Mapping[str, VariantKind] = {
    "TranslatedTitle": VariantKind.TRANSLATED,
    "AlternativeTitle": VariantKind.TRANSLATED,
}
_CITEPROC = re.compile(r"[a-z]{3,20}(?:-[a-z]{3,20}){0,2}")
_GENERAL: Mapping[str, str] = {
    "JournalArticle": "article-journal",
    "ConferencePaper": "paper-conference",
    "BookChapter": "chapter",
    "Dissertation": "thesis",
    "Preprint": "article",
    "PeerReview": "review",
    "Software": "software",
    "Dataset": "dataset",
    "Report": "report",
    "Standard": "standard",
    "Book": "book",
}
# «№1(24) (2019)» stands where the name of the journal belongs.
_NUMBER_ONLY = re.compile(
    r"(?:№|No\.?|Vol\.?|Т\.|Том|Выпуск)?\s*\d{1,4}\s*(?:\(\d{1,4}\))?"
    r"\s*(?:\((?:19|20)\d\d\))?"
)
_YEAR = re.compile(r"(?:1[0-9]|20)\d\d")
_NAMES = {"creators": "author"}
_CONTRIBUTORS = {"Editor": "editor", "Translator": "translator"}


def work_path(doi: str) -> str:
    """Return the path of a cleaned DOI's record."""
    return f"/dois/{quote(doi, safe='')}"


def work_from_answer(answer: object) -> Work | None:
    """Return the work in an answer of ``/dois/{id}``, None when there is none."""
    data = answer.get("data") if isinstance(answer, Mapping) else None
    attributes = data.get("attributes") if isinstance(data, Mapping) else None
    return work_from_attributes(attributes) if isinstance(attributes, Mapping) else None


def work_from_attributes(data: Mapping[str, Any]) -> Work:
    """Return DataCite's ``attributes`` as a Work; odd shapes are left out."""
    kind = _kind(data.get("types"))
    title, others = _titles(data)
    text = {"title": title, **_container(data), "DOI": _doi(data)}
    text["publisher"] = _publisher(data.get("publisher"))
    if kind == "article-journal" and "container-title" not in text:
        # Depositors without a field for the journal put its name there.
        text["container-title"] = text.pop("publisher")
    return Work(
        type=kind,
        language=_language(data, title),
        text={key: value for key, value in text.items() if value},
        names=_people(data),
        dates=_dates(data),
        variants=tuple(
            Variant(
                kind_, Work(type=kind, language=detect_language(t), text={"title": t})
            )
            for kind_, t in others
        ),
    )


def _kind(types: object) -> str:
    if not isinstance(types, Mapping):
        return "document"
    general = _GENERAL.get(plain_text(types.get("resourceTypeGeneral")))
    given = plain_text(types.get("citeproc"))
    return general or (given if _CITEPROC.fullmatch(given) else "document")


def _mappings(value: object) -> Iterator[Mapping[str, Any]]:
    for item in value if isinstance(value, list) else []:
        if isinstance(item, Mapping):
            yield item


def _titles(data: Mapping[str, Any]) -> tuple[str, list[tuple[VariantKind, str]]]:
    main, others, subtitle = "", [], ""
    for item in _mappings(data.get("titles")):
        title, kind = plain_text(item.get("title")), plain_text(item.get("titleType"))
        if kind == "Subtitle":
            subtitle = title
        elif kind in _OTHER_TITLES and main and title:
            others.append((_OTHER_TITLES[kind], title))
        elif title and not main:
            main = title
    return (f"{main} : {subtitle}" if main and subtitle else main), others


def _container(data: Mapping[str, Any]) -> dict[str, str]:
    holder = data.get("container")
    if not isinstance(holder, Mapping):
        return {}
    title = plain_text(holder.get("title"))
    first, last = (plain_text(holder.get(key)) for key in ("firstPage", "lastPage"))
    text = {
        "volume": plain_text(holder.get("volume")),
        "issue": plain_text(holder.get("issue")),
        "page": "-".join(dict.fromkeys(filter(None, (first, last)))),
    }
    if title and not _NUMBER_ONLY.fullmatch(title):
        text["container-title"] = title
    return {key: value for key, value in text.items() if value}


def _doi(data: Mapping[str, Any]) -> str:
    given = plain_text(data.get("doi"))
    return clean_doi(given) or given


def _publisher(value: object) -> str:
    return plain_text(value.get("name") if isinstance(value, Mapping) else value)


def _people(data: Mapping[str, Any]) -> dict[str, tuple[Name, ...]]:
    people: dict[str, list[Name]] = {}
    for field, role in _NAMES.items():
        for item in _mappings(data.get(field)):
            people.setdefault(role, []).append(_name(item))
    for item in _mappings(data.get("contributors")):
        role = _CONTRIBUTORS.get(plain_text(item.get("contributorType")), "")
        if role:
            people.setdefault(role, []).append(_name(item))
    named = {
        role: tuple(n for n in names if n.printed) for role, names in people.items()
    }
    return {role: names for role, names in named.items() if names}


def _name(item: Mapping[str, Any]) -> Name:
    whole = plain_text(item.get("name"))
    family, given = (
        plain_text(item.get("familyName")),
        plain_text(item.get("givenName")),
    )
    orcid = next(
        (
            found
            for mark in _mappings(item.get("nameIdentifiers"))
            if (found := clean_orcid(plain_text(mark.get("nameIdentifier"))))
        ),
        "",
    )
    if family:
        return Name(family=family, given=given, orcid=orcid)
    before, comma, after = whole.partition(",")
    if comma and item.get("nameType") != "Organizational":
        return Name(family=before.strip(), given=after.strip(), orcid=orcid)
    return Name(literal=whole, orcid=orcid)


def _dates(data: Mapping[str, Any]) -> dict[str, Date]:
    year = plain_text(data.get("publicationYear"))
    return {"issued": Date(((int(year),),))} if _YEAR.fullmatch(year) else {}


def _language(data: Mapping[str, Any], title: str) -> str:
    given = plain_text(data.get("language"))
    return given if re.fullmatch(r"[a-z]{2}", given) else detect_language(title)
