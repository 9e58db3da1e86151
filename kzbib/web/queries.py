"""Questions people ask a library, as named queries that only read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Query:
    """A named query; ``parameter`` is what a person types, ``example`` shows how."""

    name: str
    title: str
    description: str
    sql: str
    parameter: str = ""
    example: str = ""


SEARCH = Query(
    "search",
    "Search",
    "All words, in any script: «казакстан» finds «Қазақстан», «Tokayev» finds"
    " «Токаев». A word also finds the longer words that begin with it.",
    """SELECT work.citekey, work.authors, work.year, work.title,
  work.container_title, work.type, work.language, work.doi
FROM work_fts JOIN work ON work.id = work_fts.rowid
WHERE work_fts MATCH kz_match(:q) AND work.merged_into IS NULL
ORDER BY bm25(work_fts, 4.0, 4.0, 1.5, 1.0)""",
    "q",
    "Фёдор, Qazaqstan, 2019 …",
)

QUERIES = (
    SEARCH,
    Query(
        "works_of_a_person",
        "Works of a person",
        "Everything a person wrote, edited or translated. Family name first;"
        " initials and script do not matter.",
        """SELECT DISTINCT work.citekey, contribution.printed AS person,
  contribution.role, work.authors, work.year, work.title, work.container_title
FROM contribution
JOIN person ON person.id = contribution.person_id
JOIN work ON work.id = contribution.work_id
WHERE work.merged_into IS NULL AND kz_fold(:name) <> ''
  AND (person.key GLOB kz_fold(:name) || '*'
    OR kz_fold(person.name) GLOB kz_fold(:name) || '*')
ORDER BY person.key, work.year, work.title""",
        "name",
        "Токаев К.",
    ),
    Query(
        "citations_of_a_work",
        "Who cites a work",
        "Every sentence that cites the work with this citekey.",
        """SELECT document, call, locator, sentence, citekey
FROM who_cites WHERE citekey = :citekey""",
        "citekey",
        "a citekey, as in the library",
    ),
    Query(
        "printed_more_than_once",
        "Printed more than once",
        "Works that several lists of references hold.",
        """SELECT citekey, authors, year, title, printed, cited
FROM library WHERE printed > 1 ORDER BY printed DESC, authors, year, title""",
    ),
    Query(
        "cited_but_not_listed",
        "Cited, but in no list",
        "Calls in the text that no entry of the document's lists answers.",
        """SELECT document.name AS document, citation.text AS call, citation.sentence
FROM citation JOIN document ON document.id = citation.document_id
WHERE citation.reference_id IS NULL
ORDER BY document.id, citation.start""",
    ),
    Query(
        "listed_but_not_cited",
        "In a list, but never cited",
        "Entries that the text never calls, in documents whose calls were read.",
        """SELECT document.name AS document, reference.list, reference.number,
  work.citekey, reference.raw
FROM reference JOIN document ON document.id = reference.document_id
LEFT JOIN membership ON membership.reference_id = reference.id
  AND membership.ended IS NULL
LEFT JOIN work ON work.id = membership.work_id
WHERE reference.id NOT IN
    (SELECT reference_id FROM citation WHERE reference_id IS NOT NULL)
  AND document.id IN (SELECT document_id FROM citation)
ORDER BY document.id, reference.list, reference.position""",
    ),
    Query(
        "doubtful_readings",
        "Doubtful readings",
        "Entries that were read with low confidence (below 0.8, or what you type):"
        " look at these first.",
        """SELECT round(reference.confidence, 2) AS confidence, work.citekey,
  reference.raw, document.name AS document, reference.number, reference.language
FROM reference JOIN document ON document.id = reference.document_id
LEFT JOIN membership ON membership.reference_id = reference.id
  AND membership.ended IS NULL
LEFT JOIN work ON work.id = membership.work_id
WHERE reference.confidence < CAST(coalesce(nullif(:below, ''), '0.8') AS REAL)
ORDER BY reference.confidence, reference.id""",
        "below",
        "0.8",
    ),
    Query(
        "without_doi",
        "Without a DOI",
        "Works that have no DOI yet, newest first.",
        """SELECT citekey, authors, year, title, container_title, type, language
FROM work WHERE doi = '' AND merged_into IS NULL
ORDER BY year DESC, authors, title""",
    ),
    Query(
        "by_year",
        "By year",
        "How many works of each year and language.",
        """SELECT year, count(*) AS works,
  sum(language LIKE 'ru%') AS russian, sum(language LIKE 'kk%') AS kazakh,
  sum(language LIKE 'en%') AS english
FROM work WHERE merged_into IS NULL GROUP BY year ORDER BY year DESC""",
    ),
    Query(
        "merged",
        "Merged away",
        "Records that a merge gave up, and the work that took their references.",
        """SELECT work.citekey AS given_up, work.title AS its_title,
  heir.citekey, heir.title
FROM work JOIN work AS heir ON heir.id = work.merged_into
ORDER BY heir.citekey, work.citekey""",
    ),
    Query(
        "changes_of_works",
        "What was changed",
        "The last 500 changes of works, newest first; «kzbib undo» takes one back.",
        """SELECT event.id AS event, event.at, event.kind, event.summary, change.op,
  work.citekey, event.undone_by
FROM event JOIN change ON change.event_id = event.id
JOIN work ON work.id = change.row_id
WHERE change.table_name = 'work'
ORDER BY event.id DESC, change.id LIMIT 500""",
    ),
)
