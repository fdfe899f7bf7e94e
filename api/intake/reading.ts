import type { Sentence } from '../../domain/vocabulary/sentence.ts';

/** What a cell's text means, or what is wrong with it. */
export type Reading = { readonly value: string | boolean } | { readonly fault: Sentence };

/** How the text of one column is understood. */
export type Reader = (text: string) => Reading;
