-- Siblings get room between them, so that moving one leaves the others where they are; and a unit is
-- found by a code that it once had.

UPDATE unit SET position = position * 1048576;

CREATE INDEX record_change_former ON record_change_field(before) WHERE field = 'reference' AND before <> '';
