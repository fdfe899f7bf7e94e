import { notAhead } from '../refusals/date-order.ts';
import { refuse } from '../refusals/refusals.ts';
import type { Rules } from './rule.ts';

/** A match with a company, from the proposal to what the company and the person say to it. */
export const matching = {
  ProposeMatch: (_, { fields }) => ({ type: 'MatchProposed', payload: fields }),

  AgreeMatch: ({ match }, { fields }) => {
    if (match?.company !== fields.company || match.kind !== fields.kind) return refuse('match-not-proposed');
    return { type: 'MatchAgreed', payload: fields };
  },

  // A person says yes once, and only while the match is not agreed yet; another match asks again.
  AcceptMatch: ({ match }, { fields }, today) => {
    if (match?.company !== fields.company) return refuse('match-not-proposed');
    if (match.acceptedOn !== undefined || match.plannedStart !== undefined) return refuse('already-done');
    return notAhead('on', fields.on, today) ?? { type: 'MatchAccepted', payload: fields };
  },

  RefuseMatch: ({ match }, { fields }, today) => {
    if (match?.company !== fields.company) return refuse('match-not-proposed');
    return notAhead('on', fields.on, today) ?? { type: 'MatchRefused', payload: fields };
  },
} satisfies Rules;
