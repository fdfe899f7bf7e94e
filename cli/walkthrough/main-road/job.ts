import { addDays, addMonths, workingDayOnOrAfter } from '../../../domain/vocabulary/calendar.ts';
import type { Company } from '../company.ts';
import { doDuties, passTo } from '../duties.ts';
import { tellsTrue, words } from '../teller.ts';
import type { Teller } from '../teller.ts';

const DECIDED_AFTER = 14;

/** A job, a year in it, and what is left to do when a journey is over. */
export async function throughJob(teller: Teller, company: Company): Promise<void> {
  const { name } = teller;
  const startsOn = workingDayOnOrAfter(addDays(await teller.today(), 3));
  const job = { employer: company.id, kind: 'job', startsOn, weeklyHours: 37 } as const;
  const told = { party: 'company', channel: 'mail' } as const;
  await doDuties(teller);
  await teller.does('coordinator', 'StartEmployment', job, told);
  teller.say(`${name} is employed there as a painter from ${words(startsOn)}, 37 hours a week.`);
  await teller.stageIs('employment');
  for (const month of [1, 3, 6, 12] as const) {
    await passTo(teller, workingDayOnOrAfter(addMonths(startsOn, month)));
    await teller.does('caseworker', 'ConfirmRetention', { month, employed: true }, told);
    teller.say(`After ${month} month${month === 1 ? '' : 's'} the company confirms: still employed.`);
  }
  await teller.owes('close-journey');
  await teller.does('caseworker', 'CloseJourney', { outcome: 'job', on: await teller.today() });
  await teller.stageIs('closed');
  teller.say('The caseworker closes the journey. Outcome: an ordinary job.');

  const { due } = await teller.owes('data-retention');
  teller.say(`One thing is left: by ${words(due)} the coordinator decides what is kept, and what is erased.`);
  const on = await teller.on(workingDayOnOrAfter(addDays(await teller.today(), DECIDED_AFTER)));
  await teller.does('coordinator', 'RecordPaper', { paper: 'data-retention', on });
  teller.say('That is decided and written down.');
}

/** Everything has been done, and in time. */
export async function nothingIsLeft(teller: Teller): Promise<void> {
  const { open } = await teller.journey();
  tellsTrue(open.length === 0, `Something is still owed: ${open[0]?.label.en ?? ''}`);
  await teller.nothingMissed();
  const timeline = await teller.timeline();
  const reminded = timeline.filter(({ type }) => type === 'ObligationReminded').length;
  teller.say(`Nothing was missed, and nothing is owed: ${timeline.length} events, ${reminded} reminders.`);
}
