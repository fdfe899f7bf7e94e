import type { z } from 'zod';
import type { Sentence } from '../../domain/vocabulary/sentence.ts';

/** What is wrong with one field, in Danish and English. It never repeats what was sent. */
export interface Fault {
  /** The field's name, such as `person.cpr` or `rows.3.name`; empty if it is about the whole body. */
  readonly field: string;
  readonly message: string;
  readonly messageEn: string;
}

/** Writes a sentence in both languages into the one message that a zod schema has room for. */
export function bothLanguages({ da, en }: Sentence): string {
  return `${da}\n${en}`;
}

/** More of the same need not be listed: whoever mends so many asks again. */
export const MOST_FAULTS = 20;

/**
 * The faults that zod found, each once, and each as a sentence for the person who filled in the field: the first twenty, and
 * then that there are more. The time it takes grows with what was sent and no faster.
 */
export function faultsOf(error: z.ZodError): Fault[] {
  // A value can break two rules that have one sentence between them, such as a date's form and its existence.
  const told = new Map<string, Fault>();
  for (const fault of eachFault(error)) {
    told.set(JSON.stringify([fault.field, fault.message]), fault);
    if (told.size > MOST_FAULTS) break;
  }
  const faults = [...told.values()];
  return faults.length > MOST_FAULTS ? [...faults.slice(0, MOST_FAULTS), faultAt('', AND_MORE)] : faults;
}

function* eachFault(error: z.ZodError): Generator<Fault> {
  for (const issue of error.issues) {
    const at = issue.path.map(String);
    if (issue.code !== 'unrecognized_keys') {
      yield faultAt(at.join('.'), sentenceOf(issue));
      continue;
    }
    for (const key of issue.keys) yield faultAt([...at, knownShape(key)].join('.'), NO_SUCH_FIELD);
  }
}

const AND_MORE: Sentence = {
  da: `Der er flere fejl end de ${MOST_FAULTS}, der står her. Ret dem, og send igen.`,
  en: `There are more faults than the ${MOST_FAULTS} listed here. Correct those, and send it again.`,
};

/** One fault that a handler itself has found. */
export function faultAt(field: string, { da, en }: Sentence): Fault {
  return { field, message: da, messageEn: en };
}

/** One place within a body: its name, and the place it lies in. */
interface Place {
  readonly name: string;
  readonly within: Place | undefined;
}

/**
 * The texts in a value that cannot be kept as they are: with the character NUL, which Postgres does not take, or with half
 * of a character, which would become a sign of a lost letter. It walks without recursion, since the sender decides how deep a
 * value goes.
 */
export function unkeepableTexts(sent: unknown): Fault[] {
  const faults: Fault[] = [];
  const ahead: { readonly value: unknown; readonly place: Place | undefined }[] = [
    { value: sent, place: undefined },
  ];
  for (let next = ahead.pop(); next !== undefined && faults.length < MOST_FAULTS; next = ahead.pop()) {
    const { value, place } = next;
    if (typeof value === 'string' && value.includes('\0')) faults.push(faultAt(pathOf(place), NUL_IN_TEXT));
    else if (typeof value === 'string' && /\p{Surrogate}/u.test(value)) {
      faults.push(faultAt(pathOf(place), HALF_A_CHARACTER));
    }
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, inner] of Object.entries(value)) {
      const shown = Array.isArray(value) ? name : knownShape(name);
      ahead.push({ value: inner, place: { name: shown, within: place } });
    }
  }
  return faults;
}

function pathOf(place: Place | undefined): string {
  const names: string[] = [];
  for (let at = place; at !== undefined; at = at.within) names.push(at.name);
  return names.toReversed().join('.');
}

const NUL_IN_TEXT: Sentence = {
  da: 'Teksten indeholder tegnet NUL (U+0000), som ikke kan gemmes.',
  en: 'The text contains the character NUL (U+0000), which cannot be kept.',
};

const HALF_A_CHARACTER: Sentence = {
  da: 'Teksten indeholder et halvt tegn (et enligt surrogat), som ikke kan gemmes. Send den igen som UTF-8.',
  en: 'The text contains half a character (a lone surrogate), which cannot be kept. Send it again as UTF-8.',
};

const NO_SUCH_FIELD: Sentence = { da: 'Feltet findes ikke.', en: 'There is no such field.' };

function sentenceOf(issue: z.core.$ZodIssue): Sentence {
  const [da, en] = issue.message.split('\n');
  if (da !== undefined && en !== undefined) return { da, en };
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'object'
        ? { da: 'Skal være et objekt med felter.', en: 'Must be an object with fields.' }
        : { da: 'Mangler eller er af en forkert slags.', en: 'Missing, or of the wrong kind.' };
    case 'too_small':
      return { da: `Skal være mindst ${issue.minimum}.`, en: `Must be at least ${issue.minimum}.` };
    case 'too_big':
      return { da: `Må højst være ${issue.maximum}.`, en: `Must be at most ${issue.maximum}.` };
    case 'invalid_value':
      return {
        da: `Skal være en af: ${issue.values.join(', ')}.`,
        en: `Must be one of: ${issue.values.join(', ')}.`,
      };
    default:
      return { da: 'Er ikke udfyldt rigtigt.', en: 'Is not filled in correctly.' };
  }
}

/** An unknown field's name is somebody's text: only a name-like one is repeated. */
function knownShape(name: string): string {
  return /^[A-Za-z]{1,40}$/.test(name) ? name : '(uden navn)';
}
