import fc from 'fast-check';
import { addDays, addMonths, monthOf } from '../../domain/calendar.ts';
import type { CalendarDate } from '../../domain/calendar.ts';
import { COMMAND_TYPES } from '../../domain/commands.ts';
import type { CommandFields, CommandType } from '../../domain/commands.ts';
import type { Journey } from '../../domain/journey.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { TAKEN_IN } from '../../domain/stages.ts';
import { LivedJourney, aScreening, anAgreement } from './a-journey.ts';

/** One thing that happens in a random life: days pass, or somebody asks for a command, sensible or not. */
export interface Moment {
  readonly days: number;
  readonly command: CommandType;
  readonly offset: number;
  readonly yes: boolean;
  readonly choice: number;
  /** A number that picks one of the commands the stage takes; absent for any command at all. */
  readonly fitting?: number;
}

/** Random lives: up to sixty moments, in any order a person or a system might bring about. */
export const aLife: fc.Arbitrary<Moment[]> = fc.array(
  fc.record(
    {
      days: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 }), fc.constantFrom(100, 200, 400)),
      command: fc.constantFrom(...COMMAND_TYPES),
      offset: fc.integer({ min: -40, max: 40 }),
      yes: fc.boolean(),
      choice: fc.integer({ min: 0, max: 11 }),
      fitting: fc.nat(),
    },
    { requiredKeys: ['days', 'command', 'offset', 'yes', 'choice'] },
  ),
  { maxLength: 60, size: 'max' },
);

const pick = <const T>(of: readonly [T, ...T[]], choice: number): T => of[choice % of.length] ?? of[0];

/** The fields of a moment's command, plausible often enough to be accepted. */
export function fieldsOf(moment: Moment, journey: Journey, today: CalendarDate) {
  const { offset, yes, choice } = moment;
  const near = addDays(today, offset);
  const past = addDays(today, -Math.abs(offset));
  const kind = pick(['igu', 'placement', 'job'], choice);
  const company = pick(['eksempel-byg', 'proeve-service'], choice);
  const all: { readonly [T in CommandType]: CommandFields<T> } = {
    RecordScreening: aScreening(past),
    AcceptScreening: { acceptedOn: today },
    ProposeMatch: { kind, company, sector: 'painting' },
    AgreeMatch: {
      kind: journey.match?.kind ?? kind,
      company: journey.match?.company ?? company,
      plannedStart: near,
    },
    AdmitToCourse: { school: 'next', sector: 'painting', startsOn: near, endsOn: addDays(near, 40) },
    ConfirmDayOne: {
      of: journey.stage === 'course' || journey.stage === 'placement' ? journey.stage : 'igu',
      came: yes,
      on: today,
    },
    CompleteCourse: { completedOn: today, certificate: yes },
    ReturnToRecruitment: {
      from: pick(['course', 'igu', 'placement', 'employment'], choice),
      on: today,
      cause: 'other',
    },
    SignIguAgreement: { ...anAgreement(addDays(today, 1 + Math.abs(offset))), signedOn: today, company },
    RegisterInVitas: { registeredOn: today },
    SubmitTrainingPlan: { submittedOn: today },
    ClaimAllowance: { month: monthOf(addMonths(today, yes ? 0 : -1)) },
    ClaimBonus: { part: yes ? 'six-months' : 'completion', claimedOn: today },
    CompleteIgu: { completedOn: today, certificateOn: today },
    ApprovePlacement: {
      kind: 'praktik',
      company,
      approvedOn: today,
      startsOn: addDays(today, Math.abs(offset)),
      endsOn: addDays(today, Math.abs(offset) + 60),
    },
    EndPlacement: { endedOn: today, outcome: 'none' },
    StartEmployment: { employer: company, kind: 'job', startsOn: near, weeklyHours: 37 },
    ConfirmRetention: { month: pick([1, 3, 6, 12], choice), employed: yes },
    SettleSignal: { event: choice + 1 },
    CloseJourney:
      choice === 0
        ? { outcome: 'not-established', cause: 'moved', on: today }
        : { outcome: 'job', cause: 'moved', on: today },
  };
  return all[moment.command];
}

const LEAVING: ReadonlySet<CommandType> = new Set(['CloseJourney', 'ReturnToRecruitment', 'StartEmployment']);

/** The command a moment asks for: any, or one that the stage takes; leaving is rare, so that lives go far. */
function commandOf({ command, fitting, choice }: Moment, { stage }: Journey): CommandType {
  if (fitting === undefined) return command;
  const taken = TAKEN_IN[stage].filter((type) => !LEAVING.has(type) || choice === 0);
  return taken[fitting % taken.length] ?? command;
}

/** Lives a random life; commands that are refused change nothing. */
export function live(moments: readonly Moment[], from: CalendarDate = '2026-03-02'): LivedJourney {
  const lived = new LivedJourney(from);
  for (const moment of moments) {
    lived.until(addDays(lived.today, moment.days));
    const command = commandOf(moment, lived.journey);
    const fields = fieldsOf({ ...moment, command }, lived.journey, lived.today);
    if (!isRefusal(lived.asks(command, fields))) lived.does(command, fields);
  }
  return lived;
}
