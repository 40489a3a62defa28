-- All that people said in finished rounds and between them, folded, for search. Derived from the
-- tables of finished things: it has no revisions, and can be made anew from them.

-- number grows with time: the second, and 12 bits of counter. So the newest has the highest.
-- row is the id of the answer, agreement, … that says it; long: a word of it is too long to be listed.
CREATE TABLE said (
  number INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  row BLOB NOT NULL CHECK (length(row) = 16),
  case_id BLOB NOT NULL CHECK (length(case_id) = 16),
  long INTEGER NOT NULL CHECK (long IN (0, 1)),
  words TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX said_of_row ON said (row);
CREATE INDEX said_of_case ON said (case_id);

-- Words as the index has them, and where they stand: a case is a word of its own.
CREATE VIEW said_word (number, words, place) AS
  SELECT number, words, 'case:' || lower(hex(case_id)) || CASE WHEN long THEN ' long:' ELSE '' END
  FROM said;

-- Only blanks part words: what is typed is folded before it comes here, and every sign counts.
CREATE VIRTUAL TABLE search USING fts5 (
  words, place, content = 'said_word', content_rowid = 'number', detail = 'none', columnsize = 0,
  tokenize = 'ascii tokenchars ''!"#$%&''''()*+,-./:;<=>?@[\]^_`{|}~'''
);
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);

-- Every word once, to find those that have a part in them.
CREATE TABLE word (
  number INTEGER PRIMARY KEY,
  word TEXT NOT NULL UNIQUE
) STRICT;
CREATE VIRTUAL TABLE word_part USING fts5 (
  word, content = 'word', content_rowid = 'number', detail = 'none', columnsize = 0,
  tokenize = 'trigram case_sensitive 1'
);
INSERT INTO word_part (word_part, rank) VALUES ('secure-delete', 1);
