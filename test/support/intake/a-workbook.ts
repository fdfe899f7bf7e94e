import { zipFile } from '../../../bench/zip-file.ts';
import type { Part } from '../../../bench/zip-file.ts';

/** A cell as its sheet writes it: text, a number with the number of its style, or the element itself. */
export type SheetCell =
  string | { readonly number: number | string; readonly style?: number } | { readonly xml: string };

/** A sheet: its rows, and what of it is out of the ordinary. */
export interface Sheet {
  readonly name?: string;
  readonly state?: 'visible' | 'hidden' | 'veryHidden';
  readonly rows: readonly (readonly SheetCell[])[];
  /** The lines that are hidden, from 1. */
  readonly hiddenRows?: readonly number[];
  /** The columns that are hidden, from 1. */
  readonly hiddenColumns?: readonly number[];
  readonly merged?: readonly string[];
}

/** What a workbook has beside its sheets. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly date1904?: string;
  /** The patterns of the styles from 1 on; style 0 is plain. */
  readonly styles?: readonly string[];
  /** Further parts, or others in place of those that are written. */
  readonly parts?: readonly Part[];
}

const SHEETS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** The bytes of a workbook (.xlsx), with the texts in its cells. */
export function aWorkbook({ sheets, date1904, styles = [], parts = [] }: Workbook): Buffer {
  const own: Part[] = [
    ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${SHEETS}" xmlns:r="${OFFICE}"><workbookPr${
        date1904 === undefined ? '' : ` date1904="${date1904}"`
      }/><sheets>${sheets
        .map(
          ({ name, state = 'visible' }, at) =>
            `<sheet name="${escaped(name ?? `Ark${at + 1}`)}" sheetId="${at + 1}" state="${state}" r:id="rId${at + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ...sheets.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const),
        ['styles', 'styles.xml'],
      ]),
    ],
    [
      'xl/styles.xml',
      `<styleSheet xmlns="${SHEETS}"><numFmts>${styles
        .map((pattern, at) => `<numFmt numFmtId="${170 + at}" formatCode="${escaped(pattern)}"/>`)
        .join('')}</numFmts><cellXfs><xf numFmtId="0"/>${styles
        .map((_, at) => `<xf numFmtId="${170 + at}"/>`)
        .join('')}</cellXfs></styleSheet>`,
    ],
    ...sheets.map((sheet, at): Part => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet)]),
  ];
  const others = new Map(parts);
  return zipFile([...own.filter(([name]) => !others.has(name)), ...parts]);
}

function sheetXml({ rows, hiddenRows = [], hiddenColumns = [], merged = [] }: Sheet): string {
  const cols = hiddenColumns.map((at) => `<col min="${at}" max="${at}" width="9" hidden="1"/>`).join('');
  const data = rows.map((cells, at) => {
    const line = at + 1;
    const hidden = hiddenRows.includes(line) ? ' hidden="1"' : '';
    const inner = cells.map((cell, column) => cellXml(`${letters(column)}${line}`, cell)).join('');
    return `<row r="${line}"${hidden}>${inner}</row>`;
  });
  const merges = merged.map((reference) => `<mergeCell ref="${reference}"/>`).join('');
  return `<worksheet xmlns="${SHEETS}">${cols && `<cols>${cols}</cols>`}<sheetData>${data.join('')}</sheetData>${
    merges && `<mergeCells>${merges}</mergeCells>`
  }</worksheet>`;
}

function cellXml(reference: string, cell: SheetCell): string {
  if (typeof cell === 'string') {
    return cell === ''
      ? ''
      : `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  }
  if ('xml' in cell) return cell.xml.replace('<c', `<c r="${reference}"`);
  return `<c r="${reference}" s="${cell.style ?? 0}"><v>${cell.number}</v></c>`;
}

function letters(column: number): string {
  const last = String.fromCodePoint(65 + (column % 26));
  return column < 26 ? last : `${letters(Math.floor(column / 26) - 1)}${last}`;
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const inner = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}">${inner.join('')}</Relationships>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/(?![\t\n])\p{Cc}/gu, ' ');
}
