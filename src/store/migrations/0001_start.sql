-- Ids are 16 bytes. Moments are milliseconds UTC, with the minutes of their zone beside them.
-- Every table of finished things stands under revision: its rows change only together with one.

CREATE TABLE revision (
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  row BLOB NOT NULL CHECK (length(row) = 16),
  kind TEXT NOT NULL,
  node BLOB NOT NULL CHECK (length(node) = 16),
  clock INTEGER NOT NULL,
  body TEXT
) STRICT;
CREATE INDEX revision_of_row ON revision (row);

CREATE TABLE revision_parent (
  revision BLOB NOT NULL REFERENCES revision (id),
  parent BLOB NOT NULL CHECK (length(parent) = 16),
  PRIMARY KEY (revision, parent)
) STRICT, WITHOUT ROWID;

-- The only change that a revision knows is the loss of its body.
CREATE TRIGGER revision_is_kept BEFORE DELETE ON revision
BEGIN SELECT RAISE(ABORT, 'a revision is never deleted'); END;
CREATE TRIGGER revision_is_not_changed BEFORE UPDATE ON revision
WHEN NEW.body IS NOT NULL OR NEW.rowid <> OLD.rowid OR NEW.id <> OLD.id OR NEW.row <> OLD.row
  OR NEW.kind <> OLD.kind OR NEW.node <> OLD.node OR NEW.clock <> OLD.clock
BEGIN SELECT RAISE(ABORT, 'a revision is never changed'); END;
CREATE TRIGGER parent_is_kept BEFORE DELETE ON revision_parent
BEGIN SELECT RAISE(ABORT, 'a revision is never deleted'); END;
CREATE TRIGGER parent_is_not_changed BEFORE UPDATE ON revision_parent
BEGIN SELECT RAISE(ABORT, 'a revision is never changed'); END;

-- The last clock value that was given out here; see clock.rs.
CREATE TABLE tick (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  clock INTEGER NOT NULL
) STRICT;
INSERT INTO tick VALUES (1, 0);

CREATE TABLE cases (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  title TEXT NOT NULL,
  folded TEXT NOT NULL,
  summary TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'closed'))
) STRICT, WITHOUT ROWID;
CREATE INDEX case_by_title ON cases (folded);

CREATE TABLE person (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  case_id BLOB NOT NULL REFERENCES cases (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  role TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX person_of_case ON person (case_id, position);

-- A wording is kept once; its id is derived from its body.
CREATE TABLE sequence (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  code TEXT NOT NULL,
  title TEXT NOT NULL CHECK (json_valid(title)),
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

CREATE TABLE round (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  case_id BLOB NOT NULL REFERENCES cases (id),
  sequence BLOB NOT NULL REFERENCES sequence (id),
  state TEXT NOT NULL CHECK (state IN ('finished', 'set-aside')),
  started INTEGER NOT NULL,
  started_zone INTEGER NOT NULL,
  finished INTEGER NOT NULL,
  finished_zone INTEGER NOT NULL,
  about TEXT NOT NULL,
  bringer BLOB CHECK (length(bringer) = 16),
  mode TEXT NOT NULL,
  language TEXT NOT NULL,
  skipped TEXT NOT NULL CHECK (json_valid(skipped)),
  next_on TEXT,
  next_words TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX round_of_case ON round (case_id, state, started, id);

CREATE TABLE attendance (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  round BLOB NOT NULL REFERENCES round (id),
  position INTEGER NOT NULL,
  person BLOB NOT NULL REFERENCES person (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX attendance_of_round ON attendance (round, position);

-- case_id, line and started repeat what the round says, so that a line reads by key over all rounds.
-- form is empty (NULL) when the turn was passed. person and unnamed are both empty for the group.
CREATE TABLE answer (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  case_id BLOB NOT NULL REFERENCES cases (id),
  round BLOB NOT NULL REFERENCES round (id),
  position INTEGER NOT NULL,
  started INTEGER NOT NULL,
  step TEXT NOT NULL,
  line TEXT NOT NULL,
  n INTEGER NOT NULL,
  person BLOB REFERENCES person (id),
  unnamed INTEGER,
  form TEXT,
  text TEXT,
  amount INTEGER,
  items TEXT CHECK (json_valid(items)),
  why TEXT NOT NULL,
  comes_back INTEGER NOT NULL CHECK (comes_back IN (0, 1)),
  language TEXT NOT NULL,
  off_path INTEGER NOT NULL CHECK (off_path IN (0, 1))
) STRICT;
CREATE INDEX answer_of_round ON answer (round, position);
CREATE INDEX answer_of_line ON answer (case_id, line, started);

CREATE TABLE mark (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  answer BLOB NOT NULL REFERENCES answer (id),
  position INTEGER NOT NULL,
  mark TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX mark_of_answer ON mark (answer, position);

CREATE TABLE agreement (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  case_id BLOB NOT NULL REFERENCES cases (id),
  round BLOB NOT NULL REFERENCES round (id),
  position INTEGER NOT NULL,
  step TEXT NOT NULL,
  made INTEGER NOT NULL,
  made_zone INTEGER NOT NULL,
  what TEXT NOT NULL,
  who TEXT NOT NULL CHECK (json_valid(who)),
  due_on TEXT,
  due_words TEXT,
  if_then TEXT NOT NULL,
  question TEXT,
  state TEXT NOT NULL CHECK (state IN ('open', 'done', 'dropped', 'question'))
) STRICT, WITHOUT ROWID;
CREATE INDEX agreement_of_case ON agreement (case_id, state, made);
CREATE INDEX agreement_of_round ON agreement (round, position);

-- due_given: a date was given; both due_on and due_words are empty when it was taken away.
CREATE TABLE review (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  agreement BLOB NOT NULL REFERENCES agreement (id),
  round BLOB NOT NULL REFERENCES round (id),
  position INTEGER NOT NULL,
  said INTEGER NOT NULL,
  said_zone INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  text TEXT NOT NULL,
  due_given INTEGER NOT NULL CHECK (due_given IN (0, 1)),
  due_on TEXT,
  due_words TEXT,
  change TEXT,
  as_question INTEGER NOT NULL CHECK (as_question IN (0, 1)),
  past_due_not INTEGER NOT NULL CHECK (past_due_not IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX review_of_agreement ON review (agreement, said, id);
CREATE INDEX review_of_round ON review (round, position);

-- What a list of cases shows, counted when a round is finished. Derived: it has no revisions.
CREATE TABLE tally (
  case_id BLOB NOT NULL PRIMARY KEY REFERENCES cases (id),
  rounds INTEGER NOT NULL,
  last_round BLOB REFERENCES round (id),
  touched INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The working copies. No other table refers to these four and they have no delete triggers, so
-- that clearing one of them overwrites every page it had; see traces.rs. Long words stand apart from
-- the keys: a search in a table WITHOUT ROWID reads every row it compares to its end.
CREATE TABLE working_round (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  epoch INTEGER NOT NULL,
  case_id BLOB NOT NULL CHECK (length(case_id) = 16),
  case_title TEXT NOT NULL,
  case_folded TEXT NOT NULL,
  sequence TEXT NOT NULL,
  started INTEGER NOT NULL,
  started_zone INTEGER NOT NULL,
  touched INTEGER NOT NULL,
  touched_zone INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE working_part (
  round BLOB NOT NULL,
  part TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (round, part)
) STRICT;

-- owner is a round, or 0 bytes for a form outside a round. touched grows with every change.
CREATE TABLE draft (
  owner BLOB NOT NULL,
  field TEXT NOT NULL,
  touched INTEGER NOT NULL,
  cursor INTEGER NOT NULL,
  anchor INTEGER,
  text TEXT NOT NULL,
  PRIMARY KEY (owner, field)
) STRICT;

CREATE TABLE draft_edit (
  owner BLOB NOT NULL,
  field TEXT NOT NULL,
  touched INTEGER NOT NULL,
  at INTEGER NOT NULL,
  removed INTEGER NOT NULL,
  cursor INTEGER NOT NULL,
  anchor INTEGER,
  inserted TEXT NOT NULL,
  PRIMARY KEY (owner, field, touched)
) STRICT;

-- Whole words make the edits before them obsolete.
CREATE TRIGGER draft_is_replaced AFTER UPDATE OF text ON draft
BEGIN DELETE FROM draft_edit WHERE owner = NEW.owner AND field = NEW.field; END;
