-- What is searched: the folded words of each unit, as in the other engine. The full-text tables, one
-- for each level, have no twin here yet: a search on this engine is refused with a sentence, while
-- the words are kept, so that nothing has to be read anew once they do.

CREATE TABLE unit_words (
    unit_id BIGINT PRIMARY KEY REFERENCES unit(id),
    level   BIGINT NOT NULL CHECK (level BETWEEN 0 AND 4),
    titles  TEXT COLLATE "C" NOT NULL,
    body    TEXT COLLATE "C" NOT NULL
);

CREATE TABLE search_pending (
    unit_id BIGINT PRIMARY KEY,
    was     BIGINT NOT NULL CHECK (was BETWEEN -1 AND 4),
    titles  TEXT COLLATE "C" NOT NULL,
    body    TEXT COLLATE "C" NOT NULL
);

CREATE TABLE search_chore (
    chore TEXT COLLATE "C" NOT NULL CHECK (chore IN ('fill','tidy')),
    level BIGINT NOT NULL CHECK (level BETWEEN 0 AND 4),
    begun BIGINT NOT NULL DEFAULT 0 CHECK (begun IN (0,1)),
    PRIMARY KEY (chore, level)
);

INSERT INTO search_chore(chore, level) VALUES ('fill', 0);

CREATE TABLE saved_search (
    account  TEXT COLLATE "C" NOT NULL CHECK (account <> ''),
    name     TEXT COLLATE "C" NOT NULL CHECK (name <> ''),
    query    TEXT COLLATE "C" NOT NULL CHECK (query <> ''),
    saved_at TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (account, name)
);

CREATE FUNCTION words_follow_level() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    UPDATE unit_words SET level = NEW.legal_level WHERE unit_id = NEW.id;
    RETURN NULL;
END $$;

CREATE TRIGGER unit_words_follow_level AFTER UPDATE OF legal_level ON unit
FOR EACH ROW WHEN (NEW.legal_level <> OLD.legal_level) EXECUTE FUNCTION words_follow_level();
