-- Long work: what was asked for, by whom, how far it is and how it ended. Instants are ISO 8601 in
-- UTC, '' while there is none. Facts fill the blanks of the sentence that `code` selects.

CREATE TABLE job (
    id           INTEGER PRIMARY KEY,
    kind         TEXT NOT NULL CHECK (kind <> ''),
    subject      TEXT NOT NULL,
    parameters   TEXT NOT NULL DEFAULT '',
    account      TEXT NOT NULL CHECK (account <> ''),
    state        TEXT NOT NULL CHECK (state IN ('queued','running','done','failed','cancelled')),
    phase        TEXT NOT NULL DEFAULT '',
    done         INTEGER NOT NULL DEFAULT 0 CHECK (done >= 0),
    total        INTEGER NOT NULL DEFAULT 0 CHECK (total >= 0),
    attempt      INTEGER NOT NULL DEFAULT 0 CHECK (attempt >= 0),
    cancel_asked INTEGER NOT NULL DEFAULT 0 CHECK (cancel_asked IN (0,1)),
    code         TEXT NOT NULL DEFAULT '',
    result       TEXT NOT NULL DEFAULT '',
    asked_at     TEXT NOT NULL,
    started_at   TEXT NOT NULL DEFAULT '',
    ended_at     TEXT NOT NULL DEFAULT '',
    level        INTEGER NOT NULL CHECK (level BETWEEN 0 AND 4),
    CHECK ((state IN ('done','failed','cancelled')) = (ended_at <> '')),
    CHECK ((state = 'failed') = (code <> ''))
) STRICT;

CREATE INDEX job_by_state ON job(state, id);

CREATE TABLE job_fact (
    job_id   INTEGER NOT NULL REFERENCES job(id),
    position INTEGER NOT NULL CHECK (position > 0),
    name     TEXT NOT NULL CHECK (name <> ''),
    value    TEXT NOT NULL,
    PRIMARY KEY (job_id, position)
) STRICT, WITHOUT ROWID;
