-- Run once, when the volume is new: a database, the role that owns its tables and runs migrations, the role as whom the service
-- runs, which `npm run migrate` gives what it may do, and a role for Temporal, which makes its own databases.
\getenv owner_password FODFAESTE_DB_PASSWORD
\getenv running_password FODFAESTE_SERVICE_DB_PASSWORD
\getenv temporal_password TEMPORAL_DB_PASSWORD
create role fodfaeste login password :'owner_password';
create role fodfaeste_service login password :'running_password';
-- So that a migration that waits for the service can say for whom.
grant fodfaeste_service to fodfaeste;
create database fodfaeste owner fodfaeste;
create role temporal login createdb password :'temporal_password';
