import {
  addDays,
  addMonths,
  daysBetween,
  firstOfMonth,
  monthOf,
  nextMonth,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
} from '../../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../../domain/vocabulary/calendar.ts';
import {
  agreementFrom,
  agreeOnIgu,
  confirmDayOne,
  intoIgu,
  prepareToSign,
  signAgreement,
} from '../agreement.ts';
import { addCompany } from '../company.ts';
import type { Company } from '../company.ts';
import { mondayOnOrAfter } from '../course.ts';
import { doDuties, passTo } from '../duties.ts';
import type { Trade } from '../screening.ts';
import type { Story } from '../story.ts';
import { tellsTrue, words } from '../teller.ts';
import type { Teller } from '../teller.ts';

const GARDENER: Trade = { sector: 'landscaping', disco: '6113', worked: 'six years a gardener' };
const SERVED_AT_LEAST = 115;
const FOUND_AFTER = 16;
const BEGINS_AFTER = 28;

/** An IGU whose company closes: proof of what was completed, a successor, and time that counts. */
export const earlyEnd: Story = {
  name: 'early-end',
  title: 'A side road: the company closes, and another takes over',
  person: 'Samir',
  lastStartAfter: 240,
  async tell(teller) {
    const first = await addCompany(teller, { key: 'anlaeg', name: 'Anlæg ApS', contact: 'Gry Gartner' });
    const startsOn = await intoIgu(teller, GARDENER, first);
    const endedOn = await closes(teller, first, startsOn);
    const second = await addCompany(teller, { key: 'have', name: 'Have A/S', contact: 'Holger Have' });
    const begins = await takesOver(teller, second, endedOn);
    await timeCounts(teller, { startsOn, endedOn, begins });
    await teller.nothingMissed();
  },
};

/** The company closes at the end of a month; tells what is owed then, and by whom. Returns the day. */
async function closes(teller: Teller, company: Company, startsOn: CalendarDate): Promise<CalendarDate> {
  const { name } = teller;
  const month = monthOf(addDays(startsOn, SERVED_AT_LEAST));
  const endedOn = workingDayOnOrBefore(addDays(firstOfMonth(nextMonth(month)), -1));
  await passTo(teller, endedOn);
  const end = { endedOn, cause: 'company-closed', partialProof: false, seeksSuccessor: true } as const;
  await teller.does('caseworker', 'EndIguEarly', end, { party: 'company', channel: 'telephone' });
  await teller.stageIs('recruitment');
  const proof = await teller.owes('partial-proof');
  const successor = await teller.owes('successor-company');
  tellsTrue(proof.owedBy === 'company', 'The proof is not owed by the company');
  tellsTrue(successor.owedBy === 'coordinator', 'The search is not the coordinator’s');
  await teller.owesNo('igu-certificate');
  teller.say(`${company.name} closes. The caseworker ends the IGU early, cause “the company has closed”.`);
  teller.say(
    `${name} is back in recruitment. The company owes proof of the time served by ${words(proof.due)},`,
  );
  teller.say(`the coordinator another company by ${words(successor.due)}.`);

  await passTo(teller, workingDayOnOrAfter(addDays(endedOn, 9)));
  const on = await teller.today();
  const told = { party: 'company', channel: 'letter' } as const;
  await teller.does('coordinator', 'RecordPaper', { paper: 'partial-proof', on }, told);
  await teller.owesNo('partial-proof');
  teller.say(`A letter from ${company.contact}: ${name} has the proof of the part that was completed.`);
  return endedOn;
}

/** Another company takes over what is left of the two years. Returns its first day. */
async function takesOver(teller: Teller, company: Company, endedOn: CalendarDate): Promise<CalendarDate> {
  const { name } = teller;
  const signedOn = await passTo(teller, workingDayOnOrAfter(addDays(endedOn, FOUND_AFTER)));
  const begins = workingDayOnOrAfter(mondayOnOrAfter(addDays(endedOn, BEGINS_AFTER)));
  await agreeOnIgu(teller, company, { sector: GARDENER.sector, plannedStart: begins });
  await prepareToSign(teller);
  const { igu } = await teller.journey();
  tellsTrue(igu !== undefined, 'There is no IGU to take over');
  const servedDays = daysBetween(igu.startsOn, endedOn);
  await signAgreement(teller, agreementFrom(company, { signedOn, startsOn: begins, servedDays }));
  await teller.owesNo('successor-company');
  await teller.owesNo('seat-or-place');
  teller.say(`${company.name} takes ${name} over from ${words(begins)}, for what is left of the two years.`);
  await doDuties(teller);
  await passTo(teller, begins);
  await confirmDayOne(teller, 'mail');
  teller.say(`${company.contact} writes: ${name} came on day one.`);
  return begins;
}

/** Last day and bonus are counted from the first start; only the days between two companies do not count. */
async function timeCounts(
  teller: Teller,
  { startsOn, endedOn, begins }: Record<'startsOn' | 'endedOn' | 'begins', CalendarDate>,
): Promise<void> {
  const served = daysBetween(startsOn, endedOn);
  const without = daysBetween(endedOn, begins);
  const countedFrom = addDays(startsOn, without);
  const lastDay = addDays(begins, daysBetween(startsOn, addMonths(startsOn, 24)) - 1 - served);
  const { igu } = await teller.journey();
  tellsTrue(igu?.servedDays === served, `${igu?.servedDays} days count, not ${served}`);
  const difference = Math.abs(daysBetween(igu.endsOn, lastDay));
  tellsTrue(difference <= 1, `The last day is ${words(igu.endsOn)}, not ${words(lastDay)}`);
  teller.say(`${served} days were served with the first company, and count: last day ${words(igu.endsOn)},`);
  teller.say(
    `two years from the first start on ${words(startsOn)}, later only by the ${without} days without a company.`,
  );

  const bonusFrom = addMonths(countedFrom, 6);
  const claim = (claimedOn: CalendarDate) => ({ part: 'six-months', claimedOn }) as const;
  const told = { party: 'company', channel: 'mail' } as const;
  await passTo(teller, addDays(begins, 2), ['bonus-six-months']);
  await doDuties(teller, ['bonus-six-months']);
  const refusal = await teller.isRefused('coordinator', 'ClaimBonus', claim(await teller.today()), told);
  tellsTrue(refusal.code === 'bonus-too-early', `The bonus is refused for ${refusal.code}`);
  tellsTrue(refusal.reason.includes(words(bonusFrom)), `The refusal does not say ${words(bonusFrom)}`);
  teller.say(`The company asks for its first bonus too early, and is told: “${refusal.reason}”`);

  const claimedOn = await passTo(teller, workingDayOnOrAfter(bonusFrom), ['bonus-six-months']);
  await teller.does('coordinator', 'ClaimBonus', claim(claimedOn), told);
  await teller.owesNo('bonus-six-months');
  const days = daysBetween(begins, claimedOn);
  tellsTrue(claimedOn < addMonths(begins, 6), 'The bonus was counted from the second start');
  teller.say(`Six months are served in all, ${days} days with this company: it applies for its 20,000 kr.`);
}
