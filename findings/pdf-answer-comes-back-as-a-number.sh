#!/usr/bin/env bash
# A choice made in a PDF form by one library is read by two others as "1".
#
# What:     pdf-lib 1.17.1 and pdfjs-dist 5.6.205 (npm), pypdf 7.1.1 (PyPI)
# Expected: ISO 32000-1, section 12.7.4.2.4, on radio buttons: where a field has an Opt entry, its texts are the
#           export values of the buttons, so that names with letters outside of plain ASCII can be told and two
#           buttons may share one.
# Seen:     pdf-lib keeps to that: the group "Opholdsgrundlag" set to "Familiesammenføring" has V = /1 and the words
#           in Opt. It reads its own choice back as "Familiesammenføring". pypdf and pdf.js pass over Opt and say "1".
#           Text fields of the same form come back whole in all three.
# Costs:    a municipality's form arrives with "1" for the ground of residence. It looks like data, and means
#           something else after the form's options were put in another order.
# So:       we take PDF files as they are and read nothing out of them; answers come by a page of our own.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts pdf-lib@1.17.1 pdfjs-dist@5.6.205
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check pypdf==7.1.1

cat >write.mjs <<'JS'
import { writeFileSync } from 'node:fs';
import { PDFDocument } from 'pdf-lib';

const file = await PDFDocument.create();
const page = file.addPage();
const form = file.getForm();
const name = form.createTextField('Navn');
name.setText('Søren Ærø');
name.addToPage(page, { x: 50, y: 700 });
const ground = form.createRadioGroup('Opholdsgrundlag');
for (const [index, option] of ['Asyl', 'Familiesammenføring', 'Erhverv'].entries())
  ground.addOptionToPage(option, page, { x: 50, y: 600 - 40 * index });
ground.select('Familiesammenføring');
writeFileSync('pdf-lib.pdf', await file.save());
JS
node write.mjs

cat >read.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { PDFDocument } from 'pdf-lib';
import { getDocument, version } from 'pdfjs-dist/legacy/build/pdf.mjs';

const bytes = readFileSync('pdf-lib.pdf');
const form = (await PDFDocument.load(bytes)).getForm();
console.log(`pdf-lib says ${form.getTextField('Navn').getText()}, ${form.getRadioGroup('Opholdsgrundlag').getSelected()}`);
const fields = await (await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise).getFieldObjects();
const said = (field) => [...new Set(fields[field].map(({ value }) => value).filter((value) => value !== undefined))].join();
console.log(`pdf.js ${version} says ${said('Navn')}, ${said('Opholdsgrundlag')}`);
JS
cat >seen.py <<'PY'
from pypdf import PdfReader

fields = PdfReader("pdf-lib.pdf").get_fields()
print("pypdf says", ", ".join([fields["Navn"]["/V"], fields["Opholdsgrundlag"]["/V"]]))
PY
python/bin/python seen.py | tee seen.txt
node read.mjs 2>warnings.txt | tee -a seen.txt
cat >expected.txt <<'TEXT'
pypdf says Søren Ærø, /1
pdf-lib says Søren Ærø, Familiesammenføring
pdf.js 5.6.205 says Søren Ærø, 1
TEXT
cmp seen.txt expected.txt
echo 'as written down: the words of a choice are lost between libraries'
