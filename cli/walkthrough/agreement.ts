import type { CommandFields } from '../../domain/journeys/commands.ts';
import { addDays, addMonths, workingDayOnOrAfter } from '../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import type { Sector } from '../../domain/vocabulary/codes.ts';
import type { Company } from './company.ts';
import { completeCourse, mondayOnOrAfter, shortCourse } from './course.ts';
import { doDuties, passTo } from './duties.ts';
import { screened } from './screening.ts';
import type { Trade } from './screening.ts';
import { tellsTrue, words } from './teller.ts';
import type { Teller } from './teller.ts';

/** How many days after its agreement an IGU begins, on a Monday. */
const BEGINS_AFTER = 10;

/**
 * What is signed: two years, or less if some of them are served already, with 27 hours’ work and up to 37
 * with school.
 */
export function agreementFrom(
  company: Company,
  dates: { readonly signedOn: CalendarDate; readonly startsOn: CalendarDate; readonly servedDays?: number },
): CommandFields<'SignIguAgreement'> {
  const { signedOn, startsOn, servedDays = 0 } = dates;
  return {
    company: company.id,
    signedOn,
    startsOn,
    endsOn: addDays(addMonths(startsOn, 24), -1 - servedDays),
    weeklyWorkHours: 27,
    weeklyHoursWithSchool: 37,
    publicEmployer: false,
  };
}

/** Person and company have met and both say yes. */
export async function agreeOnIgu(
  teller: Teller,
  company: Company,
  match: { readonly sector: Sector; readonly plannedStart: CalendarDate },
): Promise<void> {
  const { sector, plannedStart } = match;
  const ofIgu = { kind: 'igu', company: company.id } as const;
  await teller.does('coordinator', 'ProposeMatch', { ...ofIgu, sector });
  await teller.does('coordinator', 'AgreeMatch', { ...ofIgu, plannedStart });
}

/**
 * What must be there before anybody signs: the papers on the right to an IGU, leave to begin a new one, and
 * the talk about money.
 */
export async function prepareToSign(teller: Teller): Promise<void> {
  const today = await teller.today();
  await teller.owes('eligibility-check');
  await teller.owes('eligibility-papers');
  await teller.does('caseworker', 'RecordPaper', { paper: 'eligibility', on: today });
  await teller.does('coordinator', 'RecordPaper', { paper: 'igu-intake', on: today });
  await teller.does('caseworker', 'RecordTalk', { talk: 'money', heldOn: today });
  await teller.owesNo('eligibility-check');
  await teller.owesNo('eligibility-papers');
  await teller.owesNo('igu-start-allowed');
  await teller.owesNo('money-talk');
}

/** Company and person sign, at a meeting with the coordinator. */
export async function signAgreement(
  teller: Teller,
  agreement: CommandFields<'SignIguAgreement'>,
): Promise<void> {
  const told = { party: 'company', channel: 'meeting' } as const;
  await teller.does('coordinator', 'SignIguAgreement', agreement, told);
  await teller.stageIs('igu');
}

/** The first day: the company says on the day itself that the person came, which answers for both. */
export async function confirmDayOne(teller: Teller, channel: 'telephone' | 'mail'): Promise<void> {
  await teller.owes('day-one-igu');
  await teller.owes('day-one-igu-person');
  const on = await teller.today();
  const told = { party: 'company', channel } as const;
  await teller.does('coordinator', 'ConfirmDayOne', { of: 'igu', came: true, on }, told);
  await teller.owesNo('day-one-igu');
  await teller.owesNo('day-one-igu-person');
}

/** From a referral through a short class into an IGU, as a side road begins. Returns the first day. */
export async function intoIgu(teller: Teller, trade: Trade, company: Company): Promise<CalendarDate> {
  const { name } = teller;
  const { sector } = trade;
  await screened(teller, trade);
  const courseEnds = await shortCourse(teller, sector);
  await passTo(teller, courseEnds);
  await completeCourse(teller);
  const startsOn = workingDayOnOrAfter(mondayOnOrAfter(addDays(courseEnds, BEGINS_AFTER)));
  await agreeOnIgu(teller, company, { sector, plannedStart: startsOn });
  await prepareToSign(teller);
  const agreement = agreementFrom(company, { signedOn: courseEnds, startsOn });
  await signAgreement(teller, agreement);
  teller.say(
    `The class is completed. ${company.name} and ${name} agree on an IGU; papers seen, money gone through.`,
  );
  teller.say(`They sign for ${words(startsOn)} to ${words(agreement.endsOn)}.`);
  await doDuties(teller);
  await passTo(teller, startsOn);
  await confirmDayOne(teller, 'mail');
  teller.say(`${company.contact} writes: ${name} came on day one.`);
  const { igu } = await teller.journey();
  tellsTrue(igu?.startsOn === startsOn, 'The IGU has not begun on the day agreed');
  return startsOn;
}
