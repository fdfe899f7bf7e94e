import type { z } from 'zod';
import { holdsCpr, NO_CPR_HERE } from '../../domain/vocabulary/cpr-in-text.ts';
import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import { bothLanguages } from './faults.ts';

/**
 * The check of every text that is kept where it can be read, in Postgres, in Temporal or in a mail: it holds no CPR number.
 * What goes to the vault, or is kept as a hash only, needs none.
 */
export function inTheClear(context: z.core.ParsePayload<string>): void {
  if (!holdsCpr(context.value)) return;
  context.issues.push({ code: 'custom', message: bothLanguages(NO_CPR_HERE), input: context.value });
}

/** What is said of a text that tells of its person. It repeats nothing of it. */
export const NOTHING_OF_THE_PERSON: Sentence = {
  da: 'Skriv ikke personens navn, CPR-nummer, telefonnummer eller mailadresse her: feltet gemmes, så andre kan læse det. Brug et nummer eller en betegnelse, der ikke siger, hvem det er.',
  en: 'Write no name, CPR number, telephone number or mail address of the person here: the field is kept where others can read it. Use a number or a word that does not say who it is.',
};
