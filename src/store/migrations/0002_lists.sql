-- What outlives a round: learning questions, working elements, and where they came from; notes and
-- attachments. All stand under revision, as the tables before.

-- letter is a label: A to Z, then AA. No two questions of a case keep one letter.
CREATE TABLE learning_question (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  case_id BLOB NOT NULL REFERENCES cases (id),
  letter TEXT NOT NULL,
  question TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'provisional', 'closed', 'reworded', 'persistent')),
  reach TEXT CHECK (reach IN ('ours', 'organisation', 'outside')),
  made INTEGER NOT NULL,
  made_zone INTEGER NOT NULL,
  round BLOB REFERENCES round (id),
  step TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX question_of_case ON learning_question (case_id);

-- Whom an agreement answers is a question, no longer a letter: nothing wrote one until now.
ALTER TABLE agreement DROP COLUMN question;
ALTER TABLE agreement ADD COLUMN question BLOB REFERENCES learning_question (id) CHECK (length(question) = 16);
CREATE INDEX agreement_of_question ON agreement (question) WHERE question IS NOT NULL;

-- What was said of a question. wording: how it was worded from then on. agreement: the one that
-- became the question.
CREATE TABLE question_entry (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  question BLOB NOT NULL REFERENCES learning_question (id),
  position INTEGER NOT NULL,
  said INTEGER NOT NULL,
  said_zone INTEGER NOT NULL,
  round BLOB REFERENCES round (id),
  state TEXT NOT NULL CHECK (state IN ('open', 'provisional', 'closed', 'reworded', 'persistent')),
  wording TEXT NOT NULL,
  text TEXT NOT NULL,
  agreement BLOB REFERENCES agreement (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_of_question ON question_entry (question, said, position);

-- same_as: the group said that it is the same as that one. folded holds the words for a search.
CREATE TABLE element (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  case_id BLOB NOT NULL REFERENCES cases (id),
  element TEXT NOT NULL,
  conditions TEXT NOT NULL,
  why TEXT NOT NULL,
  not_when TEXT NOT NULL,
  folded TEXT NOT NULL,
  strength TEXT NOT NULL CHECK (strength IN ('possible', 'seen-again', 'seen-elsewhere')),
  made INTEGER NOT NULL,
  made_zone INTEGER NOT NULL,
  round BLOB REFERENCES round (id),
  step TEXT NOT NULL,
  same_as BLOB REFERENCES element (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX element_by_made ON element (made, id) WHERE same_as IS NULL;
CREATE INDEX element_of_case ON element (case_id, made);
CREATE INDEX element_same ON element (same_as) WHERE same_as IS NOT NULL;

CREATE TABLE sighting (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  element BLOB NOT NULL REFERENCES element (id),
  case_id BLOB NOT NULL REFERENCES cases (id),
  round BLOB REFERENCES round (id),
  said INTEGER NOT NULL,
  said_zone INTEGER NOT NULL,
  outcome TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sighting_of_element ON sighting (element, said, id);
CREATE INDEX sighting_of_case ON sighting (case_id);

-- From an answer to what was made of it, or to the earlier answer that it comes back to: one of four.
CREATE TABLE link (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  answer BLOB NOT NULL REFERENCES answer (id),
  agreement BLOB REFERENCES agreement (id),
  question BLOB REFERENCES learning_question (id),
  element BLOB REFERENCES element (id),
  earlier BLOB REFERENCES answer (id),
  CHECK ((agreement IS NOT NULL) + (question IS NOT NULL) + (element IS NOT NULL) + (earlier IS NOT NULL) = 1)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_of_answer ON link (answer);
CREATE INDEX link_to_agreement ON link (agreement) WHERE agreement IS NOT NULL;
CREATE INDEX link_to_question ON link (question) WHERE question IS NOT NULL;
CREATE INDEX link_to_element ON link (element) WHERE element IS NOT NULL;
CREATE INDEX link_to_earlier ON link (earlier) WHERE earlier IS NOT NULL;

-- Beside a round, an answer of it, or the case itself.
CREATE TABLE note (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  case_id BLOB NOT NULL REFERENCES cases (id),
  round BLOB REFERENCES round (id),
  answer BLOB REFERENCES answer (id),
  said INTEGER NOT NULL,
  said_zone INTEGER NOT NULL,
  position INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX note_of_case ON note (case_id, said, position);
CREATE INDEX note_of_round ON note (round, said, position) WHERE round IS NOT NULL;

CREATE TABLE attachment (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  case_id BLOB NOT NULL REFERENCES cases (id),
  round BLOB REFERENCES round (id),
  answer BLOB REFERENCES answer (id),
  kind TEXT NOT NULL,
  reference TEXT NOT NULL,
  caption TEXT NOT NULL,
  permission TEXT NOT NULL CHECK (permission IN ('given', 'refused', 'withdrawn', 'not-asked'))
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_of_case ON attachment (case_id);
