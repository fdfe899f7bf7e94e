#!/usr/bin/env bash
# Two validators refuse Danish civil registration numbers that the state has issued since 2007; one "mends" them.
#
# What:     validator 13.15.35 and danish-ssn 2.1.1 (npm), beside python-stdnum 2.2 (PyPI)
# Expected: the CPR office says on its page about the build of the number ("Opbygning af CPR-nummeret") that numbers
#           without modulus 11 have been issued since 1 October 2007, almost always to people born on 1 January, and
#           asks everybody to make their systems take them.
# Seen:     python-stdnum takes such a number. validator's isTaxID(..., 'dk-DK') says false, danish-ssn's isValid says
#           false, and its validate() puts another last digit there, which makes it another number. All three refuse
#           the substitute numbers ("erstatningspersonnummer", the day raised by 60) that the same office describes
#           for those who cannot get a real one yet.
# Costs:    1 January is often the birthday written down for those who do not know theirs, so refugees are just the
#           people whose real number is refused, or silently becomes another person's.
# So:       our intake looks at the length of a number, at its date, and whether that is the date of birth, and never
#           at modulus 11.
# Note:     the numbers below are those of somebody born on 1 January 1859, and so nobody's: registration began in
#           1968.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts validator@13.15.35 danish-ssn@2.1.1
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check python-stdnum==2.2

cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import danish from 'danish-ssn';
import validator from 'validator';

const WEIGHTS = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
const remainder = (number) => WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(number[at]), 0) % 11;
const all = Array.from({ length: 1000 }, (_, at) => `0101595${String(at).padStart(3, '0')}`);
const numbers = {
  'with check digit': all.find((number) => remainder(number) === 0),
  'without check digit': all.find((number) => remainder(number) === 5 && danish.validate(number) !== null),
};
numbers['substitute'] = numbers['with check digit'].replace(/^0/, '6');
const seen = Object.fromEntries(
  Object.entries(numbers).map(([name, number]) => [
    name,
    {
      number,
      validator: validator.isTaxID(number, 'dk-DK'),
      'danish-ssn': danish.isValid(number),
      'danish-ssn, validate': danish.validate(number),
    },
  ]),
);
console.log(seen);
const { 'with check digit': whole, 'without check digit': without, substitute } = seen;
assert.deepEqual([whole.validator, whole['danish-ssn']], [true, true]);
assert.deepEqual([without.validator, without['danish-ssn']], [false, false]);
assert.deepEqual([substitute.validator, substitute['danish-ssn']], [false, false]);
assert.match(without['danish-ssn, validate'], /^0101595\d{3}$/);
assert.notEqual(without['danish-ssn, validate'], without.number);
console.log(Object.values(numbers).join('\n'));
JS
node seen.mjs | tee seen.txt

tail -3 seen.txt | python/bin/python -c '
import sys
from importlib.metadata import version
from stdnum.dk import cpr

seen = [cpr.is_valid(line.strip()) for line in sys.stdin]
print("python-stdnum", version("python-stdnum"), "takes them:", seen)
assert seen == [True, True, False]
'
echo 'as written down: a number without a check digit is refused by two of three'
