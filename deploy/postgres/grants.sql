-- What the service may do with the tables that are there: run as aperta_owner after `aperta init`
-- and after every `aperta store migrate`.
--   psql -v ON_ERROR_STOP=1 -d aperta -U aperta_owner -f grants.sql
--
-- The service reads and adds everywhere. It changes and removes nothing of what only grows, it
-- builds no tables, and as it owns none it can lift no trigger.

GRANT USAGE ON SCHEMA aperta TO aperta_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA aperta TO aperta_service;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA aperta TO aperta_service;
REVOKE INSERT, UPDATE, DELETE ON aperta.schema_migration FROM aperta_service;
REVOKE UPDATE, DELETE ON aperta.audit_event, aperta.determination, aperta.unit_change,
    aperta.box_change, aperta.held_back, aperta.film_attempt, aperta.film_rendition
    FROM aperta_service;
