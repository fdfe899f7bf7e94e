import { z } from 'zod';
import { must } from './schemas.ts';

/** Free text of at most `max` characters. */
export const textUpTo = (max: number) => {
  const fault = must(`tekst på 1–${max} tegn`, `text of 1 to ${max} characters`);
  return z.string(fault).trim().min(1, fault).max(max, fault);
};

const EMAIL = must('en mailadresse', 'an e-mail address');

/** A mail address. */
export const email = z.email(EMAIL).max(254, EMAIL);

const PHONE = must('et telefonnummer, gerne med landekode', 'a telephone number, country code allowed');

/** A telephone number as somebody writes it. */
export const phone = z.string(PHONE).regex(/^\+?[\d ]{5,20}$/, PHONE);
