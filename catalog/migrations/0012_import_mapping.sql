-- Which column of a file is which field, remembered by name: the next file from the same hand comes
-- in without asking again.

CREATE TABLE import_mapping (
    name        TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
    clear_empty INTEGER NOT NULL CHECK (clear_empty IN (0,1))
) STRICT;

-- field: "" is a column that is passed over.
CREATE TABLE import_mapping_column (
    mapping TEXT NOT NULL REFERENCES import_mapping(name),
    title   TEXT NOT NULL CHECK (title <> ''),
    field   TEXT NOT NULL,
    PRIMARY KEY (mapping, title)
) STRICT, WITHOUT ROWID;
