import { addDays, workingDayOnOrAfter } from '../../../domain/vocabulary/calendar.ts';
import { recordScreening, refer } from '../screening.ts';
import type { Trade } from '../screening.ts';
import type { Teller } from '../teller.ts';

/** The trade of the main road. */
export const PAINTER: Trade = { sector: 'painting', disco: '7131', worked: 'six years a painter' };

/** From the referral to recruitment: the first talk, the screening, the municipality’s yes. */
export async function throughScreening(teller: Teller): Promise<void> {
  const { name } = teller;
  const begins = await teller.on(await teller.today());
  await refer(teller, PAINTER);
  teller.say(`Hillerød Kommune refers ${name} (${teller.reference}).`);
  teller.say('The municipality owes a first talk within a week, the language centre a screening.');
  await teller.owes('first-contact');
  await teller.owes('screening-result');
  await teller.stageIs('screening');

  const heldOn = await teller.on(workingDayOnOrAfter(addDays(begins, 3)));
  await teller.does('caseworker', 'RecordTalk', { talk: 'first-contact', heldOn });
  await teller.owesNo('first-contact');
  teller.say(`The caseworker has talked with ${name} for the first time.`);

  const screenedOn = await teller.on(workingDayOnOrAfter(addDays(begins, 9)));
  await recordScreening(teller, PAINTER, screenedOn);
  teller.say(`The language centre records the screening: ${PAINTER.worked}, Danish track 2, module 3.`);

  const acceptedOn = await teller.on(workingDayOnOrAfter(addDays(begins, 13)));
  await teller.does('caseworker', 'AcceptScreening', { acceptedOn });
  teller.say('The caseworker accepts it. The coordinator has sixty days to find a seat or a place.');
  await teller.stageIs('recruitment');
}
