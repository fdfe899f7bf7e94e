import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readProgrammeFile } from '../../api/programme/programme-file.ts';
import type { ProgrammeFile } from '../../api/programme/programme-file.ts';
import { all } from '../../db/pool.ts';
import type { ProgrammeEvent } from '../../domain/programme/events.ts';
import { itemOwed } from '../../domain/programme/programme.ts';
import type { Programme } from '../../domain/programme/programme.ts';
import { addDays } from '../../domain/vocabulary/calendar.ts';
import { dateInWords } from '../../domain/words/index.ts';
import { expectConsistent } from '../support/journeys/expect-consistent.ts';
import { BadLuck, linkIn, sectionsOf } from '../support/post/bad-luck.ts';
import { loadOwnProgramme } from '../support/programme/load-programme.ts';
import { aService, FIRST_DAY } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { Visitor } from '../support/stack/a-visitor.ts';
import { eventually } from '../support/stack/eventually.ts';
import { liveADay } from '../support/stack/live-a-day.ts';

/** This number decides who reports what when, and what goes wrong; the machine decides how it all falls together. */
const SEED = Number(process.env['PROPERTY_SEED'] ?? 20_261_130);
const PROGRAMMES = 4;
const MILESTONES = 50;
/** Milestones are due on the first to the ninth day; one of which nobody says anything is passed on the day after. */
const LAST_DUE = 9;
const DAYS = 12;
const AT_ONCE = 8;
/** The days on which the worker is ended and another begins. */
const RESTARTS: readonly number[] = [2, 5, 8];
/** To where a milestone is moved: its next reminder lies beyond the days that are lived. */
const MOVED_TO = addDays(FIRST_DAY, 60);

/** What happens to one milestone. */
interface Turn {
  /** The day on which it is due, counted from the programme's first. */
  readonly due: number;
  /** The day on which somebody says something of it; beyond the last: never. */
  readonly day: number;
  /** How long after that day has begun to move on. */
  readonly afterMs: number;
  readonly says: 'reached, by link' | 'reached' | 'moved';
}

const aTurn: fc.Arbitrary<Turn> = fc.record({
  due: fc.integer({ min: 1, max: LAST_DUE }),
  day: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...RESTARTS) },
    { weight: 3, arbitrary: fc.integer({ min: 1, max: DAYS }) },
    { weight: 1, arbitrary: fc.constant(DAYS + 1) },
  ),
  afterMs: fc.integer({ min: 0, max: 4_000 }),
  says: fc.constantFrom('reached, by link', 'reached', 'moved'),
});

describe('two hundred milestones reported and moved, among timers, mails, crashes and restarts', () => {
  let service: TestService;
  const luck = new BadLuck(SEED);
  const turns = fc.sample(aTurn, { seed: SEED, numRuns: PROGRAMMES * MILESTONES });
  const milestones = turns.map((turn, index) => {
    const [programme, number] = [Math.floor(index / MILESTONES) + 1, (index % MILESTONES) + 1];
    return {
      turn,
      slug: `prove-${programme}`,
      item: `maal-${number}`,
      title: `Prøve ${programme}, mål ${number}`,
    };
  });
  const ids = new Map<string, string>();
  /** When each was said to be reached or moved, by its title. */
  const saidAt = new Map<string, number>();

  beforeAll(async () => {
    service = await aService({ worker: false });
    await start();
    for (let number = 1; number <= PROGRAMMES; number += 1) {
      const slug = `prove-${number}`;
      ids.set(slug, await loadOwnProgramme(service.db, { startsOn: FIRST_DAY, changes: await fileOf(slug) }));
    }
    await service.sweep();
    await eventually(async () => (await statesOf()).size === PROGRAMMES, 60_000);
    for (let day = 1; day <= DAYS; day += 1) {
      await liveADay(service, day, {
        all: milestones,
        atOnce: AT_ONCE * 2,
        does: say,
        restart: RESTARTS.includes(day) ? restart : undefined,
      });
    }
    // What the mail server refused in between is tried again by itself.
    await eventually(
      async () => (await noticesOf()).every(({ state }) => !['owed', 'frozen'].includes(state)),
      60_000,
    );
  }, 600_000);
  afterAll(() => service.close());

  const start = () => service.startWorker('/bundle', luck);

  async function restart(): Promise<void> {
    await service.stopWorker();
    await start();
  }

  /** The grant's own file under another name, with nothing in it but its milestones. */
  async function fileOf(slug: string): Promise<Partial<ProgrammeFile>> {
    const { groups } = await readProgrammeFile('lo-hovedstaden');
    return {
      slug,
      activities: [],
      groups: groups.map(({ id, name, task, seats }) => ({ id, name, task, seats })),
      milestones: milestones
        .filter((one) => one.slug === slug)
        .map(({ item, title, turn }) => ({
          id: item,
          from: { months: 0 },
          until: { months: 0, days: turn.due },
          continues: false,
          text: { da: title, en: title },
        })),
    };
  }

  /** Says it by the newest link if there is one, or else as somebody who has signed in. Repeats until it is received. */
  async function say({ slug, item, title, turn }: (typeof milestones)[number]): Promise<void> {
    const link = turn.says === 'reached, by link' ? linkAbout(title) : undefined;
    const [command, body] =
      turn.says === 'moved'
        ? ['move-item', { item, on: MOVED_TO, reason: 'calendar' }]
        : ['report-done', { item, doneOn: FIRST_DAY }];
    await eventually(async () => {
      if (link !== undefined) return isAnswered(link);
      const { status } = await service.request('POST', `/api/programmes/${slug}/commands/${command}`, {
        body,
        headers: { 'idempotency-key': `r-${slug}-${item}` },
      });
      return status === 200;
    }, 60_000);
    saidAt.set(title, luck.counts());
  }

  async function isAnswered(link: string): Promise<boolean> {
    const visitor = new Visitor(service.url);
    const page = await visitor.opens(link);
    if (page.text.includes('LO Hovedstaden svarede')) return true;
    if (page.forms.length === 0) return false;
    const after = await visitor.presses(page, 'Ja, den er nået', { 'reached.doneOn': FIRST_DAY });
    return after.status === 200 && after.text.includes('Tak for dit svar');
  }

  function linkAbout(title: string): string | undefined {
    const sections = luck.handedOver.flatMap(({ mail }) => sectionsOf(mail));
    const links = sections.filter((section) => section.includes(`»${title}«`)).map(linkIn);
    return links.findLast((link) => link !== undefined);
  }

  /** Every line that told anybody of a milestone, by its section or in a list, and when its sending had begun. */
  const told = () =>
    luck.handedOver.flatMap(({ mail, began }) =>
      mail.text.split('\n').flatMap((line) => {
        const title = /»(Prøve \d+, mål \d+)«/.exec(line)?.[1];
        return title === undefined ? [] : [{ title, line, began }];
      }),
    );

  async function statesOf(): Promise<ReadonlyMap<string, Programme>> {
    const rows = await all<{ id: string; state: Programme }>(
      service.db,
      'select id, state from subjects where id = any($1::uuid[]) and state is not null',
      [[...ids.values()]],
    );
    return new Map(rows.map(({ id, state }) => [id, state]));
  }

  /** What became of each notice, and of which milestone it told. */
  async function noticesOf() {
    const states = await statesOf();
    const rows = await all<{ subject: string; obligation: string; state: string; kind: string }>(
      service.db,
      `select subject_id as subject, obligation_id as obligation, state, kind from outbox
       where obligation_kind = 'programme-milestone'`,
    );
    return rows.map(({ subject, obligation, ...fate }) => {
      const state = states.get(subject);
      const owed = state?.obligations.find(({ id }) => id === obligation);
      const item = state && owed && itemOwed(state, owed)?.item;
      return {
        ...fate,
        title: milestones.find((one) => one.slug === state?.slug && one.item === item)?.title ?? '',
      };
    });
  }

  const saidTo = (says: (turn: Turn) => boolean) =>
    milestones.filter(({ turn, title }) => saidAt.has(title) && says(turn));

  it('never tell anybody of a milestone again once it is reported', () => {
    const reached = new Set(saidTo(({ says }) => says !== 'moved').map(({ title }) => title));
    const all = told();
    expect(reached.size).toBeGreaterThan(MILESTONES);
    expect(all.length).toBeGreaterThan(MILESTONES);
    const late = all.filter(
      ({ title, began }) => reached.has(title) && began > (saidAt.get(title) ?? Infinity),
    );
    expect(late).toEqual([]);
  });

  it('never name the old day of one that has been moved', () => {
    const moved = new Map(saidTo(({ says }) => says === 'moved').map(({ title, turn }) => [title, turn]));
    expect(moved.size).toBeGreaterThan(MILESTONES / 2);
    const late = told().filter(({ title, line, began }) => {
      const turn = moved.get(title);
      if (turn === undefined || began < (saidAt.get(title) ?? Infinity)) return false;
      return line.includes(dateInWords(addDays(FIRST_DAY, turn.due)).da);
    });
    expect(late).toEqual([]);
  });

  it('lose no reminder: each has gone, or was dropped since something was said', async () => {
    const notices = await noticesOf();
    const dropped = notices.filter(({ state }) => state === 'dropped');
    expect(new Set(notices.map(({ state }) => state))).toEqual(new Set(['sent', 'dropped']));
    expect(dropped.filter(({ title }) => !saidAt.has(title))).toEqual([]);
    // Otherwise none of this was put to the test.
    expect(dropped.length).toBeGreaterThan(0);
  });

  it('lose no report and no move, record none twice, and leave every programme consistent', async () => {
    const recorded: string[] = [];
    for (const [slug, id] of ids) {
      for (const { type, payload } of await expectConsistent<ProgrammeEvent>(service, id)) {
        if (type !== 'ItemDone' && type !== 'ItemMoved') continue;
        const { title = '' } = milestones.find((one) => one.slug === slug && one.item === payload.item) ?? {};
        recorded.push(title);
      }
    }
    expect(recorded.toSorted()).toEqual([...saidAt.keys()].toSorted());
    expect(await all(service.db, 'select id from subjects where parked_at is not null')).toEqual([]);
  });

  it('remind of every milestone of which nobody has said anything, and pass it on', async () => {
    const silent = milestones.filter(({ title }) => !saidAt.has(title)).map(({ title }) => title);
    const notices = await noticesOf();
    const forgotten = silent.filter((title) => {
      const kinds = notices
        .filter((one) => one.title === title && one.state === 'sent')
        .map(({ kind }) => kind);
      return !kinds.includes('reminder') || !kinds.includes('escalation');
    });
    expect(forgotten).toEqual([]);
    expect(silent.length).toBeGreaterThan(5);
  });
});
