#!/usr/bin/env bash
# None of three calendar readers tells a day from 24 hours, though the standard says that they differ.
#
# What:     ical.js 2.2.1 and node-ical 0.26.1 (npm), icalendar 7.3.2 (PyPI)
# Expected: RFC 5545, section 3.3.6: days and weeks are nominal and depend on their place in the calendar, hours are
#           exact. From 09:00 on 24 October 2026 in Copenhagen, where clocks go back that night, DURATION:P1D ends at
#           09:00 by the wall, which is 08:00 UTC. DURATION:PT24H ends 24 hours later, at 07:00 UTC.
# Seen:     each reader gives one end for both. ical.js and icalendar: 08:00 UTC, so PT24H lasts 25 hours. node-ical:
#           07:00 UTC, so P1D ends at 08:00 by the wall. Each is wrong about one of the two.
# Costs:    on two days a year what runs over the night ends an hour off, in a different direction for each reader: a
#           24 hours' notice, or a day's booking of a room.
# So:       what we send is a whole day (DTSTART;VALUE=DATE) without a DURATION. Whoever needs an end should write
#           DTEND, on which all three agree.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts node-ical@0.26.1 ical.js@2.2.1
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check icalendar==7.3.2

cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { writeFileSync } from 'node:fs';

const file = (end) =>
  `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example.org//EN
BEGIN:VTIMEZONE
TZID:Europe/Copenhagen
BEGIN:STANDARD
DTSTART:19961027T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19810329T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
UID:1@example.org
DTSTAMP:20260601T000000Z
DTSTART;TZID=Europe/Copenhagen:20261024T090000
${end}
END:VEVENT
END:VCALENDAR
`.replaceAll('\n', '\r\n');

const utc = (date) => date.toISOString().slice(0, 16);
const seen = {};
for (const end of ['DURATION:P1D', 'DURATION:PT24H', 'DTEND;TZID=Europe/Copenhagen:20261025T090000']) {
  const text = file(end);
  writeFileSync(`${end.slice(0, 14).replace(/\W/g, '-')}.ics`, text);
  const event = Object.values(nodeIcal.sync.parseICS(text)).find(({ type }) => type === 'VEVENT');
  const other = new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent'));
  seen[end] = { 'ical.js': utc(other.endDate.toJSDate()), 'node-ical': utc(event.end) };
}
console.log('ends, in UTC:', seen);
const [eight, seven] = ['2026-10-25T08:00', '2026-10-25T07:00'];
assert.deepEqual(seen, {
  'DURATION:P1D': { 'ical.js': eight, 'node-ical': seven },
  'DURATION:PT24H': { 'ical.js': eight, 'node-ical': seven },
  'DTEND;TZID=Europe/Copenhagen:20261025T090000': { 'ical.js': eight, 'node-ical': eight },
});
JS
TZ=UTC node seen.mjs

python/bin/python - <<'PY'
from datetime import timezone
from glob import glob
from icalendar import Calendar

for name in sorted(glob("*.ics")):
    with open(name, "rb") as file:
        end = Calendar.from_ical(file.read()).walk("VEVENT")[0].end.astimezone(timezone.utc)
    print("icalendar", name, end.isoformat())
    assert end.isoformat() == "2026-10-25T08:00:00+00:00"
PY
echo 'as written down: a day and 24 hours end at the same time, and not at the same time in each reader'
