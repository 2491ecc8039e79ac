-- Who may sign in and as what, the sign-ins under way, and the audit of everything that was done
-- or refused. Instants are ISO 8601 in UTC with milliseconds. Accounts are never deleted.

CREATE TABLE account (
    id            INTEGER PRIMARY KEY,
    account       TEXT NOT NULL UNIQUE CHECK (account <> ''),
    name          TEXT NOT NULL CHECK (name <> ''),
    clearance     INTEGER NOT NULL CHECK (clearance BETWEEN 0 AND 4),
    language      TEXT NOT NULL CHECK (language IN ('nl','fr','de','en')),
    password_hash TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE account_role (
    account_id INTEGER NOT NULL REFERENCES account(id),
    role       TEXT NOT NULL CHECK (role <> ''),
    PRIMARY KEY (account_id, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    token_hash   TEXT PRIMARY KEY CHECK (length(token_hash) = 64),
    account_id   INTEGER NOT NULL REFERENCES account(id),
    csrf         TEXT NOT NULL CHECK (csrf <> ''),
    created_at   TEXT NOT NULL,
    last_seen_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX session_by_account ON session(account_id);

CREATE TABLE audit_event (
    sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
    at       TEXT NOT NULL,
    account  TEXT NOT NULL CHECK (account <> ''),
    act      TEXT NOT NULL CHECK (act <> ''),
    subject  TEXT NOT NULL,
    outcome  TEXT NOT NULL CHECK (outcome IN ('done','refused')),
    code     TEXT NOT NULL,
    details  TEXT NOT NULL,
    previous TEXT NOT NULL CHECK (length(previous) = 64),
    hash     TEXT NOT NULL CHECK (length(hash) = 64),
    CHECK ((outcome = 'refused') = (code <> ''))
) STRICT;

-- Also what keeps INSERT OR REPLACE from removing a row, which fires no trigger on DELETE.
CREATE TRIGGER audit_event_in_sequence BEFORE INSERT ON audit_event
WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM audit_event)
BEGIN
    SELECT RAISE(ABORT, 'audit_event: the sequence has no gaps');
END;

CREATE TRIGGER audit_event_stays BEFORE DELETE ON audit_event
BEGIN
    SELECT RAISE(ABORT, 'audit_event: rows are never removed');
END;

CREATE TRIGGER audit_event_as_written BEFORE UPDATE ON audit_event
BEGIN
    SELECT RAISE(ABORT, 'audit_event: rows are never changed');
END;
