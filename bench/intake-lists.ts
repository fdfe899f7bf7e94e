import type { IntakeList } from '../api/intake/columns.ts';
import { readListFile } from '../api/intake/list-file.ts';
import { checkList, MOST_ROWS } from '../api/intake/rows.ts';
import type { IntakeContext } from '../api/intake/rows.ts';
import { machine, machineLine } from './machine.ts';
import type { Machine } from './machine.ts';
import { peopleFile } from './people-file.ts';
import { percentiles, timedEach } from './timed.ts';
import type { Percentiles } from './timed.ts';
import { zipFile } from './zip-file.ts';

/** Before anything is measured, so that it is compiled. */
const WARM_UP = 5;
const TIMES = 25;

/** What it costs to read and check the longest list that may come, as CSV and as a workbook. Times in milliseconds. */
export interface IntakeFigures {
  readonly machine: Machine;
  readonly people: number;
  readonly csv: { readonly bytes: number; readonly readMs: Percentiles; readonly checkedMs: Percentiles };
  readonly xlsx: { readonly bytes: number; readonly readMs: Percentiles; readonly checkedMs: Percentiles };
  /** How many times as long the workbook takes, from bytes to referrals. */
  readonly ratio: number;
}

/** Measures the same list as CSV and as a workbook, in turn. Needs no server. */
export async function measureIntake(say: (line: string) => void): Promise<IntakeFigures> {
  const text = peopleFile(MOST_ROWS, 'LISTE');
  const files = { csv: Buffer.from(text, 'utf8'), xlsx: workbookOf(text) };
  say(`${MOST_ROWS} people as CSV and as a workbook, ${TIMES} times each …`);
  await timedEach(WARM_UP, async () => {
    check(await readListFile(files.csv));
    check(await readListFile(files.xlsx));
  });
  const took = {
    csv: { read: [] as number[], checked: [] as number[] },
    xlsx: { read: [] as number[], checked: [] as number[] },
  };
  for (let time = 0; time < TIMES; time += 1) {
    for (const kind of ['csv', 'xlsx'] as const) {
      const began = performance.now();
      const list = await readListFile(files[kind]);
      took[kind].read.push(performance.now() - began);
      check(list);
      took[kind].checked.push(performance.now() - began);
    }
  }
  const figuresOf = (kind: 'csv' | 'xlsx') => ({
    bytes: files[kind].length,
    readMs: percentiles(took[kind].read),
    checkedMs: percentiles(took[kind].checked),
  });
  const [csv, xlsx] = [figuresOf('csv'), figuresOf('xlsx')];
  return {
    machine: machine(),
    people: MOST_ROWS,
    csv,
    xlsx,
    ratio: xlsx.checkedMs.p50 / csv.checkedMs.p50,
  };
}

/** The figures as a table of docs/performance.md. */
export function intakeTable({ machine, people, csv, xlsx, ratio }: IntakeFigures): string {
  const row = (name: string, { bytes, readMs, checkedMs }: IntakeFigures['csv']) =>
    `| ${name} | ${Math.round(bytes / 1024)} KiB | ${readMs.p50.toFixed(0)} ms | ${checkedMs.p50.toFixed(0)} ms | ${checkedMs.p95.toFixed(0)} ms |`;
  return [
    `| ${people} people | size | read, median | read and checked, median | 95 in 100 |`,
    '|---|---|---|---|---|',
    row('CSV', csv),
    row('workbook (.xlsx)', xlsx),
    '',
    `The workbook takes ${ratio.toFixed(2)}× as long as the CSV file.`,
    '',
    machineLine(machine),
  ].join('\n');
}

function check(list: IntakeList): void {
  const { faults, referrals } = checkList(list, CONTEXT);
  if (faults.length > 0 || referrals.length !== MOST_ROWS)
    throw new Error('The list of the bench has faults');
}

const CONTEXT: IntakeContext = {
  today: '2026-11-24',
  municipalities: { find: (text) => text, names: [] },
  languageCentres: { find: (text) => text, names: [] },
};

/** A workbook with the cells of a CSV file, as Excel writes it: texts once, and cells that refer to them. */
function workbookOf(csv: string): Buffer {
  const numbers = new Map<string, number>();
  const rows = csv
    .trimEnd()
    .split('\r\n')
    .map((line, at) => {
      const cells = line.split(';').map((text, column) => {
        const number = numbers.get(text) ?? numbers.size;
        numbers.set(text, number);
        return `<c r="${String.fromCodePoint(65 + column)}${at + 1}" t="s"><v>${number}</v></c>`;
      });
      return `<row r="${at + 1}">${cells.join('')}</row>`;
    });
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  return zipFile([
    [
      '_rels/.rels',
      `<Relationships>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    ['xl/workbook.xml', '<workbook><sheets><sheet name="Ark1" sheetId="1" r:id="rId1"/></sheets></workbook>'],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships>${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    ],
    [
      'xl/sharedStrings.xml',
      `<sst>${[...numbers.keys()].map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
    ],
    ['xl/worksheets/sheet1.xml', `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`],
  ]);
}
