import { addDays, daysBetween, workingDayOnOrAfter } from '../../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../../domain/vocabulary/calendar.ts';
import { intoIgu } from '../agreement.ts';
import { addCompany } from '../company.ts';
import { doDuties, passTo } from '../duties.ts';
import type { Trade } from '../screening.ts';
import type { OpenObligation } from '../service.ts';
import type { Story } from '../story.ts';
import { tellsTrue, words } from '../teller.ts';
import type { Teller } from '../teller.ts';

const CLEANER: Trade = { sector: 'service', disco: '9112', worked: 'six years a cleaner' };
const AWAY_AFTER = 28;
const TEN_WEEKS = 70;
const COUNT_HOURS = 'Opgør skoletimerne i IGU';
/** What moves if an extension is agreed, since it is counted from the last day. */
const COUNTED_FROM_THE_END = ['end-of-igu-talk', 'igu-certificates', 'igu-certificate'] as const;

/** Ten weeks away from an IGU: what waits, what goes on, and two years that become longer by exactly the absence. */
export const pause: Story = {
  name: 'pause',
  title: 'A side road: a pause of ten weeks',
  person: 'Nour',
  lastStartAfter: 60,
  async tell(teller) {
    const { name } = teller;
    const company = await addCompany(teller, {
      key: 'service',
      name: 'Service A/S',
      contact: 'Rie Rengøring',
    });
    const startsOn = await intoIgu(teller, CLEANER, company);
    const from = await passTo(teller, workingDayOnOrAfter(addDays(startsOn, AWAY_AFTER)));
    await doDuties(teller);
    const backOn = addDays(from, TEN_WEEKS);
    const before = await datesOf(teller);
    const wouldGo = await remindersBefore(teller, backOn);
    const away = { from, kind: 'leave-by-law', expectedBack: backOn } as const;
    await teller.does('caseworker', 'PauseJourney', away, { party: 'company', channel: 'telephone' });
    teller.say(
      `${name} goes on leave by law and is expected back on ${words(backOn)}. The journey is paused.`,
    );
    teller.say('Owed on that day:');
    for (const { label, due, kind } of before.values()) {
      const waits = kind === 'school-hours' ? ', which now waits' : '';
      teller.say(`  ${label.en}: due ${words(due)}${waits}`);
    }

    await extended(teller, { from, backOn });
    await passTo(teller, backOn);
    await silentMeanwhile(teller, wouldGo);
    await teller.does('caseworker', 'ResumeJourney', { on: backOn });
    teller.say(`${name} is back, after exactly ten weeks.`);
    await movedAsTold(teller, before);
    await remindedAgain(teller);
    await teller.nothingMissed();
  },
};

type Dates = ReadonlyMap<string, OpenObligation>;

async function datesOf(teller: Teller): Promise<Dates> {
  const { open } = await teller.journey();
  const soonestFirst = open.toSorted((a, b) => (a.due < b.due ? -1 : 1));
  return new Map(soonestFirst.map((owed) => [owed.id, owed]));
}

/** The days on which somebody would have been reminded of the school hours. */
async function remindersBefore(teller: Teller, until: CalendarDate): Promise<readonly CalendarDate[]> {
  const { next } = await teller.journey();
  const days = next
    .filter(({ kind, does, on }) => kind === 'school-hours' && does === 'remind' && on <= until)
    .map(({ on }) => on);
  tellsTrue(days.length > 0, 'No reminder of the school hours lies within the pause');
  return days;
}

/** Company and person agree, when they are asked, that the two years become longer by exactly the absence. */
async function extended(
  teller: Teller,
  { from, backOn }: { readonly from: CalendarDate; readonly backOn: CalendarDate },
): Promise<void> {
  const before = await datesOf(teller);
  const { igu } = await teller.journey();
  const { due } = await teller.owes('igu-extension');
  const agreedOn = await passTo(teller, addDays(due, -7));
  const extension = { reason: 'leave-by-law', agreedOn, absentFrom: from, backOn } as const;
  await teller.does('caseworker', 'ExtendIgu', extension, { party: 'company', channel: 'mail' });
  await teller.owesNo('igu-extension');
  const after = (await teller.journey()).igu;
  tellsTrue(igu !== undefined && after !== undefined, 'There is no IGU to extend');
  const days = daysBetween(igu.endsOn, after.endsOn);
  tellsTrue(days === daysBetween(from, backOn), `The IGU is ${days} days longer`);
  teller.say('Leave by law lets them extend the IGU by exactly the absence, and the company was asked.');
  teller.say(
    `They agree: the last day moves by ${days} days, from ${words(igu.endsOn)} to ${words(after.endsOn)}.`,
  );
  const moved = await datesOf(teller);
  for (const { id, kind, due: was } of before.values()) {
    if (!COUNTED_FROM_THE_END.some((one) => one === kind)) continue;
    const now = moved.get(id)?.due;
    tellsTrue(now === addDays(was, days), `${kind} is due ${now ?? 'no more'}`);
  }
}

/** Nobody was reminded of what waits. */
async function silentMeanwhile(teller: Teller, wouldGo: readonly CalendarDate[]): Promise<void> {
  const asked = teller.mails.some(({ title }) => title === COUNT_HOURS);
  tellsTrue(!asked, 'The school hours were asked for in the pause');
  const timeline = await teller.timeline();
  const reminded = timeline.some(
    ({ type, payload }) => type === 'ObligationReminded' && payload['kind'] === 'school-hours',
  );
  tellsTrue(!reminded, 'The timeline tells of a reminder in the pause');
  const days = wouldGo.map(words).join(' and ');
  teller.say(`No mail has asked for the school hours. Without the pause it would have on ${days}.`);
}

/** What waits has moved by exactly the pause; the law’s own dates have not moved. */
async function movedAsTold(teller: Teller, before: Dates): Promise<void> {
  const after = await datesOf(teller);
  for (const { id, kind, label, due: was } of before.values()) {
    const now = after.get(id)?.due;
    if (now === undefined) continue;
    const days = daysBetween(was, now);
    const byExtension = COUNTED_FROM_THE_END.some((one) => one === kind);
    const moves = kind === 'school-hours' || byExtension;
    tellsTrue(days === (moves ? TEN_WEEKS : 0), `${label.en} has moved by ${days} days`);
    const how = days === 0 ? 'stands' : `${days} days later${byExtension ? ', by the extension' : ''}`;
    teller.say(`  ${label.en}: ${words(was)} → ${words(now)} (${how})`);
  }
}

/** The reminder that waited comes, with the new day, and is answered. */
async function remindedAgain(teller: Teller): Promise<void> {
  const { id, due } = await teller.owes('school-hours');
  const { next } = await teller.journey();
  const reminder = next.find(({ kind, does }) => kind === 'school-hours' && does === 'remind');
  tellsTrue(reminder !== undefined, 'Nobody is going to be reminded of the school hours');
  await passTo(teller, reminder.on, ['school-hours']);
  const mail = teller.mails.find(({ title }) => title === COUNT_HOURS);
  tellsTrue(mail?.sentOn === reminder.on, 'The reminder has not come');
  teller.say(`Now the school is reminded, with the new date: ${words(due)}.`);
  await doDuties(teller);
  tellsTrue(!(await datesOf(teller)).has(id), 'The school hours have not been counted');
}
