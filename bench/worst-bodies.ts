import type { PriceKind } from './price-kinds.ts';
import { zipFile } from './zip-file.ts';

/** A request that costs as much as its limits allow, and whether its sender needs a key. */
export interface WorstBody {
  readonly name: string;
  readonly kind: PriceKind;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: () => string | Buffer;
  /** With whose key it is sent, or by anybody. */
  readonly by: 'coordinator' | 'operator' | 'anyone';
}

/** Where the bodies are sent to: a journey, and pages behind links that are in force. */
export interface WorstPlaces {
  readonly journey: string;
  readonly answerPage: string;
  readonly wishesPage: string;
}

const KIB = 1024;
const MIB = 1024 * KIB;
/** A little below the limits of a JSON body and of a list, in bytes. */
const JSON_SIZE = MIB - KIB;
const LIST_SIZE = 5 * MIB - KIB;
const BOUNDARY = 'graense';

/** The worst bodies within their limits, of every kind that anybody can send. */
export function worstBodies({ journey, answerPage, wishesPage }: WorstPlaces): WorstBody[] {
  const command = (name: string, body: () => string): WorstBody => ({
    name,
    kind: 'json',
    method: 'POST',
    path: `/api/journeys/${journey}/commands/accept-screening`,
    body,
    by: 'coordinator',
  });
  const intake = (name: string, body: () => string | Buffer, type = 'text/csv'): WorstBody => ({
    name,
    kind: 'list',
    method: 'POST',
    path: '/api/intake?dryRun=true',
    type,
    body,
    by: 'coordinator',
  });
  const signal = (name: string, fields: () => string): WorstBody => ({
    name,
    kind: 'json',
    method: 'POST',
    path: `/api/journeys/${journey}/signals/jobcentre`,
    body: () => `{"key":"k","command":"AcceptScreening","fields":${fields()}}`,
    by: 'coordinator',
  });
  return [
    command('85 KB of unknown fields', () => objectOf(85 * KIB)),
    command('1 MB of unknown fields', () => objectOf(JSON_SIZE)),
    command('1 MB of unknown fields with one name', () => filled(JSON_SIZE, () => '"a":1,', '{', '"b":1}')),
    command(
      '1 MB of small values in a field',
      () => `{"note":${filled(JSON_SIZE - 20, () => '1,', '[', '1]')}}`,
    ),
    command('1 MB of nested lists', () => '['.repeat(JSON_SIZE / 2) + ']'.repeat(JSON_SIZE / 2)),
    command('1 MB of nested objects', () => nested(JSON_SIZE)),
    command('1 MB in one text', () => `{"note":"${'a'.repeat(JSON_SIZE - 20)}"}`),
    command('1 MB of texts with half characters', () =>
      filled(JSON_SIZE, (at) => `"f${at}":"\\ud800",`, '{', '"b":1}'),
    ),
    signal('a signal with 1 MB of nested fields', () => nested(JSON_SIZE - 100)),
    signal('a signal with 1 MB of unknown fields', () => objectOf(JSON_SIZE - 100)),
    intake(
      'a JSON list of 10,000 empty people',
      () => `{"rows":[${Array.from({ length: 10_000 }, () => '{}').join(',')}]}`,
      'application/json',
    ),
    intake(
      'a JSON list of 1 MB of unknown columns',
      () => `{"rows":[${objectOf(JSON_SIZE - 20)}]}`,
      'application/json',
    ),
    intake(
      'a JSON list of as many unknown columns as it may have values',
      () => `{"rows":[${objectOf(420 * KIB)}]}`,
      'application/json',
    ),
    intake(
      'a JSON list of 10,000 people with a column each',
      () =>
        `{"rows":[${Array.from({ length: 10_000 }, (_, at) => `{"k${at}":"${'x'.repeat(60)}"}`).join(',')}]}`,
      'application/json',
    ),
    intake('a CSV list with 2.5 million header cells', () => ';'.repeat(LIST_SIZE)),
    intake('a CSV list with 5 MB of unknown headers', () =>
      filled(LIST_SIZE, (at) => `k${at};`, 'kommune;', 'x\n'),
    ),
    intake('a CSV list of 5 MB of short rows', () =>
      filled(LIST_SIZE, () => 'x;y\n', 'kommune;fornavn\n', ''),
    ),
    intake('a CSV list of 5 MB of empty rows', () =>
      filled(LIST_SIZE, () => '\n', 'kommune;fornavn\nx;y\n', 'x;y\n'),
    ),
    intake(
      'a CSV list with one cell of 5 MB',
      () => `kommune;fornavn;efternavn\nx;y;${'z'.repeat(LIST_SIZE - 50)}\n`,
    ),
    intake('a CSV list of 2,000 people, wrong in every column', () => wrongEverywhere(2_000)),
    intake('a CSV list of 2,000 people with 5 MB of cells without headers', () =>
      wrongEverywhere(2_000, ';x'.repeat(1_100)),
    ),
    intake('a CSV list of 5 MB in Windows letters', () =>
      Buffer.from(
        filled(LIST_SIZE, (at) => `x;s\u00f8ren${at}\n`, 'kommune;fornavn\n', ''),
        'latin1',
      ),
    ),
    intake('a CSV list of 5 MB, made into UTF-8 twice', () =>
      filled(LIST_SIZE - 2 * MIB, (at) => `x;s\u00c3\u00b8ren${at}\n`, 'kommune;fornavn\n', ''),
    ),
    intake('a workbook with 24 MB of cells', () => workbook(cellsOf(23 * MIB)), XLSX),
    intake(
      'a workbook with 24 MB of shared texts',
      () =>
        workbook(
          cellsOf(KIB),
          filled(23 * MIB, (at) => `<si><t>t${at}</t></si>`, '<sst>', '</sst>'),
        ),
      XLSX,
    ),
    intake(
      'a workbook with 24 MB of nested elements',
      () => workbook(`<worksheet>${'<a>'.repeat(3 * MIB)}${'</a>'.repeat(3 * MIB)}</worksheet>`),
      XLSX,
    ),
    intake('a workbook with 10,000 merged places', () => workbook(merges(10_000)), XLSX),
    {
      name: 'a query of 14 KB of parameters',
      kind: 'head',
      method: 'GET',
      path: `/send-igen?${'a&'.repeat(7 * KIB)}`,
      by: 'anyone',
    },
    {
      name: 'a path of 14 KB',
      kind: 'head',
      method: 'GET',
      path: `/svar/${'a'.repeat(14 * KIB)}`,
      by: 'anyone',
    },
    {
      name: '900 header fields',
      kind: 'head',
      method: 'GET',
      path: '/send-igen',
      headers: Object.fromEntries(Array.from({ length: 900 }, (_, at) => [`x-${at}`, 'a'])),
      by: 'anyone',
    },
    {
      name: '1 MB of unknown fields, without a key',
      kind: 'json',
      method: 'POST',
      path: `/api/journeys/${journey}/commands/accept-screening`,
      body: () => objectOf(JSON_SIZE),
      by: 'anyone',
    },
    {
      name: 'a list of 5 MB, without a key',
      kind: 'list',
      method: 'POST',
      path: '/api/intake',
      type: 'text/csv',
      body: () => 'x'.repeat(LIST_SIZE),
      by: 'anyone',
    },
    form('a form of 64 KB of fields', answerPage, () => filled(64 * KIB - 10, (at) => `f${at}=a&`, '', '')),
    form('a form of 64 KB in 100 fields', answerPage, () =>
      Array.from({ length: 90 }, (_, at) => `f${at}=${'%C3%B8'.repeat(110)}`).join('&'),
    ),
    form('a form of wishes with one name 100 times', wishesPage, () => 'without=a&'.repeat(99)),
    multipart('a form in parts with 10,000 fields', answerPage, () =>
      Array.from({ length: 10_000 }, (_, at) => part(`f${at}`, 'a')),
    ),
    multipart('a form in parts with 100 fields of 16 KB', answerPage, () =>
      Array.from({ length: 99 }, (_, at) => part(`f${at}`, 'a'.repeat(16 * KIB - 1))),
    ),
    multipart('a form in parts with a file of 10 MB that is none', answerPage, () => [
      file('report.pdf', 'x'.repeat(10 * MIB - 1)),
    ]),
    multipart('a form in parts with an office file of 2,000 parts', answerPage, () => [
      file(
        'plan.docx',
        zipFile(Array.from({ length: 2_000 }, (_, at) => [`p${at}`, ''] as const)).toString('latin1'),
      ),
    ]),
    multipart('a form in parts with 60 MB in one file', wishesPage, () => [
      file('x.bin', 'x'.repeat(60 * MIB)),
    ]),
    ...worstMails(),
  ];
}

/** Mails are only kept by the API; what reading one costs is the worker's. */
function worstMails(): WorstBody[] {
  const mail = (name: string, body: () => Buffer): WorstBody => ({
    name,
    kind: 'mail',
    method: 'POST',
    path: '/api/post/incoming',
    type: 'message/rfc822',
    body,
    by: 'operator',
  });
  return [mail('a mail of 24 MB', () => Buffer.from(`From: a@example.dk\r\n\r\n${'x'.repeat(24 * MIB)}`))];
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A text of a size, made of one piece after the other. */
function filled(size: number, piece: (at: number) => string, head: string, foot: string): string {
  const pieces = [head];
  let length = head.length + foot.length;
  for (let at = 0; ; at += 1) {
    const next = piece(at);
    if (length + next.length > size) break;
    pieces.push(next);
    length += next.length;
  }
  return [...pieces, foot].join('');
}

function objectOf(size: number): string {
  const name = (at: number) => [...String(at)].map((digit) => 'abcdefghij'.charAt(Number(digit))).join('');
  return filled(size, (at) => `"${name(at)}":1,`, '{', '"z":1}');
}

function nested(size: number): string {
  const depth = Math.floor((size - 1) / 6);
  return `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
}

function wrongEverywhere(people: number, more = ''): string {
  const headers =
    'kommune;kommunens_reference;fornavn;efternavn;foedselsdato;cpr;telefon;email;sprog;opholdsgrundlag;opholdstilladelse_til;adresse_i_dk_siden;ankommet;maalgruppe;sprogcenter;branche_oenske;retsgrundlag;samtykke_version;samtykke_dato;kommunale_opgaver;bemaerkning';
  const row = `${Array.from({ length: 21 }, () => '?x?').join(';')}${more}`;
  return `${headers}\n${Array.from({ length: people }, () => row).join('\n')}\n`;
}

function cellsOf(size: number): string {
  return filled(
    size,
    (at) => `<row r="${at + 1}"><c t="s"><v>${at}</v></c><c><v>${at}.5</v></c></row>`,
    '<worksheet><sheetData>',
    '</sheetData></worksheet>',
  );
}

function merges(count: number): string {
  const rows = filled(
    2 * MIB,
    (at) => `<row r="${at + 1}"><c t="inlineStr"><is><t>a</t></is></c></row>`,
    '',
    '',
  );
  const places = Array.from({ length: count }, (_, at) => `<mergeCell ref="A${at + 1}:A20000"/>`);
  return `<worksheet><sheetData>${rows}</sheetData><mergeCells>${places.join('')}</mergeCells></worksheet>`;
}

function workbook(sheet: string, texts = '<sst/>'): Buffer {
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
    ['xl/sharedStrings.xml', texts],
    ['xl/worksheets/sheet1.xml', sheet],
  ]);
}

function form(name: string, path: string, body: () => string): WorstBody {
  return {
    name,
    kind: 'form',
    method: 'POST',
    path,
    type: 'application/x-www-form-urlencoded',
    body,
    by: 'anyone',
  };
}

function part(name: string, text: string): string {
  return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
}

function file(name: string, text: string): string {
  return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="fil"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n${text}\r\n`;
}

function multipart(name: string, path: string, parts: () => readonly string[]): WorstBody {
  const body = () => Buffer.from(`${parts().join('')}--${BOUNDARY}--\r\n`, 'latin1');
  return {
    name,
    method: 'POST',
    path,
    kind: 'form-in-parts',
    type: `multipart/form-data; boundary=${BOUNDARY}`,
    body,
    by: 'anyone',
  };
}
