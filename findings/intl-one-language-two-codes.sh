#!/usr/bin/env bash
# The language list that JavaScript brings along merges languages that an interpreter keeps apart, and doubles others.
#
# What:     Intl of Node (the version and its ICU are printed; the same on Node 20, 22, 24 and 26)
# Expected: a code of BCP 47 that is put in comes out again, and a name belongs to one code. RFC 5646, section 4.5,
#           speaks of canonical forms, but one does not expect Intl.getCanonicalLocales to give back another language.
# Seen:     Kurmanji (kmr) becomes Kurdish (ku) and Dari (prs) becomes fa-AF, while Sorani (ckb) stays Sorani. For
#           Sudanese Arabic (apd) there is no Danish name at all. Six Danish names have two two-letter codes: walked
#           through from aa to zz, the first for "rumænsk" is mo and the first for "jiddisch" is ji, both withdrawn
#           long ago.
# Costs:    a Kurmanji speaker may get a Sorani interpreter: the code in the case does not survive the way through
#           Intl. And a list of names turned round gives codes that no other system knows.
# So:       a language stays the code it was given as and is never canonicalised. Whoever turns names into codes
#           should take only codes that are their own canonical form, and see to Kurdish and Dari by hand.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat >seen.cjs <<'JS'
const assert = require('node:assert/strict');

console.log(`Node ${process.versions.node}, ICU ${process.versions.icu}, CLDR ${process.versions.cldr}`);
const names = new Intl.DisplayNames('da', { type: 'language', fallback: 'none' });
const canonical = (code) => Intl.getCanonicalLocales(code)[0];
for (const code of ['kmr', 'ckb', 'prs', 'apd', 'mo', 'ro'])
  console.log(`${code} -> ${canonical(code)}, in Danish: ${names.of(code)}`);
assert.deepEqual(['kmr', 'ckb', 'prs'].map(canonical), ['ku', 'ckb', 'fa-AF']);
assert.equal(names.of('apd'), undefined);

const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const codes = new Map();
for (const code of letters.flatMap((one) => letters.map((two) => one + two))) {
  const name = names.of(code);
  if (name !== undefined) codes.set(name, [...(codes.get(name) ?? []), code]);
}
const doubled = Object.fromEntries([...codes].filter(([, list]) => list.length > 1));
console.log('names with two codes:', doubled);
assert.deepEqual([doubled['rumænsk'], doubled['jiddisch']], [['mo', 'ro'], ['ji', 'yi']]);
JS
node seen.cjs
echo 'as written down: one language by two codes, and two languages by one'
