import { describe, expect, it } from '@jest/globals';
import { decide } from '../../../domain/decisions/decide.ts';
import { exampleOf } from '../../../domain/examples/examples.ts';
import { situationsOf } from '../../../domain/examples/situations.ts';
import { applyAll } from '../../../domain/journeys/apply.ts';
import type { Command } from '../../../domain/journeys/command.ts';
import { COMMANDS } from '../../../domain/journeys/commands.ts';
import { openObligations } from '../../../domain/journeys/journey.ts';
import type { Journey } from '../../../domain/journeys/journey.ts';
import type { AnswerOption } from '../../../domain/obligations/answer-options.ts';
import { answersTo, everyAnswerTo } from '../../../domain/questions/questions.ts';
import { isRefusal } from '../../../domain/refusals/refusals.ts';
import type { Obligation } from '../../../domain/subjects/obligation.ts';
import { addDays, addMonths, dateOf } from '../../../domain/vocabulary/calendar.ts';
import { STAGES } from '../../../domain/vocabulary/codes.ts';
import type { Fields } from '../../../domain/vocabulary/fields.ts';
import { JOURNEY_OBLIGATION_KINDS } from '../../../domain/vocabulary/obligation-kinds.ts';

const SITUATIONS = STAGES.flatMap((stage) =>
  situationsOf(stage).map((situation) => ({ stage, ...situation })),
);

/** Every question that is open in one of the typical situations. */
const OPEN = SITUATIONS.flatMap(({ stage, name, journey, now }) =>
  openObligations(journey).map((obligation) => ({ stage, name, journey, now, obligation })),
);

/** An answer filled in as somebody would: what stands in the form, and a typical value for the rest. */
function filledIn(option: AnswerOption, journey: Journey, obligation: Obligation, today: string): Command {
  const asked = { journey, obligation, today };
  const typical = new Map(Object.entries(exampleOf(option.command, journey, today).fields));
  const suggested = new Map(Object.entries(option.suggests?.(asked) ?? {}));
  const given = option.asks.flatMap((field) => {
    const value = suggested.get(field) ?? typical.get(field);
    return value === undefined ? [] : [[field, value] as const];
  });
  return {
    type: option.command,
    fields: { ...option.known(asked), ...Object.fromEntries(given) },
    answers: obligation.id,
  } as Command;
}

describe('a question', () => {
  it('is put in words that give its command all that it needs, and nothing twice', () => {
    const wrong = JOURNEY_OBLIGATION_KINDS.flatMap((kind) =>
      everyAnswerTo(kind).flatMap((option) => {
        const asked = OPEN.find(({ obligation, journey, now }) => {
          const today = dateOf(now);
          return obligation.kind === kind && option.known({ journey, obligation, today }) !== undefined;
        });
        if (asked === undefined) return [];
        const { journey, obligation, now } = asked;
        const known = Object.keys(option.known({ journey, obligation, today: dateOf(now) }) ?? {});
        const fields: Fields = COMMANDS[option.command].fields;
        const needed = Object.keys(fields).filter((name) => fields[name]?.kind !== 'optional');
        const asks: readonly string[] = option.asks;
        const missing = needed.filter((name) => !known.includes(name) && !asks.includes(name));
        const twice = asks.filter((name) => known.includes(name));
        const strange = [...known, ...asks].filter((name) => !Object.hasOwn(fields, name));
        return [...missing, ...twice, ...strange].map((name) => `${kind} ${option.id} ${name}`);
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('has different answers', () => {
    const alike = JOURNEY_OBLIGATION_KINDS.filter((kind) => {
      const ids = everyAnswerTo(kind).map(({ id }) => id);
      return new Set(ids).size !== ids.length;
    });
    expect(alike).toEqual([]);
  });

  it('can be answered by whoever owes it, unless that takes a class or a company to be found', () => {
    expect(JOURNEY_OBLIGATION_KINDS.filter((kind) => everyAnswerTo(kind).length === 0)).toEqual([
      'seat-or-place',
      'place-after-course',
      'successor-company',
    ]);
  });

  it('is met in many of the typical situations', () => {
    const met = new Set(OPEN.map(({ obligation }) => obligation.kind));
    expect(met.size).toBeGreaterThan(25);
  });
});

describe('an answer', () => {
  it('ends its question and no other command is needed, in every typical situation where it can be given', () => {
    const given: string[] = [];
    for (const { name, journey, now, obligation } of OPEN) {
      const today = dateOf(now);
      for (const option of answersTo({ journey, obligation, today })) {
        const decided = decide(journey, filledIn(option, journey, obligation, today), now);
        if (isRefusal(decided)) continue;
        const after = applyAll(journey, decided).obligations.find(({ id }) => id === obligation.id);
        expect([name, obligation.id, option.id, after?.ended !== undefined]).toEqual([
          name,
          obligation.id,
          option.id,
          true,
        ]);
        given.push(`${obligation.kind} ${option.id}`);
      }
    }
    expect(new Set(given).size).toBeGreaterThan(25);
  });

  it('that does not answer the question is refused, and says so', () => {
    const { journey, now, obligation } = owedIn('first-day', 'school-hours');
    const answer = { asOf: dateOf(now), hoursDone: 10 };
    const command = { type: 'RecordSchoolHours', fields: answer, answers: obligation.id } as const;
    expect(decide(journey, command, now)).toMatchObject({ refused: 'leaves-open' });
    // If somebody sends the same hours without being asked, they are taken: they are news.
    expect(isRefusal(decide(journey, { type: 'RecordSchoolHours', fields: answer }, now))).toBe(false);
  });

  it('is refused as not open when its question has been answered meanwhile', () => {
    const { journey, now, obligation } = owedIn('first-day', 'vitas-registration');
    const today = dateOf(now);
    const option = answersTo({ journey, obligation, today })[0];
    expect(option?.id).toBe('registered');
    if (option === undefined) return;
    const command = filledIn(option, journey, obligation, today);
    const first = decide(journey, command, now);
    if (isRefusal(first)) throw new Error(first.refused);
    expect(decide(applyAll(journey, first), command, now)).toMatchObject({ refused: 'not-open' });
  });

  it('to an agreement suggests two years from the planned start', () => {
    const { journey, obligation, now } = owedIn('proposed', 'match-answer');
    const agreed = decide(journey, exampleOf('AgreeMatch', journey, dateOf(now)), now);
    if (isRefusal(agreed)) throw new Error(agreed.refused);
    const matched = applyAll(journey, agreed);
    const start = matched.match?.plannedStart ?? '';
    const asked = { journey: matched, obligation, today: dateOf(now) };
    expect(everyAnswerTo('agreement-signed')[0]?.suggests?.(asked)).toEqual({
      startsOn: start,
      endsOn: addDays(addMonths(start, 24), -1),
    });
  });
});

function owedIn(name: string, kind: string) {
  const found = OPEN.find((open) => open.name === name && open.obligation.kind === kind);
  if (found === undefined) throw new Error(`Nobody owes ${kind} in ${name}`);
  return found;
}
