import { describe, expect, it } from '@jest/globals';
import type { Facts } from '../../../domain/journeys/command.ts';
import type { CommandFields, CommandType } from '../../../domain/journeys/commands.ts';
import {
  aScreening,
  anAgreement,
  inEmployment,
  inIgu,
  inRecruitment,
  referred,
} from '../../support/journeys/a-journey.ts';
import type { LivedJourney } from '../../support/journeys/a-journey.ts';

const START = '2026-05-04';
const onCourse = () =>
  inRecruitment().does('AdmitToCourse', {
    school: 'next',
    sector: 'painting',
    startsOn: '2026-03-16',
    endsOn: '2026-04-24',
  });
const praktik = {
  kind: 'praktik',
  company: 'eksempel-byg',
  approvedOn: '2026-03-09',
  startsOn: '2026-03-16',
  endsOn: '2026-05-15',
} as const;
const subsidy = { ...praktik, kind: 'loentilskud', benefitGroup: 'dagpenge' } as const;
const inPlacement = () => inRecruitment().does('ApprovePlacement', praktik);
const learning = () =>
  inRecruitment().until(START).does('StartEmployment', {
    employer: 'eksempel-byg',
    kind: 'vocational-education',
    startsOn: START,
    weeklyHours: 37,
  });
const closed = () => inEmployment(START).does('CloseJourney', { outcome: 'job', on: START });
const extension = {
  reason: 'leave-by-law',
  agreedOn: START,
  absentFrom: START,
  backOn: '2026-08-03',
} as const;

type RefusalCase = readonly [because: string, ask: () => unknown, refused: string, values: object];

/** What a journey is asked, and what the answer must say. */
function asked<T extends CommandType>(
  because: string,
  lived: () => LivedJourney,
  type: T,
  fields: CommandFields<T>,
  refused: string,
  values: object = {},
  facts?: Facts,
): RefusalCase {
  return [because, () => lived().asks(type, fields, facts), refused, values];
}

const inFuture = (field: string) => ['date-in-future', { field }] as const;
const outOfOrder = (earlier: string, later: string) => ['dates-out-of-order', { earlier, later }] as const;

const NAMED: readonly RefusalCase[] = [
  asked(
    'a stage that does not take it',
    referred,
    'RegisterInVitas',
    { registeredOn: START },
    'wrong-stage',
    {
      stage: 'screening',
      command: 'RegisterInVitas',
    },
  ),
  asked(
    'a screening of tomorrow',
    referred,
    'RecordScreening',
    aScreening('2026-03-03'),
    ...inFuture('screenedOn'),
  ),
  asked(
    'a screening accepted tomorrow',
    () => referred().does('RecordScreening', aScreening('2026-03-02')),
    'AcceptScreening',
    { acceptedOn: '2026-03-03' },
    ...inFuture('acceptedOn'),
  ),
  asked(
    'a screening accepted before it was held',
    () => referred().until('2026-03-09').does('RecordScreening', aScreening('2026-03-09')),
    'AcceptScreening',
    { acceptedOn: '2026-03-08' },
    ...outOfOrder('screenedOn', 'acceptedOn'),
  ),
  asked(
    'a screening declined tomorrow',
    () => referred().does('RecordScreening', aScreening('2026-03-02')),
    'DeclineScreening',
    { declinedOn: '2026-03-03', cause: 'declined' },
    ...inFuture('declinedOn'),
  ),
  asked(
    'a match refused tomorrow',
    () => inRecruitment().does('ProposeMatch', { kind: 'igu', company: 'eksempel-byg', sector: 'painting' }),
    'RefuseMatch',
    { company: 'eksempel-byg', refusedBy: 'person', cause: 'pay', on: '2026-03-10' },
    ...inFuture('on'),
  ),
  asked(
    'a course that ends before it starts',
    inRecruitment,
    'AdmitToCourse',
    { school: 'next', sector: 'painting', startsOn: '2026-04-13', endsOn: '2026-04-12' },
    ...outOfOrder('startsOn', 'endsOn'),
  ),
  asked(
    'a class left tomorrow before its start',
    onCourse,
    'ReleaseFromClass',
    { on: '2026-03-10', cause: 'other' },
    ...inFuture('on'),
  ),
  asked(
    'a course broken off tomorrow',
    () => onCourse().until('2026-03-17'),
    'BreakOffCourse',
    { on: '2026-03-18', cause: 'other', certificate: false },
    ...inFuture('on'),
  ),
  asked(
    'a course broken off before it began',
    onCourse,
    'BreakOffCourse',
    { on: '2026-03-09', cause: 'other', certificate: false },
    ...outOfOrder('startsOn', 'on'),
  ),
  asked(
    'a course completed tomorrow',
    () => onCourse().until('2026-03-17'),
    'CompleteCourse',
    { completedOn: '2026-03-18', certificate: true },
    ...inFuture('completedOn'),
  ),
  asked(
    'a course completed before it began',
    () => onCourse().until('2026-03-17'),
    'CompleteCourse',
    { completedOn: '2026-03-15', certificate: true },
    ...outOfOrder('startsOn', 'completedOn'),
  ),
  asked(
    'a course completed twice',
    () =>
      onCourse().until('2026-04-24').does('CompleteCourse', { completedOn: '2026-04-24', certificate: true }),
    'CompleteCourse',
    { completedOn: '2026-04-24', certificate: true },
    'already-done',
  ),
  asked(
    'a return from another stage',
    onCourse,
    'ReturnToRecruitment',
    { from: 'igu', on: '2026-03-09', cause: 'resigned' },
    'not-this-stage',
    { stage: 'course', given: 'igu' },
  ),
  asked(
    'a return tomorrow',
    onCourse,
    'ReturnToRecruitment',
    { from: 'course', on: '2026-03-10', cause: 'resigned' },
    ...inFuture('on'),
  ),
  asked(
    'an agreement signed tomorrow',
    inRecruitment,
    'SignIguAgreement',
    { ...anAgreement(START), signedOn: '2026-03-10' },
    ...inFuture('signedOn'),
    { ageAtStart: 31 },
  ),
  asked(
    'an agreement of one year',
    inRecruitment,
    'SignIguAgreement',
    { ...anAgreement(START), signedOn: '2026-03-09', endsOn: '2027-05-03' },
    'igu-not-two-years',
    { ends: '2028-05-03' },
    { ageAtStart: 31 },
  ),
  asked(
    'too few hours of work',
    inRecruitment,
    'SignIguAgreement',
    { ...anAgreement(START), signedOn: '2026-03-09', weeklyWorkHours: 24 },
    'igu-work-hours',
    { min: 25 },
    { ageAtStart: 31 },
  ),
  asked(
    'too many hours with school',
    inRecruitment,
    'SignIguAgreement',
    { ...anAgreement(START), signedOn: '2026-03-09', weeklyHoursWithSchool: 38 },
    'igu-total-hours',
    { min: 32, max: 37 },
    { ageAtStart: 31 },
  ),
  asked(
    'an agreement while a placement runs',
    () => inPlacement().until('2026-04-27'),
    'SignIguAgreement',
    anAgreement(START),
    'placement-not-ended',
    {},
    { ageAtStart: 31 },
  ),
  asked(
    'a person too young',
    inRecruitment,
    'SignIguAgreement',
    { ...anAgreement(START), signedOn: '2026-03-09' },
    'igu-age',
    { min: 18, below: 50 },
    { ageAtStart: 17 },
  ),
  asked(
    'a start after the scheme',
    () => inRecruitment().until('2027-12-20'),
    'SignIguAgreement',
    { ...anAgreement('2028-01-01'), signedOn: '2027-12-20' },
    'igu-scheme-ended',
    { last: '2027-12-31' },
    { ageAtStart: 31 },
  ),
  asked(
    'years of address',
    () => inRecruitment({ registeredAddressSince: '2006-05-03' }),
    'SignIguAgreement',
    { ...anAgreement(START), signedOn: '2026-03-09' },
    'igu-address-years',
    { years: 20 },
    { ageAtStart: 31 },
  ),
  asked(
    'an ordinary job there of late',
    inRecruitment,
    'SignIguAgreement',
    { ...anAgreement(START), signedOn: '2026-03-09', recentOrdinaryJobThere: true },
    'igu-ordinary-job',
    { months: 3 },
    { ageAtStart: 31 },
  ),
  asked(
    'a registration tomorrow',
    () => inIgu(START),
    'RegisterInVitas',
    { registeredOn: '2026-04-28' },
    ...inFuture('registeredOn'),
  ),
  asked(
    'a registration before the signing',
    () => inIgu(START),
    'RegisterInVitas',
    { registeredOn: '2026-04-26' },
    ...outOfOrder('signedOn', 'registeredOn'),
  ),
  asked(
    'a training plan of tomorrow',
    () => inIgu(START),
    'SubmitTrainingPlan',
    { submittedOn: '2026-04-28' },
    ...inFuture('submittedOn'),
  ),
  asked(
    'school hours counted tomorrow',
    () => inIgu(START).until('2026-05-11'),
    'RecordSchoolHours',
    { asOf: '2026-05-12', hoursDone: 20 },
    ...inFuture('asOf'),
  ),
  asked(
    'school hours from before the start',
    () => inIgu(START).until('2026-05-11'),
    'RecordSchoolHours',
    { asOf: '2026-05-03', hoursDone: 20 },
    ...outOfOrder('startsOn', 'asOf'),
  ),
  asked(
    'an IGU completed a day before its end',
    () => inIgu(START).until('2028-05-02'),
    'CompleteIgu',
    { completedOn: '2028-05-02', certificateOn: '2028-05-02' },
    'igu-not-ended',
    { ends: '2028-05-03' },
  ),
  asked(
    'an IGU completed tomorrow',
    () => inIgu(START).until('2028-05-03'),
    'CompleteIgu',
    { completedOn: '2028-05-04', certificateOn: '2028-05-03' },
    ...inFuture('completedOn'),
  ),
  asked(
    'a certificate of tomorrow',
    () => inIgu(START).until('2028-05-03'),
    'CompleteIgu',
    { completedOn: '2028-05-03', certificateOn: '2028-05-04' },
    ...inFuture('certificateOn'),
  ),
  asked(
    'an IGU completed twice',
    () =>
      inIgu(START)
        .until('2028-05-03')
        .does('CompleteIgu', { completedOn: '2028-05-03', certificateOn: '2028-05-03' }),
    'CompleteIgu',
    { completedOn: '2028-05-03', certificateOn: '2028-05-03' },
    'already-done',
  ),
  asked(
    'an early end on the last day',
    () => inIgu(START).until('2026-08-03'),
    'EndIguEarly',
    { endedOn: '2028-05-03', cause: 'other', partialProof: true, seeksSuccessor: true },
    'igu-not-early',
    { ends: '2028-05-03' },
  ),
  asked(
    'an early end of tomorrow',
    () => inIgu(START).until('2026-08-03'),
    'EndIguEarly',
    { endedOn: '2026-08-04', cause: 'other', partialProof: true, seeksSuccessor: true },
    ...inFuture('endedOn'),
  ),
  asked(
    'an early end before the signing',
    () => inIgu(START).until('2026-08-03'),
    'EndIguEarly',
    { endedOn: '2026-04-26', cause: 'other', partialProof: true, seeksSuccessor: true },
    ...outOfOrder('signedOn', 'endedOn'),
  ),
  asked(
    'an early end after the completion',
    () =>
      inIgu(START)
        .until('2028-05-03')
        .does('CompleteIgu', { completedOn: '2028-05-03', certificateOn: '2028-05-03' }),
    'EndIguEarly',
    { endedOn: '2028-05-02', cause: 'other', partialProof: true, seeksSuccessor: true },
    'already-done',
  ),
  asked(
    'a longer IGU after the completion',
    () =>
      inIgu(START)
        .until('2028-05-03')
        .does('CompleteIgu', { completedOn: '2028-05-03', certificateOn: '2028-05-03' }),
    'ExtendIgu',
    { ...extension, agreedOn: '2028-05-03' },
    'already-done',
  ),
  asked(
    'a longer IGU agreed tomorrow',
    () => inIgu(START).until('2026-08-03'),
    'ExtendIgu',
    { ...extension, agreedOn: '2026-08-04' },
    ...inFuture('agreedOn'),
  ),
  asked(
    'a longer IGU for school without a day',
    () => inIgu(START).until('2026-08-03'),
    'ExtendIgu',
    { reason: 'school-not-completed', agreedOn: '2026-08-03' },
    'fields-malformed',
    { fields: 'endsOn' },
  ),
  asked(
    'a longer IGU for school with the first day of an absence',
    () => inIgu(START).until('2026-08-03'),
    'ExtendIgu',
    { reason: 'school-not-completed', agreedOn: '2026-08-03', endsOn: '2028-06-30', absentFrom: START },
    'fields-malformed',
    { fields: 'absentFrom, backOn' },
  ),
  asked(
    'a longer IGU for school with the last day of an absence',
    () => inIgu(START).until('2026-08-03'),
    'ExtendIgu',
    { reason: 'school-not-completed', agreedOn: '2026-08-03', endsOn: '2028-06-30', backOn: START },
    'fields-malformed',
    { fields: 'absentFrom, backOn' },
  ),
  asked(
    'a longer IGU for school that ends no later',
    () => inIgu(START).until('2026-08-03'),
    'ExtendIgu',
    { reason: 'school-not-completed', agreedOn: '2026-08-03', endsOn: '2028-05-03' },
    ...outOfOrder('endsOn', 'endsOn'),
  ),
  asked(
    'a longer IGU for an absence without an end',
    () => inIgu(START).until('2026-08-03'),
    'ExtendIgu',
    { reason: 'leave-by-law', agreedOn: '2026-08-03', absentFrom: START },
    'fields-malformed',
    { fields: 'absentFrom, backOn' },
  ),
  asked(
    'a longer IGU for an absence without a beginning',
    () => inIgu(START).until('2026-08-03'),
    'ExtendIgu',
    { reason: 'leave-by-law', agreedOn: '2026-08-03', backOn: '2026-08-03' },
    'fields-malformed',
    { fields: 'absentFrom, backOn' },
  ),
  asked(
    'a longer IGU for an absence, to a day that somebody chose',
    () => inIgu(START).until('2026-08-03'),
    'ExtendIgu',
    { ...extension, endsOn: '2028-12-31' },
    'fields-malformed',
    { fields: 'endsOn' },
  ),
  asked(
    'a longer IGU for an absence of no day',
    () => inIgu(START).until('2026-08-03'),
    'ExtendIgu',
    { ...extension, backOn: START },
    ...outOfOrder('absentFrom', 'backOn'),
  ),
  asked(
    'a longer IGU for an absence after its end',
    () => inIgu(START).until('2026-08-03'),
    'ExtendIgu',
    { ...extension, agreedOn: '2026-08-03', absentFrom: '2028-05-04', backOn: '2028-06-01' },
    'absence-outside-igu',
  ),
  asked(
    'a bonus too early',
    () =>
      inIgu(START)
        .does('RegisterInVitas', { registeredOn: '2026-04-27' })
        .does('SubmitTrainingPlan', { submittedOn: '2026-04-27' })
        .until('2026-11-03'),
    'ClaimBonus',
    { part: 'six-months', claimedOn: '2026-11-03' },
    'bonus-too-early',
    { from: '2026-11-04' },
  ),
  asked(
    'a bonus without the plan',
    () => inIgu(START).does('RegisterInVitas', { registeredOn: '2026-04-27' }).until('2026-11-04'),
    'ClaimBonus',
    { part: 'six-months', claimedOn: '2026-11-04' },
    'bonus-needs-vitas',
  ),
  asked(
    'a bonus without VITAS',
    () => inIgu(START).does('SubmitTrainingPlan', { submittedOn: '2026-04-27' }).until('2026-11-04'),
    'ClaimBonus',
    { part: 'six-months', claimedOn: '2026-11-04' },
    'bonus-needs-vitas',
  ),
  asked(
    'a bonus of tomorrow',
    () =>
      inIgu(START)
        .does('RegisterInVitas', { registeredOn: '2026-04-27' })
        .does('SubmitTrainingPlan', { submittedOn: '2026-04-27' })
        .until('2026-11-04'),
    'ClaimBonus',
    { part: 'six-months', claimedOn: '2026-11-05' },
    ...inFuture('claimedOn'),
  ),
  asked(
    'a second bonus from before the completion',
    () =>
      inIgu(START)
        .does('RegisterInVitas', { registeredOn: '2026-04-27' })
        .does('SubmitTrainingPlan', { submittedOn: '2026-04-27' })
        .until('2028-05-04')
        .does('CompleteIgu', { completedOn: '2028-05-04', certificateOn: '2028-05-04' }),
    'ClaimBonus',
    { part: 'completion', claimedOn: '2028-05-03' },
    ...outOfOrder('completedOn', 'claimedOn'),
  ),
  asked(
    'a placement beside another',
    inPlacement,
    'ApprovePlacement',
    { ...praktik, startsOn: '2026-05-18', endsOn: '2026-06-12' },
    'placement-not-ended',
  ),
  asked(
    'a placement approved tomorrow',
    inRecruitment,
    'ApprovePlacement',
    { ...praktik, approvedOn: '2026-03-10' },
    ...inFuture('approvedOn'),
  ),
  asked(
    'a placement that ends before it starts',
    inRecruitment,
    'ApprovePlacement',
    { ...praktik, endsOn: '2026-03-15' },
    ...outOfOrder('startsOn', 'endsOn'),
  ),
  asked(
    'a placement ended tomorrow',
    () => inPlacement().until('2026-04-01'),
    'EndPlacement',
    { endedOn: '2026-04-02', outcome: 'none' },
    ...inFuture('endedOn'),
  ),
  asked(
    'a placement ended before it began',
    () => inPlacement().until('2026-04-01'),
    'EndPlacement',
    { endedOn: '2026-03-15', outcome: 'none' },
    ...outOfOrder('startsOn', 'endedOn'),
  ),
  asked(
    'a placement ended twice',
    () => inPlacement().until('2026-04-01').does('EndPlacement', { endedOn: '2026-04-01', outcome: 'none' }),
    'EndPlacement',
    { endedOn: '2026-04-01', outcome: 'none' },
    'already-done',
  ),
  asked(
    'more time for a placement that has ended',
    () => inPlacement().until('2026-04-01').does('EndPlacement', { endedOn: '2026-04-01', outcome: 'none' }),
    'ExtendPlacement',
    { approvedOn: '2026-04-01', endsOn: '2026-06-12' },
    'already-done',
  ),
  asked(
    'a praktik that is too long',
    inRecruitment,
    'ApprovePlacement',
    { ...praktik, benefitGroup: 'dagpenge', endsOn: '2026-04-13' },
    'praktik-too-long',
    { last: '2026-04-12' },
  ),
  asked(
    'a praktik that becomes too long',
    () =>
      inRecruitment().does('ApprovePlacement', {
        ...praktik,
        benefitGroup: 'dagpenge',
        endsOn: '2026-04-10',
      }),
    'ExtendPlacement',
    { approvedOn: '2026-03-09', endsOn: '2026-04-13' },
    'praktik-too-long',
    { last: '2026-04-12' },
  ),
  asked(
    'a wage subsidy that is too long',
    inRecruitment,
    'ApprovePlacement',
    { ...subsidy, publicEmployer: false, endsOn: '2026-09-16' },
    'wage-subsidy-too-long',
    { last: '2026-09-15' },
  ),
  asked(
    'a wage subsidy with a public employer that becomes too long',
    () => inRecruitment().does('ApprovePlacement', { ...subsidy, publicEmployer: true }),
    'ExtendPlacement',
    { approvedOn: '2026-03-09', endsOn: '2026-07-16' },
    'wage-subsidy-too-long',
    { last: '2026-07-15' },
  ),
  asked(
    'too many in placement at once',
    inRecruitment,
    'ApprovePlacement',
    { ...praktik, ordinaryEmployees: 10, supportedEmployees: 2 },
    'fair-ratio',
    { allowed: 2 },
  ),
  asked(
    'an agreement from before the scheme',
    inRecruitment,
    'SignIguAgreement',
    { ...anAgreement('2016-06-30'), signedOn: '2016-06-20' },
    'igu-scheme-not-begun',
    { first: '2016-07-01' },
    { ageAtStart: 31 },
  ),
  asked(
    'more time for a placement, approved tomorrow',
    () => inPlacement().until('2026-04-01'),
    'ExtendPlacement',
    { approvedOn: '2026-04-02', endsOn: '2026-06-12' },
    ...inFuture('approvedOn'),
  ),
  asked(
    'more time for a placement, of no day',
    () => inPlacement().until('2026-04-01'),
    'ExtendPlacement',
    { approvedOn: '2026-04-01', endsOn: '2026-05-15' },
    ...outOfOrder('endsOn', 'endsOn'),
  ),
  asked(
    'no more time for a placement that has ended',
    () => inPlacement().until('2026-04-01').does('EndPlacement', { endedOn: '2026-04-01', outcome: 'none' }),
    'RefusePlacementExtension',
    { refusedOn: '2026-04-01' },
    'already-done',
  ),
  asked(
    'no more time for a placement, from tomorrow',
    () => inPlacement().until('2026-04-01'),
    'RefusePlacementExtension',
    { refusedOn: '2026-04-02' },
    ...inFuture('refusedOn'),
  ),
  asked(
    'a month in work too early',
    () => inEmployment(START).until('2026-05-27'),
    'ConfirmRetention',
    { month: 1, employed: true },
    'retention-too-early',
    { from: '2026-06-04' },
  ),
  asked(
    'a trial ended tomorrow',
    () => learning().until('2026-08-03'),
    'EndTrial',
    { endedOn: '2026-08-04', continues: true },
    ...inFuture('endedOn'),
  ),
  asked(
    'a trial ended before it began',
    () => learning().until('2026-08-03'),
    'EndTrial',
    { endedOn: '2026-05-03', continues: true },
    ...outOfOrder('startsOn', 'endedOn'),
  ),
  asked(
    'a talk of tomorrow',
    inRecruitment,
    'RecordTalk',
    { talk: 'money', heldOn: '2026-03-10' },
    ...inFuture('heldOn'),
  ),
  asked(
    'a paper of tomorrow',
    inRecruitment,
    'RecordPaper',
    { paper: 'eligibility', on: '2026-03-10' },
    ...inFuture('on'),
  ),
  asked(
    'a pause from tomorrow',
    inRecruitment,
    'PauseJourney',
    { from: '2026-03-10', kind: 'other' },
    ...inFuture('from'),
  ),
  asked(
    'a pause from before the referral',
    inRecruitment,
    'PauseJourney',
    { from: '2026-03-01', kind: 'other' },
    ...outOfOrder('referredOn', 'from'),
  ),
  asked(
    'a pause that ends on its first day',
    inRecruitment,
    'PauseJourney',
    { from: '2026-03-09', kind: 'other', expectedBack: '2026-03-09' },
    ...outOfOrder('from', 'expectedBack'),
  ),
  asked(
    'a pause within an earlier one',
    () =>
      inRecruitment()
        .until('2026-03-16')
        .does('PauseJourney', { from: '2026-03-16', kind: 'other' })
        .until('2026-03-30')
        .does('ResumeJourney', { on: '2026-03-30' }),
    'PauseJourney',
    { from: '2026-03-29', kind: 'other' },
    'pause-overlaps',
    { until: '2026-03-30' },
  ),
  asked(
    'a return of tomorrow',
    () => inRecruitment().does('PauseJourney', { from: '2026-03-09', kind: 'other' }),
    'ResumeJourney',
    { on: '2026-03-10' },
    ...inFuture('on'),
  ),
  asked(
    'a return on the day of leaving',
    () => inRecruitment().does('PauseJourney', { from: '2026-03-09', kind: 'other' }),
    'ResumeJourney',
    { on: '2026-03-09' },
    ...outOfOrder('from', 'on'),
  ),
  asked(
    'a transfer of tomorrow',
    inRecruitment,
    'TransferJourney',
    {
      municipality: 'koebenhavns-kommune',
      referenceId: '3f0e6d1a-0000-4000-8000-000000000005',
      on: '2026-03-10',
    },
    ...inFuture('on'),
  ),
  asked('a reopening of tomorrow', closed, 'ReopenJourney', { on: '2026-05-05' }, ...inFuture('on')),
  asked(
    'a closing of tomorrow',
    inRecruitment,
    'CloseJourney',
    { outcome: 'job', on: '2026-03-10' },
    ...inFuture('on'),
  ),
  asked(
    'a reopening from before the closing',
    closed,
    'ReopenJourney',
    { on: '2026-05-03' },
    ...outOfOrder('closedOn', 'on'),
  ),
  asked(
    'a day one of something else',
    () => inIgu(START),
    'ConfirmDayOne',
    { of: 'course', came: true, on: START },
    'not-this-stage',
    { stage: 'igu', given: 'course' },
  ),
  asked(
    'a day one of tomorrow',
    () => inIgu(START).until(START),
    'ConfirmDayOne',
    { of: 'igu', came: true, on: '2026-05-05' },
    ...inFuture('on'),
  ),
  asked(
    'a day one from before the start',
    () => inIgu(START).until(START),
    'ConfirmDayOne',
    { of: 'igu', came: true, on: '2026-05-03' },
    ...outOfOrder('startsOn', 'on'),
  ),
];

describe('a refusal names what is wrong', () => {
  it.each(NAMED)('%s', (_, ask, refused, values) => {
    expect(ask()).toEqual({ refused, values });
  });
});

describe('the same day is in order', () => {
  it.each([
    [
      'for a placement approved on its first day',
      () => inRecruitment().refusal('ApprovePlacement', { ...praktik, startsOn: '2026-03-09' }),
    ],
    [
      'for leaving a class on its first day',
      () => onCourse().until('2026-03-16').refusal('ReleaseFromClass', { on: '2026-03-16', cause: 'other' }),
    ],
    [
      'for an absence from an IGU’s first day to its second',
      () =>
        inIgu(START)
          .until('2026-08-03')
          .refusal('ExtendIgu', { ...extension, backOn: '2026-05-05' }),
    ],
    [
      'for an absence on an IGU’s last day',
      () =>
        inIgu(START)
          .until('2026-08-03')
          .refusal('ExtendIgu', { ...extension, absentFrom: '2028-05-03', backOn: '2028-05-04' }),
    ],
    [
      'for a pause that is expected to last a day',
      () =>
        inRecruitment().refusal('PauseJourney', {
          from: '2026-03-09',
          kind: 'other',
          expectedBack: '2026-03-10',
        }),
    ],
    [
      'for a month in work confirmed a week ahead',
      () => inEmployment(START).until('2026-05-28').refusal('ConfirmRetention', { month: 1, employed: true }),
    ],
    [
      'for more time for a placement by one day',
      () =>
        inPlacement()
          .until('2026-04-01')
          .refusal('ExtendPlacement', { approvedOn: '2026-04-01', endsOn: '2026-05-16' }),
    ],
    [
      'for an IGU made longer for school by one day',
      () =>
        inIgu(START).until('2026-08-03').refusal('ExtendIgu', {
          reason: 'school-not-completed',
          agreedOn: '2026-08-03',
          endsOn: '2028-05-04',
        }),
    ],
    [
      'for two absences of which one begins as the other ends',
      () =>
        inIgu(START)
          .until('2026-09-03')
          .does('ExtendIgu', {
            ...extension,
            agreedOn: '2026-09-03',
            absentFrom: '2026-06-01',
            backOn: '2026-08-03',
          })
          .does('ExtendIgu', {
            ...extension,
            agreedOn: '2026-09-03',
            absentFrom: '2026-08-03',
            backOn: '2026-09-01',
          })
          .refusal('ExtendIgu', {
            ...extension,
            agreedOn: '2026-09-03',
            absentFrom: START,
            backOn: '2026-06-01',
          }),
    ],
  ])('%s', (_, refusal) => {
    expect(refusal()).toBeUndefined();
  });
});
