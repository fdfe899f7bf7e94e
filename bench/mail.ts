import { readIncomingMail } from '../activities/incoming-mail/read-incoming-mail.ts';
import { machine, machineLine } from './machine.ts';
import type { Machine } from './machine.ts';
import { NOT_DEAD, ODD_REPORTS, reportWith } from './reports-of-servers.ts';
import { percentiles, timed } from './timed.ts';
import type { Percentiles } from './timed.ts';

const MAIL_FROM = 'post@fodfaeste.example.dk';
const ABOUT = {
  messageId: '<digest-bo-byg-2026-12-03.0123456789abcdefghjkmnpqrs@fodfaeste.example.dk>',
  address: 'bo@byg.example.dk',
  mailFrom: MAIL_FROM,
};
const ROUNDS = 20;

/** How long it takes to read a report, in milliseconds. */
export interface MailFigures {
  readonly machine: Machine;
  readonly reports: number;
  readonly readMs: Percentiles;
  /** One with a mail of 5 MB that is sent back whole. */
  readonly largeMs: Percentiles;
}

/** Measures it over reports of many servers; needs no stack. */
export async function measureMail(say: (line: string) => void): Promise<MailFigures> {
  const fields = (status: string, diagnosis: string) =>
    `Final-Recipient: rfc822; ${ABOUT.address}\nAction: failed\nStatus: ${status}\nDiagnostic-Code: smtp; ${diagnosis}`;
  const reports = [
    ...Object.values(ODD_REPORTS).map((report) => report(ABOUT)),
    ...Object.values(NOT_DEAD).map(([status, diagnosis]) => reportWith(ABOUT, fields(status, diagnosis))),
  ].map((text) => Buffer.from(text.replaceAll('\n', '\r\n')));
  const read = (mail: Buffer) => timed(() => readIncomingMail(mail, MAIL_FROM));
  say(`${reports.length} reports, ${ROUNDS} times …`);
  for (const report of reports) await read(report);
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) for (const report of reports) took.push(await read(report));
  const large = Buffer.from(
    reportWith(ABOUT, fields('5.1.1', '550 5.1.1 unknown')).replace('Til Bo', 'Til Bo\n'.repeat(750_000 / 2)),
  );
  const largeMs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) largeMs.push(await read(large));
  return {
    machine: machine(),
    reports: reports.length,
    readMs: percentiles(took),
    largeMs: percentiles(largeMs),
  };
}

/** The figures as a table in Markdown. */
export function mailTable({ machine: on, reports, readMs, largeMs }: MailFigures): string {
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  const rows = [
    ['what', 'measured', 'aim'],
    ['---', '---', '---'],
    [`reading one of ${reports} reports of many servers, median`, ms(readMs.p50), 'under 20 ms'],
    ['the same, 95th percentile', ms(readMs.p95), ''],
    ['reading one that sends a mail of 2.5 MB back, median', ms(largeMs.p50), ''],
  ];
  return [...rows.map((row) => `| ${row.join(' | ')} |`), '', machineLine(on)].join('\n');
}
