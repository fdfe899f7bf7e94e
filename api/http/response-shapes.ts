import { z } from 'zod';

/**
 * The bodies of the API's responses as zod schemas: its description is made of them, and tests check responses against
 * them.
 */

/** An instant in a response: UTC, to the millisecond. */
export const instant = z.iso.datetime({ precision: 3 });

/** Words in Danish and English. */
export const sentenceSchema = z.object({ da: z.string(), en: z.string() }).meta({ id: 'Sentence' });

/** A list: `total` counts all, `items` holds the page that was asked for. */
export const listOf = (items: z.ZodType) => z.object({ total: z.int().min(0), items: z.array(items) });

/** A fault in one place of a list that was to be taken in. */
export const intakeFaultSchema = z
  .object({
    line: z
      .int()
      .describe('Rækken, som Excel tæller: overskrifterne er 1. I JSON: personens nummer i listen.'),
    column: z.string().describe('Som den hedder i listen. As the list calls it.'),
    value: z.string().describe('CPR-numre kun med de første seks cifre. CPR numbers: first six digits only.'),
    message: z.string(),
    messageEn: z.string(),
  })
  .meta({ id: 'IntakeFault' });

/** Every refusal. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().describe('Fast kode, som programmer kan regne med. A stable code.'),
    detail: z.string().describe('På dansk. In Danish.'),
    detailEn: z.string(),
    instead: z
      .string()
      .optional()
      .describe(
        'Hvad man kan gøre i stedet, når en regel siger nej. What one may do instead, where a rule refuses.',
      ),
    insteadEn: z.string().optional(),
    source: z
      .string()
      .optional()
      .describe('Reglens kilde med dens sikkerhed: V, B eller U. The rule’s source with its certainty.'),
    reference: z.string().describe('Oplys den, hvis du spørger. Give it when you ask.'),
    faults: z.array(z.object({ field: z.string(), message: z.string(), messageEn: z.string() })).optional(),
    rows: z
      .array(intakeFaultSchema)
      .optional()
      .describe('Alle fejl i en liste, der skulle indlæses. Every fault of a list that was to be taken in.'),
  })
  .meta({ id: 'Problem' });
