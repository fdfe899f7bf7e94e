import { describe, expect, it } from '@jest/globals';
import { recogniseFile } from '../../../api/uploads/file-recognition.ts';
import {
  aDocx,
  aJpeg,
  anExe,
  anOdt,
  anOldDoc,
  aPdf,
  aPng,
  aZip,
  wordTypes,
} from '../../support/stack/a-file.ts';
import type { ZipPart } from '../../support/stack/a-file.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const MACRO_MAIN = 'application/vnd.ms-word.document.macroEnabled.main+xml';

describe('a file that is taken', () => {
  it.each([
    ['a PDF', aPdf(), 'application/pdf'],
    ['a Word document', aDocx(), DOCX],
    ['an OpenDocument text', anOdt(), 'application/vnd.oasis.opendocument.text'],
    ['a photograph', aJpeg(), 'image/jpeg'],
    ['a picture', aPng(), 'image/png'],
  ])('is known by its bytes: %s', async (_, bytes, type) => {
    expect(await recogniseFile(bytes)).toBe(type);
  });
});

describe('a file that is not taken', () => {
  const many = Array.from({ length: 2_001 }, (_, index): ZipPart => [`word/${index}.xml`, '']);
  it.each([
    ['a Windows program, whatever it is called', anExe(), 'unknown-type'],
    ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'unknown-type'],
    [
      'a drawing that may hold scripts',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'unknown-type',
    ],
    ['a web page with a PDF behind it', Buffer.concat([Buffer.from('<script>'), aPdf()]), 'unknown-type'],
    ['a program with a Word document behind it', Buffer.concat([anExe(), aDocx()]), 'unknown-type'],
    ['a few letters', Buffer.from('%PD'), 'unknown-type'],
    ['an archive of other files', aZip([['plan.exe', anExe()]]), 'unknown-type'],
    [
      'a spreadsheet',
      aDocx(wordTypes('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml')),
      'unknown-type',
    ],
    ['a Word document that breaks off', aDocx().subarray(0, -30), 'unknown-type'],
    ['a Word document with far too many parts', aDocx(wordTypes(), ...many), 'unknown-type'],
    ['an archive that would unpack to much more than it says', bomb(), 'unknown-type'],
    [
      'a list of types in an encoding of its own',
      aDocx(Buffer.from(wordTypes(MACRO_MAIN), 'utf16le')),
      'unknown-type',
    ],
    ['the list of types twice', aDocx(wordTypes(), ['[content_types].xml', '']), 'unknown-type'],
    ['a Word document with macros', aDocx(wordTypes(MACRO_MAIN)), 'has-macros'],
    ['a macro part under a plain name', aDocx(wordTypes(), ['word/vbaProject.bin', 'x']), 'has-macros'],
    [
      'macros that hide behind entities',
      aDocx(wordTypes(MACRO_MAIN.replace('macro', '&#109;acro'))),
      'unknown-type',
    ],
    ['a type in a comment only', aDocx(`<!--${wordTypes()}-->`), 'unknown-type'],
    ['an OpenDocument text with macros', anOdt('<x/>', ['Basic/script-lc.xml', '']), 'has-macros'],
    ['an OpenDocument text under a password', anOdt('<manifest:encryption-data/>'), 'locked'],
    [
      'an archive under a password',
      aZip([['[Content_Types].xml', wordTypes()]], { encrypted: true }),
      'locked',
    ],
    ['Word’s old format, or anything of Office’s under a password', anOldDoc(), 'locked'],
  ])('is refused for what it is: %s', async (_, bytes, why) => {
    expect(await recogniseFile(bytes)).toBe(why);
  });
});

/** A list of types that is larger than any real one, in an archive whose directory says that it is small. */
function bomb(): Buffer {
  const bytes = aDocx(wordTypes().padEnd(4 * 1024 * 1024));
  const entry = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  bytes.writeUInt32LE(1_000, entry + 24);
  return bytes;
}
