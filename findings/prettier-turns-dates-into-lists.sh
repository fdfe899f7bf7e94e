#!/usr/bin/env bash
# A formatter changes the day in a Danish text: "2. januar 2027" becomes "32. januar 2027".
#
# What:     prettier 3.10.1, with markdown-it 15.0.3 and commonmark 0.31.2 as witnesses
# Expected: prettier's page "Rationale" has correctness as the first requirement: what is formatted must do the same.
# Seen:     Danish writes the day with a point, and a paragraph that begins "31. december 2026" is an ordered list in
#           CommonMark (section 5.2), whose later numbers do not count (section 5.3). So a paragraph that begins with
#           the 31st and one after it with the 2nd are one list, a page numbers its items 31 and 32, and prettier
#           writes 32 into the file. Where a line only wraps before the day, the first of a month makes a list of one
#           (5.3: only a list that begins with 1 may interrupt a paragraph), and prettier puts a blank line into the
#           sentence. The 2nd stays as it is.
# Costs:    a date of a deadline in a guide, a notice or a decision is changed by a command that everybody runs
#           without reading its result, and each month's first day is torn out of its sentence.
# So:       Markdown is left out of prettier in .prettierignore. Mails are not written in Markdown, and where a text
#           for Temporal's page is, dates stand as 2026-12-31.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts prettier@3.10.1 markdown-it@15.0.3 commonmark@0.31.2

printf 'Frister:\n\n31. december 2026: ansøgning\n\n2. januar 2027: svar\n' >deadlines.md
printf 'Kurset begynder mandag den\n1. marts 2027 i Aarhus.\n' >first.md
printf 'Kurset begynder tirsdag den\n2. marts 2027 i Aarhus.\n' >second.md
for name in deadlines first second; do
  cp $name.md $name-before.md
  npx prettier --log-level silent --write $name.md
  echo "--- $name, before and after prettier $(npx prettier --version)"
  diff $name-before.md $name.md || true
done
cmp deadlines.md <(printf 'Frister:\n\n31. december 2026: ansøgning\n\n32. januar 2027: svar\n')
cmp first.md <(printf 'Kurset begynder mandag den\n\n1. marts 2027 i Aarhus.\n')
cmp second.md <(printf 'Kurset begynder tirsdag den 2. marts 2027 i Aarhus.\n')

cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { HtmlRenderer, Parser } from 'commonmark';
import MarkdownIt from 'markdown-it';
import { readFileSync } from 'node:fs';

const flat = (html) => html.replaceAll(/\s+/g, '');
for (const [name, lists, items] of [['deadlines', 1, 2], ['first', 1, 1], ['second', 0, 0]]) {
  const text = readFileSync(`${name}-before.md`, 'utf8');
  const shown = [new MarkdownIt().render(text), new HtmlRenderer().render(new Parser().parse(text))];
  assert.equal(flat(shown[0]), flat(shown[1]));
  console.log(`--- ${name}, as a page\n${shown[0].trim()}`);
  assert.deepEqual([shown[0].split('<ol').length - 1, shown[0].split('<li>').length - 1], [lists, items]);
}
JS
node seen.mjs
echo 'as written down: the day of a date was changed by a formatter'
