-- What a casebook can say and no column held yet, and what is still to be cleaned. A column that came
-- later is empty in bodies from before it, and empty means what was so then.

-- Empty: yes.
ALTER TABLE person ADD COLUMN active INTEGER CHECK (active IN (0, 1));
-- The words as they were said, where an answer was written down in another language: {"text", "language"}.
ALTER TABLE answer ADD COLUMN original TEXT CHECK (json_valid(original));
-- Empty: the group.
ALTER TABLE answer ADD COLUMN visibility TEXT CHECK (visibility IN ('group', 'organisation', 'public'));

CREATE INDEX attachment_of_round ON attachment (round) WHERE round IS NOT NULL;

-- Words were erased, and these places may still hold them: 'file', 'backups'. A row goes when its place is clean.
CREATE TABLE unclean (
  place TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;
