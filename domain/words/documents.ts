import type { DocumentKind } from '../vocabulary/codes.ts';
import type { Sentence } from '../vocabulary/sentence.ts';

/** What each kind of document is called. */
export const DOCUMENT_WORDS: Readonly<Record<DocumentKind, Sentence>> = {
  'training-plan': { da: 'Undervisningsplan', en: 'Training plan' },
};
