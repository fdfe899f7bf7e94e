import { z } from 'zod';
import type { CorrectedField } from '../../db/persons/corrections.ts';
import { PERSON_FIELDS } from '../../domain/vocabulary/codes.ts';
import { PERSON_FIELD_WORDS } from '../../domain/words/index.ts';
import { sentenceSchema } from '../http/response-shapes.ts';
import { cprAsShown } from './journeys-as-json.ts';

const CPR_SHOWN = 'CPR-numre kun med de første seks cifre. CPR numbers: the first six digits only.';

/** One field that was put right, or would be. */
export const correctedFieldSchema = z
  .object({
    field: z.enum(PERSON_FIELDS),
    label: sentenceSchema,
    from: z.string().nullable().describe(CPR_SHOWN),
    to: z.string().nullable().describe(CPR_SHOWN),
  })
  .meta({ id: 'CorrectedField' });

/** A field that was put right as it is shown: a CPR number by its first six digits. */
export function fieldAsShown({ field, from, to }: CorrectedField): z.output<typeof correctedFieldSchema> {
  const shown = (value: string | null) => (value !== null && field === 'cpr' ? cprAsShown(value) : value);
  return { field, label: PERSON_FIELD_WORDS[field], from: shown(from), to: shown(to) };
}
