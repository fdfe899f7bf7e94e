import { decide, refer } from '../../../domain/decisions/decide.ts';
import { apply } from '../../../domain/journeys/apply.ts';
import type { Command, Facts } from '../../../domain/journeys/command.ts';
import type { CommandFields, CommandType, Referral } from '../../../domain/journeys/commands.ts';
import type { JourneyEvent } from '../../../domain/journeys/events.ts';
import { openObligations, unopenedJourney } from '../../../domain/journeys/journey.ts';
import type { Journey, Obligation } from '../../../domain/journeys/journey.ts';
import { journeyRules } from '../../../domain/obligations/journey-rules.ts';
import { nextStep, takeStep } from '../../../domain/obligations/steps.ts';
import { isRefusal } from '../../../domain/refusals/refusals.ts';
import type { Refusal } from '../../../domain/refusals/refusals.ts';
import { addDays, addMonths, dateOf, instantAt } from '../../../domain/vocabulary/calendar.ts';
import type { CalendarDate, Instant } from '../../../domain/vocabulary/calendar.ts';
import type { ObligationKind } from '../../../domain/vocabulary/obligation-kinds.ts';

/** A referral that every rule lets through. */
export const aReferral: Referral = {
  municipality: 'hilleroed-kommune',
  legalBasis: 'public-task',
  targetGroup: 'primary',
  residenceBasis: 'udl-7',
  registeredAddressSince: '2024-05-01',
  languageCentre: 'nordsjaellands-sprogcenter',
  wishedSector: 'painting',
};

/** A screening as a language centre records it. */
export const aScreening = (screenedOn: CalendarDate): CommandFields<'RecordScreening'> => ({
  screenedOn,
  schoolYears: 9,
  latinScript: true,
  trade: '7131',
  yearsWorked: 6,
  danishTrack: 2,
  danishModule: 3,
  testsPassed: [],
});

/** A lawful IGU agreement, signed a week before it starts. */
export const anAgreement = (startsOn: CalendarDate): CommandFields<'SignIguAgreement'> => ({
  company: 'eksempel-byg',
  signedOn: addDays(startsOn, -7),
  startsOn,
  endsOn: addDays(addMonths(startsOn, 24), -1),
  weeklyWorkHours: 27,
  weeklyHoursWithSchool: 37,
  publicEmployer: false,
});

/** A journey being lived: it takes commands at its own time, and the steps that fall due as time passes. */
export class LivedJourney {
  journey: Journey;
  readonly events: JourneyEvent[] = [];
  now: Instant;

  constructor(
    referredOn: CalendarDate,
    referral: Partial<Referral> = {},
    { id = 'a-journey', rulebook = 1 }: { readonly id?: string; readonly rulebook?: number } = {},
  ) {
    this.now = instantAt(referredOn, '10:00');
    this.journey = unopenedJourney(id);
    const programme = { slug: 'lo-hovedstaden', placementDays: 60, rulebook };
    this.#take(refer(this.journey, { ...aReferral, ...referral }, programme, this.now));
  }

  get today(): CalendarDate {
    return dateOf(this.now);
  }

  /** Gives a command that must be accepted. */
  does<T extends CommandType>(type: T, fields: CommandFields<T>, facts?: Facts): this {
    const decided = this.asks(type, fields, facts);
    if (isRefusal(decided)) throw new Error(`${type} was refused: ${decided.refused}`);
    this.#take(decided);
    return this;
  }

  /** Asks for a command without taking it. */
  asks<T extends CommandType>(type: T, fields: CommandFields<T>, facts?: Facts): JourneyEvent[] | Refusal {
    return decide(this.journey, { type, fields, ...(facts && { facts }) } as Command, this.now);
  }

  /** The code with which a command is refused; `undefined` if it is accepted. */
  refusal<T extends CommandType>(type: T, fields: CommandFields<T>, facts?: Facts): string | undefined {
    const decided = this.asks(type, fields, facts);
    return isRefusal(decided) ? decided.refused : undefined;
  }

  /** Lets time pass until a day at noon, taking every step in its turn, at its own time. */
  until(date: CalendarDate): this {
    const end = instantAt(date, '12:00');
    for (;;) {
      const next = nextStep(this.journey);
      if (next === undefined || next.at > end) break;
      if (next.at > this.now) this.now = next.at;
      this.#take(takeStep(journeyRules, this.journey, next.step, this.now));
    }
    if (end > this.now) this.now = end;
    return this;
  }

  /** Lets time pass with the service switched off, then takes what is due. */
  awayUntil(date: CalendarDate): this {
    this.now = instantAt(date, '12:00');
    return this.until(date);
  }

  open(kind: ObligationKind): Obligation | undefined {
    return openObligations(this.journey).find((obligation) => obligation.kind === kind);
  }

  /** The days on which an obligation's owner was reminded. */
  reminded(kind: ObligationKind): CalendarDate[] {
    return this.events.flatMap((event) =>
      event.type === 'ObligationReminded' && event.payload.kind === kind ? [dateOf(event.at)] : [],
    );
  }

  /** The names of the events since a number. */
  types(since = 0): string[] {
    return this.events.filter(({ sequence }) => sequence > since).map(({ type }) => type);
  }

  #take(events: readonly JourneyEvent[]): void {
    for (const event of events) {
      this.journey = apply(this.journey, event);
      this.events.push(event);
    }
  }
}

/** A person just referred. */
export const referred = (on: CalendarDate = '2026-03-02', referral: Partial<Referral> = {}): LivedJourney =>
  new LivedJourney(on, referral);

/** A person in recruitment: screened and accepted a week after the referral. */
export function inRecruitment(referral: Partial<Referral> = {}): LivedJourney {
  return accepted(referred('2026-03-02', referral));
}

/** A person in an IGU that starts on a day, signed a week before. */
export function inIgu(startsOn: CalendarDate = '2026-05-04', referral: Partial<Referral> = {}): LivedJourney {
  return signed(inRecruitment(referral), startsOn);
}

/** The same people under the second rulebook. */
export const underRulebook2 = {
  referred: (on: CalendarDate = '2026-03-02', referral: Partial<Referral> = {}) =>
    new LivedJourney(on, referral, { rulebook: 2 }),
  inRecruitment: (referral: Partial<Referral> = {}) =>
    accepted(underRulebook2.referred('2026-03-02', referral)),
  inIgu: (startsOn: CalendarDate = '2026-05-04', referral: Partial<Referral> = {}): LivedJourney =>
    signed(underRulebook2.inRecruitment(referral), startsOn),
};

function accepted(lived: LivedJourney): LivedJourney {
  lived.until('2026-03-09');
  return lived
    .does('RecordScreening', aScreening(lived.today))
    .does('AcceptScreening', { acceptedOn: lived.today });
}

function signed(lived: LivedJourney, startsOn: CalendarDate): LivedJourney {
  const agreement = anAgreement(startsOn);
  return lived.until(agreement.signedOn).does('SignIguAgreement', agreement, { ageAtStart: 31 });
}

/** A person at work in an ordinary job from a day. */
export function inEmployment(startsOn: CalendarDate = '2026-05-04'): LivedJourney {
  return inRecruitment()
    .until(startsOn)
    .does('StartEmployment', { employer: 'eksempel-byg', kind: 'job', startsOn, weeklyHours: 37 });
}
