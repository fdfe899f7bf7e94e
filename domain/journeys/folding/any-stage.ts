import { isAboutAge } from '../../refusals/warnings.ts';
import type { JourneyEvent } from '../events.ts';
import { unsettledHelpOf } from '../journey.ts';
import type { Journey } from '../journey.ts';
import { takenBack } from '../taken-back.ts';
import type { Folds } from './fold.ts';
import { withIguLeft } from './igu.ts';
import { without } from './without.ts';

/** How many warnings are kept: only the latest. */
const WARNINGS_KEPT = 20;

/** What may happen at more than one stage, and after the last. */
export const anyStage = {
  ReturnedToRecruitment: (journey, { payload: { leavesIgu, on } }) => {
    const left = withIguLeft(journey, leavesIgu, on);
    return without({ ...left, stage: 'recruitment' }, 'match');
  },

  TalkHeld: (journey, { payload, sequence }) => ({
    ...journey,
    talks: [...journey.talks, { ...payload, by: sequence }],
  }),

  PaperRecorded: (journey, { payload, sequence }) => ({
    ...journey,
    papers: [...journey.papers, { ...payload, by: sequence }],
  }),

  JourneyPaused: (journey, { payload: { from, kind } }) => ({ ...journey, paused: { since: from, kind } }),

  JourneyResumed: (journey, { payload: { from, on: backOn } }) => ({
    ...without(journey, 'paused'),
    pauses: [...journey.pauses, { from, backOn }],
  }),

  // The old municipality's reference is the old one's own: a transfer without one leaves none.
  JourneyTransferred: (journey, { payload: { municipality, referenceId } }) => {
    if (journey.referral === undefined) return journey;
    const { referenceId: _, ...referral } = { ...journey.referral, municipality };
    return { ...journey, referral: referenceId === undefined ? referral : { ...referral, referenceId } };
  },

  // Warnings about an age hold for the date of birth they were raised for. Those that still hold come again.
  PersonCorrected: (journey, { payload: { fields } }) => {
    if (!fields.includes('birthDate')) return journey;
    const warnings = journey.warnings.filter(({ code }) => !isAboutAge(code));
    return warnings.length === journey.warnings.length ? journey : { ...journey, warnings };
  },

  JourneyKept: (journey, { payload: { other } }) => ({ ...journey, took: [...(journey.took ?? []), other] }),

  JourneyMerged: (journey, { payload: { into } }) => ({ ...journey, mergedInto: into }),

  CommandCorrected: (journey, { payload }) => takenBack(journey, payload.events),

  WarningRaised: (journey, { payload }) => {
    const { cause: by, ...warning } = payload;
    const others = journey.warnings.filter(({ code }) => code !== warning.code);
    return { ...journey, warnings: [...others, { ...warning, by }].slice(-WARNINGS_KEPT) };
  },

  SignalNotApplied: withUnsettledSignal,

  SignalNotUnderstood: withUnsettledSignal,

  SignalSettled: (journey, { payload }) => ({
    ...journey,
    unsettledSignals: journey.unsettledSignals.filter((sequence) => sequence !== payload.event),
  }),

  HelpAskedFor: (journey, { payload: { about, help }, sequence }) => ({
    ...journey,
    unsettledHelp: [...unsettledHelpOf(journey), { by: sequence, about, help }],
  }),

  HelpSettled: (journey, { payload }) => ({
    ...journey,
    unsettledHelp: unsettledHelpOf(journey).filter(({ by }) => by !== payload.event),
  }),

  JourneyClosed: (journey, { payload, sequence }) => ({
    ...without(journey, 'paused'),
    stage: 'closed',
    closed: { ...payload, in: journey.stage, by: sequence },
  }),

  JourneyReopened: (journey, { payload: { stage } }) => ({ ...without(journey, 'closed'), stage }),

  RulebookTakenUp: (journey, { payload: { version } }) => ({ ...journey, rulebook: version }),
} satisfies Folds;

function withUnsettledSignal(journey: Journey, { sequence }: JourneyEvent): Journey {
  return { ...journey, unsettledSignals: [...journey.unsettledSignals, sequence] };
}
