-- The catalogue: one tree of units, their words, their boxes, and who made and succeeded whom.
-- Days are ISO 8601 text, extents whole millimetres, levels 0 (unclassified) to 4 (TOP SECRET).

CREATE TABLE authority (
    id   INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE CHECK (code <> ''),
    kind TEXT NOT NULL
) STRICT;

CREATE TABLE authority_name (
    authority_id INTEGER NOT NULL REFERENCES authority(id),
    language     TEXT NOT NULL CHECK (language IN ('nl','fr','de','en')),
    name         TEXT NOT NULL CHECK (name <> ''),
    PRIMARY KEY (authority_id, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE succession (
    predecessor_id   INTEGER NOT NULL REFERENCES authority(id),
    successor_id     INTEGER NOT NULL REFERENCES authority(id),
    from_day         TEXT,
    disputed         INTEGER NOT NULL CHECK (disputed IN (0,1)),
    ruling_day       TEXT,
    ruling_reference TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (predecessor_id, successor_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE unit (
    id                   INTEGER PRIMARY KEY,
    parent_id            INTEGER REFERENCES unit(id),
    description_level    TEXT NOT NULL CHECK (description_level IN ('fonds','series','subseries','file','item')),
    reference            TEXT NOT NULL UNIQUE CHECK (reference <> ''),
    position             INTEGER NOT NULL CHECK (position > 0),
    title_sensitive      INTEGER NOT NULL DEFAULT 0 CHECK (title_sensitive IN (0,1)),
    date_text            TEXT NOT NULL DEFAULT '',
    first_day            TEXT,
    last_day             TEXT,
    own_level            INTEGER CHECK (own_level BETWEEN 0 AND 4),
    classification_day   TEXT,
    originator_id        INTEGER REFERENCES authority(id),
    legal_level          INTEGER NOT NULL CHECK (legal_level BETWEEN 0 AND 4),
    level_as_classified  INTEGER NOT NULL CHECK (level_as_classified BETWEEN 0 AND 4),
    marking              TEXT NOT NULL DEFAULT '',
    classification_state TEXT NOT NULL,
    access_state         TEXT NOT NULL CHECK (access_state IN ('NOT_ASSESSED','OPEN','CLOSED_UNTIL','CLOSED_TITLE_ALSO')),
    access_until         TEXT,
    access_reason        TEXT NOT NULL DEFAULT '',
    custody_state        TEXT NOT NULL,
    measured_mm          INTEGER CHECK (measured_mm >= 0),
    form                 TEXT NOT NULL DEFAULT '',
    pieces               INTEGER NOT NULL DEFAULT 0 CHECK (pieces >= 0),
    material_languages   TEXT NOT NULL DEFAULT '',
    version              INTEGER NOT NULL DEFAULT 1,
    CHECK ((description_level = 'fonds') = (parent_id IS NULL)),
    CHECK (last_day IS NULL OR first_day IS NULL OR first_day <= last_day)
) STRICT;

CREATE UNIQUE INDEX unit_siblings ON unit(parent_id, position);

CREATE TABLE unit_text (
    unit_id      INTEGER NOT NULL REFERENCES unit(id),
    language     TEXT NOT NULL CHECK (language IN ('nl','fr','de','en')),
    title        TEXT NOT NULL DEFAULT '',
    title_public TEXT NOT NULL DEFAULT '',
    scope        TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (unit_id, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE unit_creator (
    unit_id      INTEGER NOT NULL REFERENCES unit(id),
    authority_id INTEGER NOT NULL REFERENCES authority(id),
    PRIMARY KEY (unit_id, authority_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE container (
    id        INTEGER PRIMARY KEY,
    series_id INTEGER NOT NULL REFERENCES unit(id),
    kind      TEXT NOT NULL CHECK (kind IN ('box','reel_can','folder','volume')),
    number    INTEGER NOT NULL CHECK (number > 0),
    barcode   TEXT NOT NULL UNIQUE CHECK (barcode <> ''),
    type      TEXT NOT NULL,
    width_mm  INTEGER NOT NULL CHECK (width_mm > 0),
    location  TEXT NOT NULL DEFAULT '',
    UNIQUE (series_id, number)
) STRICT;

CREATE TABLE unit_container (
    unit_id      INTEGER NOT NULL REFERENCES unit(id),
    container_id INTEGER NOT NULL REFERENCES container(id),
    PRIMARY KEY (unit_id, container_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX unit_container_by_container ON unit_container(container_id);
