-- Transfers, their lines and the packages built for them. Extents as whole millimetres, instants as
-- ISO 8601 text. A package is never deleted: its checksum stands in deeds and receipts.

CREATE TABLE transfer (
    id         INTEGER PRIMARY KEY,
    number     TEXT NOT NULL UNIQUE CHECK (number <> ''),
    repository TEXT NOT NULL CHECK (repository <> ''),
    state      TEXT NOT NULL CHECK (state IN ('DRAFT','LISTED','SUBMITTED','CORRECTIONS','APPROVED','PACKED',
                                              'SHIPPED','RECEIVED','ACKNOWLEDGED','CLOSED','CANCELLED'))
) STRICT;

CREATE TABLE transfer_text (
    transfer_id INTEGER NOT NULL REFERENCES transfer(id),
    kind        TEXT NOT NULL CHECK (kind IN ('title','repository')),
    language    TEXT NOT NULL CHECK (language IN ('nl','fr','de','en')),
    text        TEXT NOT NULL CHECK (text <> ''),
    PRIMARY KEY (transfer_id, kind, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE transfer_line (
    transfer_id    INTEGER NOT NULL REFERENCES transfer(id),
    position       INTEGER NOT NULL CHECK (position > 0),
    series_id      INTEGER NOT NULL REFERENCES unit(id),
    declared_boxes INTEGER NOT NULL CHECK (declared_boxes >= 0),
    declared_mm    INTEGER NOT NULL CHECK (declared_mm >= 0),
    PRIMARY KEY (transfer_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX transfer_line_by_series ON transfer_line(series_id);

CREATE TABLE transfer_package (
    id                  INTEGER PRIMARY KEY,
    transfer_id         INTEGER NOT NULL REFERENCES transfer(id),
    tag_manifest_sha512 TEXT NOT NULL CHECK (length(tag_manifest_sha512) = 128),
    built_at            TEXT NOT NULL,
    files               INTEGER NOT NULL CHECK (files > 0),
    bytes               INTEGER NOT NULL CHECK (bytes >= 0),
    state               TEXT NOT NULL CHECK (state IN ('BUILT','HANDED_OVER','RECEIVED')),
    UNIQUE (transfer_id, tag_manifest_sha512)
) STRICT;
