import { apply } from '../journeys/apply.ts';
import type { JourneyEvent } from '../journeys/events.ts';
import type { Journey } from '../journeys/journey.ts';
import { JOURNEY_BOOKS } from '../rulebook/index.ts';
import type { SubjectRules } from './subject-rules.ts';

/** How journeys are folded, which rulebooks they have, and which of their events touch everything that is owed. */
export const journeyRules: SubjectRules<Journey, JourneyEvent> = {
  kind: 'journey',
  apply,
  books: JOURNEY_BOOKS,
  effects: {
    JourneyClosed: () => ({ does: 'close' }),
    JourneyPaused: ({ from }) => ({ does: 'pause', from }),
    JourneyResumed: ({ from, on }) => ({ does: 'resume', from, on }),
    JourneyReopened: ({ on, closedBy }) => ({ does: 'reopen', on, closedBy }),
    CommandCorrected: ({ events }) => ({ does: 'take-back', events }),
  },
  stageOf: ({ stage }) => stage,
  wasRecorded: ({ talks, papers }, { state, is }, counts) =>
    state === 'talk'
      ? talks.some(({ talk, heldOn, by }) => talk === is && counts(heldOn, by))
      : papers.some(({ paper, on, by }) => paper === is && counts(on, by)),
};
