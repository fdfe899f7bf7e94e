import { describe, expect, it } from '@jest/globals';
import { COMMAND_TYPES } from '../../../domain/journeys/commands.ts';
import type { CommandFields, CommandType } from '../../../domain/journeys/commands.ts';
import { TAKEN_IN, isTakenIn } from '../../../domain/journeys/stages.ts';
import { addDays, monthOf } from '../../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../../domain/vocabulary/calendar.ts';
import { STAGES } from '../../../domain/vocabulary/codes.ts';
import type { Stage } from '../../../domain/vocabulary/codes.ts';
import {
  aScreening,
  anAgreement,
  inEmployment,
  inIgu,
  inRecruitment,
  referred,
} from '../../support/journeys/a-journey.ts';
import type { LivedJourney } from '../../support/journeys/a-journey.ts';

const admission = {
  school: 'next',
  sector: 'painting',
  startsOn: '2026-03-16',
  endsOn: '2026-04-24',
} as const;
const approval = {
  kind: 'praktik',
  company: 'eksempel-byg',
  approvedOn: '2026-03-09',
  startsOn: '2026-03-16',
  endsOn: '2026-05-15',
} as const;
const job = { employer: 'eksempel-byg', kind: 'job', startsOn: '2026-05-04', weeklyHours: 37 } as const;
const closing = { outcome: 'not-established', cause: 'moved' } as const;

/** Somebody at each stage. */
const AT: Readonly<Record<Stage, () => LivedJourney>> = {
  screening: () => {
    const lived = referred().until('2026-03-09');
    return lived.does('RecordScreening', aScreening(lived.today));
  },
  recruitment: () => inRecruitment(),
  course: () => inRecruitment().does('AdmitToCourse', admission),
  igu: () => inIgu(),
  placement: () => inRecruitment().does('ApprovePlacement', approval),
  employment: () => inEmployment(),
  closed: () => {
    const lived = inRecruitment();
    return lived.does('CloseJourney', { ...closing, on: lived.today });
  },
};

/** The commands that move a person on, each with fields that suit somebody at the stage. */
const MOVES: Partial<Readonly<Record<CommandType, (lived: LivedJourney) => LivedJourney>>> = {
  AcceptScreening: (lived) => lived.does('AcceptScreening', { acceptedOn: lived.today }),
  DeclineScreening: (lived) => lived.does('DeclineScreening', { declinedOn: lived.today, cause: 'declined' }),
  AdmitToCourse: (lived) => lived.does('AdmitToCourse', admission),
  ReleaseFromClass: (lived) => lived.does('ReleaseFromClass', { on: lived.today, cause: 'school-cancelled' }),
  BreakOffCourse: (lived) =>
    lived
      .until('2026-03-23')
      .does('BreakOffCourse', { on: lived.today, cause: 'too-much-absence', certificate: false }),
  SignIguAgreement: (lived) =>
    lived.does('SignIguAgreement', { ...anAgreement('2026-08-03'), signedOn: lived.today }),
  EndIguEarly: (lived) =>
    lived.until('2026-09-01').does('EndIguEarly', {
      endedOn: lived.today,
      cause: 'bankruptcy',
      partialProof: true,
      seeksSuccessor: true,
    }),
  ApprovePlacement: (lived) =>
    lived.does('ApprovePlacement', {
      ...approval,
      approvedOn: lived.today,
      startsOn: '2026-06-01',
      endsOn: '2026-07-31',
    }),
  StartEmployment: (lived) => lived.does('StartEmployment', job),
  ReturnToRecruitment: (lived) => {
    const { stage } = lived.journey;
    if (stage === 'screening' || stage === 'recruitment' || stage === 'closed') return lived;
    return lived.does('ReturnToRecruitment', { from: stage, on: lived.today, cause: 'other' });
  },
  ReopenJourney: (lived) => lived.does('ReopenJourney', { on: lived.today }),
  CloseJourney: (lived) => lived.does('CloseJourney', { ...closing, on: lived.today }),
};

const SOME_ID = '3f0e6d1a-0000-4000-8000-000000000001';
const ANOTHER_ID = '3f0e6d1a-0000-4000-8000-000000000002';

/** Fields of the right form for every command, whether or not they suit the person. */
const wellFormed = (on: CalendarDate): { readonly [T in CommandType]: CommandFields<T> } => ({
  RecordScreening: aScreening(on),
  AcceptScreening: { acceptedOn: on },
  DeclineScreening: { declinedOn: on, cause: 'no-contact' },
  ProposeMatch: { kind: 'igu', company: 'eksempel-byg', sector: 'painting' },
  AgreeMatch: { kind: 'igu', company: 'eksempel-byg', plannedStart: on },
  AcceptMatch: { company: 'eksempel-byg', on },
  RefuseMatch: { company: 'eksempel-byg', refusedBy: 'person', cause: 'hours', on },
  AdmitToCourse: admission,
  ConfirmDayOne: { of: 'igu', came: true, on },
  AnswerNoShow: { of: 'igu', came: true },
  UpholdNoShow: { of: 'igu' },
  ReleaseFromClass: { on, cause: 'too-few' },
  BreakOffCourse: { on, cause: 'withdrew', certificate: false },
  CompleteCourse: { completedOn: on, certificate: true },
  ReturnToRecruitment: { from: 'igu', on, cause: 'other' },
  SignIguAgreement: anAgreement(on),
  RegisterInVitas: { registeredOn: on },
  SubmitTrainingPlan: { submittedOn: on },
  RecordSchoolHours: { asOf: on, hoursDone: 320 },
  ClaimAllowance: { month: monthOf(on) },
  ClaimBonus: { part: 'six-months', claimedOn: on },
  CompleteIgu: { completedOn: on, certificateOn: on },
  ExtendIgu: { reason: 'school-not-completed', agreedOn: on, endsOn: addDays(on, 30) },
  EndIguEarly: { endedOn: on, cause: 'resigned', partialProof: true, seeksSuccessor: false },
  ApprovePlacement: approval,
  ExtendPlacement: { approvedOn: on, endsOn: addDays(approval.endsOn, 30) },
  RefusePlacementExtension: { refusedOn: on },
  EndPlacement: { endedOn: on, outcome: 'none' },
  StartEmployment: job,
  ConfirmRetention: { month: 1, employed: true },
  EndTrial: { endedOn: on, continues: true },
  RecordTalk: { talk: 'money', heldOn: on },
  RecordPaper: { paper: 'eligibility', on },
  PauseJourney: { from: on, kind: 'long-absence', expectedBack: addDays(on, 70) },
  ResumeJourney: { on },
  TransferJourney: {
    municipality: 'koebenhavns-kommune',
    referenceId: '3f0e6d1a-0000-4000-8000-000000000005',
    on,
  },
  CorrectPerson: { correction: SOME_ID, fields: ['phone'], cause: 'has-changed' },
  KeepJourney: { merge: SOME_ID, other: ANOTHER_ID },
  MergeJourney: { merge: SOME_ID, into: ANOTHER_ID, on },
  CorrectCommand: { event: 1, reason: 'given-twice' },
  ReopenJourney: { on },
  SettleSignal: { event: 1 },
  AskForHelp: { about: 'vitas-registration:1', help: 'call-me' },
  SettleHelp: { event: 1 },
  CloseJourney: { ...closing, on },
});

/** Where each stage can lead, as the programme describes a person's way. */
const LEADS_TO: Readonly<Record<Stage, readonly Stage[]>> = {
  screening: ['recruitment', 'closed'],
  // To a job too: an ordinary job answers the search for a place.
  recruitment: ['course', 'igu', 'placement', 'employment', 'closed'],
  course: ['recruitment', 'igu', 'placement', 'employment', 'closed'],
  igu: ['recruitment', 'placement', 'employment', 'closed'],
  // To another placement when the first is ended.
  placement: ['recruitment', 'igu', 'placement', 'employment', 'closed'],
  employment: ['recruitment', 'closed'],
  // Or to screening, if it was closed there.
  closed: ['recruitment'],
};

describe('the stages', () => {
  it.each(STAGES)('%s leads where the programme says, and nowhere else', (stage) => {
    const reached = new Set<Stage>();
    for (const command of TAKEN_IN[stage]) {
      const lived = AT[stage]();
      if (stage === 'placement' && command !== 'EndPlacement') {
        lived.until('2026-03-20').does('EndPlacement', { endedOn: lived.today, outcome: 'none' });
      }
      const moved = MOVES[command]?.(lived);
      if (moved !== undefined) reached.add(moved.journey.stage);
    }
    expect([...reached].sort()).toEqual([...LEADS_TO[stage]].sort());
  });

  it.each(STAGES)(
    '%s refuses every command it does not take, before it reads what else is wrong',
    (stage) => {
      const lived = AT[stage]();
      const fields = wellFormed(lived.today);
      for (const command of COMMAND_TYPES) {
        const refusal = lived.refusal(command, fields[command]);
        expect([command, refusal === 'wrong-stage']).toEqual([command, !isTakenIn(stage, command)]);
      }
    },
  );

  it('lead back to the screening where a journey was closed in it', () => {
    const lived = AT.screening();
    lived.does('DeclineScreening', { declinedOn: lived.today, cause: 'no-contact' });
    expect(lived.journey.stage).toBe('closed');
    lived.until('2026-04-01').does('ReopenJourney', { on: lived.today });
    expect(lived.journey.stage).toBe('screening');
  });

  it('take every command somewhere', () => {
    const taken = new Set(STAGES.flatMap((stage) => TAKEN_IN[stage]));
    expect([...COMMAND_TYPES].filter((command) => !taken.has(command))).toEqual([]);
  });

  it('let every open journey be closed, and every signal be settled even after', () => {
    for (const stage of STAGES) {
      expect([stage, isTakenIn(stage, 'CloseJourney')]).toEqual([stage, stage !== 'closed']);
      expect([stage, isTakenIn(stage, 'SettleSignal')]).toEqual([stage, true]);
    }
  });

  it('take a company’s and a person’s late papers wherever an IGU may have led', () => {
    const after = STAGES.filter((stage) => stage !== 'screening' && stage !== 'closed');
    for (const paper of ['RegisterInVitas', 'SubmitTrainingPlan', 'ClaimAllowance', 'ClaimBonus'] as const) {
      expect(after.filter((stage) => !isTakenIn(stage, paper))).toEqual([]);
    }
  });
});
