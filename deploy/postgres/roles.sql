-- Two roles for one archive: run as a superuser, once, before `aperta init`.
--   psql -v ON_ERROR_STOP=1 -d postgres -f roles.sql
-- Give each a password with \password and keep it in the passfile of the account that runs Aperta.

CREATE ROLE aperta_owner LOGIN NOSUPERUSER NOCREATEROLE NOCREATEDB;   -- makes and changes the tables
CREATE ROLE aperta_service LOGIN NOSUPERUSER NOCREATEROLE NOCREATEDB; -- serves, day by day
CREATE DATABASE aperta OWNER aperta_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C';
REVOKE ALL ON DATABASE aperta FROM PUBLIC;
GRANT CONNECT ON DATABASE aperta TO aperta_service;
