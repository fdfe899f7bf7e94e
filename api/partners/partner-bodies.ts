import { z } from 'zod';
import { DATA_ROLES, ORGANISATION_KINDS, ROLES } from '../../domain/vocabulary/codes.ts';
import { isCvr } from '../../domain/vocabulary/cvr.ts';
import { must, dateSchema, organisationId } from '../http/schemas.ts';
import { textUpTo, phone, email } from '../http/text-fields.ts';

const CVR = must(
  'et CVR-nummer på otte cifre, der går op',
  'a CVR number of eight digits with a valid check digit',
);

const cvr = z
  .string(CVR)
  .regex(/^\d{8}$/, CVR)
  .refine(isCvr, CVR);

const PLACE = must('et helt tal fra 0 til 10000', 'a whole number from 0 to 10000');

const position = z.number(PLACE).int(PLACE).min(0, PLACE).max(10_000, PLACE);

/** Everything an organisation may be given besides what it is. */
const organisationFields = {
  cvr: cvr.nullable().optional(),
  address: textUpTo(300).nullable().optional(),
  active: z.boolean(must('true eller false', 'true or false')).optional(),
  agreementOn: dateSchema
    .nullable()
    .optional()
    .describe('Dagen, dataaftalen blev underskrevet. The day its agreement on data was signed.'),
  dataRole: z
    .enum(DATA_ROLES)
    .nullable()
    .optional()
    .describe(
      'Selvstændig dataansvarlig, fælles dataansvarlig eller databehandler. Controller of its own, joint controller or processor.',
    ),
};

/** A new organisation. */
export const newOrganisation = z
  .strictObject({
    id: organisationId
      .optional()
      .describe('Udeladt bliver det lavet af navnet. Left out, it is made from the name.'),
    kind: z.enum(ORGANISATION_KINDS),
    name: textUpTo(200),
    ...organisationFields,
  })
  .meta({ id: 'NewOrganisation' });

/** The fields of an organisation that can be changed: all but its id and kind. */
export const organisationChange = z
  .strictObject({ name: textUpTo(200).optional(), ...organisationFields })
  .meta({ id: 'OrganisationChange' });

const contactFields = {
  phone: phone.nullable().optional(),
  language: z.enum(['da', 'en']).optional(),
  roles: z.array(z.enum(ROLES)).max(ROLES.length).optional(),
  active: z.boolean(must('true eller false', 'true or false')).optional(),
  position: position.optional().describe('Den første aktive får posten. The first active one gets the mail.'),
};

/** A new contact. */
export const newContact = z
  .strictObject({ organisation: organisationId, name: textUpTo(200), email, ...contactFields })
  .meta({ id: 'NewContact' });

/** The fields of a contact that can be changed: all but its organisation. */
export const contactChange = z
  .strictObject({ name: textUpTo(200).optional(), email: email.optional(), ...contactFields })
  .meta({ id: 'ContactChange' });

/** The fields that a body really has: a field that was left out changes nothing. */
export function fieldsGiven<T extends object>(body: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
