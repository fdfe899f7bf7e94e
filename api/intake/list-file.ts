import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import type { IntakeList } from './columns.ts';
import { readSheet } from './sheet.ts';
import { unreadable } from './table.ts';
import { readWorkbook } from './workbook.ts';

/** What a list may be, by the first bytes, whatever its sender calls it. */
const WORKBOOK = Buffer.from('PK\u0003\u0004', 'latin1');

/** Files that people take for a list, and what to tell them. */
const OTHER_FILES: readonly (readonly [beginning: Buffer, sentence: Sentence])[] = [
  [
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    {
      da: 'Filen er i Excels gamle format (.xls) eller låst med en adgangskode. Gem den uden adgangskode som »Excel-projektmappe (.xlsx)«, og send den igen.',
      en: 'The file is in Excel’s old format (.xls), or locked by a password. Save it without one as an Excel workbook (.xlsx), and send it again.',
    },
  ],
  [
    Buffer.from('%PDF-'),
    {
      da: 'Filen er en PDF. Send listen som .xlsx eller CSV.',
      en: 'The file is a PDF. Send the list as .xlsx or CSV.',
    },
  ],
];

/** A page or an XML file that somebody has called .xls or .csv. */
const MARKUP = /^(?:ï»¿)?\s*<(?:\?xml|!doctype|html|table|meta|head)/i;

/**
 * Reads a list of people from a file, by what is in it: a workbook or a CSV file. A file that is neither, or cannot be read,
 * is a fault of the list that says what to do.
 */
export async function readListFile(bytes: Buffer): Promise<IntakeList> {
  if (begins(bytes, WORKBOOK)) return readWorkbook(bytes);
  const other = OTHER_FILES.find(([beginning]) => begins(bytes, beginning));
  if (other !== undefined) return unreadable(other[1]);
  if (MARKUP.test(bytes.subarray(0, 200).toString('latin1').replaceAll('\0', '')))
    return unreadable(IS_MARKUP);
  return readSheet(bytes);
}

function begins(bytes: Buffer, beginning: Buffer): boolean {
  return bytes.subarray(0, beginning.length).equals(beginning);
}

const IS_MARKUP: Sentence = {
  da: 'Filen er en webside eller en XML-fil. Åbn den i Excel, gem den som »Excel-projektmappe (.xlsx)«, og send den igen.',
  en: 'The file is a web page or an XML file. Open it in Excel, save it as an Excel workbook (.xlsx), and send it again.',
};
