import type { CommandFields, CommandType } from '../../domain/journeys/commands.ts';
import {
  addDays,
  addMonths,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
} from '../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import type { CHANNELS, Party, Sector } from '../../domain/vocabulary/codes.ts';
import { DEMO_COMPANIES } from './people-who-work.ts';

/** A command that the coordinator records on behalf of somebody who told it. */
export interface ToldCommand {
  readonly command: CommandType;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly onBehalfOf?: { readonly party: Party; readonly channel: (typeof CHANNELS)[number] };
}

/** How far somebody has come by the first day, and how. */
export interface Life {
  /** Only some may begin an IGU. */
  readonly igu: boolean;
  readonly commands: (day: CalendarDate, sector: Sector) => readonly ToldCommand[];
}

function told<T extends CommandType>(
  command: T,
  fields: CommandFields<T>,
  party?: Party,
  channel: (typeof CHANNELS)[number] = 'telephone',
): ToldCommand {
  return { command, fields: { ...fields }, ...(party !== undefined && { onBehalfOf: { party, channel } }) };
}

/** The trade in which somebody has worked, by the sector they wish for: DISCO-08. */
const TRADES: Readonly<Record<Sector, string>> = {
  building: '7115',
  painting: '7131',
  landscaping: '6113',
  service: '9112',
  transport: '8332',
  metal: '7212',
};

/** The school that teaches what they wish for. */
const SCHOOLS: Readonly<Record<Sector, string>> = {
  building: 'next',
  painting: 'next',
  landscaping: 'es-nord',
  service: 'veu-center-hovedstaden-bornholm',
  transport: 'tec',
  metal: 'tec',
};

function companyOf(sector: Sector): string {
  return DEMO_COMPANIES.find((company) => company.sector === sector)?.id ?? 'eksempel-byg';
}

const screened = (on: CalendarDate, sector: Sector): ToldCommand =>
  told(
    'RecordScreening',
    {
      screenedOn: on,
      schoolYears: 9,
      latinScript: true,
      trade: TRADES[sector],
      yearsWorked: 5,
      danishTrack: 2,
      danishModule: 3,
      testsPassed: [],
      wishedSector: sector,
    },
    'language-centre',
    'mail',
  );

const accepted = (on: CalendarDate): ToldCommand =>
  told('AcceptScreening', { acceptedOn: on }, 'municipality', 'meeting');

const recruited = (day: CalendarDate, sector: Sector, daysAgo: number): ToldCommand[] => [
  screened(addDays(day, -daysAgo - 7), sector),
  accepted(addDays(day, -daysAgo)),
];

const admitted = (sector: Sector, startsOn: CalendarDate): ToldCommand =>
  told(
    'AdmitToCourse',
    { school: SCHOOLS[sector], sector, startsOn, endsOn: addDays(startsOn, 45) },
    'school',
    'mail',
  );

const signed = (sector: Sector, signedOn: CalendarDate, startsOn: CalendarDate): ToldCommand =>
  told(
    'SignIguAgreement',
    {
      company: companyOf(sector),
      signedOn,
      startsOn,
      endsOn: addDays(addMonths(startsOn, 24), -1),
      weeklyWorkHours: 27,
      weeklyHoursWithSchool: 37,
      publicEmployer: false,
    },
    'company',
    'meeting',
  );

/** For what began today or just before the weekend, so that nothing about it is late yet. */
const began = workingDayOnOrBefore;

/** For what begins some days from now: on a working day. */
const begins = (day: CalendarDate, inDays: number): CalendarDate => workingDayOnOrAfter(addDays(day, inDays));

/**
 * Thirteen people, so that every stage has somebody. The dates are chosen so that nothing is late on the
 * first day and reminders are near: one company has an agreement that is not in VITAS yet.
 */
export const LIVES: readonly Life[] = [
  // Screening: recorded, and now the municipality must decide.
  { igu: false, commands: (day, sector) => [screened(addDays(day, -3), sector)] },
  // Recruitment: just accepted; long without a place; and one with a company in view.
  { igu: false, commands: (day, sector) => recruited(day, sector, 3) },
  { igu: false, commands: (day, sector) => recruited(day, sector, 40) },
  {
    igu: true,
    commands: (day, sector) => [
      ...recruited(day, sector, 25),
      told('ProposeMatch', { kind: 'igu', company: companyOf(sector), sector }, 'trade-body', 'meeting'),
      told(
        'AgreeMatch',
        { kind: 'igu', company: companyOf(sector), plannedStart: begins(day, 17) },
        'trade-body',
        'telephone',
      ),
    ],
  },
  // Course: one has begun, and one is about to begin.
  {
    igu: false,
    commands: (day, sector) => [
      ...recruited(day, sector, 30),
      admitted(sector, began(day)),
      told('ConfirmDayOne', { of: 'course', came: true, on: began(day) }, 'school'),
    ],
  },
  {
    igu: false,
    commands: (day, sector) => [...recruited(day, sector, 20), admitted(sector, begins(day, 5))],
  },
  // IGU: signed a good fortnight ago and not in VITAS; begun with its papers in order; and one about to
  // begin.
  {
    igu: true,
    commands: (day, sector) => [
      ...recruited(day, sector, 45),
      signed(sector, addDays(day, -16), begins(day, 6)),
    ],
  },
  {
    igu: true,
    commands: (day, sector) => [
      ...recruited(day, sector, 50),
      signed(sector, addDays(day, -21), began(day)),
      told('RegisterInVitas', { registeredOn: addDays(day, -14) }, 'company'),
      told('ConfirmDayOne', { of: 'igu', came: true, on: began(day) }, 'company'),
      told('SubmitTrainingPlan', { submittedOn: day }, 'company', 'mail'),
    ],
  },
  {
    igu: true,
    commands: (day, sector) => [
      ...recruited(day, sector, 35),
      signed(sector, addDays(day, -2), begins(day, 14)),
    ],
  },
  // Placement: one has begun, and one ends within weeks.
  {
    igu: false,
    commands: (day, sector) => [
      ...recruited(day, sector, 28),
      told(
        'ApprovePlacement',
        {
          kind: 'praktik',
          company: companyOf(sector),
          approvedOn: addDays(day, -8),
          startsOn: began(day),
          endsOn: addDays(day, 27),
        },
        'municipality',
        'mail',
      ),
      told('ConfirmDayOne', { of: 'placement', came: true, on: began(day) }, 'company'),
    ],
  },
  // Employment: in an ordinary job for three weeks; and just begun on a vocational education.
  {
    igu: false,
    commands: (day, sector) => [
      ...recruited(day, sector, 60),
      told(
        'StartEmployment',
        { employer: companyOf(sector), kind: 'job', startsOn: addDays(day, -24), weeklyHours: 37 },
        'company',
      ),
    ],
  },
  {
    igu: false,
    commands: (day, sector) => [
      ...recruited(day, sector, 55),
      told(
        'StartEmployment',
        {
          employer: companyOf(sector),
          kind: 'vocational-education',
          startsOn: addDays(day, -5),
          weeklyHours: 37,
        },
        'company',
      ),
    ],
  },
  // Closed: moved away before anything was found.
  {
    igu: false,
    commands: (day, sector) => [
      ...recruited(day, sector, 33),
      told('CloseJourney', { outcome: 'not-established', cause: 'moved', on: day }, 'municipality'),
    ],
  },
];
