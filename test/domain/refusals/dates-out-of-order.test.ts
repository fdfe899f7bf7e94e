import { describe, expect, it } from '@jest/globals';
import { COMMANDS, COMMAND_TYPES, ROUTED_BY_HAND } from '../../../domain/journeys/commands.ts';
import type { CommandFields, CommandType } from '../../../domain/journeys/commands.ts';
import { explain, isRefusal } from '../../../domain/refusals/refusals.ts';
import { addDays, monthOf } from '../../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../../domain/vocabulary/calendar.ts';
import type { Field } from '../../../domain/vocabulary/fields.ts';
import { refusalWord } from '../../../domain/words/index.ts';
import {
  anAgreement,
  aScreening,
  inEmployment,
  inIgu,
  inRecruitment,
  referred,
} from '../../support/journeys/a-journey.ts';
import type { LivedJourney } from '../../support/journeys/a-journey.ts';

/**
 * The way somebody has come, what is recorded with a date that cannot be right, the code, and whose rule that
 * is.
 */
type Row = readonly [
  command: CommandType,
  what: string,
  code: string | undefined,
  rule: string,
  ask: () => { readonly lived: LivedJourney; readonly fields: object },
];

/** Fields of the wrong shape would be refused for that, and not with the code of the row. */
const row = (...columns: Row): Row => columns;

const ORDER = 'our own order: what follows on something lies on its day or after it';
const PAST = 'our own order: what is recorded has happened';

const START = '2026-05-04';
const screened = () =>
  referred('2026-03-02').until('2026-03-09').does('RecordScreening', aScreening('2026-03-09'));
const admission = {
  school: 'next',
  sector: 'painting',
  startsOn: '2026-04-13',
  endsOn: '2026-05-22',
} as const;
const onCourse = () => inRecruitment().does('AdmitToCourse', admission).until('2026-04-20');
const placement = {
  kind: 'praktik',
  company: 'eksempel-byg',
  approvedOn: '2026-03-09',
  startsOn: '2026-03-16',
  endsOn: '2026-05-15',
} as const;
const placed = () => inRecruitment().does('ApprovePlacement', placement).until('2026-04-01');
const atWork = () => inIgu(START).until('2026-08-03');
const twoYearsOn = () =>
  inIgu(START)
    .does('RegisterInVitas', { registeredOn: '2026-04-27' })
    .does('SubmitTrainingPlan', { submittedOn: '2026-04-27' })
    .until('2028-05-10');
const matched = () =>
  inRecruitment().does('ProposeMatch', { kind: 'igu', company: 'eksempel-byg', sector: 'painting' });
const learning = () =>
  inRecruitment()
    .until(START)
    .does('StartEmployment', {
      employer: 'eksempel-byg',
      kind: 'vocational-education',
      startsOn: START,
      weeklyHours: 37,
    })
    .until('2026-06-01');
const closed = () =>
  inEmployment(START).until('2026-06-01').does('CloseJourney', { outcome: 'job', on: '2026-06-01' });
const earlyEnd = { cause: 'resigned', partialProof: true, seeksSuccessor: false } as const;
const absence = { reason: 'leave-by-law', agreedOn: '2026-08-03' } as const;

const OUT_OF_ORDER: readonly Row[] = [
  row('AcceptScreening', 'before the screening', 'dates-out-of-order', ORDER, () => ({
    lived: screened(),
    fields: { acceptedOn: '2026-03-08' },
  })),
  row('DeclineScreening', 'before the screening', 'dates-out-of-order', ORDER, () => ({
    lived: screened(),
    fields: { declinedOn: '2026-03-08', cause: 'declined' },
  })),
  row(
    'DeclineScreening',
    'before the referral, where nobody was screened',
    'dates-out-of-order',
    ORDER,
    () => ({
      lived: referred('2026-03-02'),
      fields: { declinedOn: '2026-03-01', cause: 'no-contact' },
    }),
  ),
  row('AdmitToCourse', 'to a class that ends before it begins', 'dates-out-of-order', ORDER, () => ({
    lived: inRecruitment(),
    fields: { ...admission, endsOn: '2026-04-12' },
  })),
  row('AdmitToCourse', 'to a class of a single day', undefined, ORDER, () => ({
    lived: inRecruitment(),
    fields: { ...admission, endsOn: '2026-04-13' },
  })),
  row('ConfirmDayOne', 'before the first day', 'dates-out-of-order', ORDER, () => ({
    lived: onCourse(),
    fields: { of: 'course', came: true, on: '2026-04-12' },
  })),
  row(
    'ReleaseFromClass',
    'after its first day',
    'class-begun',
    'our own: a class that has begun is broken off',
    () => ({
      lived: onCourse(),
      fields: { on: '2026-04-14', cause: 'other' },
    }),
  ),
  row('BreakOffCourse', 'before its first day', 'dates-out-of-order', ORDER, () => ({
    lived: onCourse(),
    fields: { on: '2026-04-12', cause: 'withdrew', certificate: false },
  })),
  row('CompleteCourse', 'before its first day', 'dates-out-of-order', ORDER, () => ({
    lived: onCourse(),
    fields: { completedOn: '2026-04-12', certificate: true },
  })),
  row('ReturnToRecruitment', 'before the agreement was signed', 'dates-out-of-order', ORDER, () => ({
    lived: atWork(),
    fields: { from: 'igu', on: '2026-04-26', cause: 'other' },
  })),
  row('ReturnToRecruitment', 'between the signing and the first day', undefined, ORDER, () => ({
    lived: atWork(),
    fields: { from: 'igu', on: '2026-04-30', cause: 'other' },
  })),
  row('ReturnToRecruitment', 'before the placement was approved', 'dates-out-of-order', ORDER, () => ({
    lived: placed(),
    fields: { from: 'placement', on: '2026-03-08', cause: 'other' },
  })),
  row(
    'SignIguAgreement',
    'on its first day',
    'agreement-after-start',
    'uim.dk, Hvordan aftales et IGU-forløb (V): a written agreement before the start',
    () => ({ lived: inRecruitment().until(START), fields: { ...anAgreement(START), signedOn: START } }),
  ),
  row(
    'SignIguAgreement',
    'after its first day',
    'agreement-after-start',
    'uim.dk, Hvordan aftales et IGU-forløb (V): a written agreement before the start',
    () => ({
      lived: inRecruitment().until('2026-05-05'),
      fields: { ...anAgreement(START), signedOn: '2026-05-05' },
    }),
  ),
  row(
    'SignIguAgreement',
    'with an end before its start',
    'igu-not-two-years',
    'uim.dk, Hvad indeholder et IGU-forløb (V): two years',
    () => ({
      lived: inRecruitment().until('2026-04-27'),
      fields: { ...anAgreement(START), endsOn: '2026-05-03' },
    }),
  ),
  row('RegisterInVitas', 'before the agreement was signed', 'dates-out-of-order', ORDER, () => ({
    lived: atWork(),
    fields: { registeredOn: '2026-04-26' },
  })),
  row('RecordSchoolHours', 'before the start', 'dates-out-of-order', ORDER, () => ({
    lived: atWork(),
    fields: { asOf: '2026-05-03', hoursDone: 10 },
  })),
  row(
    'ClaimBonus',
    'of completion before the completion',
    'dates-out-of-order',
    'IGU-loven § 11 (V)',
    () => ({
      lived: twoYearsOn().does('CompleteIgu', { completedOn: '2028-05-04', certificateOn: '2028-05-04' }),
      fields: { part: 'completion', claimedOn: '2028-05-03' },
    }),
  ),
  row('ClaimBonus', 'of six months before they are out', 'bonus-too-early', 'IGU-loven § 11 (V)', () => ({
    lived: twoYearsOn(),
    fields: { part: 'six-months', claimedOn: '2026-11-03' },
  })),
  row('CompleteIgu', 'before the two years are out', 'igu-not-ended', 'uim.dk (V): two years', () => ({
    lived: twoYearsOn(),
    fields: { completedOn: '2028-05-02', certificateOn: '2028-05-10' },
  })),
  row(
    'CompleteIgu',
    'with a certificate handed over on the last working day before',
    undefined,
    'no rule was found on its day (U): nobody is refused',
    () => ({ lived: twoYearsOn(), fields: { completedOn: '2028-05-03', certificateOn: '2028-05-02' } }),
  ),
  row('ExtendIgu', 'by an absence that ends before it begins', 'dates-out-of-order', ORDER, () => ({
    lived: atWork(),
    fields: { ...absence, absentFrom: '2026-07-01', backOn: '2026-06-30' },
  })),
  row('ExtendIgu', 'by an absence of no day', 'dates-out-of-order', ORDER, () => ({
    lived: atWork(),
    fields: { ...absence, absentFrom: '2026-07-01', backOn: '2026-07-01' },
  })),
  row(
    'ExtendIgu',
    'by an absence before the start',
    'absence-outside-igu',
    'bill L 217 (2018–19) (B): by the absence from the IGU itself',
    () => ({ lived: atWork(), fields: { ...absence, absentFrom: '2026-05-03', backOn: '2026-07-01' } }),
  ),
  row('ExtendIgu', 'to an earlier day', 'dates-out-of-order', ORDER, () => ({
    lived: atWork(),
    fields: { reason: 'school-not-completed', agreedOn: '2026-08-03', endsOn: '2028-05-02' },
  })),
  row('EndIguEarly', 'before the agreement was signed', 'dates-out-of-order', ORDER, () => ({
    lived: atWork(),
    fields: { ...earlyEnd, endedOn: '2026-04-26' },
  })),
  row(
    'ApprovePlacement',
    'after its start',
    'approval-after-start',
    'aarhus.dk, virksomhedspraktik (V): approved before the start',
    () => ({
      lived: inRecruitment(),
      fields: { ...placement, startsOn: '2026-03-08' },
    }),
  ),
  row('ApprovePlacement', 'with an end before its start', 'dates-out-of-order', ORDER, () => ({
    lived: inRecruitment(),
    fields: { ...placement, endsOn: '2026-03-15' },
  })),
  row('ExtendPlacement', 'to the day it ends on', 'dates-out-of-order', ORDER, () => ({
    lived: placed(),
    fields: { approvedOn: '2026-04-01', endsOn: '2026-05-15' },
  })),
  row('EndPlacement', 'before its start', 'dates-out-of-order', ORDER, () => ({
    lived: placed(),
    fields: { endedOn: '2026-03-15', outcome: 'none' },
  })),
  row('EndTrial', 'before the first day', 'dates-out-of-order', ORDER, () => ({
    lived: learning(),
    fields: { endedOn: '2026-05-03', continues: true },
  })),
  row('PauseJourney', 'before the referral', 'dates-out-of-order', ORDER, () => ({
    lived: inRecruitment(),
    fields: { from: '2026-03-01', kind: 'other' },
  })),
  row('PauseJourney', 'expected to end before it begins', 'dates-out-of-order', ORDER, () => ({
    lived: inRecruitment(),
    fields: { from: '2026-03-09', kind: 'other', expectedBack: '2026-03-08' },
  })),
  row('ResumeJourney', 'before the pause began', 'dates-out-of-order', ORDER, () => ({
    lived: inRecruitment().does('PauseJourney', { from: '2026-03-09', kind: 'other' }),
    fields: { on: '2026-03-08' },
  })),
  row('TransferJourney', 'before the referral', 'dates-out-of-order', ORDER, () => ({
    lived: inRecruitment(),
    fields: {
      municipality: 'koebenhavns-kommune',
      referenceId: '3f0e6d1a-0000-4000-8000-000000000005',
      on: '2026-03-01',
    },
  })),
  row('ReopenJourney', 'before the closing', 'dates-out-of-order', ORDER, () => ({
    lived: closed(),
    fields: { on: '2026-05-31' },
  })),
  row('CloseJourney', 'before the referral', 'dates-out-of-order', ORDER, () => ({
    lived: inRecruitment(),
    fields: { outcome: 'not-established', cause: 'moved', on: '2026-03-01' },
  })),
];

const tomorrow = ({ today }: LivedJourney) => addDays(today, 1);
const soon = (command: CommandType, way: () => LivedJourney, fields: (on: CalendarDate) => object): Row =>
  row(command, 'tomorrow', 'date-in-future', PAST, () => {
    const lived = way();
    return { lived, fields: fields(tomorrow(lived)) };
  });

const IN_THE_FUTURE: readonly Row[] = [
  soon('RecordScreening', referred, aScreening),
  soon('AcceptScreening', screened, (acceptedOn) => ({ acceptedOn })),
  soon('DeclineScreening', screened, (declinedOn) => ({ declinedOn, cause: 'declined' })),
  soon('AcceptMatch', matched, (on) => ({ company: 'eksempel-byg', on })),
  soon('RefuseMatch', matched, (on) => ({ company: 'eksempel-byg', refusedBy: 'person', cause: 'pay', on })),
  soon('ConfirmDayOne', onCourse, (on) => ({ of: 'course', came: true, on })),
  soon(
    'ReleaseFromClass',
    () => inRecruitment().does('AdmitToCourse', admission),
    (on) => ({ on, cause: 'too-few' }),
  ),
  soon('BreakOffCourse', onCourse, (on) => ({ on, cause: 'withdrew', certificate: false })),
  soon('CompleteCourse', onCourse, (completedOn) => ({ completedOn, certificate: true })),
  soon('ReturnToRecruitment', atWork, (on) => ({ from: 'igu', on, cause: 'other' })),
  soon(
    'SignIguAgreement',
    () => inRecruitment().until('2026-04-20'),
    (signedOn) => ({ ...anAgreement(START), signedOn }),
  ),
  soon('RegisterInVitas', atWork, (registeredOn) => ({ registeredOn })),
  soon('RecordSchoolHours', atWork, (asOf) => ({ asOf, hoursDone: 10 })),
  soon('SubmitTrainingPlan', atWork, (submittedOn) => ({ submittedOn })),
  soon('ClaimBonus', twoYearsOn, (claimedOn) => ({ part: 'six-months', claimedOn })),
  soon('CompleteIgu', twoYearsOn, (completedOn) => ({ completedOn, certificateOn: '2028-05-10' })),
  soon('CompleteIgu', twoYearsOn, (certificateOn) => ({ completedOn: '2028-05-10', certificateOn })),
  soon('ExtendIgu', atWork, (agreedOn) => ({
    reason: 'leave-by-law',
    agreedOn,
    absentFrom: '2026-06-01',
    backOn: '2026-07-01',
  })),
  soon('EndIguEarly', atWork, (endedOn) => ({ ...earlyEnd, endedOn })),
  soon('ApprovePlacement', inRecruitment, (approvedOn) => ({ ...placement, approvedOn })),
  soon('ExtendPlacement', placed, (approvedOn) => ({ approvedOn, endsOn: '2026-06-01' })),
  soon('RefusePlacementExtension', placed, (refusedOn) => ({ refusedOn })),
  soon('EndPlacement', placed, (endedOn) => ({ endedOn, outcome: 'none' })),
  soon('EndTrial', learning, (endedOn) => ({ endedOn, continues: true })),
  soon('RecordTalk', inRecruitment, (heldOn) => ({ talk: 'money', heldOn })),
  soon('RecordPaper', inRecruitment, (on) => ({ paper: 'eligibility', on })),
  soon('PauseJourney', inRecruitment, (from) => ({ from, kind: 'other' })),
  soon(
    'ResumeJourney',
    () => inRecruitment().does('PauseJourney', { from: '2026-03-08', kind: 'other' }),
    (on) => ({ on }),
  ),
  soon('TransferJourney', inRecruitment, (on) => ({
    municipality: 'koebenhavns-kommune',
    referenceId: '3f0e6d1a-0000-4000-8000-000000000005',
    on,
  })),
  soon('ReopenJourney', closed, (on) => ({ on })),
  soon('CloseJourney', inRecruitment, (on) => ({ outcome: 'not-established', cause: 'moved', on })),
];

/** What lies ahead by its nature: planned, agreed or expected. */
const MAY_LIE_AHEAD: readonly CommandType[] = [
  'AgreeMatch',
  'AdmitToCourse',
  'StartEmployment',
  'AnswerNoShow',
  'AskForHelp',
];

const isDate = (field: Field): boolean =>
  field.kind === 'date' || (field.kind === 'optional' && isDate(field.field));
// What nobody gives by itself has its date from the service, which knows what day it is.
const withDates = COMMAND_TYPES.filter(
  (type) => !ROUTED_BY_HAND.includes(type) && Object.values<Field>(COMMANDS[type].fields).some(isDate),
);

describe('dates out of order', () => {
  it.each(OUT_OF_ORDER)('%s %s: %s (%s)', (command, _what, code, _rule, ask) => {
    const { lived, fields } = ask();
    expect(lived.refusal(command, fields as CommandFields<typeof command>)).toBe(code);
  });

  it.each(OUT_OF_ORDER.filter(([, , code]) => code === 'dates-out-of-order'))(
    '%s %s: %s in words that name both dates',
    (command, _what, _code, _rule, ask) => {
      const { lived, fields } = ask();
      const refused = lived.asks(command, fields);
      if (!isRefusal(refused)) throw new Error('It was accepted');
      expect(explain(refused, refusalWord).da).toMatch(/^»[^«]+« kan ikke ligge før »[^«]+«\.$/);
    },
  );
});

describe('a day that has not come yet', () => {
  it.each(IN_THE_FUTURE)('%s %s: %s (%s)', (command, _what, code, _rule, ask) => {
    const { lived, fields } = ask();
    expect(lived.refusal(command, fields as CommandFields<typeof command>)).toBe(code);
  });

  it('is tried with every command that carries the day of something that has happened', () => {
    const tried = new Set(IN_THE_FUTURE.map(([command]) => command));
    expect(withDates.filter((type) => !tried.has(type) && !MAY_LIE_AHEAD.includes(type))).toEqual([]);
  });

  it.each([
    [
      'a match for a start next month',
      () => matched(),
      'AgreeMatch',
      { company: 'eksempel-byg', kind: 'igu', plannedStart: '2026-05-04' },
    ],
    ['a class that begins next month', () => inRecruitment(), 'AdmitToCourse', admission],
    [
      'a job that begins next month',
      () => inRecruitment(),
      'StartEmployment',
      { employer: 'eksempel-byg', kind: 'job', startsOn: '2026-04-01', weeklyHours: 37 },
    ],
    [
      'an extension by a leave that is still going on',
      () => atWork(),
      'ExtendIgu',
      { ...absence, absentFrom: '2026-07-01', backOn: '2026-10-01' },
    ],
  ] as const)('is what is planned: %s', (_, way, command, fields) => {
    expect(way().refusal(command, fields as CommandFields<typeof command>)).toBeUndefined();
  });

  it('is no month to apply for: the allowance is paid afterwards', () => {
    const lived = atWork();
    expect(lived.refusal('ClaimAllowance', { month: monthOf(addDays(lived.today, 31)) })).toBe(
      'month-not-begun',
    );
  });
});
