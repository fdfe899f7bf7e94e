import { z } from 'zod';
import { isCvr } from '../domain/cvr.ts';
import { ORGANISATION_KINDS, POST_CHANNELS, ROLES } from '../domain/codes.ts';
import { COMMANDS, COMMAND_TYPES, REFERRAL } from '../domain/commands.ts';
import { INTAKE_COLUMNS } from './intake-columns.ts';
import { dateSchema, must, organisationId, saidSchema, schemaOf } from './schemas.ts';

/** The bodies of everything that is not a command. */

/** Free text of so many characters at most. */
export const text = (max: number) => {
  const fault = must(`tekst på 1–${max} tegn`, `text of 1 to ${max} characters`);
  return z.string(fault).trim().min(1, fault).max(max, fault);
};

const CVR = must(
  'et CVR-nummer på otte cifre, der går op',
  'a CVR number of eight digits with a valid check digit',
);
const cvr = z
  .string(CVR)
  .regex(/^\d{8}$/, CVR)
  .refine(isCvr, CVR);
const EMAIL = must('en mailadresse', 'an e-mail address');
/** A mail address. */
export const email = z.email(EMAIL).max(254, EMAIL);
const PHONE = must('et telefonnummer, gerne med landekode', 'a telephone number, country code allowed');
const phone = z.string(PHONE).regex(/^\+?[\d ]{5,20}$/, PHONE);
const PLACE = must('et helt tal fra 0 til 10000', 'a whole number from 0 to 10000');
const position = z.number(PLACE).int(PLACE).min(0, PLACE).max(10_000, PLACE);

/** Everything an organisation may be given besides what it is. */
const organisationFields = {
  cvr: cvr.nullable().optional(),
  address: text(300).nullable().optional(),
  active: z.boolean(must('true eller false', 'true or false')).optional(),
  agreementOn: dateSchema.nullable().optional().describe('Dagen, dataaftalen blev underskrevet.'),
};

/** A new organisation. */
export const newOrganisation = z
  .strictObject({
    id: organisationId,
    kind: z.enum(ORGANISATION_KINDS),
    name: text(200),
    ...organisationFields,
  })
  .meta({ id: 'NewOrganisation' });

/** What of an organisation can be changed: all but its id and kind. */
export const organisationChange = z
  .strictObject({ name: text(200).optional(), ...organisationFields })
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
  .strictObject({ organisation: organisationId, name: text(200), email, ...contactFields })
  .meta({ id: 'NewContact' });

/** What of a contact can be changed: all but its organisation. */
export const contactChange = z
  .strictObject({ name: text(200).optional(), email: email.optional(), ...contactFields })
  .meta({ id: 'ContactChange' });

/** How a person wants post of their own, and the day they said so; or that they want none. */
export const personsPostBody = z
  .discriminatedUnion('channel', [
    z.strictObject({
      channel: z.enum(POST_CHANNELS),
      language: z.enum(['da', 'en']).default('da'),
      consentedOn: dateSchema,
    }),
    z.strictObject({ channel: z.literal('none') }),
  ])
  .meta({ id: 'PersonsPost' });

/** How far ahead the training clock can be moved at a time: a whole IGU and a year. It goes a day at a time. */
export const FURTHEST_MOVE_DAYS = 1100;

const DAYS = must(
  `et helt tal fra 1 til ${FURTHEST_MOVE_DAYS}`,
  `a whole number from 1 to ${FURTHEST_MOVE_DAYS}`,
);

/** Where the training clock is moved: to the end of a day, or so many days ahead. */
export const clockMove = z
  .strictObject({
    to: dateSchema.optional(),
    days: z.number(DAYS).int(DAYS).min(1, DAYS).max(FURTHEST_MOVE_DAYS, DAYS).optional(),
  })
  .refine(
    ({ to, days }) => (to === undefined) !== (days === undefined),
    must('enten to (en dato) eller days (antal dage)', 'either to (a date) or days (a number of days)'),
  )
  .meta({ id: 'ClockMove' });

const PERSON = {
  givenName: text(100),
  familyName: text(100),
  birthDate: dateSchema,
  cpr: z
    .string()
    .regex(/^\d{6}-?\d{4}$/, must('et CPR-nummer på ti cifre', 'a CPR number of ten digits'))
    .optional(),
  phone: phone.optional(),
  email: email.optional(),
  language: z
    .string()
    .regex(/^[a-z]{2}$/, must('en sprogkode som ar eller uk', 'a language code such as ar or uk'))
    .optional(),
  arrivedOn: dateSchema.optional(),
};

/** A referral: its fields, and the person, who goes to the vault. */
export const referralBody = z
  .strictObject({
    ...schemaOf(REFERRAL),
    person: z.strictObject(PERSON),
    onBehalfOf: saidSchema.shape.onBehalfOf,
    note: saidSchema.shape.note,
  })
  .meta({ id: 'ReferPerson' });

const CELL = must(
  'tekst på højst 10.000 tegn, et tal eller null',
  'text of at most 10,000 characters, a number or null',
);
const cell = z.union([z.string().max(10_000), z.number(), z.null()], CELL);
const ROWS = must(
  'en liste af personer. En CSV-fil sendes som text/csv og må ikke være tom',
  'a list of persons. A CSV file is sent as text/csv and must not be empty',
);

/** A list of people as JSON: the columns of the CSV file by their names, with the same spellings and values. */
export const intakeBody = z
  .strictObject({
    rows: z
      .array(
        z.object(Object.fromEntries(INTAKE_COLUMNS.map((name) => [name, cell.optional()]))).catchall(cell),
        ROWS,
      )
      .describe(
        'Én pr. person, med de samme kolonner som i filen. One a person, with the columns of the file.',
      ),
  })
  .meta({ id: 'IntakeList' });

const JOBCENTRE_COMMANDS = COMMAND_TYPES.filter((type) => {
  const by: readonly string[] = COMMANDS[type].by;
  return by.includes('caseworker');
});

const KEY = must('1–100 tegn uden mellemrum', '1 to 100 characters without spaces');

/** What a jobcentre's own system tells: one of a caseworker's commands, with its fields. */
export const jobcentreBody = z
  .strictObject({
    key: z.string(KEY).regex(/^[\w.:-]{1,100}$/, KEY),
    municipality: organisationId.optional(),
    command: z.enum(JOBCENTRE_COMMANDS),
    fields: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'JobcentreSignal' });
