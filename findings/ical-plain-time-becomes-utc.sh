#!/usr/bin/env bash
# A time that has no zone is written into a calendar file as a time in UTC.
#
# What:     ical-generator 10.2.0 with temporal-polyfill 1.0.8
# Expected: ical-generator says that it takes Temporal objects. A Temporal.PlainDateTime is a time by the wall and has
#           no zone; iCalendar has a form for just that, a "local" date-time without Z (RFC 5545, section 3.3.5, form
#           1).
# Seen:     PlainDateTime 09:00 is written as 090000Z. A calendar in Copenhagen shows it at 10:00 in winter and at
#           11:00 in summer. With `floating: true` it comes out as 090000, and a PlainDate as a whole day is right. A
#           JavaScript Date at local midnight as a whole day, on a machine in Copenhagen, is written as the day
#           before.
# Costs:    everybody comes an hour late, or two, and the file says so in good faith. Nothing in it looks odd.
# So:       we hand over whole days only, as the Date of midnight UTC, which comes out right on a machine in any zone.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts ical-generator@10.2.0 temporal-polyfill@1.0.8

cat >seen.mjs <<'JS'
import ical from 'ical-generator';
import { Temporal } from 'temporal-polyfill';

const nine = Temporal.PlainDateTime.from('2026-12-01T09:00');
const cases = {
  'PlainDateTime 09:00': { start: nine },
  'PlainDateTime 09:00, floating': { start: nine, floating: true },
  'PlainDate, whole day': { start: Temporal.PlainDate.from('2026-12-01'), allDay: true },
  'Date of UTC midnight, whole day': { start: new Date('2026-12-01'), allDay: true },
  'Date of local midnight, whole day': { start: new Date(2026, 11, 1), allDay: true },
};
for (const [name, event] of Object.entries(cases)) {
  const calendar = ical();
  calendar.createEvent({ summary: 'Meeting', ...event });
  console.log(`${name}: ${/^DTSTART.*$/m.exec(calendar.toString())[0].trim()}`);
}
JS
TZ=Europe/Copenhagen node seen.mjs | tee seen.txt
cmp seen.txt - <<'TEXT'
PlainDateTime 09:00: DTSTART:20261201T090000Z
PlainDateTime 09:00, floating: DTSTART:20261201T090000
PlainDate, whole day: DTSTART;VALUE=DATE:20261201
Date of UTC midnight, whole day: DTSTART;VALUE=DATE:20261201
Date of local midnight, whole day: DTSTART;VALUE=DATE:20261130
TEXT
TZ=America/New_York node seen.mjs | grep 'UTC midnight.*20261201$'
echo 'as written down: the plain time became UTC (ical-generator 10.2.0, temporal-polyfill 1.0.8)'
