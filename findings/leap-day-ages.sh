#!/usr/bin/env bash
# Date libraries do not agree on when somebody born on 29 February turns eighteen, and two contradict themselves.
#
# What:     temporal-polyfill 1.0.8, @js-joda/core 6.3.2, date-fns 4.4.0, luxon 3.7.2, dayjs 1.11.23, moment 2.31.0,
#           python-dateutil 2.9.0.post0, and PostgreSQL 18 as @electric-sql/pglite 0.5.17
# Expected: whole years between two dates are the same number wherever they are counted. Where one library offers both
#           "add years" and "count years", one expects them to agree: what is reached by adding eighteen is eighteen.
# Seen:     born on 29 February 2004, asked on 28 February 2022. luxon, dayjs, moment and dateutil say 18, Temporal,
#           js-joda, date-fns and PostgreSQL say 17. Temporal and PostgreSQL contradict themselves: adding 18 years
#           gives this very day, counting up to it gives 17. date-fns' intervalToDuration answers "17 years and 12
#           months", PostgreSQL's age() "11 mons 28 days" where Temporal says "11 months 30 days".
# Costs:    a legal limit of age opens or closes a day early for one person in about 1,461, in one of two services
#           that pass on the same date of birth. No test with ordinary birthdays finds it.
# So:       age is counted in one place, by comparing month and day as text, with the reading written beside it: such
#           a birthday falls on 1 March. No library is asked, neither in the service nor in SQL.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts temporal-polyfill@1.0.8 @js-joda/core@6.3.2 \
  date-fns@4.4.0 luxon@3.7.2 dayjs@1.11.23 moment@2.31.0 @electric-sql/pglite@0.5.17
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check python-dateutil==2.9.0.post0

cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { PGlite } from '@electric-sql/pglite';
import { LocalDate, Period } from '@js-joda/core';
import { differenceInYears, intervalToDuration } from 'date-fns';
import dayjs from 'dayjs';
import { DateTime } from 'luxon';
import moment from 'moment';
import { Temporal } from 'temporal-polyfill';

const [born, asked] = ['2004-02-29', '2022-02-28'];
const local = (date) => new Date(`${date}T00:00`);
const counted = Temporal.PlainDate.from(born).until(asked, { largestUnit: 'years' });
const added = Temporal.PlainDate.from(born).add({ years: 18 }).toString();
const database = await PGlite.create();
const { rows } = await database.query(
  `select age(date '${asked}', date '${born}')::text as counted,
          (date '${born}' + interval '18 years')::date::text as added`,
);
const interval = intervalToDuration({ start: local(born), end: local(asked) });
const seen = {
  'temporal-polyfill, until': counted.toString(),
  'temporal-polyfill, add 18 years': added,
  'js-joda, Period.between': Period.between(LocalDate.parse(born), LocalDate.parse(asked)).toString(),
  'PostgreSQL, age()': rows[0].counted,
  'PostgreSQL, add 18 years': rows[0].added,
  'date-fns, differenceInYears': differenceInYears(local(asked), local(born)),
  'date-fns, intervalToDuration': `${interval.years} years ${interval.months} months`,
  'luxon, diff': DateTime.fromISO(asked).diff(DateTime.fromISO(born), 'years').years,
  'dayjs, diff': dayjs(asked).diff(born, 'year'),
  'moment, diff': moment(asked).diff(born, 'year'),
};
console.log(`born ${born}, asked on ${asked}`);
console.log(seen);
await database.close();
assert.deepEqual(seen, {
  'temporal-polyfill, until': 'P17Y11M30D',
  'temporal-polyfill, add 18 years': asked,
  'js-joda, Period.between': 'P17Y11M30D',
  'PostgreSQL, age()': '17 years 11 mons 28 days',
  'PostgreSQL, add 18 years': asked,
  'date-fns, differenceInYears': 17,
  'date-fns, intervalToDuration': '17 years 12 months',
  'luxon, diff': 18,
  'dayjs, diff': 18,
  'moment, diff': 18,
});
JS
node seen.mjs

python/bin/python - <<'PY'
from datetime import date
from dateutil.relativedelta import relativedelta
from importlib.metadata import version

seen = relativedelta(date(2022, 2, 28), date(2004, 2, 29))
print("python-dateutil", version("python-dateutil"), seen)
assert seen == relativedelta(years=18)
PY
echo 'as written down: the libraries disagree by a year'
