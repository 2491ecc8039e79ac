-- Reviews, decisions and what they covered. People stand here by account, days as ISO 8601 text,
-- levels 0 (unclassified) to 4 (TOP SECRET), extents as whole millimetres.
-- determination, unit_change, box_change and held_back only ever grow: a correction is a new row.

CREATE TABLE delegation (
    id           INTEGER PRIMARY KEY,
    authority_id INTEGER NOT NULL REFERENCES authority(id),
    delegate     TEXT NOT NULL CHECK (delegate <> ''),
    up_to        INTEGER NOT NULL CHECK (up_to BETWEEN 0 AND 4),
    from_day     TEXT NOT NULL,
    to_day       TEXT NOT NULL,
    reference    TEXT NOT NULL DEFAULT '',
    CHECK (from_day <= to_day)
) STRICT;

CREATE INDEX delegation_by_delegate ON delegation(delegate);

CREATE TABLE equity (
    id           INTEGER PRIMARY KEY,
    unit_id      INTEGER NOT NULL REFERENCES unit(id),
    owner_id     INTEGER NOT NULL REFERENCES authority(id),
    sent_day     TEXT,
    answer       TEXT NOT NULL CHECK (answer IN ('none','consent','partial','refused')),
    answered_day TEXT,
    document     TEXT NOT NULL DEFAULT '',
    CHECK ((answer = 'none') = (answered_day IS NULL))
) STRICT;

CREATE INDEX equity_by_unit ON equity(unit_id);

CREATE TABLE held_back (
    unit_id     INTEGER PRIMARY KEY REFERENCES unit(id),
    reason      TEXT NOT NULL CHECK (reason BETWEEN 'a' AND 'k' AND length(reason) = 1),
    sheet       TEXT NOT NULL,
    location    TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_on TEXT NOT NULL
) STRICT;

CREATE TABLE review (
    id               INTEGER PRIMARY KEY,
    unit_id          INTEGER NOT NULL REFERENCES unit(id),
    kind             TEXT NOT NULL CHECK (kind IN ('evaluation','request','re_review','qa')),
    open             INTEGER NOT NULL DEFAULT 1 CHECK (open IN (0,1)),
    state            TEXT NOT NULL,
    started          TEXT NOT NULL,
    outcome          TEXT NOT NULL,
    level_after      INTEGER NOT NULL CHECK (level_after BETWEEN 0 AND 4),
    reviewed_up_to   INTEGER NOT NULL CHECK (reviewed_up_to BETWEEN 0 AND 4),
    reasons          TEXT NOT NULL,
    narrative        TEXT NOT NULL,
    next_review      TEXT,
    equities_checked INTEGER NOT NULL CHECK (equities_checked IN (0,1)),
    recommender      TEXT NOT NULL,
    recommended_on   TEXT,
    second_reviewer  TEXT NOT NULL,
    confirmed_on     TEXT,
    returned_because TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX review_under_way ON review(unit_id) WHERE open = 1;

CREATE TABLE determination (
    id              INTEGER PRIMARY KEY,
    unit_id         INTEGER REFERENCES unit(id),
    review_id       INTEGER REFERENCES review(id),
    outcome         TEXT NOT NULL CHECK (outcome IN ('declassify','part','downgrade','maintain','lapse')),
    level_before    INTEGER NOT NULL CHECK (level_before BETWEEN 0 AND 4),
    level_after     INTEGER NOT NULL CHECK (level_after BETWEEN 0 AND level_before),
    reasons         TEXT NOT NULL,
    narrative       TEXT NOT NULL,
    next_review     TEXT,
    recommender     TEXT NOT NULL,
    second_reviewer TEXT NOT NULL,
    authority       TEXT NOT NULL,
    decided_for_id  INTEGER REFERENCES authority(id),
    delegation_id   INTEGER REFERENCES delegation(id),
    act_reference   TEXT NOT NULL CHECK (act_reference <> ''),
    day             TEXT NOT NULL,
    supersedes_id   INTEGER REFERENCES determination(id),
    rule_set        TEXT NOT NULL,
    rule            TEXT NOT NULL,
    rule_version    INTEGER NOT NULL,
    rule_years      INTEGER NOT NULL,
    inputs          TEXT NOT NULL,
    CHECK ((outcome = 'lapse') = (unit_id IS NULL)),
    CHECK ((outcome = 'lapse') = (rule <> ''))
) STRICT;

CREATE INDEX determination_by_unit ON determination(unit_id);
CREATE INDEX determination_by_day ON determination(day);

-- Units whose level an act changed, as it found and left them. base_day: with a lapse, the last
-- day that it counted from.
CREATE TABLE unit_change (
    determination_id INTEGER NOT NULL REFERENCES determination(id),
    unit_id          INTEGER NOT NULL REFERENCES unit(id),
    level_before     INTEGER NOT NULL CHECK (level_before BETWEEN 1 AND 4),
    level_after      INTEGER NOT NULL CHECK (level_after BETWEEN 0 AND 3),
    base_day         TEXT,
    PRIMARY KEY (determination_id, unit_id),
    CHECK (level_after < level_before)
) STRICT, WITHOUT ROWID;

CREATE INDEX unit_change_by_unit ON unit_change(unit_id);

-- Boxes that hold such units. The level is the high-water mark of what is in the box and at least
-- that of its series; the width is the one on the day of the act.
CREATE TABLE box_change (
    determination_id INTEGER NOT NULL REFERENCES determination(id),
    container_id     INTEGER NOT NULL REFERENCES container(id),
    series_id        INTEGER NOT NULL REFERENCES unit(id),
    number           INTEGER NOT NULL,
    day              TEXT NOT NULL,
    level_before     INTEGER NOT NULL CHECK (level_before BETWEEN 0 AND 4),
    level_after      INTEGER NOT NULL CHECK (level_after BETWEEN 0 AND 4),
    width_mm         INTEGER NOT NULL CHECK (width_mm > 0),
    PRIMARY KEY (determination_id, container_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX box_change_by_box ON box_change(container_id, day, determination_id);
CREATE INDEX box_change_by_day ON box_change(day);

CREATE INDEX unit_with_own_level ON unit(own_level) WHERE own_level IS NOT NULL;
CREATE INDEX unit_by_last_day ON unit(last_day) WHERE legal_level > 0;

CREATE TRIGGER determination_is_never_changed BEFORE UPDATE ON determination
BEGIN SELECT RAISE(ABORT, 'a determination is never changed'); END;
CREATE TRIGGER determination_is_never_deleted BEFORE DELETE ON determination
BEGIN SELECT RAISE(ABORT, 'a determination is never deleted'); END;
CREATE TRIGGER unit_change_is_never_changed BEFORE UPDATE ON unit_change
BEGIN SELECT RAISE(ABORT, 'a change of level is never changed'); END;
CREATE TRIGGER unit_change_is_never_deleted BEFORE DELETE ON unit_change
BEGIN SELECT RAISE(ABORT, 'a change of level is never deleted'); END;
CREATE TRIGGER box_change_is_never_changed BEFORE UPDATE ON box_change
BEGIN SELECT RAISE(ABORT, 'a change of level is never changed'); END;
CREATE TRIGGER box_change_is_never_deleted BEFORE DELETE ON box_change
BEGIN SELECT RAISE(ABORT, 'a change of level is never deleted'); END;
CREATE TRIGGER held_back_is_never_changed BEFORE UPDATE ON held_back
BEGIN SELECT RAISE(ABORT, 'what is held back is never changed'); END;
CREATE TRIGGER held_back_is_never_deleted BEFORE DELETE ON held_back
BEGIN SELECT RAISE(ABORT, 'what is held back is never deleted'); END;
