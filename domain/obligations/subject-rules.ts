import type { RuleIndex } from '../rulebook/rule-index.ts';
import type { PriorAct, SubjectRulebook } from '../rulebook/rule.ts';
import type { Apply } from '../subjects/fold.ts';
import type { SubjectEvent, SubjectKind, SubjectState } from '../subjects/subject.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';

/**
 * What must be known of a kind of subject to work out what follows from its events: what opens, is answered
 * and ends.
 */
export interface SubjectRules<S extends SubjectState, E extends SubjectEvent> {
  readonly kind: SubjectKind;
  readonly apply: Apply<S, E>;
  readonly books: RuleIndex<SubjectRulebook>;
  /** Which events do something to everything owed at once, whatever its rule says. */
  readonly effects: EffectsOf<E>;
  /** The stage a subject is in, if its kind has stages: some rules open in certain stages only. */
  readonly stageOf?: (state: S) => string;
  /** Whether a talk was held or a paper recorded, among those that count: by their day and the number of their event. */
  readonly wasRecorded?: (
    state: S,
    done: TalkOrPaper,
    counts: (on: CalendarDate, by: number) => boolean,
  ) => boolean;
}

/** What can have been done without being an obligation. */
export type TalkOrPaper = Pick<Extract<PriorAct, { readonly state: 'talk' | 'paper' }>, 'state' | 'is'>;

/** What an event does to everything that is owed, by the type of the event. */
export type EffectsOf<E extends SubjectEvent> = {
  readonly [T in E['type']]?: (payload: Extract<E, { readonly type: T }>['payload']) => EffectOnAll;
};

/**
 * What one event does to everything that is owed:
 *
 * - ends it,
 * - lets it wait from a day on,
 * - lets it go on after a pause,
 * - brings back what an earlier event had ended, or
 * - puts right what the commands with some numbers had led to.
 */
export type EffectOnAll =
  | { readonly does: 'close' }
  | { readonly does: 'pause'; readonly from: CalendarDate }
  | { readonly does: 'resume'; readonly from: CalendarDate; readonly on: CalendarDate }
  | { readonly does: 'reopen'; readonly on: CalendarDate; readonly closedBy: number }
  | { readonly does: 'take-back'; readonly events: readonly number[] };

/** What an event does to everything that is owed; `undefined` for most. */
export function effectOf<E extends SubjectEvent>(
  effects: EffectsOf<E>,
  { type, payload }: E,
): EffectOnAll | undefined {
  const effect: ((payload: E['payload']) => EffectOnAll) | undefined = effects[type as E['type']];
  return effect?.(payload);
}

/** An event of a kind of subject, before it has a number and a time. */
export type HappeningOf<E extends SubjectEvent> = E extends SubjectEvent
  ? Pick<E, 'type' | 'payload'>
  : never;
