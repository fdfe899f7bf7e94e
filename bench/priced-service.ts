import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { arrangePersonsPost, contactOfPerson } from '../db/persons/persons-post.ts';
import { hashOfToken, tokenOf } from '../db/links/link-token.ts';
import type { Queryable } from '../db/pool.ts';
import { freePort } from '../embedded/free-port.ts';
import type { WorstPlaces } from './worst-bodies.ts';

const PROCESS = fileURLToPath(new URL('priced-api.ts', import.meta.url));

const LOOK_EVERY_MS = 100;

/** An API in a process of its own that tells what it costs. */
export interface PricedApi {
  readonly url: string;
  /** The processor time of its main thread so far, in milliseconds. */
  spent(): Promise<number>;
  /** What the fixed piece of work costs there now, in milliseconds of the main thread. */
  work(): Promise<number>;
  end(): Promise<void>;
}

/** Starts it, with the environment of a service that runs already. Throws if it ends before it listens. */
export async function pricedApi(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<PricedApi> {
  const port = await freePort();
  const child = fork(PROCESS, {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...environment, API_PORT: String(port), API_HOST: '127.0.0.1', LOG_LEVEL: 'warn', PROXIES: '1' },
  });
  const gone = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  while (!(await listens(url))) {
    if (child.exitCode !== null) throw new Error('The API to be measured ended before it began');
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  const asked = async (what: 'spent' | 'work') => {
    const answer = once(child, 'message');
    child.send(what);
    const [{ ms }] = (await answer) as [{ ms: number }];
    return ms;
  };
  return {
    url,
    spent: () => asked('spent'),
    work: () => asked('work'),
    end: async () => {
      child.kill('SIGTERM');
      await gone;
    },
  };
}

async function listens(url: string): Promise<boolean> {
  try {
    await (await fetch(`${url}/healthz`)).text();
    return true;
  } catch {
    return false;
  }
}

/** Pages behind links that are in force. */
export interface PricedPages extends WorstPlaces {
  readonly questionsPage: string;
  readonly oneOfQuestionsPage: string;
  readonly ownPage: string;
  readonly ownQuestionPage: string;
}

/** Makes links to a journey's pages that no mail brings: whoever is measured needs no post for them. */
export async function pricedPages(db: Queryable, journey: string, contact: string): Promise<PricedPages> {
  const { rows: asked } = await db.query<{ id: string }>(
    `insert into outbox (subject_id, sequence, kind, obligation_id, obligation_kind, due, party, contact_id, urgent,
       made_at, owed_since, state, sent_at)
     select subject_id, 1, 'reminder', id, kind, due, owed_by, $2, false, now(), now(), 'sent', now()
     from obligations where subject_id = $1 and state = 'open' order by id limit 1
     returning obligation_id as id`,
    [journey, contact],
  );
  const { rows: persons } = await db.query<{ id: string }>(
    'select person_id as id from journeys where id = $1',
    [journey],
  );
  const personId = persons[0]?.id ?? '';
  await arrangePersonsPost(db, {
    personId,
    channel: 'mail',
    language: 'da',
    consentedOn: '2026-01-01',
    recordedBy: contact,
  });
  const link = async (to: string, obligation?: string) => {
    const token = tokenOf(randomBytes(16));
    await db.query(
      `insert into answer_links (token_hash, contact_id, subject_id, obligation_id, made_at, expires_at)
       select $1, $2, $3, $4, now() - interval '1 day', now() + interval '90 days'`,
      [hashOfToken(token), to, obligation === undefined ? null : journey, obligation ?? null],
    );
    return token;
  };
  const all = await link(contact);
  const person = await link(contactOfPerson(personId));
  return {
    journey,
    answerPage: `/svar/${await link(contact, asked[0]?.id)}`,
    wishesPage: `/oensker/${all}`,
    questionsPage: `/spoergsmaal/${all}`,
    oneOfQuestionsPage: `/spoergsmaal/${all}/1`,
    ownPage: `/mit/${person}`,
    ownQuestionPage: `/mit/${person}/1`,
  };
}
