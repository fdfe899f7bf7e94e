#!/usr/bin/env bash
# A reader of calendar files obeys the file's own time zone only if the zone has a name that Microsoft gives.
#
# What:     node-ical 0.26.1, beside ical.js 2.2.1 (npm) and icalendar 7.3.2 (PyPI)
# Expected: RFC 5545, sections 3.2.19 and 3.6.5: TZID may be any text, and the VTIMEZONE of that name in the same file
#           says what it means. 09:00 by a zone that is two hours ahead of UTC in July is 07:00 UTC on every machine.
# Seen:     one and the same VTIMEZONE is obeyed where it is called "Customized Time Zone", and passed over without a
#           word where it is called "Kontor" or has the registry form that section 3.8.3.1 allows
#           ("/example.org/..."). Then 09:00 is taken as the reading machine's own time: 09:00 UTC in a container,
#           13:00 UTC in New York. ical.js and icalendar read all three names right.
# Costs:    a meeting comes two hours late in summer, and only on servers: on a developer's machine in Denmark the
#           reader's own zone happens to be the right one.
# So:       our calendar files have no TZID at all: due dates are whole days, stamps are in UTC. Whoever reads others'
#           files on a server should try one whose zone has a name of its own.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts node-ical@0.26.1 ical.js@2.2.1
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check icalendar==7.3.2

cat >seen.mjs <<'JS'
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { writeFileSync } from 'node:fs';

const file = (zone) =>
  `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example.org//EN
BEGIN:VTIMEZONE
TZID:${zone}
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
UID:1@example.org
DTSTAMP:20260601T000000Z
DTSTART;TZID=${zone}:20260701T090000
DTEND;TZID=${zone}:20260701T100000
END:VEVENT
END:VCALENDAR
`.replaceAll('\n', '\r\n');

for (const [index, zone] of ['Customized Time Zone', 'Kontor', '/example.org/Copenhagen'].entries()) {
  const text = file(zone);
  writeFileSync(`${index}.ics`, text);
  const event = Object.values(nodeIcal.sync.parseICS(text)).find(({ type }) => type === 'VEVENT');
  const other = new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent'));
  console.log(
    `${zone}: node-ical ${event.start.toISOString().slice(11, 16)} UTC, ical.js ${other.startDate.toJSDate().toISOString().slice(11, 16)} UTC`,
  );
}
JS
for zone in UTC America/New_York; do
  echo "read on a machine in $zone"
  TZ=$zone node seen.mjs | tee "$(basename "$zone").txt"
done
cat >utc.expected <<'TEXT'
Customized Time Zone: node-ical 07:00 UTC, ical.js 07:00 UTC
Kontor: node-ical 09:00 UTC, ical.js 07:00 UTC
/example.org/Copenhagen: node-ical 09:00 UTC, ical.js 07:00 UTC
TEXT
cmp UTC.txt utc.expected
sed 's/node-ical 09:00/node-ical 13:00/' utc.expected | cmp New_York.txt -

python/bin/python - <<'PY'
from datetime import timezone
from icalendar import Calendar

for index in range(3):
    with open(f"{index}.ics", "rb") as file:
        start = Calendar.from_ical(file.read()).walk("VEVENT")[0].start.astimezone(timezone.utc)
    print("icalendar:", start.isoformat())
    assert start.hour == 7
PY
echo 'as written down: node-ical passes over a zone it does not know the name of'
