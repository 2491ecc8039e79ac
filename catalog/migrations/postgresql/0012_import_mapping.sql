-- Which column of a file is which field, remembered by name: the next file from the same hand comes
-- in without asking again.

CREATE TABLE import_mapping (
    name        TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (name <> ''),
    clear_empty BIGINT NOT NULL CHECK (clear_empty IN (0,1))
);

-- field: "" is a column that is passed over.
CREATE TABLE import_mapping_column (
    mapping TEXT COLLATE "C" NOT NULL REFERENCES import_mapping(name),
    title   TEXT COLLATE "C" NOT NULL CHECK (title <> ''),
    field   TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (mapping, title)
);
