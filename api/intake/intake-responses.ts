import { z } from 'zod';
import { organisationId } from '../http/schemas.ts';
import { alikeSchema } from '../journeys/alike-told.ts';
import { correctedFieldSchema } from '../journeys/corrected-fields.ts';

const ROW = {
  municipality: organisationId,
  reference: z.string(),
  known: z.boolean().describe('Fandtes i forvejen med samme reference. Was there already.'),
  change: z
    .enum(['new', 'unchanged', 'would-change', 'corrected', 'being-corrected', 'not-corrected'])
    .describe(
      'Hvad der sker med personen. Et forløb, der findes, rettes kun, når der bedes om det (correct=true). What becomes of the person. One who is known is put right only if that is asked for.',
    ),
  changes: z.array(correctedFieldSchema).describe('Hvad listen har anderledes. What the list has otherwise.'),
  notTaken: z
    .array(z.string())
    .describe(
      'Felter i henvisningen, som listen har anderledes, og som ikke rettes med en liste. Fields of the referral that a list does not put right.',
    ),
  alike: z
    .array(alikeSchema)
    .describe('Måske samme person, en gang til. Who may be the same person, once more.'),
  why: z
    .object({ code: z.string(), message: z.string(), messageEn: z.string() })
    .optional()
    .describe('Hvorfor personen ikke blev rettet. Why the person was not put right.'),
};

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
        line: z
          .int()
          .describe('Rækken, som Excel tæller. I JSON: personens nummer. The row, as Excel counts.'),
        id: z.uuid().nullable().describe('null, hvor en prøve (dryRun) intet har oprettet.'),
        ...ROW,
      }),
    ),
  })
  .meta({ id: 'Intake' });

/** One person referred: the journey, and whether the municipality's reference was known already. */
export const referredSchema = z.object({ id: z.uuid(), ...ROW }).meta({ id: 'Referred' });
