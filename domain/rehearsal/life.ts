import { decide, refer } from '../decisions/decide.ts';
import { applyAll } from '../journeys/apply.ts';
import type { Command, Facts } from '../journeys/command.ts';
import type { CommandFields, CommandType, Referral } from '../journeys/commands.ts';
import type { JourneyEvent } from '../journeys/events.ts';
import { unopenedJourney } from '../journeys/journey.ts';
import type { Journey } from '../journeys/journey.ts';
import { journeyRules } from '../obligations/journey-rules.ts';
import type { DatedStep } from '../obligations/step-days.ts';
import { momentOf, nextDatedStep, takeStep } from '../obligations/steps.ts';
import { isRefusal } from '../refusals/refusals.ts';
import { addDays, addMonths, instantAt } from '../vocabulary/calendar.ts';
import type { CalendarDate, Instant } from '../vocabulary/calendar.ts';
import type { AbsenceKind } from '../vocabulary/codes.ts';
import type { Assumptions } from './assumptions.ts';
import { Dice } from './dice.ts';

/** What a rehearsal plays: the programme, the assumptions, and when and how often. */
export interface Plan {
  readonly programme: string;
  /** Days the secretariat gives itself to find a seat or a place. */
  readonly placementDays: number;
  readonly rulebook: number;
  readonly from: CalendarDate;
  readonly months: number;
  readonly people: number;
  readonly seed: number;
  readonly assumptions: Assumptions;
}

/** Who is told what happens in a life: each event, with the journey before and after it, and each command. */
export interface Witness {
  readonly happened: (life: Life, event: JourneyEvent, before: Journey) => void;
  readonly commanded: (type: CommandType, on: CalendarDate) => void;
  readonly refused: (type: CommandType, code: string) => void;
}

interface Act {
  readonly on: CalendarDate;
  readonly does: () => void;
}

/** People act at noon: what a journey does by itself that day is done by then. */
const ACTS_AT = '12:00';

/**
 * One person's way through the programme, played. The journey is the real one, decided by the real rules.
 * Only what people do is made up: each thing anybody will do is put down for a day.
 */
export class Life {
  readonly assumes: Assumptions;
  readonly dice: Dice;
  journey: Journey;
  today: CalendarDate;
  /** The person's age at the referral. */
  readonly age: number;
  /** The day on which the job will be lost, if it will be. */
  losesJobOn: CalendarDate | undefined;
  /** The latest absence, and how long it was expected to last. */
  absence:
    { readonly from: CalendarDate; readonly backOn: CalendarDate; readonly kind: AbsenceKind } | undefined;
  /** Whether a match has been proposed that has neither led to anything nor been refused. */
  isMatching = false;
  /** What several owe together, and which of them have done their part: the ids of the obligations. */
  readonly ready = new Set<string>();
  readonly #plan: Plan;
  readonly #witness: Witness;
  readonly #referral: Referral;
  readonly #end: CalendarDate;
  #now: Instant = '';
  /** The last one is done first; of two on the same day, the one that was put down first. */
  readonly #acts: Act[] = [];
  #step: DatedStep | undefined;
  #stepOf: Journey | undefined;

  constructor(plan: Plan, run: number, person: number, witness: Witness) {
    const { assumptions, seed } = plan;
    this.#plan = plan;
    this.#witness = witness;
    this.assumes = assumptions;
    this.dice = new Dice(seed, run, person);
    this.journey = unopenedJourney(`${run}-${person}`);
    this.today = this.#arrival(plan.from);
    this.#end = addMonths(plan.from, plan.months);
    this.age = this.dice.within(assumptions.ages);
    this.#referral = {
      municipality: 'a-municipality',
      targetGroup: this.dice.oneOf(assumptions.targetGroups),
      residenceBasis: 'udl-7',
      residencePermitUntil: addDays(this.today, this.dice.within(assumptions.permitDays)),
      municipalDuties: this.dice.happens(assumptions.municipalDuties),
      ...this.#legalBasis(),
    };
  }

  /** Plays it from the referral to the end of the programme. */
  play(): void {
    if (this.today >= this.#end) return;
    const { programme: slug, placementDays, rulebook } = this.#plan;
    this.#now = instantAt(this.today, ACTS_AT);
    this.#take(refer(this.journey, this.#referral, { slug, placementDays, rulebook }, this.#now));
    for (;;) {
      const step = this.#nextStep();
      const act = this.#acts.at(-1);
      // A step's morning comes before the noon of the same day.
      if (step !== undefined && (act === undefined || step.on <= act.on)) {
        if (step.on >= this.#end) return;
        this.#moveTo(momentOf(this.journey, step.on));
        this.#take(takeStep(journeyRules, this.journey, step.step, this.#now));
      } else if (act === undefined || act.on >= this.#end) {
        return;
      } else {
        this.#acts.pop();
        this.#moveTo(instantAt(act.on, ACTS_AT));
        act.does();
      }
    }
  }

  /** Puts something down for a day; a past day means today. */
  on(day: CalendarDate, does: () => void): void {
    const on = day < this.today ? this.today : day;
    let at = this.#acts.length;
    for (let act = this.#acts[at - 1]; act !== undefined && act.on <= on; act = this.#acts[at - 1]) at -= 1;
    this.#acts.splice(at, 0, { on, does });
  }

  /** The same for what needs the person to be there: during an absence it waits until that is over. */
  onceThere(day: CalendarDate, does: () => void): void {
    this.on(day, () => {
      const { absence, journey, today } = this;
      const isAway = journey.paused !== undefined && absence !== undefined && today < absence.backOn;
      if (isAway) this.onceThere(absence.backOn, does);
      else does();
    });
  }

  /** Gives a command. Returns whether the rules took it. */
  asks<T extends CommandType>(type: T, fields: CommandFields<T>, facts?: Facts): boolean {
    const decided = this.#decided(type, fields, facts);
    if (isRefusal(decided)) {
      this.#witness.refused(type, decided.refused);
      return false;
    }
    this.#witness.commanded(type, this.today);
    this.#take(decided);
    return true;
  }

  /** Whether the rules would take a command. A refusal is counted, since it sends somebody another way. */
  may<T extends CommandType>(type: T, fields: CommandFields<T>, facts?: Facts): boolean {
    const decided = this.#decided(type, fields, facts);
    if (isRefusal(decided)) this.#witness.refused(type, decided.refused);
    return !isRefusal(decided);
  }

  /** A company with room: a quarter of them take half of the people. */
  company(): string {
    const drawn = this.dice.next();
    return `company-${Math.floor(drawn * drawn * this.assumes.companies)}`;
  }

  /** Whether a company is a public employer: always the same for the same company. */
  isPublic(company: string): boolean {
    return new Dice(this.#plan.seed, Number(company.slice(8))).happens(this.assumes.publicEmployers);
  }

  /** Whether a company's employees have a representative: always the same for the same company. */
  isRepresented(company: string): boolean {
    const dice = new Dice(this.#plan.seed, Number(company.slice(8)), 1);
    return dice.happens(this.assumes.employeeRepresentatives);
  }

  #decided<T extends CommandType>(type: T, fields: CommandFields<T>, facts: Facts | undefined) {
    return decide(this.journey, { type, fields, ...(facts && { facts }) } as Command, this.#now);
  }

  #take(events: readonly JourneyEvent[]): void {
    const before = this.journey;
    this.journey = applyAll(before, events);
    for (const event of events) this.#witness.happened(this, event, before);
  }

  /**
   * The journey's next step, remembered: it is asked for again and again, most often for the same journey.
   */
  #nextStep(): DatedStep | undefined {
    if (this.#stepOf !== this.journey) {
      this.#stepOf = this.journey;
      this.#step = nextDatedStep(this.journey);
    }
    return this.#step;
  }

  /** Lets time pass until an instant; an instant in the past means now. */
  #moveTo(instant: Instant): void {
    if (instant <= this.#now) return;
    this.#now = instant;
    this.today = dayOf(instant);
  }

  /** Most are in the programme by an authority's task; those who consented are asked again every year. */
  #legalBasis(): Pick<Referral, 'legalBasis' | 'consentVersion' | 'consentOn'> {
    return this.dice.happens(this.assumes.byConsent)
      ? { legalBasis: 'consent', consentVersion: '1', consentOn: this.today }
      : { legalBasis: 'public-task' };
  }

  /** The day on which the person is referred, by how many come in each month. */
  #arrival(from: CalendarDate): CalendarDate {
    const { arrivals } = this.assumes;
    const month = Number(this.dice.oneOf(Object.fromEntries(arrivals.entries())));
    return addDays(addMonths(from, month), this.dice.below(28));
  }
}

/**
 * Everything here happens between five in the morning and noon, when Copenhagen and UTC have the same date.
 */
function dayOf(instant: Instant): CalendarDate {
  return instant.slice(0, 10);
}
