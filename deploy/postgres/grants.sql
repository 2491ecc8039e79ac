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

-- What only grows is what has a trigger that refuses a change: also in tables that come later.
DO $$
DECLARE
    grows TEXT;
BEGIN
    FOR grows IN
        SELECT DISTINCT c.relname FROM pg_catalog.pg_trigger t
        JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
        JOIN pg_catalog.pg_proc p ON p.oid = t.tgfoid
        WHERE p.proname = 'refuse_change' AND c.relnamespace = 'aperta'::regnamespace
    LOOP
        EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON aperta.%I FROM aperta_service', grows);
    END LOOP;
END $$;
