import { addMonths } from '../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import type { Sector } from '../../domain/vocabulary/codes.ts';
import type { Teller } from './teller.ts';

/**
 * Somebody’s trade: its name in the programme, its number in DISCO-08, and the word for a person who has it.
 */
export interface Trade {
  readonly sector: Sector;
  readonly disco: string;
  readonly worked: string;
}

/** Hillerød refers a person of 31, who came to the country a year and a half ago. */
export async function refer(teller: Teller, { sector }: Trade): Promise<void> {
  const today = await teller.today();
  await teller.refer({
    municipality: 'hilleroed-kommune',
    municipalityReference: teller.reference,
    legalBasis: 'public-task',
    targetGroup: 'primary',
    residenceBasis: 'udl-7',
    registeredAddressSince: addMonths(today, -18),
    languageCentre: 'nordsjaellands-sprogcenter',
    wishedSector: sector,
    person: {
      givenName: teller.name,
      familyName: 'Gennemgang',
      birthDate: addMonths(today, -31 * 12),
      language: 'ar',
    },
  });
}

/** The language centre has screened the person: some Danish, and years of work in the trade. */
export async function recordScreening(
  teller: Teller,
  { sector, disco }: Trade,
  screenedOn: CalendarDate,
): Promise<void> {
  await teller.does('counsellor', 'RecordScreening', {
    screenedOn,
    schoolYears: 9,
    latinScript: true,
    trade: disco,
    yearsWorked: 6,
    danishTrack: 2,
    danishModule: 3,
    testsPassed: ['PD1'],
    wishedSector: sector,
  });
}

/** From a referral to recruitment within three days, as a side road begins. */
export async function screened(teller: Teller, trade: Trade): Promise<void> {
  const { name } = teller;
  const begins = await teller.on(await teller.today());
  await refer(teller, trade);
  await teller.does('caseworker', 'RecordTalk', { talk: 'first-contact', heldOn: begins });
  teller.say(`Hillerød refers ${name} (${teller.reference}), and talks with ${name} the same day.`);
  await recordScreening(teller, trade, begins);
  await teller.does('caseworker', 'AcceptScreening', { acceptedOn: begins });
  teller.say(`The language centre has screened ${name}: ${trade.worked}, Danish track 2. Accepted.`);
  await teller.stageIs('recruitment');
}
