import { z } from 'zod';
import { asWritten, REFERRAL } from '../../domain/journeys/commands.ts';
import { bothLanguages } from '../http/faults.ts';
import { dateSchema, must, schemaOf, saidSchema } from '../http/schemas.ts';
import { textUpTo, email } from '../http/text-fields.ts';
import { INTAKE_COLUMNS } from './columns.ts';
import { nameWritten } from './names.ts';
import { phoneWritten } from './phone.ts';

/** A person's name: what no name has in it was read by the wrong program. */
export const personsName = textUpTo(100).check((context) => {
  if (context.value === '') return;
  const read = nameWritten(context.value);
  if ('value' in read) return;
  context.issues.push({ code: 'custom', message: bothLanguages(read.fault), input: context.value });
});

/** A person's telephone number, which becomes one that a text message can be sent to. */
export const personsPhone = textUpTo(60).transform((written, context) => {
  const read = phoneWritten(written);
  if ('value' in read) return String(read.value);
  context.issues.push({ code: 'custom', message: bothLanguages(read.fault), input: written });
  return z.NEVER;
});

/** What is told of a person, field by field. Somebody who is called by one name has no family name. */
export const personShape = {
  givenName: personsName,
  familyName: personsName.optional(),
  birthDate: dateSchema,
  cpr: z
    .string()
    .regex(/^\d{6}-?\d{4}$/, must('et CPR-nummer på ti cifre', 'a CPR number of ten digits'))
    .optional(),
  phone: personsPhone.optional(),
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
    ...schemaOf(asWritten(REFERRAL)),
    person: z.strictObject(personShape),
    onBehalfOf: saidSchema.shape.onBehalfOf,
    note: saidSchema.shape.note,
  })
  .meta({ id: 'ReferPerson' });

const CELL = must(
  'tekst på højst 10.000 tegn, et tal eller null',
  'text of at most 10,000 characters, a number or null',
);

const LARGEST = Number.MAX_SAFE_INTEGER;
const cell = z.union([z.string().max(10_000), z.number().min(-LARGEST).max(LARGEST), z.null()], CELL);

/** More people than any municipality refers at once; one megabyte of JSON holds fewer. */
const MOST_ROWS = 10_000;

const ROWS = must(
  'en liste med 1 til 10.000 personer. En fil sendes som text/csv eller som .xlsx og må ikke være tom',
  'a list of 1 to 10,000 persons. A file is sent as text/csv or as .xlsx, and must not be empty',
);

/** A list of people as JSON: the columns of the CSV file by their names, with the same spellings and values. */
export const intakeBody = z
  .strictObject({
    rows: z
      .array(
        z.object(Object.fromEntries(INTAKE_COLUMNS.map((name) => [name, cell.optional()]))).catchall(cell),
        ROWS,
      )
      .min(1, ROWS)
      .max(MOST_ROWS, ROWS)
      .describe(
        'Én pr. person, med de samme kolonner som i filen. One a person, with the columns of the file.',
      ),
  })
  .meta({ id: 'IntakeList' });
