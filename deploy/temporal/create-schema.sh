#!/bin/sh
# Brings Temporal's two databases to the schema of the version it is run from. Run again it changes nothing. Where the
# databases are stands in the SQL_ variables of temporal-sql-tool.
set -eu

bring_up_to_date() {
  temporal-sql-tool --db "$1" create
  temporal-sql-tool --db "$1" setup-schema -v 0.0
  temporal-sql-tool --db "$1" update-schema --schema-name "postgresql/v12/$2"
}

bring_up_to_date temporal temporal
bring_up_to_date temporal_visibility visibility
