import { z } from 'zod';
import { faultOfAddress } from '../../domain/vocabulary/mail-address.ts';
import type { AddressFault } from '../../domain/vocabulary/mail-address.ts';
import { lineFaultOf, trimmedLine } from '../../domain/vocabulary/line-fault.ts';
import type { LineFault } from '../../domain/vocabulary/line-fault.ts';
import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import { bothLanguages } from './faults.ts';
import { inTheClear } from './in-the-clear.ts';
import { must } from './schemas.ts';

const LINE_FAULTS: Readonly<Record<LineFault, Sentence>> = {
  control: {
    da: 'Skal stå på én linje, uden linjeskift, tabulatorer og styretegn.',
    en: 'Must be one line, without line breaks, tabs or control characters.',
  },
  unseen: {
    da: 'Har et tegn, som ingen kan se, for eksempel et, der vender læseretningen. Skriv feltet igen uden at kopiere det.',
    en: 'Has a sign that nobody can see, such as one that turns the direction of reading. Write the field again without copying it.',
  },
  blank: { da: 'Skal have noget i sig, der kan ses.', en: 'Must have something in it that can be seen.' },
};

/** One line of text of at most `max` characters that goes to the vault: the name of a person. */
export const sealedTextUpTo = (max: number) => {
  const fault = must(`tekst på 1–${max} tegn`, `text of 1 to ${max} characters`);
  return z.string(fault).overwrite(trimmedLine).min(1, fault).max(max, fault).check(oneLine);
};

/**
 * One line of text for people to read, of at most `max` characters, that is kept as it is: a name, a title, an address. It may hold
 * no CPR number.
 */
export const textUpTo = (max: number) => sealedTextUpTo(max).check(inTheClear);

/** Refuses what is not one line with something to be seen in it. */
function oneLine(context: z.core.ParsePayload<string>): void {
  const fault = context.value === '' ? undefined : lineFaultOf(context.value);
  if (fault === undefined) return;
  const message = bothLanguages(LINE_FAULTS[fault]);
  context.issues.push({ code: 'custom', message, input: context.value });
}

const EMAIL: Sentence = { da: 'Skal være en mailadresse.', en: 'Must be an e-mail address.' };

const ADDRESS_FAULTS: Readonly<Record<AddressFault, Sentence>> = {
  malformed: EMAIL,
  'local-part-too-long': {
    da: 'Mailadressen har mere end 64 tegn før @. Så lange findes ikke.',
    en: 'The e-mail address has more than 64 characters before the @. There are none so long.',
  },
  'too-long': {
    da: 'Mailadressen er længere end 254 tegn. Så lange findes ikke.',
    en: 'The e-mail address is longer than 254 characters. There are none so long.',
  },
  'letters-before-at': {
    da: 'Mailadressen har bogstaver som æ, ø eller å før @. Det kan de færreste mailservere sende til; efter @ må de gerne stå.',
    en: 'The e-mail address has letters such as æ, ø or å before the @, to which few mail servers can send. Behind the @ they may stand.',
  },
};

/** A mail address. Its domain may have Danish letters; it is kept as it is written. */
export const email = z
  .string(bothLanguages(EMAIL))
  .check((context) => {
    const fault = faultOfAddress(context.value);
    if (fault === undefined) return;
    const message = bothLanguages(ADDRESS_FAULTS[fault]);
    context.issues.push({ code: 'custom', message, input: context.value });
  })
  .check(inTheClear)
  .meta({ format: 'idn-email', maxLength: 254 });

const PHONE = must('et telefonnummer, gerne med landekode', 'a telephone number, country code allowed');

/** A telephone number as somebody writes it. */
export const phone = z
  .string(PHONE)
  .regex(/^\+?[\d ]{5,20}$/, PHONE)
  .check(inTheClear);
