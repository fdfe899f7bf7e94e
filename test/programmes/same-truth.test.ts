import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readProgrammeFile } from '../../api/programme/programme-file.ts';
import type { ProgrammeCommandFields, ProgrammeCommandType } from '../../domain/programme/commands.ts';
import type { ProgrammeEvent } from '../../domain/programme/events.ts';
import { planOf } from '../../domain/programme/plan.ts';
import { isRefusal } from '../../domain/refusals/refusals.ts';
import { addDays, dateOf } from '../../domain/vocabulary/calendar.ts';
import { MEETING_CANCEL_REASONS, MOVE_REASONS } from '../../domain/vocabulary/codes.ts';
import { expectConsistent } from '../support/journeys/expect-consistent.ts';
import { LivedProgramme } from '../support/programme/a-programme.ts';
import { RunningProgramme } from '../support/programme/a-running-programme.ts';
import { aService, FIRST_DAY } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';

/** The same life at every run; `PROPERTY_SEED=7 npm run jest -- programmes/same-truth` lives another. */
const seed = Number(process.env['PROPERTY_SEED'] ?? 18);
const STARTS_ON = '2026-02-01';
const COMMANDS = 70;

type Ask = {
  readonly [T in ProgrammeCommandType]: readonly [T, ProgrammeCommandFields<T>];
}[ProgrammeCommandType];

describe('the rules alone, and a programme’s Workflow on the real server', () => {
  let service: TestService;
  let lived: LivedProgramme;
  let events: Pick<ProgrammeEvent, 'type' | 'payload' | 'at'>[];
  /** What each command was answered with: by the service, and by the rules. */
  const answers: (readonly [ask: Ask, service: string, rules: string])[] = [];

  beforeAll(async () => {
    service = await aService();
    const plan = planOf(await readProgrammeFile('lo-hovedstaden'), STARTS_ON);
    lived = new LivedProgramme(FIRST_DAY, plan);
    const programme = await RunningProgramme.begun(service, STARTS_ON);
    const dice = aDice(seed);
    for (let asked = 0; asked < COMMANDS; asked += 1) {
      if (dice(3) === 0) {
        const day = addDays(lived.today, 1 + dice(12));
        await service.until(day);
        lived.until(day);
      }
      const ask = anAsk(dice);
      answers.push([ask, await askedOf(programme, ask), saidByRules(ask)]);
    }
    events = await expectConsistent<ProgrammeEvent>(service, programme.id);
  }, 300_000);
  afterAll(() => service.close());

  it('give each command the same answer, the same refusals among them', () => {
    expect(answers.filter(([, service, rules]) => service !== rules)).toEqual([]);
    const refused = new Set(answers.map(([, answer]) => answer));
    expect(refused).toContain('accepted');
    expect(refused.size).toBeGreaterThan(2);
  });

  it('tell the same events, in the same order, on the same days', () => {
    const told = (all: typeof events) =>
      all.map(({ type, payload, at }) => [type, { ...payload, slug: '' }, dateOf(at)]);
    expect(told(events)).toEqual(told(lived.events));
    expect(events.some(({ type }) => type === 'ObligationEscalated')).toBe(true);
  });

  async function askedOf(programme: RunningProgramme, [type, fields]: Ask): Promise<string> {
    const { status, body } = await programme.give(type, fields);
    return status === 200 ? 'accepted' : String(body['code']);
  }

  function saidByRules([type, fields]: Ask): string {
    const decided = lived.asks(type, fields);
    if (isRefusal(decided)) return decided.refused;
    lived.does(type, fields);
    // What is owed again and late is told of at once.
    lived.until(lived.today);
    return 'accepted';
  }

  /** Mostly what somebody might say on that day, about any item. */
  function anAsk(dice: (sides: number) => number): Ask {
    const { items } = lived.programme;
    const near = items.filter(({ on }) => on <= addDays(lived.today, 60));
    const of = dice(4) === 0 ? items : near;
    const { item = 'nothing-of-the-kind', lastReport } = of[dice(of.length)] ?? {};
    const aDay = addDays(lived.today, -dice(20));
    const moveReason = MOVE_REASONS[dice(MOVE_REASONS.length)] ?? 'calendar';
    const cancelReason = MEETING_CANCEL_REASONS[dice(MEETING_CANCEL_REASONS.length)] ?? 'other-cancel';
    const asks: readonly Ask[] = [
      ['ReportDone', { item, doneOn: aDay }],
      ['ReportTask', { item, reportedOn: aDay }],
      ['MoveItem', { item, on: addDays(lived.today, dice(50) - 5), reason: moveReason }],
      ['CancelMeeting', { item, reason: cancelReason }],
      ['TakeBackReport', { event: lastReport?.event ?? 1 + dice(40), reason: 'did-not-happen' }],
      ['SettleProgrammeSignal', { event: 1 + dice(40) }],
    ];
    return asks[dice(asks.length)] ?? ['ReportDone', { item, doneOn: aDay }];
  }
});

/** Throws of a die that are the same for the same seed. */
function aDice(from: number): (sides: number) => number {
  let state = from;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}
