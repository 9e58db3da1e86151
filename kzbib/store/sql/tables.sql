-- The store: one SQLite file for people with Datasette, sqlite-utils and SQL.
-- Words as in docs/words.md. Every journaled table has an integer primary key "id".

CREATE TABLE event (          -- one change of the store, with its undo
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,           -- UTC, ISO 8601
  kind TEXT NOT NULL,         -- import, edit, tag, merge, resolve, undo
  summary TEXT NOT NULL,
  undoes INTEGER REFERENCES event(id),
  undone_by INTEGER REFERENCES event(id)
) STRICT;

CREATE TABLE change (         -- what an event did, row by row; written by triggers
  id INTEGER PRIMARY KEY,
  event_id INTEGER REFERENCES event(id),   -- NULL: changed by another program
  table_name TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  op TEXT NOT NULL CHECK (op IN ('insert', 'update', 'delete')),
  before TEXT                 -- JSON of the row before an update or a delete
) STRICT;
CREATE INDEX change_event ON change(event_id);
CREATE INDEX change_row ON change(table_name, row_id);

CREATE TABLE journal (        -- the event that is being written now
  id INTEGER PRIMARY KEY CHECK (id = 1),
  event_id INTEGER
) STRICT;
INSERT INTO journal VALUES (1, NULL);

CREATE TABLE work (           -- what references stand for; the record a user sees
  id INTEGER PRIMARY KEY,
  citekey TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  title TEXT NOT NULL,
  authors TEXT NOT NULL,
  year INTEGER,
  container_title TEXT NOT NULL,
  volume TEXT NOT NULL,
  issue TEXT NOT NULL,
  pages TEXT NOT NULL,
  publisher TEXT NOT NULL,
  place TEXT NOT NULL,
  language TEXT NOT NULL,
  doi TEXT NOT NULL,
  isbn TEXT NOT NULL,
  url TEXT NOT NULL,
  csl TEXT NOT NULL CHECK (json_valid(csl)),   -- the whole record, CSL-JSON
  merged_into INTEGER REFERENCES work(id),     -- set when a merge gave it up
  created TEXT NOT NULL,
  updated TEXT NOT NULL
) STRICT;
CREATE INDEX work_year ON work(year);
CREATE INDEX work_merged_into ON work(merged_into);

CREATE TABLE document (       -- an imported source, known by its SHA-256
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL UNIQUE,
  format TEXT NOT NULL,
  encoding TEXT NOT NULL,
  size INTEGER NOT NULL,
  notes TEXT NOT NULL,
  work_id INTEGER REFERENCES work(id),         -- the document itself as a work
  imported TEXT NOT NULL
) STRICT;

CREATE TABLE reference (      -- one entry exactly as printed; never changed
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document(id),
  list INTEGER NOT NULL,      -- which list of the document, from 1
  position INTEGER NOT NULL,  -- place in that list, from 1
  number TEXT NOT NULL,       -- the printed number, '' when there is none
  raw TEXT NOT NULL,
  start INTEGER NOT NULL,     -- offsets into the document's text
  "end" INTEGER NOT NULL,
  language TEXT NOT NULL,
  parsed TEXT NOT NULL CHECK (json_valid(parsed)),
  confidence REAL NOT NULL,
  parser TEXT NOT NULL,       -- which parser read it
  UNIQUE (document_id, list, position)
) STRICT;

CREATE TRIGGER reference_is_immutable
BEFORE UPDATE ON reference
WHEN (OLD.document_id, OLD.list, OLD.position, OLD.number, OLD.raw, OLD.start, OLD."end")
  IS NOT (NEW.document_id, NEW.list, NEW.position, NEW.number, NEW.raw, NEW.start, NEW."end")
BEGIN
  SELECT RAISE(ABORT, 'a reference is never changed');
END;

CREATE TABLE membership (     -- a reference belongs to a work
  id INTEGER PRIMARY KEY,
  reference_id INTEGER NOT NULL REFERENCES reference(id),
  work_id INTEGER NOT NULL REFERENCES work(id),
  rule TEXT NOT NULL,
  evidence TEXT NOT NULL CHECK (json_valid(evidence)),
  since TEXT NOT NULL,
  ended TEXT                  -- when a merge or a split ended it
) STRICT;
CREATE INDEX membership_work ON membership(work_id);
CREATE UNIQUE INDEX membership_current ON membership(reference_id) WHERE ended IS NULL;

CREATE TABLE variant (        -- a work's data in another language or script
  id INTEGER PRIMARY KEY,
  work_id INTEGER NOT NULL REFERENCES work(id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('original', 'translated', 'romanised')),
  language TEXT NOT NULL,
  title TEXT NOT NULL,
  authors TEXT NOT NULL,
  container_title TEXT NOT NULL,
  csl TEXT NOT NULL CHECK (json_valid(csl))
) STRICT;
CREATE INDEX variant_work ON variant(work_id);

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  family TEXT NOT NULL,
  given TEXT NOT NULL,
  orcid TEXT UNIQUE,
  key TEXT NOT NULL           -- folded family and initials
) STRICT;
CREATE INDEX person_key ON person(key);

CREATE TABLE contribution (
  id INTEGER PRIMARY KEY,
  work_id INTEGER NOT NULL REFERENCES work(id),
  person_id INTEGER NOT NULL REFERENCES person(id),
  role TEXT NOT NULL,
  position INTEGER NOT NULL,
  printed TEXT NOT NULL
) STRICT;
CREATE INDEX contribution_work ON contribution(work_id);
CREATE INDEX contribution_person ON contribution(person_id);

CREATE TABLE citation (       -- a call in the running text, one row a cited work
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document(id),
  text TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  sentence TEXT NOT NULL,
  target TEXT NOT NULL CHECK (json_valid(target)),  -- what the call says
  locator TEXT NOT NULL,
  reference_id INTEGER REFERENCES reference(id)     -- NULL: not in the list
) STRICT;
CREATE INDEX citation_document ON citation(document_id);
CREATE INDEX citation_reference ON citation(reference_id);

CREATE TABLE relation (       -- linked, not merged
  id INTEGER PRIMARY KEY,
  work_id INTEGER NOT NULL REFERENCES work(id),
  kind TEXT NOT NULL CHECK (kind IN ('edition_of', 'volume_of', 'translation_of',
    'version_of', 'amends', 'abstract_of')),
  other_id INTEGER NOT NULL REFERENCES work(id),
  evidence TEXT NOT NULL CHECK (json_valid(evidence))
) STRICT;

CREATE TABLE verdict (        -- what a metadata service says of a work
  id INTEGER PRIMARY KEY,
  work_id INTEGER NOT NULL REFERENCES work(id),
  service TEXT NOT NULL,
  verdict TEXT NOT NULL,
  doi TEXT NOT NULL,
  url TEXT NOT NULL,
  message TEXT NOT NULL,
  found TEXT CHECK (found IS NULL OR json_valid(found)),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX verdict_work ON verdict(work_id);

CREATE TABLE evidence (       -- a verdict's comparison, field by field
  id INTEGER PRIMARY KEY,
  verdict_id INTEGER NOT NULL REFERENCES verdict(id),
  field TEXT NOT NULL,
  stored TEXT NOT NULL,
  found TEXT NOT NULL,
  comparison TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_verdict ON evidence(verdict_id);

CREATE TABLE tag (
  id INTEGER PRIMARY KEY,
  work_id INTEGER NOT NULL REFERENCES work(id),
  name TEXT NOT NULL,
  UNIQUE (work_id, name)
) STRICT;

-- Derived from work and variant, rebuilt whenever those change; not journaled.
CREATE TABLE match_key (
  work_id INTEGER NOT NULL REFERENCES work(id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  PRIMARY KEY (key, work_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX match_key_work ON match_key(work_id);

CREATE TABLE search_text (    -- each text as it is, and folded
  id INTEGER PRIMARY KEY REFERENCES work(id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  people TEXT NOT NULL,
  source TEXT NOT NULL,
  rest TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE work_fts USING fts5 (
  title, people, source, rest,
  content='search_text', content_rowid='id', tokenize='unicode61'
);
CREATE TRIGGER search_text_insert AFTER INSERT ON search_text BEGIN
  INSERT INTO work_fts(rowid, title, people, source, rest)
  VALUES (NEW.id, NEW.title, NEW.people, NEW.source, NEW.rest);
END;
CREATE TRIGGER search_text_delete AFTER DELETE ON search_text BEGIN
  INSERT INTO work_fts(work_fts, rowid, title, people, source, rest)
  VALUES ('delete', OLD.id, OLD.title, OLD.people, OLD.source, OLD.rest);
END;
CREATE TRIGGER search_text_update AFTER UPDATE ON search_text BEGIN
  INSERT INTO work_fts(work_fts, rowid, title, people, source, rest)
  VALUES ('delete', OLD.id, OLD.title, OLD.people, OLD.source, OLD.rest);
  INSERT INTO work_fts(rowid, title, people, source, rest)
  VALUES (NEW.id, NEW.title, NEW.people, NEW.source, NEW.rest);
END;
