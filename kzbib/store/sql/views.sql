CREATE VIEW library AS        -- every work once, with how often it is printed and cited
SELECT
  work.citekey, work.authors, work.year, work.title, work.container_title,
  work.type, work.language, work.doi,
  (SELECT count(*) FROM membership
   WHERE work_id = work.id AND ended IS NULL) AS printed,
  (SELECT count(*) FROM citation
   JOIN membership ON membership.reference_id = citation.reference_id
    AND membership.ended IS NULL
   WHERE membership.work_id = work.id) AS cited,
  (SELECT group_concat(name, ', ') FROM tag WHERE work_id = work.id) AS tags
FROM work
WHERE merged_into IS NULL
ORDER BY work.authors, work.year, work.title;

CREATE VIEW printed_reference AS  -- references as printed, beside the work they stand for
SELECT
  document.name AS document, reference.list, reference.number, work.citekey,
  reference.raw, membership.rule, membership.evidence, reference.confidence
FROM reference
JOIN document ON document.id = reference.document_id
LEFT JOIN membership ON membership.reference_id = reference.id
  AND membership.ended IS NULL
LEFT JOIN work ON work.id = membership.work_id
ORDER BY document.id, reference.list, reference.position;

CREATE VIEW who_cites AS      -- which document cites which work, and in what sentence
SELECT
  document.name AS document, citation.text AS call, citation.locator,
  work.citekey, work.authors, work.year, work.title, citation.sentence
FROM citation
JOIN document ON document.id = citation.document_id
LEFT JOIN membership ON membership.reference_id = citation.reference_id
  AND membership.ended IS NULL
LEFT JOIN work ON work.id = membership.work_id
ORDER BY document.id, citation.start;

CREATE VIEW title_in_language AS  -- original, translated and romanised titles together
SELECT work.citekey, 'work' AS kind, work.language, work.title, work.authors
FROM work WHERE merged_into IS NULL
UNION ALL
SELECT work.citekey, variant.kind, variant.language, variant.title, variant.authors
FROM variant JOIN work ON work.id = variant.work_id WHERE work.merged_into IS NULL
ORDER BY 1, 2 DESC;

CREATE VIEW history AS        -- what was done, newest first
SELECT
  event.id, event.at, event.kind, event.summary,
  (SELECT count(*) FROM change WHERE event_id = event.id) AS rows_changed,
  event.undoes, event.undone_by
FROM event ORDER BY event.id DESC;
