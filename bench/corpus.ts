import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestMessageId } from '../activities/doors/digest-message-id.ts';
import { readIncomingMail } from '../activities/incoming-mail/read-incoming-mail.ts';
import { takeAsProven } from '../db/partners/address-proofs.ts';
import { addContact } from '../db/partners/contacts.ts';
import { createVault } from '../db/persons/vault.ts';
import { inTransaction } from '../db/pool.ts';
import { freezeNotices, markSent } from '../db/post/digests.ts';
import { instantFromMs } from '../domain/vocabulary/calendar.ts';
import { TASK_QUEUE, WORKFLOW_TYPES } from '../engine/messages.ts';
import { machine, machineLine } from './machine.ts';
import type { Machine } from './machine.ts';
import { plantedReport } from './planted-report.ts';
import { BENCH_MASTER_KEY } from './stack.ts';
import type { BenchStack } from './stack.ts';
import { percentiles } from './timed.ts';
import type { Percentiles } from './timed.ts';

/** The address that the bench's mails come from, as outside production. */
const MAIL_FROM = 'sekretariat@fodfaeste.example.dk';
const VAULT = createVault(BENCH_MASTER_KEY);

/** What became of each of a corpus of mails that came back. */
export interface CorpusFigures {
  readonly machine: Machine;
  readonly mails: number;
  readonly readMs: Percentiles;
  /** Tied to the digest that was planted, by what was made of it. */
  readonly tied: Readonly<Record<'bounced' | 'bounced-softly' | 'delayed' | 'delivered', number>>;
  /** Not tied, and there to be seen: on the list, or among what people have written. */
  readonly listed: number;
  readonly kept: number;
  /** Neither: must be none. */
  readonly withoutTrace: number;
  /** The names of those that were not tied, or make an address dead: somebody should look at them. */
  readonly toLookAt: readonly string[];
}

/**
 * Plants a mail of ours in each mail of a folder, hands all of them over to the real door and has them handled by the sweep.
 * Throws if the folder cannot be read or holds no mails.
 */
export async function measureCorpus(
  on: BenchStack,
  folder: string,
  say: (line: string) => void,
): Promise<CorpusFigures> {
  const names = (await readdir(folder)).filter((name) => /\.(?:txt|eml)$/.test(name)).toSorted();
  if (names.length === 0)
    throw new Error(`There are no mails in ${folder}: files that end with .txt or .eml`);
  say(`${names.length} mails …`);
  const took: number[] = [];
  for (const [index, name] of names.entries()) {
    const about = await aSentDigest(on, index);
    const sample = await readFile(join(folder, name), 'latin1');
    const failed = await failedIn(sample);
    const mail = Buffer.from(plantedReport(sample, { ...about, failed }), 'latin1');
    const began = performance.now();
    await readIncomingMail(mail, MAIL_FROM);
    took.push(performance.now() - began);
    await handOver(on, mail);
  }
  say('The sweep …');
  await on.engine.workflow.execute(WORKFLOW_TYPES.sweep, {
    taskQueue: TASK_QUEUE,
    workflowId: `sweep-${randomUUID()}`,
    args: [],
  });
  return { machine: machine(), mails: names.length, readMs: percentiles(took), ...(await found(on, names)) };
}

async function aSentDigest(on: BenchStack, index: number) {
  const contact = `retur-${index}`;
  const address = `${contact}@firma.example.dk`;
  await addContact(on.db, {
    id: contact,
    organisation: 'lo-hovedstaden',
    name: contact,
    email: address,
    phone: null,
    language: 'da',
    roles: [],
    active: true,
    position: 1_000 + index,
  });
  await takeAsProven(on.db, [contact], 'training');
  const at = instantFromMs(Date.now());
  const id = `digest-${contact}-${at.slice(0, 10)}`;
  const messageId = digestMessageId(VAULT, id, MAIL_FROM);
  await inTransaction(on.db, async (tx) => {
    await freezeNotices(tx, { id, contact, date: at.slice(0, 10), messageId, madeBy: at, frozenAt: at });
    await markSent(tx, id, { at, to: address });
  });
  return { messageId, address, mailFrom: MAIL_FROM };
}

/** The address that a sample says failed, if it can be made out: ours is put in its place. */
async function failedIn(sample: string): Promise<string | undefined> {
  const read = await readIncomingMail(Buffer.from(sample, 'latin1'), MAIL_FROM);
  if (read.kind !== 'delivery-report') return undefined;
  return read.failures.find(({ recipient = '' }) => recipient !== '' && !/^postmaster@/i.test(recipient))
    ?.recipient;
}

async function handOver({ api, key }: BenchStack, body: Buffer): Promise<void> {
  const answer = await fetch(`${api}/api/post/incoming`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'message/rfc822' },
    body: new Uint8Array(body),
  });
  await answer.body?.cancel();
  if (answer.status !== 202)
    throw new Error(`A mail that was handed over was answered with ${answer.status}`);
}

async function found(
  { db }: BenchStack,
  names: readonly string[],
): Promise<Omit<CorpusFigures, 'machine' | 'mails' | 'readMs'>> {
  const { rows } = await db.query<{ outcome: string; digest: string | null; replied: boolean }>(
    `select outcome, digest_id as digest,
       exists (select from replies where incoming_mail_id = incoming_mails.id) as replied
     from incoming_mails order by received_at, id`,
  );
  const tiedAs = (outcome: string) =>
    rows.filter((row) => row.digest !== null && row.outcome === outcome).length;
  const isListed = ({ outcome }: { readonly outcome: string }) =>
    ['undecided', 'unreadable'].includes(outcome);
  const untied = rows.filter(({ digest }) => digest === null);
  const seen = new Set(
    rows.flatMap(({ digest, outcome }) => (digest !== null && outcome !== 'bounced' ? digest : [])),
  );
  const day = instantFromMs(Date.now()).slice(0, 10);
  return {
    tied: {
      bounced: tiedAs('bounced'),
      'bounced-softly': tiedAs('bounced-softly'),
      delayed: tiedAs('delayed'),
      delivered: tiedAs('delivered'),
    },
    listed: rows.filter(isListed).length,
    kept: untied.filter((row) => !isListed(row) && row.replied).length,
    withoutTrace: names.length - rows.length + untied.filter((row) => !isListed(row) && !row.replied).length,
    toLookAt: names.filter((_, index) => !seen.has(`digest-retur-${index}-${day}`)),
  };
}

/** The figures as a table in Markdown. */
export function corpusTable({ machine: on, mails, readMs, tied, ...rest }: CorpusFigures): string {
  const sum = Object.values(tied).reduce((all, each) => all + each, 0);
  const share = (count: number) => `${count} (${Math.round((100 * count) / mails)} %)`;
  const rows = [
    ['what', 'measured'],
    ['---', '---'],
    ['mails that came back', String(mails)],
    ['tied to the digest that was planted in it', share(sum)],
    ['of those, taken as a dead address', share(tied.bounced)],
    ['of those, for a reason that may pass or is not told', share(tied['bounced-softly'])],
    ['of those, late or arrived', share(tied.delayed + tied.delivered)],
    ['listed as not understood', share(rest.listed)],
    ['kept among what people have written', share(rest.kept)],
    ['without a trace', share(rest.withoutTrace)],
    ['reading one, median', `${readMs.p50.toFixed(1)} ms`],
  ];
  return [...rows.map((row) => `| ${row.join(' | ')} |`), '', machineLine(on)].join('\n');
}
