import { z } from 'zod';
import { instant } from '../http/response-shapes.ts';
import { organisationId, pageQuery, yesOrNo } from '../http/schemas.ts';

/** Of which organisation changes are asked for, and whether only those that wait for a yes. */
export const partnerChangeQuery = pageQuery.extend({
  organisation: organisationId.optional(),
  open: yesOrNo,
});

const values = z.record(z.string(), z.unknown());

/** One change of an organisation or a contact. */
export const partnerChangeSchema = z
  .object({
    id: z.uuid(),
    about: z.enum(['organisation', 'contact']),
    organisation: organisationId,
    contact: organisationId
      .nullable()
      .describe(
        'null: om organisationen selv, eller en kontaktperson, der ikke er oprettet endnu. About the organisation itself, or a contact who has not been added yet.',
      ),
    isAddition: z.boolean(),
    state: z
      .enum(['proposed', 'made', 'refused'])
      .describe('proposed: venter på sekretariatets ja. Waits for the secretariat’s yes.'),
    before: values
      .nullable()
      .describe('De felter, der ændres, som de var. The fields that change, as they were.'),
    after: values,
    givenBy: organisationId.nullable().describe('null: programmets fil. null: the programme’s file.'),
    givenAt: instant,
    settledBy: organisationId.nullable(),
    settledAt: instant.nullable(),
    undoes: z
      .uuid()
      .nullable()
      .describe('Den ændring, den her fortryder. The change that this one takes back.'),
    undoneBy: z.uuid().nullable(),
  })
  .meta({ id: 'PartnerChange' });
