import { z } from 'zod';
import { faultOfAddress } from '../../domain/vocabulary/mail-address.ts';
import type { AddressFault } from '../../domain/vocabulary/mail-address.ts';
import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import { bothLanguages } from './faults.ts';
import { inTheClear } from './in-the-clear.ts';
import { must } from './schemas.ts';

/** Free text of at most `max` characters that goes to the vault. */
export const sealedTextUpTo = (max: number) => {
  const fault = must(`tekst på 1–${max} tegn`, `text of 1 to ${max} characters`);
  return z.string(fault).trim().min(1, fault).max(max, fault);
};

/** Free text of at most `max` characters that is kept as it is: it may hold no CPR number. */
export const textUpTo = (max: number) => sealedTextUpTo(max).check(inTheClear);

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
