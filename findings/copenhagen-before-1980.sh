#!/usr/bin/env bash
# The same Copenhagen morning of 1947 is one instant in Joda-Time and another in Python, JavaScript and PostgreSQL.
#
# What:     tzdata 2026.6 (PyPI), moment-timezone 0.6.6 (npm), PostgreSQL 18 as @electric-sql/pglite 0.5.17, and
#           joda-time 2.14.0 (Maven)
# Expected: "Europe/Copenhagen" is one zone with one past. All four say that they carry the IANA time zone database.
# Seen:     on 1 June 1947 Copenhagen is three hours ahead of UTC in three of them and two hours in Joda-Time; on 1
#           July 1949 two hours and one hour. The database's NEWS for release 2022b tells why: Copenhagen became a
#           mere link to Berlin, since the two have agreed since 1970, and older data is kept apart ("backzone") for
#           those who build with it. So occupied Berlin's double summer time of 1947 is now Denmark's as well.
# Costs:    a date of birth kept as "midnight in Copenhagen" by the three, and read by the fourth, is the day before.
#           It strikes those born in such summers, and no test with a birthday of today finds it.
# So:       a date of birth is a calendar date from the form to the database and never an instant; only instants of
#           our own time are given a zone.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts moment-timezone@0.6.6 @electric-sql/pglite@0.5.17
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check tzdata==2026.6
mvn --quiet --batch-mode dependency:copy -Dartifact=joda-time:joda-time:2.14.0 -DoutputDirectory="$work" >/dev/null

# An empty search path: the packaged data is asked, not the one of the machine.
PYTHONTZPATH='' python/bin/python - <<'PY' >python.txt
from datetime import datetime
from zoneinfo import ZoneInfo

for day in ("1947-06-01", "1949-07-01", "1980-07-01"):
    print(datetime.fromisoformat(day).replace(tzinfo=ZoneInfo("Europe/Copenhagen")).isoformat())
PY
cat >seen.mjs <<'JS'
import { PGlite } from '@electric-sql/pglite';
import moment from 'moment-timezone';
import { writeFileSync } from 'node:fs';

const days = ['1947-06-01', '1949-07-01', '1980-07-01'];
const lines = (texts) => texts.map((text) => `${text}\n`).join('');
writeFileSync('moment.txt', lines(days.map((day) => moment.tz(day, 'Europe/Copenhagen').format())));
const database = await PGlite.create();
const { rows } = await database.query(
  `select to_char(local, 'YYYY-MM-DD"T"HH24:MI:SS') || '+0'
          || extract(hour from local - (local at time zone 'Europe/Copenhagen' at time zone 'UTC')) || ':00' as text
   from unnest($1::timestamp[]) local`,
  [days],
);
writeFileSync('postgres.txt', lines(rows.map(({ text }) => text)));
await database.close();
JS
node seen.mjs
cat >Seen.java <<'JAVA'
import org.joda.time.*;

class Seen {
  public static void main(String[] arguments) {
    DateTimeZone copenhagen = DateTimeZone.forID("Europe/Copenhagen");
    for (String day : new String[] {"1947-06-01", "1949-07-01", "1980-07-01"})
      System.out.println(new LocalDateTime(day).toDateTime(copenhagen).toString("yyyy-MM-dd'T'HH:mm:ssZZ"));
    // Kept as an instant by the one side, read by the other.
    System.out.println(new DateTime("1947-06-01T00:00:00+03:00").withZone(copenhagen).toLocalDate());
  }
}
JAVA
java -cp joda-time-2.14.0.jar Seen.java >joda.txt

for name in python moment postgres joda; do
  echo "$name: $(tr '\n' ' ' <"$name.txt")"
done
printf '%s\n' 1947-06-01T00:00:00+03:00 1949-07-01T00:00:00+02:00 1980-07-01T00:00:00+02:00 >berlin.txt
printf '%s\n' 1947-06-01T00:00:00+02:00 1949-07-01T00:00:00+01:00 1980-07-01T00:00:00+02:00 1947-05-31 >denmark.txt
cmp python.txt berlin.txt
cmp moment.txt berlin.txt
cmp postgres.txt berlin.txt
cmp joda.txt denmark.txt
echo 'as written down: three carry the past of Berlin, one that of Copenhagen'
