import type { Sentence } from '../vocabulary/sentence.ts';
import type { Achievement } from './outcomes.ts';

/** What a person can achieve, as a heading in a rehearsal. */
export const ACHIEVEMENT_WORDS: Readonly<Record<Achievement, Sentence>> = {
  'igu-completed': { da: 'Gennemført IGU', en: 'IGU completed' },
  'ordinary-job': { da: 'Ordinært job', en: 'Ordinary job' },
  'job-through-activation': {
    da: 'Ordinært job gennem virksomhedsrettet aktivering',
    en: 'Ordinary job through company activation',
  },
  'vocational-education': { da: 'Begyndt på en erhvervsuddannelse', en: 'Vocational education begun' },
  'self-supporting': { da: 'Selvforsørgende efter tolv måneder', en: 'Self-supporting after twelve months' },
};
