import { addDays, workingDayOnOrAfter } from '../../../domain/vocabulary/calendar.ts';
import { passTo } from '../duties.ts';
import { tellsTrue, words } from '../teller.ts';
import type { Teller } from '../teller.ts';

/** The last one may be cut short by the last day. */
const QUARTERS = 8;
const byMail = { party: 'company', channel: 'mail' } as const;

/** The rest of the two years, month by month, to the certificate and the second bonus. */
export async function throughTwoYears(teller: Teller): Promise<void> {
  const { igu } = await teller.journey();
  tellsTrue(igu !== undefined, 'There is no IGU to complete');
  const today = await passTo(teller, workingDayOnOrAfter(addDays(igu.endsOn, 1)));
  const counts = (await teller.timeline()).filter(({ type }) => type === 'SchoolHoursRecorded').length;
  tellsTrue(counts >= QUARTERS - 1, `The school has counted its hours ${counts} times only`);
  teller.say(`The school has counted its hours ${counts} times, once a quarter.`);
  await teller.owes('igu-certificate');
  const completed = { completedOn: igu.endsOn, certificateOn: today };
  await teller.does('coordinator', 'CompleteIgu', completed, byMail);
  teller.say(`Two years are completed on ${words(igu.endsOn)}: the company has issued the certificate.`);
  await teller.owes('bonus-completion');
  await teller.does('coordinator', 'ClaimBonus', { part: 'completion', claimedOn: today }, byMail);
  teller.say('It applies for the second 20,000 kr. The municipality sees to it that a job follows.');
  await teller.owes('job-after-igu');
}
