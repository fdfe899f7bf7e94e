import { readSignal } from '../../domain/decisions/signals.ts';
import type { Journey } from '../../domain/journeys/journey.ts';
import { SIGNALS } from '../../engine/messages.ts';
import type { SubjectRebuilding } from './subject-rebuilding.ts';

/** What rebuilding must know of journeys. */
export const JOURNEY_REBUILDING: SubjectRebuilding<Journey> = {
  chapter: ({ stage }) => stage,
  signalKey: ({ name, payload }) => (name === SIGNALS.jobcentre ? readSignal(payload)?.key : undefined),
  isToldAgain: () => false,
  notUnderstood: 'SignalNotUnderstood',
};
