import type { CommandFields } from '../../../domain/journeys/commands.ts';
import { addDays } from '../../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../../domain/vocabulary/calendar.ts';
import { anAgreement, underRulebook2 } from './a-journey.ts';
import type { LivedJourney } from './a-journey.ts';

/**
 * Stories by the second rulebook: each goes on from a journey, by default that of a person in recruitment.
 */
const { inRecruitment, inIgu } = underRulebook2;

const AGED = { ageAtStart: 31 };
const COMPANY = 'eksempel-byg';

type MatchKind = CommandFields<'ProposeMatch'>['kind'];

/** A company is proposed to the person, for an IGU or a placement. */
export const proposed = (
  kind: MatchKind,
  on: CalendarDate = '2026-03-11',
  lived: LivedJourney = inRecruitment(),
): LivedJourney => lived.until(on).does('ProposeMatch', { kind, company: COMPANY, sector: 'painting' });

/** Company and person agree on a first day; the company's employees have a representative. */
export const matched = (
  kind: MatchKind,
  plannedStart: CalendarDate,
  on: CalendarDate = '2026-03-11',
  lived: LivedJourney = inRecruitment(),
): LivedJourney =>
  proposed(kind, on, lived).does('AgreeMatch', {
    kind,
    company: COMPANY,
    plannedStart,
    ...(kind === 'placement' && { unionRepresentative: true }),
  });

/** The person has a seat in a class. */
export const onCourse = (
  startsOn: CalendarDate = '2026-05-06',
  lived: LivedJourney = inRecruitment(),
): LivedJourney =>
  lived.does('AdmitToCourse', {
    school: 'next',
    sector: 'painting',
    startsOn,
    endsOn: addDays(startsOn, 37),
  });

/** The municipality approves eight weeks at a company. */
export const placed = (
  lived: LivedJourney = inRecruitment(),
  startsOn: CalendarDate = addDays(lived.today, 7),
): LivedJourney =>
  lived.does('ApprovePlacement', {
    kind: 'praktik',
    company: COMPANY,
    approvedOn: lived.today,
    startsOn,
    endsOn: addDays(startsOn, 55),
  });

/** Company and person sign for an IGU that begins a week later. */
export const signed = (
  lived: LivedJourney,
  agreement: Partial<CommandFields<'SignIguAgreement'>> = {},
): LivedJourney =>
  lived.does('SignIguAgreement', { ...anAgreement(addDays(lived.today, 7)), ...agreement }, AGED);

/** The person begins in a job or a vocational education. */
export const atWork = (
  lived: LivedJourney = inRecruitment(),
  kind: CommandFields<'StartEmployment'>['kind'] = 'job',
): LivedJourney =>
  lived.does('StartEmployment', { employer: 'proeve-service', kind, startsOn: lived.today, weeklyHours: 37 });

/** The person comes back to recruitment. */
export const back = (lived: LivedJourney, from: CommandFields<'ReturnToRecruitment'>['from']): LivedJourney =>
  lived.does('ReturnToRecruitment', { from, on: lived.today, cause: 'other' });

/** The IGU ends before its time: no proof was given, and a new company is looked for. */
export const leftEarly = (
  endedOn: CalendarDate = '2026-08-04',
  lived: LivedJourney = inIgu(),
): LivedJourney =>
  lived.until(endedOn).does('EndIguEarly', {
    endedOn,
    cause: 'company-closed',
    partialProof: false,
    seeksSuccessor: true,
  });

/** The two years of an IGU are over and completed. */
export const completed = (lived: LivedJourney): LivedJourney => {
  const on = lived.journey.igu?.endsOn ?? '';
  return lived.until(on).does('CompleteIgu', { completedOn: on, certificateOn: on });
};

/** The journey is closed. */
export const closed = (lived: LivedJourney, on: CalendarDate = lived.today): LivedJourney =>
  lived.until(on).does('CloseJourney', { outcome: 'not-established', cause: 'no-contact', on });

/** Another municipality takes over. */
export const transferred = (lived: LivedJourney): LivedJourney =>
  lived.does('TransferJourney', {
    municipality: 'koebenhavns-kommune',
    referenceId: '3f0e6d1a-0000-4000-8000-000000000005',
    on: lived.today,
  });
