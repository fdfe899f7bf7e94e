import { z } from 'zod';
import { organisationId } from '../http/schemas.ts';

/** What an intake did, or with `dryRun` would have done. */
export const intakeSchema = z
  .object({
    dryRun: z.boolean(),
    rows: z.int(),
    created: z.int(),
    known: z.int().describe('Forløb, der fandtes i forvejen med samme reference. Already there.'),
    notes: z
      .array(
        z.object({
          line: z.int().optional(),
          column: z.string().optional(),
          message: z.string(),
          messageEn: z.string(),
        }),
      )
      .describe(
        'Det, man skal vide om, hvordan listen er læst, som skjulte rækker. What to know of how the list was read.',
      ),
    journeys: z.array(
      z.object({
        id: z.uuid().nullable().describe('null, hvor en prøve (dryRun) intet har oprettet.'),
        municipality: organisationId,
        reference: z.string(),
        known: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Intake' });

/** One person referred: the journey, and whether the municipality's reference was known already. */
export const referredSchema = z
  .object({ id: z.uuid(), municipality: organisationId, reference: z.string(), known: z.boolean() })
  .meta({ id: 'Referred' });
