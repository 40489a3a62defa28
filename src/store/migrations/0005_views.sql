-- The numbers of a case read by key, without the answers around them; and what was said at questions
-- that a round left again, which counts for no line.
CREATE INDEX answer_number ON answer (case_id, line, started, round, amount)
  WHERE form = 'number' AND off_path = 0;
CREATE INDEX answer_off_path ON answer (case_id, line, started) WHERE off_path = 1;
