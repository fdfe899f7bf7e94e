import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createApiKey } from '../../db/partners/api-keys.ts';
import { addContact } from '../../db/partners/contacts.ts';
import { all } from '../../db/pool.ts';
import { addDays } from '../../domain/vocabulary/calendar.ts';
import { inParallel } from '../../engine/in-parallel.ts';
import { aReferral } from '../support/journeys/a-journey.ts';
import { BadLuck, linkIn, sectionsOf } from '../support/post/bad-luck.ts';
import { aService, FIRST_DAY } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { Visitor } from '../support/stack/a-visitor.ts';
import { eventually } from '../support/stack/eventually.ts';
import { liveADay } from '../support/stack/live-a-day.ts';
import { knownReferencesOf } from '../support/journeys/known-references.ts';

/**
 * This number decides who answers when, and what goes wrong; the machine decides how it all falls together.
 */
const SEED = Number(process.env['PROPERTY_SEED'] ?? 20_261_124);
const PEOPLE = 500;
const CASEWORKERS = 25;
/** The first talk is owed by 9 March: reminders on the 5th and the 9th, and it is passed on on the 11th. */
const DAYS = 12;
const AT_ONCE = 8;
/** The days on which the worker is ended and another begins. */
const RESTARTS: readonly number[] = [3, 7, 9];

interface Turn {
  /** The day of the answer, counted from the referral; beyond the last: never. */
  readonly day: number;
  /** How long after that day has begun to move on. */
  readonly afterMs: number;
  readonly byLink: boolean;
}

const aTurn: fc.Arbitrary<Turn> = fc.record({
  day: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(3, 7, 9) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: DAYS }) },
    { weight: 1, arbitrary: fc.constant(DAYS + 1) },
  ),
  afterMs: fc.integer({ min: 0, max: 6_000 }),
  byLink: fc.boolean(),
});

describe('five hundred answers, among timers, mails, crashes and restarts', () => {
  let service: TestService;
  const luck = new BadLuck(SEED);
  const people: { readonly id: string; readonly reference: string; readonly turn: Turn }[] = [];
  const answeredAt = new Map<string, number>();

  beforeAll(async () => {
    service = await aService({ worker: false });
    await start();
    const keys = await addCaseworkers();
    const turns = fc.sample(aTurn, { seed: SEED, numRuns: PEOPLE });
    people.push(
      ...(await inParallel([...turns.entries()], AT_ONCE, async ([index, turn]) => {
        const reference = `HIL-${String(index + 1).padStart(4, '0')}`;
        const id = await refer(reference, keys[index % CASEWORKERS] ?? '');
        return { id, reference, turn };
      })),
    );
    for (let day = 1; day <= DAYS; day += 1) {
      await liveADay(service, day, {
        all: people,
        atOnce: AT_ONCE * 4,
        does: answer,
        restart: RESTARTS.includes(day) ? restart : undefined,
      });
    }
    // What the mail server refused in between is tried again by itself.
    await eventually(
      async () => (await statesOf()).every(({ state }) => !['owed', 'frozen'].includes(state)),
      60_000,
    );
  }, 600_000);
  afterAll(() => service.close());

  const start = () => service.startWorker('/bundle', luck);

  async function restart(): Promise<void> {
    await service.stopWorker();
    await start();
  }

  async function addCaseworkers(): Promise<string[]> {
    const same = { organisation: 'hilleroed-kommune', phone: null, language: 'da', active: true } as const;
    return inParallel([...Array(CASEWORKERS).keys()], AT_ONCE, async (index) => {
      const id = `k-case-${index + 1}`;
      const name = `Sagsbehandler ${index + 1}`;
      const position = 10 + index;
      await addContact(service.db, {
        ...same,
        id,
        name,
        position,
        email: `${id}@example.dk`,
        roles: ['caseworker'],
      });
      return createApiKey(service.db, id, 'tests');
    });
  }

  async function refer(municipalityReference: string, key: string): Promise<string> {
    const person = { givenName: 'Prøve', familyName: 'Eksempelsen', birthDate: '1995-05-05' };
    const { status, body } = await service.request('POST', '/api/journeys', {
      as: 'nobody',
      headers: { authorization: `Bearer ${key}` },
      body: { ...aReferral, municipalityReference, person },
    });
    if (status !== 201) throw new Error(`Not referred: ${status}`);
    return String(body['id']);
  }

  /**
   * Answers by the newest link if there is one, or else as somebody who has signed in. Repeats until it is
   * received.
   */
  async function answer({ id, reference, turn }: (typeof people)[number]): Promise<void> {
    const link = turn.byLink ? linkAbout(reference) : undefined;
    const heldOn = addDays(FIRST_DAY, 1);
    await eventually(async () => {
      if (link !== undefined) {
        const visitor = new Visitor(service.url);
        const page = await visitor.opens(link);
        if (page.text.includes('Svaret er registreret')) return true;
        const after = await visitor.presses(page, 'Ja, det er gjort', { 'done.heldOn': heldOn });
        return after.status === 200 && after.text.includes('Svaret er registreret');
      }
      const { status } = await service.give(
        id,
        'RecordTalk',
        { talk: 'first-contact', heldOn },
        { key: `t-${reference}` },
      );
      return status === 200;
    }, 60_000);
    answeredAt.set(reference, luck.counts());
  }

  const isFirstTalk = (section: string) =>
    /^\d+\. (Hold den første samtale|Den første samtale er ikke holdt)/.test(section);

  function linkAbout(reference: string): string | undefined {
    const sections = luck.handedOver.flatMap(({ mail }) => sectionsOf(mail));
    const section = sections.findLast((one) => isFirstTalk(one) && one.includes(`(${reference})`));
    return section === undefined ? undefined : linkIn(section);
  }

  const statesOf = async () => {
    const references = await knownReferencesOf(service.db, service.vault);
    const states = await all<{ journey: string; state: string; reason: string | null; kind: string }>(
      service.db,
      `select subject_id as journey, outbox.state, reason, outbox.kind from outbox where obligation_kind = 'first-contact'`,
    );
    return states.map(({ journey, ...state }) => ({ reference: references.get(journey) ?? '', ...state }));
  };

  it('never ask again whoever has answered', () => {
    const asked = luck.handedOver.flatMap(({ mail, began }) =>
      sectionsOf(mail)
        .filter(isFirstTalk)
        .map((section) => ({ reference: /\((HIL-\d+)\)/.exec(section)?.[1] ?? '', began })),
    );
    expect(asked.length).toBeGreaterThan(PEOPLE / 2);
    expect(asked.filter(({ reference, began }) => (answeredAt.get(reference) ?? Infinity) < began)).toEqual(
      [],
    );
  });

  it('lose no reminder: each has gone, or was dropped because it was answered', async () => {
    const states = await statesOf();
    const dropped = states.filter(({ state }) => state === 'dropped');
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['sent', 'dropped']));
    expect(dropped.filter(({ reference }) => !answeredAt.has(reference))).toEqual([]);
    // Otherwise none of this was put to the test.
    expect(dropped.length).toBeGreaterThan(0);
  });

  it('lose no answer, and record none twice', async () => {
    const references = await knownReferencesOf(service.db, service.vault);
    const held = await all<{ journey: string; times: number }>(
      service.db,
      `select subject_id as journey, count(*)::int as times from timeline_events where type = 'TalkHeld' group by 1`,
    );
    const told = held
      .map(({ journey, times }) => ({ reference: references.get(journey) ?? '', times }))
      .toSorted((one, other) => (one.reference < other.reference ? -1 : 1));
    const once = [...answeredAt.keys()].toSorted().map((reference) => ({ reference, times: 1 }));
    expect(told).toEqual(once);
    expect(once.length).toBeGreaterThan(PEOPLE / 2);
  });

  it('remind everybody who has not answered, and pass it on', async () => {
    const silent = people.filter(({ turn }) => turn.day > DAYS).map(({ reference }) => reference);
    const states = await statesOf();
    const kindsOf = (reference: string) =>
      states.filter((one) => one.reference === reference && one.state === 'sent').map(({ kind }) => kind);
    const forgotten = silent.filter((reference) => {
      const kinds = kindsOf(reference);
      return kinds.filter((kind) => kind === 'reminder').length < 2 || !kinds.includes('escalation');
    });
    expect(forgotten).toEqual([]);
    expect(silent.length).toBeGreaterThan(20);
  });
});
