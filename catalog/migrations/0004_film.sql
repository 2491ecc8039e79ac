-- Film reels, every attempt at digitising one, and what was accepted.
-- Lengths are whole millimetres, the pitch micrometres, shrinkage thousandths; instants are text.

CREATE TABLE film_reel (
    id                 INTEGER PRIMARY KEY,
    unit_id            INTEGER NOT NULL UNIQUE REFERENCES unit(id),
    gauge              TEXT NOT NULL CHECK (gauge <> ''),
    pitch_um           INTEGER NOT NULL CHECK (pitch_um > 0),
    length_mm          INTEGER NOT NULL CHECK (length_mm > 0),
    shrinkage_permille INTEGER NOT NULL CHECK (shrinkage_permille BETWEEN 0 AND 100),
    frames_per_second  INTEGER NOT NULL CHECK (frames_per_second BETWEEN 1 AND 60),
    base               TEXT NOT NULL DEFAULT '',
    condition          TEXT NOT NULL DEFAULT '',
    sound              TEXT NOT NULL DEFAULT '',
    scan_folder        TEXT NOT NULL DEFAULT '' CHECK (scan_folder NOT LIKE '%/%')
) STRICT;

CREATE UNIQUE INDEX film_reel_by_scan ON film_reel(scan_folder) WHERE scan_folder <> '';

-- `code` says why an attempt was refused; an accepted one has none.
CREATE TABLE film_attempt (
    reel_id         INTEGER NOT NULL REFERENCES film_reel(id),
    number          INTEGER NOT NULL CHECK (number > 0),
    account         TEXT NOT NULL,
    started_at      TEXT NOT NULL,
    ended_at        TEXT NOT NULL,
    code            TEXT NOT NULL DEFAULT '',
    expected_frames INTEGER NOT NULL CHECK (expected_frames >= 0),
    frames          INTEGER NOT NULL CHECK (frames >= 0),
    source_files    INTEGER NOT NULL CHECK (source_files >= 0),
    source_bytes    INTEGER NOT NULL CHECK (source_bytes >= 0),
    source_sha256   TEXT NOT NULL CHECK (length(source_sha256) IN (0, 64)),
    engine          TEXT NOT NULL,
    limits          TEXT NOT NULL,
    sandboxed       INTEGER NOT NULL CHECK (sandboxed IN (0,1)),
    PRIMARY KEY (reel_id, number),
    CHECK (code <> '' OR (frames > 0 AND source_files = frames AND source_sha256 <> ''))
) STRICT, WITHOUT ROWID;

CREATE TABLE film_command (
    reel_id  INTEGER NOT NULL,
    attempt  INTEGER NOT NULL,
    position INTEGER NOT NULL CHECK (position > 0),
    command  TEXT NOT NULL CHECK (command <> ''),
    PRIMARY KEY (reel_id, attempt, position),
    FOREIGN KEY (reel_id, attempt) REFERENCES film_attempt(reel_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE film_rendition (
    reel_id INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    kind    TEXT NOT NULL CHECK (kind IN ('master','access','contact_sheet','thumbnail','frame_list','sidecar')),
    file    TEXT NOT NULL CHECK (file <> '' AND file NOT LIKE '/%'),
    bytes   INTEGER NOT NULL CHECK (bytes > 0),
    sha512  TEXT NOT NULL CHECK (length(sha512) = 128),
    frames  INTEGER NOT NULL CHECK (frames > 0),
    PRIMARY KEY (reel_id, file),
    FOREIGN KEY (reel_id, attempt) REFERENCES film_attempt(reel_id, number)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX film_one_master ON film_rendition(reel_id) WHERE kind = 'master';

-- Attempts and renditions are evidence: they are added, never changed or taken away.
CREATE TRIGGER film_attempt_stays BEFORE UPDATE ON film_attempt
BEGIN SELECT raise(ABORT, 'film_attempt is append only'); END;
CREATE TRIGGER film_attempt_kept BEFORE DELETE ON film_attempt
BEGIN SELECT raise(ABORT, 'film_attempt is append only'); END;
CREATE TRIGGER film_rendition_stays BEFORE UPDATE ON film_rendition
BEGIN SELECT raise(ABORT, 'film_rendition is append only'); END;
CREATE TRIGGER film_rendition_kept BEFORE DELETE ON film_rendition
BEGIN SELECT raise(ABORT, 'film_rendition is append only'); END;
