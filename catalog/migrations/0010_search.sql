-- What is searched. unit_words holds the folded words of each unit (letters and digits, one space
-- between words); a full-text table for each level of classification holds those of that level only,
-- so that neither ranks nor counts nor the vocabulary of one level can tell of another.
-- The full-text tables are written when a transaction is committed, from search_pending, which says
-- what they held before: the triggers here are plain SQL, because the store trusts no schema with
-- virtual tables. Whoever changes unit.legal_level, by whatever statement, moves the words with it.

CREATE TABLE unit_words (
    unit_id INTEGER PRIMARY KEY REFERENCES unit(id),
    level   INTEGER NOT NULL CHECK (level BETWEEN 0 AND 4),
    titles  TEXT NOT NULL,
    body    TEXT NOT NULL
) STRICT;

-- was: the level whose table holds the words as they stand here, or -1 where none does.
CREATE TABLE search_pending (
    unit_id INTEGER PRIMARY KEY,
    was     INTEGER NOT NULL CHECK (was BETWEEN -1 AND 4),
    titles  TEXT NOT NULL,
    body    TEXT NOT NULL
) STRICT;

-- What is still to be done: fill the index of a catalogue that is older than it; tidy a level's table,
-- in which words that were taken out leave traces until it is merged.
CREATE TABLE search_chore (
    chore TEXT NOT NULL CHECK (chore IN ('fill','tidy')),
    level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 4),
    begun INTEGER NOT NULL DEFAULT 0 CHECK (begun IN (0,1)),
    PRIMARY KEY (chore, level)
) STRICT, WITHOUT ROWID;

INSERT INTO search_chore(chore, level) VALUES ('fill', 0);

CREATE TABLE saved_search (
    account  TEXT NOT NULL CHECK (account <> ''),
    name     TEXT NOT NULL CHECK (name <> ''),
    query    TEXT NOT NULL CHECK (query <> ''),
    saved_at TEXT NOT NULL,
    PRIMARY KEY (account, name)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER unit_words_follow_level AFTER UPDATE OF legal_level ON unit
WHEN NEW.legal_level <> OLD.legal_level
BEGIN
    UPDATE unit_words SET level = NEW.legal_level WHERE unit_id = NEW.id;
END;

-- The first change of a transaction knows what the full-text table holds.
CREATE TRIGGER unit_words_added AFTER INSERT ON unit_words
WHEN NOT EXISTS (SELECT 1 FROM search_pending p WHERE p.unit_id = NEW.unit_id)
BEGIN
    INSERT INTO search_pending(unit_id, was, titles, body) VALUES (NEW.unit_id, -1, '', '');
END;

CREATE TRIGGER unit_words_changed AFTER UPDATE ON unit_words
WHEN (OLD.level <> NEW.level OR OLD.titles <> NEW.titles OR OLD.body <> NEW.body)
    AND NOT EXISTS (SELECT 1 FROM search_pending p WHERE p.unit_id = OLD.unit_id)
BEGIN
    INSERT INTO search_pending(unit_id, was, titles, body)
    VALUES (OLD.unit_id, OLD.level, OLD.titles, OLD.body);
END;

CREATE TRIGGER unit_words_removed AFTER DELETE ON unit_words
WHEN NOT EXISTS (SELECT 1 FROM search_pending p WHERE p.unit_id = OLD.unit_id)
BEGIN
    INSERT INTO search_pending(unit_id, was, titles, body)
    VALUES (OLD.unit_id, OLD.level, OLD.titles, OLD.body);
END;

-- Without content: the words stand in unit_words already. The words come folded, so the tokenizer
-- only cuts at spaces.
CREATE VIRTUAL TABLE search_0 USING fts5(titles, body, content='', tokenize='ascii');
CREATE VIRTUAL TABLE search_1 USING fts5(titles, body, content='', tokenize='ascii');
CREATE VIRTUAL TABLE search_2 USING fts5(titles, body, content='', tokenize='ascii');
CREATE VIRTUAL TABLE search_3 USING fts5(titles, body, content='', tokenize='ascii');
CREATE VIRTUAL TABLE search_4 USING fts5(titles, body, content='', tokenize='ascii');

-- Words wait for 4 MB, not 1, before they are written as a piece: loading is a third faster for it.
INSERT INTO search_0(search_0, rank) VALUES ('hashsize', 4194304);
INSERT INTO search_1(search_1, rank) VALUES ('hashsize', 4194304);
INSERT INTO search_2(search_2, rank) VALUES ('hashsize', 4194304);
INSERT INTO search_3(search_3, rank) VALUES ('hashsize', 4194304);
INSERT INTO search_4(search_4, rank) VALUES ('hashsize', 4194304);

CREATE VIRTUAL TABLE search_vocabulary_0 USING fts5vocab('search_0', 'col');
CREATE VIRTUAL TABLE search_vocabulary_1 USING fts5vocab('search_1', 'col');
CREATE VIRTUAL TABLE search_vocabulary_2 USING fts5vocab('search_2', 'col');
CREATE VIRTUAL TABLE search_vocabulary_3 USING fts5vocab('search_3', 'col');
CREATE VIRTUAL TABLE search_vocabulary_4 USING fts5vocab('search_4', 'col');
