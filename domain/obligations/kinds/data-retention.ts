import { paper } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The coordinator decides what is kept of a closed journey, and why. */
export const dataRetention = {
  name: { da: 'Beslutning om opbevaring af oplysninger', en: 'Decision on keeping the data' },
  answers: paper('data-retention'),
  copies: {},
  askedOf: 'others',
  shows: 'how-long-data-are-kept',
  rehearsed: { does: 'give-the-first-answer' },
} satisfies Kind;
