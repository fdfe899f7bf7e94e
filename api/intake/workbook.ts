import { posix } from 'node:path';
import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import { readXml } from '../uploads/xml-reading.ts';
import { readParts } from '../uploads/zip-reading.ts';
import { intakeNote } from './columns.ts';
import type { IntakeList, IntakeNote } from './columns.ts';
import { knownHeadersIn, listIn, unreadable } from './table.ts';
import type { Table } from './table.ts';
import { readSharedTexts, readStyles } from './workbook-cells.ts';
import type { SharedParts } from './workbook-cells.ts';
import { readSheetPart, SheetTooLarge } from './workbook-sheet.ts';

/** How long one part of a workbook may be, unpacked, and all that are read together: a list of 2,000 people has one of three megabytes. */
const LIMITS = { bytes: 24 * 1024 * 1024, timesPacked: 250, together: 48 * 1024 * 1024 };
/** How many sheets are looked into for a list. */
const MOST_SHEETS = 12;
/** A sheet with so many of our headers is a list. */
const A_LIST = 3;

/** Where an office document says which of its parts is the main one. */
const RELATIONS = '_rels/.rels';

interface SheetEntry {
  readonly name: string;
  readonly isHidden: boolean;
  readonly part: string;
}

/**
 * Reads a workbook (.xlsx, and .xlsm without its macros): the sheet that has most of our headers, the first if several have
 * as many. Nothing in it is run, reckoned or fetched: of a formula it takes the result that Excel saved. What is hidden, or
 * left out, is told in the notes. A workbook that cannot be read is a fault of the list, and nothing is thrown.
 */
export async function readWorkbook(bytes: Buffer): Promise<IntakeList> {
  try {
    return await readParsed(bytes);
  } catch (error) {
    if (error instanceof SheetTooLarge) return unreadable(TOO_LARGE);
    if (error instanceof UnfitWorkbook) return unreadable(error.sentence);
    // A part that is not well-formed. What stands in it is the sender's, and is not repeated.
    return unreadable(BROKEN);
  }
}

/** Thrown within this file with what is to be told of the workbook. */
class UnfitWorkbook extends Error {
  readonly sentence: Sentence;

  constructor(sentence: Sentence) {
    super('A workbook that cannot be read');
    this.sentence = sentence;
  }
}

async function readParsed(bytes: Buffer): Promise<IntakeList> {
  const { names, texts } = await parts(bytes, [RELATIONS, 'mimetype']);
  if (texts.get('mimetype')?.includes('opendocument') === true) throw new UnfitWorkbook(OPEN_DOCUMENT);
  const main = mainPart(texts.get(RELATIONS) ?? '');
  if (main.endsWith('.bin')) throw new UnfitWorkbook(BINARY);
  if (!names.includes(main)) throw new UnfitWorkbook(NO_WORKBOOK);
  const relationsPart = posix.join(posix.dirname(main), '_rels', `${posix.basename(main)}.rels`);
  const book = await parts(bytes, [main, relationsPart]);
  const targets = targetsOf(book.texts.get(relationsPart) ?? '', posix.dirname(main));
  const { sheets, epoch } = readBook(book.texts.get(main) ?? '', targets);
  if (sheets.length === 0) throw new UnfitWorkbook(NO_WORKBOOK);
  const shown = sheets.filter(({ isHidden }) => !isHidden).slice(0, MOST_SHEETS);
  const [sharedPart, stylesPart] = [targets.byType('sharedStrings'), targets.byType('styles')];
  const content = await parts(bytes, [...shown.map(({ part }) => part), sharedPart, stylesPart]);
  const shared: SharedParts = {
    texts: textOr(content.texts.get(sharedPart), readSharedTexts),
    styles: textOr(content.texts.get(stylesPart), readStyles),
    epoch,
  };
  const read: SheetRead[] = [];
  let best: BestSheet | undefined;
  for (const { name, part } of shown) {
    const xml = content.texts.get(part);
    // A sheet of charts alone has no part of cells.
    if (xml === undefined) continue;
    const table = { ...readSheetPart(xml, shared), notes: [] };
    const sheet = { name, known: knownHeadersIn(table) };
    // Of one sheet alone the cells are kept: a book of a dozen long ones would fill the memory.
    if (best === undefined || sheet.known > best.sheet.known) best = { sheet, table };
    read.push(sheet);
  }
  return chosenFrom(best, read, [...leftOut(names), ...hiddenSheets(sheets)]);
}

async function parts(bytes: Buffer, wanted: readonly string[]) {
  const read = await readParts(bytes, wanted, LIMITS);
  if (read === 'too-large') throw new UnfitWorkbook(TOO_LARGE);
  if (read === 'broken') throw new UnfitWorkbook(BROKEN);
  if (read.isEncrypted) throw new UnfitWorkbook(LOCKED);
  return read;
}

/** A sheet that was read, and how many of our headers it has. */
interface SheetRead {
  readonly name: string;
  readonly known: number;
}

/** The first of those with the most of our headers, with its cells. */
interface BestSheet {
  readonly sheet: SheetRead;
  readonly table: Table;
}

function chosenFrom(
  best: BestSheet | undefined,
  read: readonly SheetRead[],
  notes: readonly IntakeNote[],
): IntakeList {
  if (best === undefined) return unreadable(NO_SHEET, 1, notes);
  const lists = read
    .filter((sheet) => sheet !== best.sheet && sheet.known >= A_LIST)
    .toSorted((a, b) => b.known - a.known);
  return listIn({
    ...best.table,
    notes: [
      ...notes,
      ...(read[0] !== best.sheet || lists.length > 0 ? [intakeNote(readFrom(best.sheet.name))] : []),
      ...lists.map(({ name }) => intakeNote(otherList(name))),
    ],
  });
}

function textOr<T>(xml: string | undefined, read: (xml: string) => T[]): T[] {
  return xml === undefined ? [] : read(xml);
}

/** The relation to the main part, whichever edition of the standard its type is from. */
function mainPart(xml: string): string {
  return targetsOf(xml, '').byType('officeDocument');
}

function targetsOf(xml: string, folder: string) {
  const byId = new Map<string, string>();
  const byType = new Map<string, string>();
  if (xml !== '') {
    readXml(xml, {
      opens: (element, of) => {
        const target = of('Target');
        if (element !== 'Relationship' || target === undefined || of('TargetMode') === 'External') return;
        const part = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
        byId.set(of('Id') ?? '', part);
        const type = of('Type')?.split('/').at(-1) ?? '';
        if (!byType.has(type)) byType.set(type, part);
      },
    });
  }
  return { byId: (id: string) => byId.get(id) ?? '', byType: (type: string) => byType.get(type) ?? '' };
}

function readBook(xml: string, targets: { readonly byId: (id: string) => string }) {
  const sheets: SheetEntry[] = [];
  let epoch: 1900 | 1904 = 1900;
  readXml(xml, {
    opens: (element, of) => {
      // LibreOffice writes "true" where Excel writes "1".
      if (element === 'workbookPr' && ['1', 'true', 'on'].includes(of('date1904') ?? '')) epoch = 1904;
      if (element !== 'sheet') return;
      const state = of('state') ?? 'visible';
      sheets.push({
        name: of('name') ?? '',
        isHidden: state !== 'visible',
        part: targets.byId(of('id') ?? ''),
      });
    },
  });
  return { sheets, epoch };
}

function leftOut(names: readonly string[]): IntakeNote[] {
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  return [
    ...(has(/vbaProject|macrosheets\//i) ? [intakeNote(MACROS)] : []),
    ...(has(/externalLinks\/|connections\.xml$/i) ? [intakeNote(LINKS)] : []),
  ];
}

function hiddenSheets(sheets: readonly SheetEntry[]): IntakeNote[] {
  return sheets
    .filter(({ isHidden }) => isHidden)
    .map(({ name }) => intakeNote(hiddenSheet(shownName(name))));
}

/** The longest that Excel lets a sheet's name be. */
const LONGEST_NAME = 31;

function shownName(name: string): string {
  return name.slice(0, LONGEST_NAME);
}

const hiddenSheet = (name: string): Sentence => ({
  da: `Arket »${name}« er skjult og er ikke læst.`,
  en: `The sheet “${name}” is hidden and was not read.`,
});

const readFrom = (name: string): Sentence => ({
  da: `Listen er læst i arket »${shownName(name)}«.`,
  en: `The list was read from the sheet “${shownName(name)}”.`,
});

const otherList = (name: string): Sentence => ({
  da: `Arket »${shownName(name)}« ligner også en liste, men er ikke læst. Send det for sig, hvis det skal med.`,
  en: `The sheet “${shownName(name)}” also looks like a list, but was not read. Send it by itself if it is meant too.`,
});

const MACROS: Sentence = {
  da: 'Filens makroer er ikke kørt og ikke gemt.',
  en: 'The file’s macros were not run and are not kept.',
};

const LINKS: Sentence = {
  da: 'Filen henter tal fra andre filer. De er ikke hentet; der er læst, hvad Excel sidst viste.',
  en: 'The file takes values from other files. They were not fetched; what Excel showed last was read.',
};

const BROKEN: Sentence = {
  da: 'Filen kan ikke læses som en projektmappe. Åbn den i Excel, gem den som »Excel-projektmappe (.xlsx)«, og send den igen.',
  en: 'The file cannot be read as a workbook. Open it in Excel, save it as an Excel workbook (.xlsx), and send it again.',
};

const TOO_LARGE: Sentence = {
  da: 'Projektmappen har mere i sig end en liste over personer. Kopiér listen til en ny projektmappe, og send den.',
  en: 'The workbook has more in it than a list of people. Copy the list to a new workbook, and send that.',
};

const LOCKED: Sentence = {
  da: 'Filen er låst med en adgangskode. Gem den uden, og send den igen.',
  en: 'The file is locked by a password. Save it without one, and send it again.',
};

const OPEN_DOCUMENT: Sentence = {
  da: 'Filen er et OpenDocument-regneark (.ods). Gem den som »Excel-projektmappe (.xlsx)«, og send den igen.',
  en: 'The file is an OpenDocument spreadsheet (.ods). Save it as an Excel workbook (.xlsx), and send it again.',
};

const BINARY: Sentence = {
  da: 'Filen er en binær projektmappe (.xlsb). Gem den som »Excel-projektmappe (.xlsx)«, og send den igen.',
  en: 'The file is a binary workbook (.xlsb). Save it as an Excel workbook (.xlsx), and send it again.',
};

const NO_WORKBOOK: Sentence = {
  da: 'Filen er ikke en projektmappe. Send listen som .xlsx eller CSV.',
  en: 'The file is not a workbook. Send the list as .xlsx or CSV.',
};

const NO_SHEET: Sentence = {
  da: 'Projektmappen har intet ark, der kan læses. Er arket skjult, så vis det, og send filen igen.',
  en: 'The workbook has no sheet that can be read. If the sheet is hidden, show it, and send the file again.',
};
