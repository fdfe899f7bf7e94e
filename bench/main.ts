import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { corpusTable, measureCorpus } from './corpus.ts';
import { engineTable, measureEngine } from './engine.ts';
import { historyTables, measureHistories } from './histories.ts';
import { intakeTable, measureIntake } from './intake-lists.ts';
import { mailTable, measureMail } from './mail.ts';
import { measure } from './measure.ts';
import { measurePost, postTable } from './post.ts';
import { measurePrices, priceTables } from './prices.ts';
import { pricedApi, pricedPages } from './priced-service.ts';
import { measureWaits, waitTable } from './waits.ts';
import { peopleFile } from './people-file.ts';
import { ask, counted } from './ask.ts';
import { benchStack } from './stack.ts';
import type { BenchStack } from './stack.ts';
import { tableOf } from './table.ts';

const PERFORMANCE_PAGE = new URL('../docs/performance.md', import.meta.url);

const { values: options } = parseArgs({
  options: {
    json: { type: 'string' },
    write: { type: 'boolean' },
    // Only the pure engine, which needs no stack.
    engine: { type: 'boolean' },
    // Only what the recorded histories hold and how long they take to replay, which needs no stack either.
    histories: { type: 'boolean' },
    // Only reading and checking lists of people, as CSV and as workbooks, which needs no stack either.
    intake: { type: 'boolean' },
    // Only the post: a morning's mails, the page of a question, a storm of requests for links.
    post: { type: 'boolean' },
    // Only what each open route and the worst bodies cost, and how long others wait meanwhile.
    prices: { type: 'boolean' },
    // Only how long it takes to read a report, which needs no stack.
    mail: { type: 'boolean' },
    // Only what becomes of the mails in a folder, each of which came back somewhere.
    corpus: { type: 'string' },
    // Fewer take less time, and still tell what a life costs.
    runs: { type: 'string', default: '1000' },
  },
});
const say = (line: string) => process.stderr.write(`${line}\n`);

if (options.engine === true) {
  const figures = await measureEngine(Number(options.runs), say);
  await show(figures, engineTable(figures), 'engine');
} else if (options.histories === true) {
  const figures = await measureHistories(say);
  await show(figures, historyTables(figures), 'histories');
} else if (options.mail === true) {
  const figures = await measureMail(say);
  await show(figures, mailTable(figures), 'mail');
} else if (options.intake === true) {
  const figures = await measureIntake(say);
  await show(figures, intakeTable(figures), 'intake');
} else {
  say('Bringing up Postgres, Temporal, mail catcher, worker and API …');
  const stack = await benchStack(say);
  try {
    if (options.corpus !== undefined) {
      const figures = await measureCorpus(stack, options.corpus, say);
      say(`To look at: ${figures.toLookAt.join(', ')}`);
      await show(figures, corpusTable(figures), 'corpus');
    } else if (options.post === true) {
      const figures = await measurePost(stack, say);
      await show(figures, postTable(figures), 'post');
    } else if (options.prices === true) {
      await showPrices(stack);
    } else {
      const figures = await measure(stack, say);
      await show(figures, tableOf(figures), 'bench');
    }
  } finally {
    await stack.end();
  }
}

async function showPrices(stack: BenchStack): Promise<void> {
  await ask(stack, 'POST', '/api/intake', peopleFile(1, 'PRIS'));
  const open = `select count(*) from obligations where state = 'open'`;
  await counted(stack, open, 1);
  const { rows } = await stack.db.query<{ id: string }>('select id from journeys limit 1');
  const pages = await pricedPages(stack.db, rows[0]?.id ?? '', 'sekretariatet');
  const api = await pricedApi(stack.environment);
  const keys = { coordinator: stack.key, operator: stack.operatorKey };
  try {
    const prices = await measurePrices(api, { pages, keys }, say);
    say('Thirty who ask for the description, ten who send the worst bodies …');
    const waits = await measureWaits(api, { pages, keys });
    await show({ prices, waits }, `${priceTables(prices)}\n\n${waitTable(waits)}`, 'prices');
  } finally {
    await api.end();
  }
}

async function show(figures: object, table: string, mark: string): Promise<void> {
  console.log(table);
  if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(figures, null, 2)}\n`);
  if (options.write === true) await writePage(table, mark);
}

/** Puts the table between the marks of docs/performance.md. */
async function writePage(table: string, mark: string): Promise<void> {
  const page = await readFile(PERFORMANCE_PAGE, 'utf8');
  const [begins, ends] = [`<!-- ${mark} begins -->`, `<!-- ${mark} ends -->`];
  const [before, rest = ''] = page.split(begins);
  const [, after = ''] = rest.split(ends);
  const day = new Date().toISOString().slice(0, 10);
  const middle = `${begins}\n\nMeasured on ${day}.\n\n${table}\n\n${ends}`;
  await writeFile(PERFORMANCE_PAGE, `${before}${middle}${after}`);
}
