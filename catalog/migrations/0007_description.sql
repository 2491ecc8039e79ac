-- Description after ISAD(G) in full, and the history of every record: who changed which field, when,
-- from what to what. History rows only ever grow; undoing is one more change.

CREATE TABLE unit_element (
    unit_id  INTEGER NOT NULL REFERENCES unit(id),
    element  TEXT NOT NULL CHECK (element <> ''),
    language TEXT NOT NULL CHECK (language IN ('nl','fr','de','en')),
    text     TEXT NOT NULL CHECK (text <> ''),
    PRIMARY KEY (unit_id, element, language)
) STRICT, WITHOUT ROWID;

-- Persons, bodies, places and subjects that the unit is about; their kind is the authority's.
CREATE TABLE unit_access_point (
    unit_id      INTEGER NOT NULL REFERENCES unit(id),
    authority_id INTEGER NOT NULL REFERENCES authority(id),
    PRIMARY KEY (unit_id, authority_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX unit_access_point_by_authority ON unit_access_point(authority_id);
CREATE INDEX unit_creator_by_authority ON unit_creator(authority_id);

CREATE TABLE unit_related (
    unit_id    INTEGER NOT NULL REFERENCES unit(id),
    related_id INTEGER NOT NULL REFERENCES unit(id),
    PRIMARY KEY (unit_id, related_id),
    CHECK (unit_id <> related_id)
) STRICT, WITHOUT ROWID;

-- ISAAR(CPF) 5.2: what an authority record says, per language.
CREATE TABLE authority_text (
    authority_id INTEGER NOT NULL REFERENCES authority(id),
    element      TEXT NOT NULL CHECK (element <> ''),
    language     TEXT NOT NULL CHECK (language IN ('nl','fr','de','en')),
    text         TEXT NOT NULL CHECK (text <> ''),
    PRIMARY KEY (authority_id, element, language)
) STRICT, WITHOUT ROWID;

ALTER TABLE authority ADD COLUMN existence TEXT NOT NULL DEFAULT '';
ALTER TABLE authority ADD COLUMN version INTEGER NOT NULL DEFAULT 1;

-- level: the highest that the record had before or after; who is not cleared for it does not see the
-- change, even when the record was opened since. batch: the bulk act that the change was part of.
CREATE TABLE record_change (
    id        INTEGER PRIMARY KEY,
    record    TEXT NOT NULL CHECK (record IN ('unit','container','shelf','authority')),
    record_id INTEGER NOT NULL,
    version   INTEGER NOT NULL CHECK (version > 0),
    at        TEXT NOT NULL,
    account   TEXT NOT NULL CHECK (account <> ''),
    act       TEXT NOT NULL CHECK (act <> ''),
    level     INTEGER NOT NULL CHECK (level BETWEEN 0 AND 4),
    batch     TEXT NOT NULL DEFAULT '',
    undoes_id INTEGER REFERENCES record_change(id)
) STRICT;

CREATE INDEX record_change_by_record ON record_change(record, record_id, version);
CREATE INDEX record_change_by_batch ON record_change(batch, id) WHERE batch <> '';
CREATE INDEX record_change_undone ON record_change(undoes_id) WHERE undoes_id IS NOT NULL;

CREATE TABLE record_change_field (
    change_id INTEGER NOT NULL REFERENCES record_change(id),
    field     TEXT NOT NULL CHECK (field <> ''),
    before    TEXT NOT NULL,
    after     TEXT NOT NULL,
    PRIMARY KEY (change_id, field),
    CHECK (before <> after)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER record_change_is_never_changed BEFORE UPDATE ON record_change
BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
CREATE TRIGGER record_change_is_never_deleted BEFORE DELETE ON record_change
BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
CREATE TRIGGER record_change_field_is_never_changed BEFORE UPDATE ON record_change_field
BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
CREATE TRIGGER record_change_field_is_never_deleted BEFORE DELETE ON record_change_field
BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
