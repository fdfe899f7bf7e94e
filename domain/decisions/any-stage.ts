import type { CommandFields } from '../journeys/commands.ts';
import type { Happening } from '../journeys/events.ts';
import { isOpen } from '../journeys/is-open.ts';
import { unsettledHelpOf } from '../journeys/journey.ts';
import type { Journey } from '../journeys/journey.ts';
import { iguProgressAtLeaving } from '../law/igu.ts';
import { LONG_ABSENCE_DAYS } from '../obligations/pause.ts';
import { inOrder, notAhead } from '../refusals/date-order.ts';
import { refuse } from '../refusals/refusals.ts';
import type { Refusal } from '../refusals/refusals.ts';
import { addDays, daysBetween } from '../vocabulary/calendar.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import { correct } from './correct.ts';
import { REOPENING_DAYS } from './reopening.ts';
import type { Rules } from './rule.ts';

/** How long an absence is expected to last if nobody says (certainty U: the programme's own). */
const ABSENCE_EXPECTED_DAYS = 28;

/** What may happen at more than one stage, and after the last. */
export const anyStage = {
  ReturnToRecruitment: (journey, { fields }, today) => {
    const { from, on } = fields;
    if (from !== journey.stage) return refuse('not-this-stage', { stage: journey.stage, given: from });
    const { placementDays } = journey;
    return (
      notAhead('on', on, today) ??
      leavingRefusal(journey, from, on) ?? {
        type: 'ReturnedToRecruitment',
        payload: { ...fields, placementDays, ...iguProgressAtLeaving(journey, on) },
      }
    );
  },

  RecordTalk: (_, { fields }, today) =>
    notAhead('heldOn', fields.heldOn, today) ?? { type: 'TalkHeld', payload: fields },

  RecordPaper: (_, { fields }, today) =>
    notAhead('on', fields.on, today) ?? { type: 'PaperRecorded', payload: fields },

  // An absence begins, or has begun; the day it is to end is expected, not promised.
  PauseJourney: (journey, { fields }, today) => {
    const { from, kind, expectedBack } = fields;
    if (journey.paused !== undefined) return refuse('already-paused');
    const until = journey.pauses.reduce((latest, { backOn }) => (backOn > latest ? backOn : latest), '');
    if (from < until) return refuse('pause-overlaps', { until });
    const expected = expectedBack ?? addDays(from, ABSENCE_EXPECTED_DAYS);
    return (
      notAhead('from', from, today) ??
      inOrder('referredOn', journey.referral?.referredOn, 'from', from) ??
      inOrder('from', addDays(from, 1), 'expectedBack', expected) ?? {
        type: 'JourneyPaused',
        payload: { from, kind, expectedBack: expected },
      }
    );
  },

  // The person is back. What waited goes on, moved by exactly the days away.
  ResumeJourney: ({ paused }, { fields }, today) => {
    if (paused === undefined) return refuse('not-paused');
    const { on } = fields;
    const { since: from, kind } = paused;
    const days = daysBetween(from, on);
    return (
      notAhead('on', on, today) ??
      inOrder('from', addDays(from, 1), 'on', on) ?? {
        type: 'JourneyResumed',
        payload: { on, from, kind, days, long: days > LONG_ABSENCE_DAYS },
      }
    );
  },

  // The person moves: another municipality takes over, and only the old one falls silent.
  TransferJourney: ({ referral }, { fields }, today) => {
    const from = referral?.municipality ?? '';
    if (fields.municipality === from) return refuse('same-municipality');
    return (
      notAhead('on', fields.on, today) ??
      inOrder('referredOn', referral?.referredOn, 'on', fields.on) ?? {
        type: 'JourneyTransferred',
        payload: { ...fields, from },
      }
    );
  },

  // What changed is in the vault; here it is told that something did, by whom and why.
  CorrectPerson: (_, { fields }) => ({ type: 'PersonCorrected', payload: fields }),

  // The link itself is kept elsewhere and never told; here stands that somebody made one, and who.
  HandOutOwnPageLink: (_, { fields }) => ({ type: 'OwnPageLinkHandedOut', payload: fields }),

  KeepJourney: ({ id, mergedInto, took = [] }, { fields }) => {
    const { other } = fields;
    if (other === id) return refuse('merge-with-itself');
    if (mergedInto !== undefined) return refuse('merged-already');
    return took.includes(other) ? refuse('already-done') : { type: 'JourneyKept', payload: fields };
  },

  // Nothing more is asked of anybody here. What had been recorded stays, and one that was closed before keeps its outcome.
  MergeJourney: ({ id, mergedInto, closed }, { fields }) => {
    const { into, on } = fields;
    if (into === id) return refuse('merge-with-itself');
    if (mergedInto !== undefined) return refuse('merged-already');
    const merged: Happening = { type: 'JourneyMerged', payload: fields };
    if (closed !== undefined) return merged;
    return [
      merged,
      { type: 'JourneyClosed', payload: { outcome: 'not-established', cause: 'same-person', on } },
    ];
  },

  CorrectCommand: (journey, { fields }) => correct(journey, fields),

  SettleSignal: ({ unsettledSignals }, { fields }) => {
    if (!unsettledSignals.includes(fields.event)) return refuse('no-such-signal');
    return { type: 'SignalSettled', payload: fields };
  },

  // Somebody asks for help with what is open: once for each kind of help, until the coordinator has settled
  // it.
  AskForHelp: (journey, { fields }) => {
    const { about, help, wishedDate } = fields;
    if (!isOpen(journey, about)) return refuse('not-open');
    const isAsked = unsettledHelpOf(journey).some((asked) => asked.about === about && asked.help === help);
    if (isAsked) return refuse('already-done');
    if ((help === 'another-date') !== (wishedDate !== undefined)) return refuse('wished-date-only-then');
    return { type: 'HelpAskedFor', payload: fields };
  },

  SettleHelp: (journey, { fields }) => {
    if (!unsettledHelpOf(journey).some(({ by }) => by === fields.event)) return refuse('no-such-help');
    return { type: 'HelpSettled', payload: fields };
  },

  CloseJourney: ({ referral }, { fields }, today) => {
    const { outcome, cause, on } = fields;
    if (outcome === 'not-established' && cause === undefined) return refuse('cause-required');
    if (outcome !== 'not-established' && cause !== undefined) return refuse('cause-not-allowed');
    return (
      notAhead('on', on, today) ??
      inOrder('referredOn', referral?.referredOn, 'on', on) ?? { type: 'JourneyClosed', payload: fields }
    );
  },

  // The secretariat opens a closed journey again.
  ReopenJourney: ({ closed, mergedInto, screening, placementDays }, { fields }, today) => {
    if (mergedInto !== undefined) return refuse('merged-already');
    if (closed === undefined) return refuse('wrong-stage', { stage: 'closed', command: 'ReopenJourney' });
    if (daysBetween(closed.on, today) > REOPENING_DAYS) return refuse('reopening-too-late');
    const stage = screening?.acceptedOn === undefined ? 'screening' : 'recruitment';
    return (
      notAhead('on', fields.on, today) ??
      inOrder('closedOn', closed.on, 'on', fields.on) ?? {
        type: 'JourneyReopened',
        payload: { ...fields, stage, placementDays, closedBy: closed.by },
      }
    );
  },
} satisfies Rules;

/**
 * Whether what was agreed or approved can come to nothing on this day: it can before its first day, but not
 * before it was agreed.
 */
function leavingRefusal(
  { igu, placement }: Journey,
  from: CommandFields<'ReturnToRecruitment'>['from'],
  on: CalendarDate,
): Refusal | undefined {
  if (from === 'igu') return inOrder('signedOn', igu?.signedOn, 'on', on);
  return from === 'placement' ? inOrder('approvedOn', placement?.approvedOn, 'on', on) : undefined;
}
