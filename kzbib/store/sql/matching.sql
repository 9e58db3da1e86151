-- Keys with a second field, folded profiles, and what was decided of pairs of works.

DROP TABLE match_key;
CREATE TABLE match_key (      -- derived from work and variant; not journaled
  key TEXT NOT NULL,
  detail TEXT NOT NULL,       -- divides the works of a crowded key
  work_id INTEGER NOT NULL REFERENCES work(id) ON DELETE CASCADE,
  PRIMARY KEY (key, detail, work_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX match_key_work ON match_key(work_id);

CREATE TABLE match_profile (  -- what the matcher compares; derived, not journaled
  work_id INTEGER PRIMARY KEY REFERENCES work(id) ON DELETE CASCADE,
  profile TEXT NOT NULL CHECK (json_valid(profile))
) STRICT;

CREATE TABLE match_state (    -- which version of the matcher wrote the two above
  id INTEGER PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL
) STRICT;

CREATE TABLE decision (       -- what rules or a person said of two works, and why
  id INTEGER PRIMARY KEY,
  one_id INTEGER NOT NULL REFERENCES work(id),    -- the work that stayed
  other_id INTEGER NOT NULL REFERENCES work(id),  -- the work that was given up, if any
  answer TEXT NOT NULL CHECK (answer IN ('same', 'different', 'later', 'related')),
  rule TEXT NOT NULL,
  evidence TEXT NOT NULL CHECK (json_valid(evidence)),
  by TEXT NOT NULL,           -- rules, person
  at TEXT NOT NULL
) STRICT;
CREATE INDEX decision_one ON decision(one_id);
CREATE INDEX decision_other ON decision(other_id);

CREATE TABLE field_choice (   -- a merge found two values: which one is shown, and why
  id INTEGER PRIMARY KEY,
  work_id INTEGER NOT NULL REFERENCES work(id),
  field TEXT NOT NULL,
  from_id INTEGER NOT NULL REFERENCES work(id),   -- the work whose value is shown
  kept TEXT NOT NULL,
  dropped TEXT NOT NULL,
  rule TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX field_choice_work ON field_choice(work_id);
