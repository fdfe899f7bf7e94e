import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { findService } from './running.ts';
import type { RunningService } from './running.ts';

/** What the script needs from its surroundings. */
export interface Surroundings {
  readonly find: (url: string | undefined) => Promise<Partial<RunningService>>;
  readonly print: (text: string) => void;
}

const USAGE = `Indlæs en liste over personer i Fodfæste:

  npm run intake -- people.xlsx             indlæser listen: alle eller ingen
  npm run intake -- people.csv --dry-run    prøver listen uden at gemme noget
  npm run intake -- people.csv --url https://fodfaeste.example.dk

Adressen og adgangsnøglen tages fra det, »npm start« har gang i her, eller fra FODFAESTE_URL og FODFAESTE_KEY.`;

/** The list was taken in (or would be), it has faults, or it could not be tried. */
const [TAKEN_IN, FAULTY, NOT_TRIED] = [0, 1, 2];

/**
 * Sends a list to the service and prints what came of it, in Danish. Returns the exit code: 0 if it was taken
 * in, 1 if it has faults and nothing was saved, 2 if it could not be tried at all.
 */
export async function intake(args: readonly string[], { find, print }: Surroundings): Promise<number> {
  const asked = readArgs(args);
  if (asked === undefined) {
    print(USAGE);
    return NOT_TRIED;
  }
  const { file, dryRun, url } = asked;
  const bytes = await readFile(file).catch(() => undefined);
  if (bytes === undefined) {
    print(`Filen »${file}« kan ikke læses. Se efter, om navnet er rigtigt.`);
    return NOT_TRIED;
  }
  if (bytes.length === 0) {
    print(`Filen »${file}« er tom.`);
    return FAULTY;
  }
  const { api, key } = await find(url);
  if (api === undefined) {
    print('Tjenesten kører ikke her. Start den med »npm start«, eller sæt FODFAESTE_URL og FODFAESTE_KEY.');
    return NOT_TRIED;
  }
  if (key === undefined) {
    print(`Der mangler en adgangsnøgle til ${api}. Sæt FODFAESTE_KEY.`);
    return NOT_TRIED;
  }
  const answer = await send({ api, key }, bytes, dryRun);
  if (answer === undefined) {
    print(`Tjenesten svarer ikke på ${api}. Er den startet?`);
    return NOT_TRIED;
  }
  return tell(answer, print);
}

function readArgs(args: readonly string[]): { file: string; dryRun: boolean; url?: string } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { 'dry-run': { type: 'boolean', default: false }, url: { type: 'string' } },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return undefined;
    return { file, dryRun: values['dry-run'], ...(values.url !== undefined && { url: values.url }) };
  } catch {
    return undefined;
  }
}

async function send({ api, key }: RunningService, bytes: Buffer, dryRun: boolean): Promise<unknown> {
  try {
    const answer = await fetch(`${api}/api/intake${dryRun ? '?dryRun=true' : ''}`, {
      method: 'POST',
      // What the file is, the service sees by itself.
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/octet-stream' },
      body: new Uint8Array(bytes),
    });
    return await answer.json();
  } catch {
    return undefined;
  }
}

const takenIn = z.object({
  dryRun: z.boolean(),
  rows: z.number(),
  created: z.number(),
  known: z.number(),
  notes: z
    .array(z.object({ line: z.number().optional(), column: z.string().optional(), message: z.string() }))
    .default([]),
  journeys: z.array(
    z.object({
      id: z.string().nullable(),
      municipality: z.string(),
      reference: z.string(),
      known: z.boolean(),
    }),
  ),
});

const problem = z.object({
  title: z.string(),
  detail: z.string(),
  reference: z.string(),
  rows: z
    .array(z.object({ line: z.number(), column: z.string(), value: z.string(), message: z.string() }))
    .optional(),
});

function tell(answer: unknown, print: Surroundings['print']): number {
  const good = takenIn.safeParse(answer);
  if (good.success) {
    tellTakenIn(good.data, print);
    return TAKEN_IN;
  }
  const refused = problem.safeParse(answer);
  if (!refused.success) {
    print('Det, der svarer, er ikke Fodfæste. Se efter, om adressen er rigtig.');
    return NOT_TRIED;
  }
  const { title, detail, reference, rows } = refused.data;
  if (rows === undefined) {
    print(`${title}. ${detail} (Reference: ${reference})`);
    return NOT_TRIED;
  }
  const count = rows.length === 1 ? 'én fejl' : `${rows.length} fejl`;
  print(`Listen er ikke indlæst: der er ${count}. Intet er gemt. Ret listen, og indlæs den hele igen.\n`);
  print(
    table(
      ['Linje', 'Kolonne', 'Værdi', 'Fejl'],
      rows.map(({ line, column, value, message }) => [String(line), column, value, message]),
    ),
  );
  return FAULTY;
}

function tellTakenIn(
  { dryRun, rows, created, known, notes, journeys }: z.output<typeof takenIn>,
  print: Surroundings['print'],
) {
  const people = (count: number) => (count === 1 ? '1 person' : `${count} personer`);
  print(
    dryRun
      ? `Listen kan indlæses. Den har ${people(rows)}: ${created} er nye, ${known} er her i forvejen. Intet er gemt.`
      : `Listen er indlæst. Den har ${people(rows)}: ${created} er nye, ${known} var her i forvejen.`,
  );
  for (const { line, column, message } of notes) {
    const place = line === undefined ? column : `linje ${line}`;
    print(place === undefined ? message : `${place}: ${message}`);
  }
  const fresh = journeys.filter((journey) => !journey.known);
  if (dryRun || fresh.length === 0) return;
  print('');
  print(
    table(
      ['Kommune', 'Reference', 'Forløb'],
      fresh.map(({ municipality, reference, id }) => [municipality, reference, id ?? '']),
    ),
  );
}

/** Rows under each other, each column as wide as its widest cell; only the last column has no fixed width. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, at) =>
    Math.max(title.length, ...rows.map((row) => (row[at] ?? '').length)),
  );
  const rule = widths.map((width) => '─'.repeat(Math.min(width, 60)));
  return [head, rule, ...rows]
    .map((row) =>
      row.map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0))).join('  '),
    )
    .join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await intake(process.argv.slice(2), {
    find: (url) => findService('coordinator', { url }),
    print: (text) => process.stdout.write(`${text}\n`),
  });
}
