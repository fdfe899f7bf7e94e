import { format, getFormatFromId, getFormatDateInfo, isDateFormat, isPercentFormat } from 'numfmt';
import { readXml } from '../uploads/xml-reading.ts';
import type { CellValue } from './columns.ts';
import { dateOfSerial } from './dates.ts';

/** How a number is shown. */
export type NumberStyle = 'plain' | 'date' | { readonly pattern: string };

/** What the cells of a workbook's sheets refer to. */
export interface SharedParts {
  readonly texts: readonly string[];
  readonly styles: readonly NumberStyle[];
  readonly epoch: 1900 | 1904;
}

/** A cell as its sheet has it. */
export interface WrittenCell {
  readonly type: string | undefined;
  readonly style: number;
  readonly value: string | undefined;
  /** A text that stands in the cell itself. */
  readonly inline: string | undefined;
  readonly hasFormula: boolean;
}

const DAY_S = 86_400;

/** What a cell shows: its text, and what it is beside text. A formula is its last result. */
export function cellValue(cell: WrittenCell, shared: SharedParts): CellValue {
  const { type, value = '', inline, hasFormula } = cell;
  switch (type) {
    case 's':
      return { text: shared.texts[Number(value)] ?? '' };
    case 'inlineStr':
      return { text: inline ?? '' };
    case 'str':
      return { text: unescaped(value) };
    case 'b':
      return { text: value === '1' || value === 'true' ? 'SAND' : 'FALSK', kind: 'truth' };
    case 'e':
      return { text: value, kind: 'error' };
    case 'd':
      return { text: value.replace('T', ' ').replace(/ 00:00(:00(\.0+)?)?Z?$/, ''), kind: 'date' };
    default:
      if (value === '') return hasFormula ? { text: '', kind: 'no-result' } : { text: '' };
      return numberValue(Number(value), shared.styles[cell.style] ?? 'plain', shared.epoch);
  }
}

function numberValue(number: number, style: NumberStyle, epoch: 1900 | 1904): CellValue {
  const asDate = dateOfSerial(number, epoch);
  if (style === 'date' && asDate !== undefined) return { text: dayAndTime(number, epoch), kind: 'date' };
  const text =
    style === 'plain' || style === 'date' ? plainNumber(number) : shownNumber(number, style.pattern);
  return { text, kind: 'number', ...(asDate !== undefined && { asDate }) };
}

/** A day, and the time behind it if it is not midnight; a second is the least that Excel shows. */
function dayAndTime(serial: number, epoch: 1900 | 1904): string {
  const seconds = Math.round(serial * DAY_S);
  const date = dateOfSerial(Math.floor(seconds / DAY_S), epoch) ?? '';
  const time = seconds % DAY_S;
  if (time === 0) return date;
  return `${date} ${new Date(time * 1000).toISOString().slice(11, 19)}`;
}

/** All digits of a number, since a number of a case or a telephone has no thousands and no exponent. */
function plainNumber(number: number): string {
  return Number.isSafeInteger(number) ? number.toFixed(0) : String(number);
}

/**
 * A number as Excel shows it, if the digits are the same: then zeros and hyphens that belong to it come from there, as in
 * `000000-0000`.
 */
function shownNumber(number: number, pattern: string): string {
  const plain = plainNumber(number);
  const shown = format(pattern, number, { throws: false, invalid: plain }).trim();
  if (isPercentFormat(pattern)) return shown;
  const isSame = shown.replaceAll(/\D/g, '').replace(/^0+/, '') === plain.replace(/^0+/, '');
  return isSame && !pattern.includes(',') ? shown : plain;
}

/** The styles of a workbook, by the numbers that cells have. Throws if the part is not well-formed. */
export function readStyles(xml: string): NumberStyle[] {
  const patterns = new Map<number, string>();
  const styles: NumberStyle[] = [];
  let inCells = false;
  readXml(xml, {
    opens: (element, of) => {
      if (element === 'numFmt') patterns.set(Number(of('numFmtId')), of('formatCode') ?? '');
      if (element === 'cellXfs') inCells = true;
      if (element !== 'xf' || !inCells) return;
      const id = Number(of('numFmtId') ?? 0);
      styles.push(styleOf(patterns.get(id) ?? builtIn(id)));
    },
    closes: (element) => {
      if (element === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

function builtIn(id: number): string {
  try {
    return getFormatFromId(id);
  } catch {
    return 'General';
  }
}

function styleOf(pattern: string): NumberStyle {
  if (/^(general|@|standard|)$/i.test(pattern)) return 'plain';
  if (!isDateFormat(pattern)) return { pattern };
  const { year, month, day } = getFormatDateInfo(pattern);
  return year || month || day ? 'date' : { pattern };
}

/** The texts that cells share, by their numbers, without what is only said of how they are read aloud. */
export function readSharedTexts(xml: string): string[] {
  const texts: string[] = [];
  let [text, isText, isSpoken] = ['', false, false];
  readXml(xml, {
    opens: (element) => {
      if (element === 'si') text = '';
      else if (element === 't') isText = true;
      else if (element === 'rPh') isSpoken = true;
    },
    says: (part) => {
      if (isText && !isSpoken) text += part;
    },
    closes: (element) => {
      if (element === 'si') texts.push(unescaped(text));
      else if (element === 't') isText = false;
      else if (element === 'rPh') isSpoken = false;
    },
  });
  return texts;
}

/** Excel writes signs that XML cannot hold as `_x000D_`. */
export function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;
}
