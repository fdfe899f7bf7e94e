import { addDays, workingDayOnOrAfter, workingDayOnOrBefore } from '../../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../../domain/vocabulary/calendar.ts';
import { prepareToSign } from '../agreement.ts';
import type { Company } from '../company.ts';
import { passTo } from '../duties.ts';
import { words } from '../teller.ts';
import type { Teller } from '../teller.ts';

/** How many days before the class ends a company is asked. */
const ASKED_BEFORE = 12;
const START_AFTER_CLASS = 14;

/**
 * A company is found before the class ends, and everything that must be there before signing is looked into.
 */
export async function findCompany(
  teller: Teller,
  company: Company,
  classEnds: CalendarDate,
): Promise<CalendarDate> {
  const { name } = teller;
  const plannedStart = workingDayOnOrAfter(addDays(classEnds, START_AFTER_CLASS));
  const ofIgu = { kind: 'igu', company: company.id } as const;
  const asked = await passTo(teller, workingDayOnOrBefore(addDays(classEnds, -ASKED_BEFORE)));
  await teller.does('coordinator', 'ProposeMatch', { ...ofIgu, sector: 'painting' });
  const { due } = await teller.owes('match-answer');
  await teller.owes('match-answer-person');
  teller.say(`${company.name} and ${name} are proposed to each other. Both owe an answer by ${words(due)}.`);

  const saidYes = await passTo(teller, workingDayOnOrAfter(addDays(asked, 2)));
  const byPerson = { party: 'person', channel: 'meeting' } as const;
  await teller.does('caseworker', 'AcceptMatch', { company: company.id, on: saidYes }, byPerson);
  await teller.owesNo('match-answer-person');
  teller.say(`${name} says yes to the caseworker, and is reminded no more. The company still has to answer.`);

  await passTo(teller, workingDayOnOrAfter(addDays(asked, 5)));
  await teller.does('coordinator', 'AgreeMatch', { ...ofIgu, plannedStart });
  await teller.owesNo('match-answer');
  teller.say(`They have met and both say yes, to an IGU from ${words(plannedStart)}.`);

  await passTo(teller, workingDayOnOrAfter(addDays(asked, 7)));
  await prepareToSign(teller);
  teller.say('The papers on the right to an IGU are seen: residence letter, residence card, addresses.');
  teller.say('The coordinator has made sure that new IGU courses may still begin.');
  teller.say('The caseworker goes through the money: pay, school allowance, transport, childcare.');
  return plannedStart;
}
