import { randomUUID } from 'node:crypto';
import {
  addDays,
  dateOf,
  instantAt,
  instantFromMs,
  msOf,
  workingDayOnOrAfter,
} from '../domain/vocabulary/calendar.ts';
import { TASK_QUEUE, WORKFLOW_TYPES } from '../engine/messages.ts';
import { counted } from './ask.ts';
import { machine, machineLine } from './machine.ts';
import type { Machine } from './machine.ts';
import { oweMuchPost } from './post-people.ts';
import type { BenchStack } from './stack.ts';
import { percentiles, throughput, timed, timedEach } from './timed.ts';
import type { Percentiles } from './timed.ts';

const CONTACTS = 1_000;
const NOTICES_EACH = 5;
const PAGES = 300;
const STORM = 10_000;
const STORMERS = 50;

/**
 * What the post costs: a morning's mails, the page of a question, and a storm of requests for links.
 * Milliseconds.
 */
export interface PostFigures {
  readonly machine: Machine;
  readonly morning: {
    readonly contacts: number;
    readonly notices: number;
    readonly ms: number;
    /** How many mails are in the catcher, and how many of them are there twice. */
    readonly mails: number;
    readonly twice: number;
  };
  readonly page: { readonly answerMs: Percentiles; readonly plainMs: Percentiles; readonly ratio: number };
  readonly storm: {
    readonly requests: number;
    readonly perSecond: number;
    /** The page of a question, opened while the storm is going on. */
    readonly answerMs: Percentiles;
    /** How many mails were sent because of it. */
    readonly mails: number;
  };
}

/** Measures it, one thing after the other, on one stack; `say` is told what is going on. */
export async function measurePost(on: BenchStack, say: (line: string) => void): Promise<PostFigures> {
  say(`${CONTACTS} contacts are owed ${NOTICES_EACH} notices each …`);
  await oweMuchPost(on, { contacts: CONTACTS, noticesEach: NOTICES_EACH });
  say('Half past seven …');
  const morning = await halfPastSeven(on);
  say('The page of a question …');
  const links = await linksInMails(on);
  const page = await answerPage(on, links);
  say(`${STORM} wishes for links, from as many networks …`);
  const storm = await stormOfWishes(on, links);
  return { machine: machine(), morning, page, storm };
}

async function halfPastSeven(on: BenchStack): Promise<PostFigures['morning']> {
  const day = workingDayOnOrAfter(addDays(dateOf(instantFromMs(Date.now())), 1));
  await on.db.query('update clock set offset_ms = $1', [msOf(instantAt(day, '07:30')) - Date.now()]);
  const sent = `select count(*) from digests where state = 'sent' and contact_id like 'laeser-%'`;
  const ms = await timed(async () => {
    await on.engine.workflow.start(WORKFLOW_TYPES.sweep, {
      taskQueue: TASK_QUEUE,
      workflowId: `sweep-${randomUUID()}`,
      args: [],
    });
    await counted(on, sent, CONTACTS);
  });
  const ids = (await mailsIn(on)).map(({ headers }) => headers['message-id']);
  return {
    contacts: CONTACTS,
    notices: CONTACTS * NOTICES_EACH,
    ms,
    mails: ids.length,
    twice: ids.length - new Set(ids).size,
  };
}

interface CaughtMail {
  readonly text: string;
  readonly headers: { readonly 'message-id': string };
  readonly to: readonly { readonly address: string }[];
}

async function mailsIn({ inbox }: BenchStack): Promise<CaughtMail[]> {
  const answer = await fetch(`${inbox}/api/email?limit=5000`);
  const mails = (await answer.json()) as CaughtMail[];
  return mails.filter(({ to }) => to.some(({ address }) => address.startsWith('laeser-')));
}

async function linksInMails(on: BenchStack): Promise<string[]> {
  return (await mailsIn(on)).flatMap(({ text }) =>
    [...text.matchAll(/Svar her: \S+(\/svar\/\w+)/g)].map(([, path = '']) => path),
  );
}

/** Compared with a page about nobody: the difference is what the question costs. */
async function answerPage(on: BenchStack, links: readonly string[]): Promise<PostFigures['page']> {
  await timedEach(30, (index) => opened(on, links[index] ?? ''));
  await timedEach(30, () => opened(on, '/send-igen'));
  const answerMs = percentiles(await timedEach(PAGES, (index) => opened(on, links[index * 7] ?? '')));
  const plainMs = percentiles(await timedEach(PAGES, () => opened(on, '/send-igen')));
  return { answerMs, plainMs, ratio: answerMs.p50 / plainMs.p50 };
}

async function opened({ api }: BenchStack, path: string): Promise<void> {
  const answer = await fetch(`${api}${path}`);
  const html = await answer.text();
  if (answer.status !== 200 || !html.includes('</html>')) {
    throw new Error(`A page was answered with ${answer.status}`);
  }
}

/**
 * One contact's address is asked for again and again, each time from a network of its own: the worst that the
 * limits allow.
 */
async function stormOfWishes(on: BenchStack, links: readonly string[]): Promise<PostFigures['storm']> {
  const before = (await mailsIn(on)).length;
  const done = { over: false };
  const storm = throughput(STORMERS, STORM / STORMERS, (client, index) => wish(on, client, index)).finally(
    () => {
      done.over = true;
    },
  );
  const took: number[] = [];
  while (!done.over) took.push(await timed(() => opened(on, links[(took.length * 7) % links.length] ?? '')));
  const perSecond = await storm;
  // What was asked for has been sent by now, or is never sent.
  await counted(on, `select count(*) from digests where purpose = 'links-again' and state = 'sent'`, 1);
  return {
    requests: STORM,
    perSecond,
    answerMs: percentiles(took),
    mails: (await mailsIn(on)).length - before,
  };
}

async function wish({ api }: BenchStack, client: number, index: number): Promise<void> {
  const answer = await fetch(`${api}/send-igen`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'x-forwarded-for': `10.${client}.${index >> 8}.${index & 255}` },
    body: new URLSearchParams({
      email: index % 2 === 0 ? 'laeser-1@example.dk' : `nobody-${index}@example.dk`,
    }),
  });
  await answer.body?.cancel();
  if (answer.status !== 303) throw new Error(`A wish was answered with ${answer.status}`);
}

/** The figures as a table in Markdown. */
export function postTable({ machine: on, morning, page, storm }: PostFigures): string {
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  const rows = [
    ['what', 'measured', 'aim'],
    ['---', '---', '---'],
    [
      `${morning.contacts} contacts with ${morning.notices} notices at half past seven, until the last mail is handed over`,
      `${(morning.ms / 1000).toFixed(1)} s (${morning.mails} mails, ${morning.twice} of them twice)`,
      'under 60 s, none twice',
    ],
    ['the page of a question, median', ms(page.answerMs.p50), 'under 50 ms'],
    ['the same, 95th percentile', ms(page.answerMs.p95), ''],
    ['the same, median, against a page that knows nobody', `${page.ratio.toFixed(2)}×`, ''],
    [
      `the same, median, while ${storm.requests} wishes for links come in (${Math.round(storm.perSecond)} a second)`,
      `${ms(storm.answerMs.p50)}, ${(storm.answerMs.p50 / page.answerMs.p50).toFixed(2)}× of before`,
      '',
    ],
    ['mails sent because of them', String(storm.mails), '1'],
  ];
  return [...rows.map((row) => `| ${row.join(' | ')} |`), '', machineLine(on)].join('\n');
}
