-- Shelves as records, boxes on them, the high-water mark of what lies in a box, and the extent of
-- every node of the tree kept beside it. Lengths and widths are whole millimetres, levels 0 to 4.
-- The triggers keep container.content_level and unit_extent true whoever writes: a decision that
-- lowers ten thousand papers does not know of boxes. CROSS JOIN holds the order of the walk: left to
-- itself the planner reads every unit at every step.

CREATE TABLE shelf (
    id        INTEGER PRIMARY KEY,
    building  TEXT NOT NULL CHECK (building <> ''),
    room      TEXT NOT NULL CHECK (room <> ''),
    bay       TEXT NOT NULL CHECK (bay <> ''),
    shelf     TEXT NOT NULL CHECK (shelf <> ''),
    code      TEXT NOT NULL UNIQUE,
    length_mm INTEGER CHECK (length_mm > 0), -- NULL: nobody has measured it yet
    version   INTEGER NOT NULL DEFAULT 1,
    UNIQUE (building, room, bay, shelf),
    CHECK (code = building || '/' || room || '/' || bay || '/' || shelf)
) STRICT;

ALTER TABLE container ADD COLUMN shelf_id INTEGER REFERENCES shelf(id);
ALTER TABLE container ADD COLUMN content_level INTEGER NOT NULL DEFAULT 0
    CHECK (content_level BETWEEN 0 AND 4);
ALTER TABLE container ADD COLUMN version INTEGER NOT NULL DEFAULT 1;

CREATE INDEX container_by_shelf ON container(shelf_id) WHERE shelf_id IS NOT NULL;

-- How far the numbers of barcodes have come, by prefix.
CREATE TABLE barcode_serial (
    prefix TEXT PRIMARY KEY,
    last   INTEGER NOT NULL CHECK (last >= 0)
) STRICT, WITHOUT ROWID;

-- The free text of before stays as it is and stays what is shown; where it has the form
-- building/room/bay/shelf it becomes a shelf that is still to be measured.
INSERT INTO shelf(building, room, bay, shelf, code)
SELECT DISTINCT c.building, c.room, substr(c.rest, 1, instr(c.rest, '/') - 1),
       substr(c.rest, instr(c.rest, '/') + 1), c.location
FROM (SELECT b.location, b.building, substr(b.rest, 1, instr(b.rest, '/') - 1) AS room,
             substr(b.rest, instr(b.rest, '/') + 1) AS rest
      FROM (SELECT location, substr(location, 1, instr(location, '/') - 1) AS building,
                   substr(location, instr(location, '/') + 1) AS rest
            FROM container
            WHERE length(location) - length(replace(location, '/', '')) = 3
              AND location NOT LIKE '%//%' AND location NOT LIKE '/%' AND location NOT LIKE '%/'
              AND location NOT GLOB '*[^A-Za-z0-9._/-]*') AS b) AS c;
UPDATE container SET shelf_id = (SELECT s.id FROM shelf s WHERE s.code = container.location)
WHERE location <> '';

-- The highest level of any paper in the box, papers below the placed ones too; what is held back
-- under a sheet was taken out.
UPDATE container SET content_level = coalesce((
    WITH RECURSIVE down(id, level) AS (
        SELECT u.id, u.legal_level FROM unit_container x JOIN unit u ON u.id = x.unit_id
        WHERE x.container_id = container.id
          AND NOT EXISTS (SELECT 1 FROM held_back h WHERE h.unit_id = u.id AND h.sheet <> '')
        UNION ALL
        SELECT u.id, u.legal_level FROM unit u JOIN down ON u.parent_id = down.id
        WHERE NOT EXISTS (SELECT 1 FROM held_back h WHERE h.unit_id = u.id AND h.sheet <> ''))
    SELECT max(level) FROM down), 0);

-- Boxes below a unit as seen from it: `level` is the highest of the box and of every unit between,
-- the unit's own included, so that a reader's sum is that of the rows up to their clearance.
CREATE TABLE unit_extent (
    unit_id  INTEGER NOT NULL REFERENCES unit(id),
    level    INTEGER NOT NULL CHECK (level BETWEEN 0 AND 4),
    type     TEXT NOT NULL,
    boxes    INTEGER NOT NULL CHECK (boxes >= 0),
    width_mm INTEGER NOT NULL CHECK (width_mm >= 0),
    PRIMARY KEY (unit_id, level, type)
) STRICT, WITHOUT ROWID;

INSERT INTO unit_extent(unit_id, level, type, boxes, width_mm)
WITH RECURSIVE up(id, parent_id, level, type, width_mm) AS (
    SELECT s.id, s.parent_id, max(s.legal_level, b.content_level), b.type, b.width_mm
    FROM container b JOIN unit s ON s.id = b.series_id
    UNION ALL
    SELECT p.id, p.parent_id, max(p.legal_level, up.level), up.type, up.width_mm
    FROM unit p JOIN up ON p.id = up.parent_id)
SELECT id, level, type, count(*), sum(width_mm) FROM up GROUP BY id, level, type;

CREATE TRIGGER extent_of_new_box AFTER INSERT ON container
BEGIN
    INSERT INTO unit_extent(unit_id, level, type, boxes, width_mm)
    WITH RECURSIVE up(id, parent_id, level) AS (
        SELECT id, parent_id, max(legal_level, NEW.content_level) FROM unit WHERE id = NEW.series_id
        UNION ALL
        SELECT p.id, p.parent_id, max(p.legal_level, up.level) FROM unit p JOIN up ON p.id = up.parent_id)
    SELECT id, level, NEW.type, 1, NEW.width_mm FROM up WHERE true
    ON CONFLICT (unit_id, level, type) DO UPDATE
        SET boxes = boxes + excluded.boxes, width_mm = width_mm + excluded.width_mm;
END;

CREATE TRIGGER extent_of_changed_box AFTER UPDATE OF series_id, type, width_mm, content_level ON container
WHEN OLD.series_id <> NEW.series_id OR OLD.type <> NEW.type OR OLD.width_mm <> NEW.width_mm
    OR OLD.content_level <> NEW.content_level
BEGIN
    UPDATE unit_extent SET boxes = boxes - 1, width_mm = width_mm - OLD.width_mm
    WHERE type = OLD.type AND (unit_id, level) IN (
        WITH RECURSIVE up(id, parent_id, level) AS (
            SELECT id, parent_id, max(legal_level, OLD.content_level) FROM unit WHERE id = OLD.series_id
            UNION ALL
            SELECT p.id, p.parent_id, max(p.legal_level, up.level) FROM unit p JOIN up ON p.id = up.parent_id)
        SELECT id, level FROM up);
    INSERT INTO unit_extent(unit_id, level, type, boxes, width_mm)
    WITH RECURSIVE up(id, parent_id, level) AS (
        SELECT id, parent_id, max(legal_level, NEW.content_level) FROM unit WHERE id = NEW.series_id
        UNION ALL
        SELECT p.id, p.parent_id, max(p.legal_level, up.level) FROM unit p JOIN up ON p.id = up.parent_id)
    SELECT id, level, NEW.type, 1, NEW.width_mm FROM up WHERE true
    ON CONFLICT (unit_id, level, type) DO UPDATE
        SET boxes = boxes + excluded.boxes, width_mm = width_mm + excluded.width_mm;
END;

CREATE TRIGGER extent_of_removed_box AFTER DELETE ON container
BEGIN
    UPDATE unit_extent SET boxes = boxes - 1, width_mm = width_mm - OLD.width_mm
    WHERE type = OLD.type AND (unit_id, level) IN (
        WITH RECURSIVE up(id, parent_id, level) AS (
            SELECT id, parent_id, max(legal_level, OLD.content_level) FROM unit WHERE id = OLD.series_id
            UNION ALL
            SELECT p.id, p.parent_id, max(p.legal_level, up.level) FROM unit p JOIN up ON p.id = up.parent_id)
        SELECT id, level FROM up);
END;

-- A unit changes level or place: what its boxes are to the units above it leaves as it was and comes
-- back as it is. One trigger, because two on one event run in no promised order.
CREATE TRIGGER boxes_of_changed_unit AFTER UPDATE OF legal_level, parent_id ON unit
WHEN OLD.legal_level <> NEW.legal_level OR OLD.parent_id IS NOT NEW.parent_id
BEGIN
    UPDATE unit_extent SET boxes = unit_extent.boxes - g.boxes, width_mm = unit_extent.width_mm - g.width_mm
    FROM (WITH RECURSIVE up(id, parent_id, level, type, boxes, width_mm) AS (
              SELECT p.id, p.parent_id, max(p.legal_level, e.level), e.type, e.boxes, e.width_mm
              FROM unit p JOIN unit_extent e ON e.unit_id = OLD.id WHERE p.id = OLD.parent_id
              UNION ALL
              SELECT p.id, p.parent_id, max(p.legal_level, up.level), up.type, up.boxes, up.width_mm
              FROM unit p JOIN up ON p.id = up.parent_id)
          SELECT id, level, type, sum(boxes) AS boxes, sum(width_mm) AS width_mm
          FROM up GROUP BY id, level, type) AS g
    WHERE unit_extent.unit_id = g.id AND unit_extent.level = g.level AND unit_extent.type = g.type;
    DELETE FROM unit_extent WHERE unit_id = NEW.id;
    INSERT INTO unit_extent(unit_id, level, type, boxes, width_mm)
    SELECT NEW.id, level, type, sum(boxes), sum(width_mm)
    FROM (SELECT max(e.level, NEW.legal_level) AS level, e.type AS type, e.boxes AS boxes,
                 e.width_mm AS width_mm
          FROM unit c JOIN unit_extent e ON e.unit_id = c.id WHERE c.parent_id = NEW.id
          UNION ALL
          SELECT max(b.content_level, NEW.legal_level), b.type, 1, b.width_mm
          FROM container b WHERE b.series_id = NEW.id)
    GROUP BY level, type;
    INSERT INTO unit_extent(unit_id, level, type, boxes, width_mm)
    WITH RECURSIVE up(id, parent_id, level, type, boxes, width_mm) AS (
        SELECT p.id, p.parent_id, max(p.legal_level, e.level), e.type, e.boxes, e.width_mm
        FROM unit p JOIN unit_extent e ON e.unit_id = NEW.id WHERE p.id = NEW.parent_id
        UNION ALL
        SELECT p.id, p.parent_id, max(p.legal_level, up.level), up.type, up.boxes, up.width_mm
        FROM unit p JOIN up ON p.id = up.parent_id)
    SELECT id, level, type, sum(boxes), sum(width_mm) FROM up WHERE true GROUP BY id, level, type
    ON CONFLICT (unit_id, level, type) DO UPDATE
        SET boxes = boxes + excluded.boxes, width_mm = width_mm + excluded.width_mm;
    -- The high-water marks after the extents: each box then moves within true sums.
    UPDATE container SET content_level = coalesce((
        WITH RECURSIVE down(id, level) AS (
            SELECT u.id, u.legal_level FROM unit_container x JOIN unit u ON u.id = x.unit_id
            WHERE x.container_id = container.id
              AND NOT EXISTS (SELECT 1 FROM held_back h WHERE h.unit_id = u.id AND h.sheet <> '')
            UNION ALL
            SELECT u.id, u.legal_level FROM down CROSS JOIN unit u
            WHERE u.parent_id = down.id AND NOT EXISTS (SELECT 1 FROM held_back h WHERE h.unit_id = u.id AND h.sheet <> ''))
        SELECT max(level) FROM down), 0)
    WHERE NEW.legal_level > OLD.legal_level AND content_level < NEW.legal_level AND id IN (
        SELECT x.container_id FROM unit_container x WHERE x.unit_id IN (NEW.id,
            (SELECT a.parent_id FROM unit a WHERE a.id = NEW.id),
            (SELECT b.parent_id FROM unit a JOIN unit b ON b.id = a.parent_id WHERE a.id = NEW.id),
            (SELECT c.parent_id FROM unit a JOIN unit b ON b.id = a.parent_id
             JOIN unit c ON c.id = b.parent_id WHERE a.id = NEW.id)));
    UPDATE container SET content_level = coalesce((
        WITH RECURSIVE down(id, level) AS (
            SELECT u.id, u.legal_level FROM unit_container x JOIN unit u ON u.id = x.unit_id
            WHERE x.container_id = container.id
              AND NOT EXISTS (SELECT 1 FROM held_back h WHERE h.unit_id = u.id AND h.sheet <> '')
            UNION ALL
            SELECT u.id, u.legal_level FROM down CROSS JOIN unit u
            WHERE u.parent_id = down.id AND NOT EXISTS (SELECT 1 FROM held_back h WHERE h.unit_id = u.id AND h.sheet <> ''))
        SELECT max(level) FROM down), 0)
    WHERE NEW.legal_level < OLD.legal_level AND content_level <= OLD.legal_level AND content_level > NEW.legal_level
      AND id IN (
        SELECT x.container_id FROM unit_container x WHERE x.unit_id IN (NEW.id,
            (SELECT a.parent_id FROM unit a WHERE a.id = NEW.id),
            (SELECT b.parent_id FROM unit a JOIN unit b ON b.id = a.parent_id WHERE a.id = NEW.id),
            (SELECT c.parent_id FROM unit a JOIN unit b ON b.id = a.parent_id
             JOIN unit c ON c.id = b.parent_id WHERE a.id = NEW.id)));
    UPDATE container SET content_level = coalesce((
        WITH RECURSIVE down(id, level) AS (
            SELECT u.id, u.legal_level FROM unit_container x JOIN unit u ON u.id = x.unit_id
            WHERE x.container_id = container.id
              AND NOT EXISTS (SELECT 1 FROM held_back h WHERE h.unit_id = u.id AND h.sheet <> '')
            UNION ALL
            SELECT u.id, u.legal_level FROM down CROSS JOIN unit u
            WHERE u.parent_id = down.id AND NOT EXISTS (SELECT 1 FROM held_back h WHERE h.unit_id = u.id AND h.sheet <> ''))
        SELECT max(level) FROM down), 0)
    WHERE OLD.parent_id IS NOT NEW.parent_id AND id IN (
        SELECT x.container_id FROM unit_container x WHERE x.unit_id IN (OLD.parent_id,
            (SELECT a.parent_id FROM unit a WHERE a.id = OLD.parent_id),
            (SELECT b.parent_id FROM unit a JOIN unit b ON b.id = a.parent_id WHERE a.id = OLD.parent_id),
            (SELECT c.parent_id FROM unit a JOIN unit b ON b.id = a.parent_id
             JOIN unit c ON c.id = b.parent_id WHERE a.id = OLD.parent_id)));
    UPDATE container SET content_level = coalesce((
        WITH RECURSIVE down(id, level) AS (
            SELECT u.id, u.legal_level FROM unit_container x JOIN unit u ON u.id = x.unit_id
            WHERE x.container_id = container.id
              AND NOT EXISTS (SELECT 1 FROM held_back h WHERE h.unit_id = u.id AND h.sheet <> '')
            UNION ALL
            SELECT u.id, u.legal_level FROM down CROSS JOIN unit u
            WHERE u.parent_id = down.id AND NOT EXISTS (SELECT 1 FROM held_back h WHERE h.unit_id = u.id AND h.sheet <> ''))
        SELECT max(level) FROM down), 0)
    WHERE OLD.parent_id IS NOT NEW.parent_id AND id IN (
        SELECT x.container_id FROM unit_container x WHERE x.unit_id IN (NEW.id,
            (SELECT a.parent_id FROM unit a WHERE a.id = NEW.id),
            (SELECT b.parent_id FROM unit a JOIN unit b ON b.id = a.parent_id WHERE a.id = NEW.id),
            (SELECT c.parent_id FROM unit a JOIN unit b ON b.id = a.parent_id
             JOIN unit c ON c.id = b.parent_id WHERE a.id = NEW.id)));
END;

-- The high-water mark: raising is cheap, and only a box that may fall is counted anew. The way up
-- from a paper to what lies in a box is four steps at most: files and items nest no deeper, and a
-- recursive walk here costs with the size of the catalogue.
CREATE TRIGGER content_of_new_unit AFTER INSERT ON unit
WHEN NEW.legal_level > 0 AND NEW.parent_id IS NOT NULL
BEGIN
    UPDATE container SET content_level = NEW.legal_level
    WHERE content_level < NEW.legal_level AND id IN (
        SELECT x.container_id FROM unit_container x WHERE x.unit_id IN (NEW.parent_id,
            (SELECT a.parent_id FROM unit a WHERE a.id = NEW.parent_id),
            (SELECT b.parent_id FROM unit a JOIN unit b ON b.id = a.parent_id WHERE a.id = NEW.parent_id),
            (SELECT c.parent_id FROM unit a JOIN unit b ON b.id = a.parent_id
             JOIN unit c ON c.id = b.parent_id WHERE a.id = NEW.parent_id)));
END;

CREATE TRIGGER content_put_in AFTER INSERT ON unit_container
BEGIN
    UPDATE container SET content_level = coalesce((
        WITH RECURSIVE down(id, level) AS (
            SELECT u.id, u.legal_level FROM unit_container x JOIN unit u ON u.id = x.unit_id
            WHERE x.container_id = container.id
              AND NOT EXISTS (SELECT 1 FROM held_back h WHERE h.unit_id = u.id AND h.sheet <> '')
            UNION ALL
            SELECT u.id, u.legal_level FROM down CROSS JOIN unit u
            WHERE u.parent_id = down.id AND NOT EXISTS (SELECT 1 FROM held_back h WHERE h.unit_id = u.id AND h.sheet <> ''))
        SELECT max(level) FROM down), 0) WHERE id = NEW.container_id;
END;

CREATE TRIGGER content_taken_out AFTER DELETE ON unit_container
BEGIN
    UPDATE container SET content_level = coalesce((
        WITH RECURSIVE down(id, level) AS (
            SELECT u.id, u.legal_level FROM unit_container x JOIN unit u ON u.id = x.unit_id
            WHERE x.container_id = container.id
              AND NOT EXISTS (SELECT 1 FROM held_back h WHERE h.unit_id = u.id AND h.sheet <> '')
            UNION ALL
            SELECT u.id, u.legal_level FROM down CROSS JOIN unit u
            WHERE u.parent_id = down.id AND NOT EXISTS (SELECT 1 FROM held_back h WHERE h.unit_id = u.id AND h.sheet <> ''))
        SELECT max(level) FROM down), 0) WHERE id = OLD.container_id;
END;

CREATE TRIGGER content_held_back AFTER INSERT ON held_back WHEN NEW.sheet <> ''
BEGIN
    UPDATE container SET content_level = coalesce((
        WITH RECURSIVE down(id, level) AS (
            SELECT u.id, u.legal_level FROM unit_container x JOIN unit u ON u.id = x.unit_id
            WHERE x.container_id = container.id
              AND NOT EXISTS (SELECT 1 FROM held_back h WHERE h.unit_id = u.id AND h.sheet <> '')
            UNION ALL
            SELECT u.id, u.legal_level FROM down CROSS JOIN unit u
            WHERE u.parent_id = down.id AND NOT EXISTS (SELECT 1 FROM held_back h WHERE h.unit_id = u.id AND h.sheet <> ''))
        SELECT max(level) FROM down), 0)
    WHERE id IN (
        SELECT x.container_id FROM unit_container x WHERE x.unit_id IN (NEW.unit_id,
            (SELECT a.parent_id FROM unit a WHERE a.id = NEW.unit_id),
            (SELECT b.parent_id FROM unit a JOIN unit b ON b.id = a.parent_id WHERE a.id = NEW.unit_id),
            (SELECT c.parent_id FROM unit a JOIN unit b ON b.id = a.parent_id
             JOIN unit c ON c.id = b.parent_id WHERE a.id = NEW.unit_id)));
END;
