#!/usr/bin/env bash
# A workbook that counts days from 1904 is read four years early if it says so with "true" instead of "1".
#
# What:     read-excel-file 9.3.17, exceljs 4.4.0, and openpyxl 3.1.5 (Python)
# Expected: `date1904` in workbook.xml is an xsd:boolean (ECMA-376, part 1, 18.2.28), for which "1" and "true" are the same.
#           Excel writes "1", LibreOffice the word.
# Seen:     both libraries of npm look for "1" alone. The same book with "true" is taken to count from 1900: a birth date
#           of 5 March 1990 is read as 4 March 1986. openpyxl reads both alike.
# Costs:    everybody in the list is four years and a day older than they are, plausibly, without a word. Rules that ask
#           for an age, or for how long somebody has been in the country, answer wrongly.
# So:       we read the attribute ourselves, and take "1", "true" and "on"; the birth date is checked with the CPR number.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts read-excel-file@9.3.17 exceljs@4.4.0 fflate@0.8.3 2>/dev/null
python3 -m venv python >/dev/null
python/bin/pip install --quiet --disable-pip-version-check openpyxl==3.1.5

cat >seen.mjs <<'JS'
import { readFile, writeFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';

const day = (date) => date.toISOString().slice(0, 10);
const book = new ExcelJS.Workbook();
book.properties.date1904 = true;
const cell = book.addWorksheet('List').getCell('A1');
cell.value = new Date('1990-03-05');
cell.numFmt = 'yyyy-mm-dd';
const parts = unzipSync(new Uint8Array(await book.xlsx.writeBuffer()));
const main = strFromU8(parts['xl/workbook.xml']);
for (const said of ['1', 'true']) {
  const xml = main.replace(/date1904="[^"]*"/, `date1904="${said}"`);
  if (!xml.includes(`date1904="${said}"`)) throw new Error('The book does not say how it counts');
  const file = `said-${said}.xlsx`;
  await writeFile(file, zipSync({ ...parts, 'xl/workbook.xml': strToU8(xml) }));
  const [[read]] = await readSheet(await readFile(file));
  console.log(`read-excel-file, date1904="${said}": ${day(read)}`);
  const again = new ExcelJS.Workbook();
  await again.xlsx.readFile(file);
  console.log(`exceljs, date1904="${said}": ${day(again.worksheets[0].getCell('A1').value)}`);
}
JS
cat >seen.py <<'PY'
import openpyxl

for said in ("1", "true"):
    cell = openpyxl.load_workbook(f"said-{said}.xlsx").active["A1"]
    print(f'openpyxl, date1904="{said}": {cell.value:%Y-%m-%d}')
PY
(node seen.mjs && python/bin/python seen.py) | tee seen.txt
cmp seen.txt - <<'TEXT'
read-excel-file, date1904="1": 1990-03-05
exceljs, date1904="1": 1990-03-05
read-excel-file, date1904="true": 1986-03-04
exceljs, date1904="true": 1986-03-04
openpyxl, date1904="1": 1990-03-05
openpyxl, date1904="true": 1990-03-05
TEXT
echo 'as written down: "true" is read four years early (read-excel-file 9.3.17, exceljs 4.4.0)'
