-- Run once, when the volume is new: a role and a database for the service, and a role for Temporal, which makes its
-- own databases.
\getenv service_password FODFAESTE_DB_PASSWORD
\getenv temporal_password TEMPORAL_DB_PASSWORD
create role fodfaeste login password :'service_password';
create database fodfaeste owner fodfaeste;
create role temporal login createdb password :'temporal_password';
